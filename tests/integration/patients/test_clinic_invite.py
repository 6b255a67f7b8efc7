"""A patient's invitation: /patients/<uuid>/invite/."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from patients.actions.invitations import invite_patient, revoke_invitation
from patients.models import Patient, RecordInvitation
from patients.permissions import NotNow
from rehab.accounts.models import Invitation
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused
from rehab.notifications.models import Message


@pytest.fixture
def record(pat_record):
    """Pat before anybody invited them."""
    Patient.objects.filter(pk=pat_record.pk).update(user=None)
    pat_record.refresh_from_db()
    return pat_record


@pytest.fixture
def here(record):
    return reverse("patients:invite_patient", args=[record.pk])


def text(response):
    return response.content.decode()


def test_an_invitation_is_sent_and_its_state_is_shown(clara, as_person, here, record):
    browser = as_person(clara)
    assert "Not invited yet" in text(browser.get(here))
    html = text(browser.post(here, {"do": "send"}, follow=True))
    assert "on its way to pat@example.org" in html
    assert "Waiting" in html
    assert Message.objects.get().link_id == Invitation.objects.get().pk
    assert AuditEvent.objects.filter(event="record_invitation.sent", patient_id=record.pk).count() == 1


def test_opening_the_page_sends_nothing(clara, as_person, here):
    as_person(clara).get(here)
    assert not Message.objects.exists()
    assert not Invitation.objects.exists()


def test_sending_again_closes_the_earlier_link(clara, as_person, here):
    browser = as_person(clara)
    browser.post(here, {"do": "send"})
    browser.post(here, {"do": "send"})
    earlier, newer = Invitation.objects.order_by("created_at")
    assert not earlier.is_open()
    assert newer.is_open()
    assert Message.objects.count() == 2


def test_taking_it_back_closes_the_link(clara, as_person, here):
    browser = as_person(clara)
    browser.post(here, {"do": "send"})
    html = text(browser.post(here, {"do": "revoke"}, follow=True))
    assert "Taken back" in html
    assert not Invitation.objects.get().is_open()
    assert AuditEvent.objects.filter(event="record_invitation.revoked").count() == 1


def test_there_is_nothing_to_take_back_before_sending(clara, as_person, here):
    assert "no open invitation" in text(as_person(clara).post(here, {"do": "revoke"}, follow=True))


def test_an_expired_invitation_says_so_and_can_be_sent_again(clara, as_person, here, record):
    invite_patient(patient=record, by=clara)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))
    html = text(as_person(clara).get(here))
    assert "not used in time" in html
    assert "Send invitation" in html


def test_a_used_invitation_cannot_be_taken_back(clara, record, quinn):
    invite_patient(patient=record, by=clara)
    Invitation.objects.update(used_at=timezone.now(), used_by=quinn)
    with pytest.raises(NotNow, match="no open invitation"):
        revoke_invitation(patient=record, by=clara)


def test_without_an_address_the_page_says_what_to_do_first(clara, as_person, here, record):
    Patient.objects.filter(pk=record.pk).update(email="")
    browser = as_person(clara)
    assert "Add an e-mail address" in text(browser.get(here))
    assert "Add an e-mail address to the record first" in text(
        browser.post(here, {"do": "send"}, follow=True)
    )
    assert not Invitation.objects.exists()


def test_a_patient_who_signs_in_needs_no_invitation(clara, as_person, pat_record):
    here = reverse("patients:invite_patient", args=[pat_record.pk])
    browser = as_person(clara)
    assert "Signs in" in text(browser.get(here))
    assert "already signs in" in text(browser.post(here, {"do": "send"}, follow=True))
    assert not Invitation.objects.exists()


def test_a_caregivers_invitation_is_not_the_patients(clara, as_person, here, record):
    tie = invite_patient(patient=record, by=clara)
    RecordInvitation.objects.filter(pk=tie.pk).update(invited_as="caregiver")
    assert "Not invited yet" in text(as_person(clara).get(here))


@pytest.mark.parametrize("do", ["", "delete"])
def test_any_other_button_is_a_404(clara, as_person, here, do):
    assert as_person(clara).post(here, {"do": do}).status_code == 404


def test_nobody_off_the_team_invites(colin, record):
    with pytest.raises(Refused):
        invite_patient(patient=record, by=colin)
