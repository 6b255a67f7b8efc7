"""/clinic/members/: who works here, and ending that."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.utils import timezone

from rehab.accounts.actions.memberships import end_membership
from rehab.accounts.models import Membership, User
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused
from tests.people import make_member, signed_in

URL = "/clinic/members/"


@pytest.fixture
def admin(as_person, ada):
    return as_person(ada)


@pytest.fixture
def second_admin(clinic):
    return make_member("Abel", clinic, "clinic_admin")


def end_url(user: User, role: str = "clinician") -> str:
    return f"{URL}{user.pk}/{role}/end/"


def test_it_lists_who_works_here_and_nobody_else(admin, clara, sam, pat, quinn):
    page = admin.get(URL).content.decode()
    assert clara.name in page
    assert not any(other.name in page for other in (sam, pat, quinn))


def test_it_says_who_has_no_second_step_yet(admin, clara):
    assert "Not yet" not in admin.get(URL).content.decode()
    Authenticator.objects.filter(user=clara).delete()
    assert "Not yet" in admin.get(URL).content.decode()


def test_it_asks_the_database_as_often_for_two_members_as_for_forty(
    admin, clinic, clara, django_assert_max_num_queries
):
    admin.get(URL)
    with django_assert_max_num_queries(12) as few:
        admin.get(URL)
    for number in range(38):
        make_member(f"Member{number}", clinic, "clinician")
    with django_assert_max_num_queries(len(few)):
        admin.get(URL)


def test_ending_a_role_asks_first(admin, clara):
    page = admin.get(end_url(clara)).content.decode()
    assert "End this role?" in page
    assert clara.memberships.get().ended_at is None


def test_ending_a_role_bites_on_the_next_request(admin, clara, as_person):
    her = as_person(clara)
    assert her.get("/caseload/").status_code == 200
    assert admin.post(end_url(clara))["Location"] == URL
    assert her.get("/caseload/").status_code == 403
    page = admin.get(URL).content.decode()
    assert "used to work here" in page


def test_ending_is_audited_with_who_did_it(admin, ada, clara, clinic):
    admin.post(end_url(clara))
    row = clara.memberships.get()
    assert (row.ended_by, row.ended_at is not None) == (ada, True)
    event = AuditEvent.objects.get(event="clinic.membership_ended")
    assert (event.actor_id, event.clinic_id, event.about_id) == (ada.pk, clinic.pk, str(clara.pk))


def test_ending_one_role_leaves_the_other(admin, clinic):
    both = make_member("Bo", clinic, "clinician", "curator")
    admin.post(end_url(both))
    assert [m.role for m in User.objects.get(pk=both.pk).active_memberships] == ["curator"]


def test_the_last_admin_cannot_end_themselves(admin, ada):
    assert "The only admin" in admin.get(URL).content.decode()
    assert "last admin" in admin.get(end_url(ada, "clinic_admin")).content.decode()
    assert admin.post(end_url(ada, "clinic_admin")).status_code == 403
    assert admin.get(URL).status_code == 200


def test_an_admin_may_go_when_another_one_stays(admin, ada, second_admin):
    assert admin.post(end_url(ada, "clinic_admin"))["Location"] == "/"
    assert admin.get(URL).status_code == 403
    assert signed_in(second_admin).get(URL).status_code == 200


def test_an_admin_who_can_no_longer_sign_in_does_not_count(admin, ada, second_admin):
    User.objects.filter(pk=second_admin.pk).update(is_active=False)
    assert admin.post(end_url(ada, "clinic_admin")).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_two_admins_who_end_each_other_at_once_leave_one(ada, second_admin):
    rows = {
        row.user_id: row
        for row in Membership.objects.filter(role="clinic_admin").select_related("clinic", "user")
    }

    def end(pair: tuple[User, User]) -> str:
        by, whom = pair
        try:
            end_membership(membership=rows[whom.pk], by=User.objects.get(pk=by.pk))
            return "ended"
        except Refused:
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(end, [(ada, second_admin), (second_admin, ada)]))
    assert outcomes == ["ended", "refused"]
    assert Membership.objects.filter(role="clinic_admin", ended_at=None).count() == 1


def test_a_member_of_another_clinic_is_not_found(admin, sam):
    assert admin.get(end_url(sam)).status_code == 404
    assert admin.post(end_url(sam)).status_code == 404
    assert sam.memberships.get().ended_at is None


def test_a_role_that_was_ended_is_not_found(admin, clara):
    clara.memberships.update(ended_at=timezone.now())
    assert admin.post(end_url(clara)).status_code == 404


def test_an_admin_here_who_treats_patients_elsewhere_runs_only_this_clinic(
    as_person, other_clinic, clinic, sam, clara
):
    both = make_member("Bea", other_clinic, "clinician")
    Membership.objects.create(user=both, clinic=clinic, role="clinic_admin")
    her = as_person(both)
    page = her.get(URL).content.decode()
    assert clara.name in page
    assert sam.name not in page
    assert her.post(end_url(sam)).status_code == 404


@pytest.mark.parametrize("who", ["clara", "cora", "pat", "gita"])
def test_only_clinic_admins_see_members(as_person, request, clara, who):
    browser = as_person(request.getfixturevalue(who))
    assert browser.get(URL).status_code == 403
    assert browser.post(end_url(clara)).status_code == 403


def test_a_link_cannot_end_anything(admin, clara):
    for method in (admin.get, admin.head):
        assert method(end_url(clara)).status_code == 200
    assert admin.put(end_url(clara)).status_code == 405
    assert clara.memberships.get().ended_at is None
