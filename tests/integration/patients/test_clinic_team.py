"""The care team: /patients/<uuid>/team/."""

import pytest
from django.urls import reverse
from django.utils import timezone

from patients.actions.team import add_member, end_member, hand_over_lead
from patients.models import CareTeamMember, Patient
from patients.permissions import NotNow
from rehab.accounts.models import Membership, User
from rehab.accounts.roles import CLINICIAN
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused
from tests.people import make_member


@pytest.fixture
def url(pat_record):
    def of(name, *args):
        return reverse(f"patients:{name}", args=[pat_record.pk, *args])

    return of


@pytest.fixture
def colin_joins(pat_record, clara, colin):
    return add_member(patient=pat_record, colleague=colin, by=clara)


def place_of(user):
    return CareTeamMember.objects.select_related("patient").get(user=user, until=None)


def fresh(user):
    """The person as the next request would load them."""
    return User.objects.get(pk=user.pk)


def text(response):
    return response.content.decode()


def test_a_colleague_who_is_added_can_open_the_record_at_once(clara, colin, as_person, url, pat_record):
    before = as_person(colin).get(url("record")).status_code
    as_person(clara).post(url("team"), {"colleague": colin.pk})
    assert (before, as_person(colin).get(url("record")).status_code) == (404, 200)
    assert AuditEvent.objects.filter(event="care_team.added", patient_id=pat_record.pk).count() == 1


def test_only_clinicians_of_this_clinic_are_offered(clara, colin, sam, cora, ada, as_person, url):
    html = text(as_person(clara).get(url("team")))
    assert "Colin Example" in html
    assert not any(name in html for name in ("Sam Example", "Cora Example", "Ada Example"))


@pytest.mark.parametrize("who", ["sam", "cora", "pat"])
def test_nobody_else_can_be_added_by_a_forged_form(request, clara, as_person, url, who):
    other = request.getfixturevalue(who)
    html = text(as_person(clara).post(url("team"), {"colleague": other.pk}))
    assert "Choose a clinician of this clinic" in html
    assert CareTeamMember.objects.count() == 1


def test_the_action_checks_the_colleague_too(clara, sam, colin_joins, colin, pat_record):
    with pytest.raises(Refused, match="same clinic"):
        add_member(patient=pat_record, colleague=sam, by=clara)
    with pytest.raises(NotNow, match="already on this care team"):
        add_member(patient=pat_record, colleague=colin, by=clara)


def test_an_ended_place_closes_the_record_on_the_next_request(clara, colin, colin_joins, as_person, url):
    browser = as_person(colin)
    assert browser.get(url("record")).status_code == 200
    as_person(clara).post(url("team_end", colin_joins.pk))
    assert browser.get(url("record")).status_code == 404


def test_somebody_who_leaves_goes_to_their_list(colin, colin_joins, as_person, url):
    answer = as_person(colin).post(url("team_end", colin_joins.pk))
    assert answer["Location"] == reverse("programs:caseload")


def test_the_last_one_cannot_leave_without_a_successor(clara, as_person, url):
    mine = place_of(clara)
    html = text(as_person(clara).post(url("team_end", mine.pk), follow=True))
    assert "add a colleague to the care team first" in html
    assert place_of(clara).until is None


@pytest.mark.parametrize("gone", ["ended membership", "another role", "deactivated"])
def test_a_colleague_who_no_longer_works_here_as_a_clinician_is_no_successor(clara, colin, colin_joins, gone):
    if gone == "deactivated":
        User.objects.filter(pk=colin.pk).update(is_active=False)
    else:
        change = {"role": "curator"} if gone == "another role" else {"ended_at": timezone.now()}
        Membership.objects.filter(user=colin).update(**change)
    with pytest.raises(NotNow, match="last person"):
        end_member(member=place_of(clara), by=clara)


def test_the_lead_hands_over_before_leaving(clara, colin, colin_joins, as_person, url):
    with pytest.raises(NotNow, match="Hand over the lead first"):
        end_member(member=place_of(clara), by=clara)
    browser = as_person(clara)
    browser.post(url("team_lead", colin_joins.pk))
    assert place_of(colin).lead
    assert not place_of(clara).lead
    assert browser.post(url("team_end", place_of(clara).pk)).status_code == 302
    assert not CareTeamMember.objects.filter(user=clara, until=None).exists()


def test_only_the_lead_hands_over_and_ends_others_places(
    clara, colin, colin_joins, clinic, pat_record, as_person, url
):
    dana = make_member("Dana", clinic, CLINICIAN.key)
    place = add_member(patient=pat_record, colleague=dana, by=clara)
    for name in ("team_lead", "team_end"):
        answer = as_person(colin).post(url(name, place.pk))
        assert answer.status_code == 403
        assert "Only the lead clinician" in text(answer)


def test_the_team_chooses_a_lead_when_the_lead_has_left_the_clinic(clara, colin, colin_joins):
    Membership.objects.filter(user=clara).update(ended_at=timezone.now())
    assert hand_over_lead(member=place_of(colin), by=fresh(colin)).lead
    assert CareTeamMember.objects.filter(lead=True, until=None).count() == 1


def test_somebody_who_was_on_the_team_can_come_back(clara, colin, colin_joins, pat_record):
    end_member(member=colin_joins, by=clara)
    assert add_member(patient=pat_record, colleague=colin, by=clara).pk != colin_joins.pk
    assert CareTeamMember.objects.filter(user=colin).count() == 2


def test_ending_a_place_twice_is_refused_and_the_first_end_stays(clara, colin_joins):
    ended = end_member(member=colin_joins, by=clara)
    with pytest.raises(NotNow, match="already ended"):
        end_member(member=colin_joins, by=clara)
    assert CareTeamMember.objects.get(pk=ended.pk).until == ended.until


def test_past_members_stay_on_the_page_with_their_dates(clara, colin_joins, as_person, url):
    end_member(member=colin_joins, by=clara)
    html = text(as_person(clara).get(url("team")))
    assert "Earlier members" in html
    assert "ended by Clara Example" in html


def test_the_button_says_why_it_is_closed(clara, as_person, url):
    assert "The last person cannot leave" in text(as_person(clara).get(url("team")))


def test_a_bigger_team_costs_no_more_queries(
    clara, clinic, pat_record, as_person, url, django_assert_max_num_queries
):
    for name in ("Dana", "Eli", "Femi", "Gus", "Hana"):
        add_member(patient=pat_record, colleague=make_member(name, clinic, CLINICIAN.key), by=clara)
    browser = as_person(clara)
    browser.get(url("team"))
    with django_assert_max_num_queries(16):
        browser.get(url("team"))


def test_the_team_of_an_ended_care_can_still_be_changed(clara, colin, pat_record):
    """Somebody has to keep the key to the record."""
    Patient.objects.filter(pk=pat_record.pk).update(ended_at=timezone.now())
    assert add_member(patient=pat_record, colleague=colin, by=clara).until is None
