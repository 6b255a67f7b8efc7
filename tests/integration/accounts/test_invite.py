"""/clinic/invitations/: an admin offers a role, and may take the offer back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from rehab.accounts.models import Invitation
from rehab.audit.models import AuditEvent
from rehab.notifications.models import Message
from tests.people import make_member

URL = "/clinic/invitations/new/"
TYPED = {"name": "Nora New", "email": "Nora@Example.org", "role": "clinician", "language": "es"}


@pytest.fixture
def admin(as_person, ada):
    return as_person(ada)


@pytest.fixture
def invitation(admin):
    admin.post(URL, TYPED)
    return Invitation.objects.get()


def test_an_invitation_is_kept_queued_and_audited_together(admin, ada, clinic):
    assert admin.post(URL, TYPED)["Location"] == "/clinic/members/"
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.clinic, invitation.invited_by) == ("nora@example.org", clinic, ada)
    message = Message.objects.get()
    assert (message.kind, message.address, message.language) == ("invitation", "nora@example.org", "es")
    assert (message.link, message.link_id) == ("accounts:invitation", invitation.pk)
    event = AuditEvent.objects.get(event="clinic.member_invited")
    assert (event.actor_id, event.clinic_id, event.about_id) == (ada.pk, clinic.pk, str(invitation.pk))
    assert "nora" not in event.reason.lower()


def test_it_expires_after_the_days_in_the_settings(invitation, settings):
    days = (invitation.expires_at - invitation.created_at) / timedelta(days=1)
    assert days == pytest.approx(settings.INVITATION_DAYS, abs=0.01)


def test_wrong_input_is_said_next_to_its_field_and_nothing_typed_is_lost(admin):
    page = admin.post(URL, TYPED | {"email": "not an address"})
    assert page.status_code == 200
    assert page.context["form"]["email"].errors
    assert "Nora New" in page.content.decode()
    assert "not an address" in page.content.decode()
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("role", ["", "superuser", "patient"])
def test_only_the_three_roles_can_be_offered(admin, role):
    admin.post(URL, TYPED | {"role": role})
    assert not Invitation.objects.exists()


def test_what_the_form_does_not_ask_cannot_be_set(admin, other_clinic, clara):
    extra = {
        "clinic": str(other_clinic.pk),
        "invited_by": str(clara.pk),
        "used_at": "2026-01-01",
        "id": str(clara.pk),
    }
    admin.post(URL, TYPED | extra)
    invitation = Invitation.objects.get()
    assert invitation.clinic != other_clinic
    assert invitation.invited_by != clara
    assert (invitation.used_at, invitation.pk == clara.pk) == (None, False)


def test_the_same_person_is_not_invited_twice_to_the_same_role(admin, invitation):
    page = admin.post(URL, TYPED | {"email": "NORA@example.org"})
    assert "already invited" in page.content.decode()
    assert Invitation.objects.count() == Message.objects.count() == 1


def test_somebody_who_has_the_role_is_not_invited_to_it(admin, clara):
    page = admin.post(URL, TYPED | {"email": clara.email})
    assert "already has that role" in page.content.decode()
    assert not Invitation.objects.exists()


def test_an_invitation_that_is_too_old_makes_way_for_a_new_one(admin, invitation):
    Invitation.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert admin.post(URL, TYPED).status_code == 302
    old, new = Invitation.objects.order_by("created_at")
    assert old.revoked_at
    assert new.is_open()


def test_withdrawing_asks_first_and_then_closes_the_link(admin, invitation):
    url = f"/clinic/invitations/{invitation.pk}/revoke/"
    assert "nora@example.org" in admin.get(url).content.decode()
    assert Invitation.objects.get().is_open()
    assert admin.post(url).status_code == 302
    assert not Invitation.objects.get().is_open()
    assert AuditEvent.objects.filter(event="invitation.revoked").count() == 1


def test_withdrawing_twice_says_that_nothing_is_open(admin, invitation):
    url = f"/clinic/invitations/{invitation.pk}/revoke/"
    admin.post(url)
    assert "no longer open" in admin.get(url).content.decode()
    assert admin.post(url).status_code == 403
    assert AuditEvent.objects.filter(event="invitation.revoked").count() == 1


def test_an_invitation_of_another_clinic_is_not_found(as_person, invitation, other_clinic):
    stranger = as_person(make_member("Sybil", other_clinic, "clinic_admin"))
    assert stranger.get(f"/clinic/invitations/{invitation.pk}/revoke/").status_code == 404
    assert stranger.post(f"/clinic/invitations/{invitation.pk}/revoke/").status_code == 404
    assert Invitation.objects.get().is_open()


@pytest.mark.parametrize("who", ["clara", "cora", "pat", "gita"])
def test_only_clinic_admins_invite(as_person, request, who):
    admin = as_person(request.getfixturevalue(who))
    assert admin.get(URL).status_code == 403
    assert admin.post(URL, TYPED).status_code == 403
    assert not Invitation.objects.exists()


def test_a_signed_out_visitor_is_led_to_sign_in(client, db):
    assert client.get(URL)["Location"] == f"/accounts/login/?next={URL}"
