"""/accounts/welcome/: a link becomes an account that is tied to a record, once."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from patients.actions.consents import invite_caregiver, revoke_consent, withdraw_caregiver_invitation
from patients.actions.invitations import invite_patient, revoke_invitation
from patients.models import CareTeamMember, Consent, Patient, RecordInvitation
from rehab.accounts.actions.invitations import create_invitation
from rehab.accounts.models import Invitation, User
from rehab.accounts.tokens import sign_id
from rehab.audit.models import AuditEvent
from rehab.notifications.actions.deliver import deliver_one
from rehab.notifications.models import Message
from tests.people import make_patient

FORM = "/accounts/welcome/"
NEW = {"name": "Nora Example", "password": "four quiet green boats"}


@pytest.fixture
def nora_record(clinic, clara):
    """A patient who was enrolled and has not signed in yet."""
    patient = make_patient("Nora", clinic, clara)
    user, patient.user = patient.user, None
    patient.save()
    user.delete()
    return patient


def invited(patient: Patient, by: User, email: str = "nora@example.org") -> RecordInvitation:
    made = create_invitation(
        clinic=patient.clinic, email=email, name="Nora", role="", language="en", by=by, days=7
    )
    return RecordInvitation.objects.create(patient=patient, invitation=made, invited_as="patient")


def link(tie: RecordInvitation) -> str:
    return reverse("patients:welcome", args=[sign_id("patients:welcome", tie.invitation_id)])


def helper_of(patient: Patient, email: str = "hana@example.org", **rights: object) -> RecordInvitation:
    assert patient.user
    until = patient.today() + timedelta(days=30)
    wanted = {"relation": "friend", "view_lessons": True, "log_help": False, "until": until} | rights
    return invite_caregiver(patient=patient, name="Hana", email=email, by=patient.user, **wanted)  # type: ignore[arg-type]


def test_the_link_takes_its_token_out_of_the_address_and_signs_nobody_in(client, nora_record, clara):
    answer = client.get(link(invited(nora_record, clara)))
    assert answer.headers["Location"] == FORM
    assert "_auth_user_id" not in client.session


def test_a_patient_chooses_a_password_and_lands_on_today(client, nora_record, clara):
    client.get(link(invited(nora_record, clara)))
    assert "Welcome, Nora" in client.get(FORM).content.decode()
    answer = client.post(FORM, NEW)
    assert answer.headers["Location"] == reverse("programs:today")
    nora_record.refresh_from_db()
    user = nora_record.user
    assert user
    assert (user.email, user.name, user.time_zone) == (
        "nora@example.org",
        "Nora Example",
        "Europe/Madrid",
    )
    assert user.check_password(NEW["password"])
    assert client.session["_auth_user_id"] == str(user.pk)
    assert AuditEvent.objects.get(event="record.taken_up").actor_id == user.pk


def test_a_caregiver_gets_the_consent_as_it_was_offered_and_nothing_more(client, pat_record):
    client.get(link(helper_of(pat_record, log_help=True)))
    assert "Pat would like your help" in client.get(FORM).content.decode()
    answer = client.post(FORM, NEW)
    assert answer.headers["Location"] == reverse("programs:for_today", args=[pat_record.pk])
    consent = Consent.objects.get()
    assert (consent.patient, consent.view_plan, consent.log_help, consent.relation) == (
        pat_record,
        True,
        True,
        "friend",
    )
    last_day = pat_record.today() + timedelta(days=30)
    assert consent.expires_at
    assert consent.expires_at.astimezone(pat_record.zone).date() == last_day + timedelta(days=1)
    assert not Patient.objects.filter(user=consent.caregiver).exists()


def test_the_mail_that_goes_out_opens_this_page(client, pat_record):
    helper_of(pat_record)
    deliver_one(Message.objects.get(kind="welcome").pk)
    found = re.search(r"http://[^/\s]+(/accounts/welcome/\S+)", mail.outbox[0].body)
    assert found, mail.outbox[0].body
    assert client.get(found.group(1)).headers["Location"] == FORM
    assert "Pat" not in mail.outbox[0].body


def test_a_link_works_once(client, nora_record, clara):
    url = link(invited(nora_record, clara))
    client.get(url)
    client.post(FORM, NEW)
    client.logout()
    answer = client.get(url)
    assert answer.status_code == 410
    assert "already used" in answer.content.decode()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"expires_at": timezone.now() - timedelta(seconds=1)}, "too old"),
        ({"revoked_at": timezone.now()}, "taken back"),
    ],
)
def test_a_link_that_no_longer_works_says_what_to_do(client, nora_record, clara, change, words):
    tie = invited(nora_record, clara)
    Invitation.objects.update(**change)
    answer = client.get(link(tie))
    page = answer.content.decode()
    assert answer.status_code == 410
    assert words in page
    assert "Sign in" in page


@pytest.mark.parametrize("expired", [False, True])
def test_an_earlier_mail_points_to_the_newest_one(client, nora_record, clara, expired):
    CareTeamMember.objects.create(patient=nora_record, user=clara, lead=True, added_by=clara)
    first = invite_patient(patient=nora_record, by=clara)
    if expired:
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    newest = invite_patient(patient=nora_record, by=clara)
    page = client.get(link(first)).content.decode()
    assert "open the link in the newest e-mail" in page
    assert "taken back" not in page
    assert client.get(link(newest)).headers["Location"] == FORM
    revoke_invitation(patient=nora_record, by=clara)
    assert "newest" not in client.get(link(first)).content.decode()


@pytest.mark.parametrize("token", ["nonsense", "a:b:c"])
def test_a_link_with_one_wrong_letter_opens_nothing(client, nora_record, clara, token):
    assert client.get(reverse("patients:welcome", args=[token])).status_code == 410
    good = link(invited(nora_record, clara))
    assert client.get(good[:-2] + "x/").status_code == 410


def test_an_invitation_to_work_at_the_clinic_is_not_taken_up_here(client, clinic, ada):
    staff = create_invitation(
        clinic=clinic, email="new@example.org", name="New", role="clinician", language="en", by=ada, days=7
    )
    answer = client.get(reverse("patients:welcome", args=[sign_id("patients:welcome", staff.pk)]))
    assert answer.status_code == 410
    assert client.post(FORM, NEW).status_code == 410


def test_without_a_link_the_form_leads_nowhere(client, db):
    assert client.get(FORM).status_code == 410


def test_taken_back_while_the_form_was_open_means_no_account(client, pat_record):
    tie = helper_of(pat_record)
    client.get(link(tie))
    withdraw_caregiver_invitation(tie=tie, by=pat_record.user)
    assert client.post(FORM, NEW).status_code == 410
    assert not User.objects.filter(email="hana@example.org").exists()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"password": "short"}, "at least 12 characters"),
        ({"name": ""}, "required"),
        ({"password": "qwerty123456"}, "common"),
    ],
)
def test_a_weak_password_is_said_and_the_name_is_kept(client, nora_record, clara, wrong, words):
    client.get(link(invited(nora_record, clara)))
    page = client.post(FORM, NEW | wrong).content.decode()
    assert words in page
    assert wrong.get("name") == "" or "Nora Example" in page
    assert not User.objects.filter(email="nora@example.org").exists()


def test_somebody_with_an_account_signs_in_first(client, as_person, pat_record, colin):
    client.get(link(helper_of(pat_record, email=colin.email)))
    assert "You have an account already" in client.get(FORM).content.decode()
    colins = as_person(colin)
    colins.get(link(RecordInvitation.objects.get()))
    assert colins.post(FORM).headers["Location"] == reverse("programs:for_today", args=[pat_record.pk])
    assert Consent.objects.get().caregiver == colin


def test_an_invitation_is_of_no_use_to_anybody_else(as_person, pat_record, quinn):
    quinns = as_person(quinn)
    quinns.get(link(helper_of(pat_record)))
    answer = quinns.post(FORM)
    assert answer.status_code == 403
    assert "for somebody else" in answer.content.decode()
    assert not Consent.objects.exists()


def test_a_record_that_somebody_uses_already_is_not_handed_over(client, pat_record, clara):
    client.get(link(invited(pat_record, clara)))
    page = client.post(FORM, NEW).content.decode()
    assert "in use already" in page
    assert not User.objects.filter(email="nora@example.org").exists()


def test_one_person_does_not_get_two_records(as_person, quinn, nora_record, clara):
    quinns = as_person(quinn)
    quinns.get(link(invited(nora_record, clara, email=quinn.email)))
    assert "a record of your own already" in quinns.post(FORM).content.decode()
    nora_record.refresh_from_db()
    assert nora_record.user is None


def test_a_caregiver_whose_access_ended_may_be_invited_again(as_person, pat, pat_record, gita):
    revoke_consent(consent=Consent.objects.get(), by=pat)
    gitas = as_person(gita)
    gitas.get(link(helper_of(pat_record, email=gita.email)))
    gitas.post(FORM)
    assert Consent.objects.filter(caregiver=gita, revoked_at=None).count() == 1
