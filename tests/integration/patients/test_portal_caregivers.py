"""/settings/caregivers/, /for/ and the limits of a consent."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from patients.models import Consent, JournalDay, Patient, RecordInvitation, Via
from rehab.accounts.models import Invitation
from rehab.audit.models import AuditEvent
from rehab.notifications.models import Message

URL = "/settings/caregivers/"


@pytest.fixture
def pats(as_person, pat):
    return as_person(pat)


def invitation(patient: Patient, **changes: object) -> dict[str, object]:
    until = patient.today() + timedelta(days=30)
    return {
        "name": "Hana",
        "email": "hana@example.org",
        "relation": "friend",
        "until": until.isoformat(),
    } | changes


def test_nobody_helps_until_the_patient_says_so(pats, pat_record):
    page = pats.get(URL).content.decode()
    assert "Nobody yet" in page
    assert "They never see your mood, your notes, your pain or your questionnaires." in page


def test_an_invitation_is_made_sent_and_audited(pats, pat, pat_record):
    page = pats.post(URL, invitation(pat_record, log_help="on"), follow=True).content.decode()
    assert not RecordInvitation.objects.get().view_lessons, "what is not ticked is not shared"
    assert "The invitation is on its way to Hana." in page
    tie = RecordInvitation.objects.get()
    assert (tie.invited_as, tie.view_plan, tie.log_help, tie.relation) == ("caregiver", True, True, "friend")
    assert tie.consent_until == pat_record.today() + timedelta(days=30)
    message = Message.objects.get(kind="welcome")
    assert (message.address, message.link, message.link_id) == (
        "hana@example.org",
        "patients:welcome",
        tie.invitation_id,
    )
    assert AuditEvent.objects.get(event="caregiver.invited").actor_id == pat.pk
    assert not Consent.objects.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"email": "not an address"}, "valid email address"),
        ({"email": "PAT@example.org"}, "This is your own address."),
        ({"name": ""}, "id_name_error"),
        ({"until": "2001-01-01"}, "This last day is already over."),
        ({"until": "2999-01-01"}, "within two years"),
        ({"until": "soon"}, "valid date"),
    ],
)
def test_an_invitation_that_cannot_be_says_why_and_keeps_the_rest(pats, pat_record, changes, words):
    page = pats.post(URL, invitation(pat_record, **changes)).content.decode()
    assert words in page
    assert 'value="friend"' in page
    assert not Invitation.objects.exists()


def test_somebody_who_helps_already_is_not_invited_again(pats, pat_record, gita):
    assert (
        "helps you already"
        in pats.post(URL, invitation(pat_record, email="Gita@example.org")).content.decode()
    )


def test_the_same_person_is_invited_once(pats, pat_record):
    pats.post(URL, invitation(pat_record))
    assert "invited this person already" in pats.post(URL, invitation(pat_record)).content.decode()
    assert Invitation.objects.count() == 1


def test_an_invitation_is_taken_back(pats, pat_record):
    pats.post(URL, invitation(pat_record))
    tie = RecordInvitation.objects.get()
    page = pats.post(URL, {"withdraw": tie.pk}, follow=True).content.decode()
    assert "The invitation is taken back." in page
    assert not Invitation.objects.get().is_open()


@pytest.mark.parametrize("which", ["999999", "x", "-1", "9" * 30])
def test_taking_back_what_is_not_there_is_no_page(pats, pat_record, which):
    assert pats.post(URL, {"withdraw": which}).status_code == 404


def test_nobody_takes_back_another_patients_invitation(pats, as_person, pat_record, quinn, quinn_record):
    as_person(quinn).post(URL, invitation(quinn_record))
    assert pats.post(URL, {"withdraw": RecordInvitation.objects.get().pk}).status_code == 404
    assert Invitation.objects.get().is_open()


def test_ending_access_asks_once_and_bites_on_the_next_request(pats, as_person, pat, pat_record, gita):
    consent = Consent.objects.get()
    gitas = as_person(gita)
    assert pat_record.given_name in gitas.get("/for/").content.decode()
    assert "End the access of Gita Example?" in pats.get(f"{URL}{consent.pk}/end/").content.decode()
    assert Consent.objects.get().revoked_at is None
    pats.post(f"{URL}{consent.pk}/end/")
    assert pat_record.given_name not in gitas.get("/for/").content.decode()
    assert not Patient.objects.visible_to(gita, Via.CAREGIVER).exists()
    assert "You help nobody here at the moment" in gitas.get("/", follow=True).content.decode()
    event = AuditEvent.objects.get(event="caregiver.revoked")
    assert (event.actor_id, event.patient_id) == (pat.pk, pat_record.pk)


def test_ending_access_twice_is_the_same_as_once(pats, pat_record, gita):
    consent = Consent.objects.get()
    pats.post(f"{URL}{consent.pk}/end/")
    first = Consent.objects.get().revoked_at
    pats.post(f"{URL}{consent.pk}/end/")
    assert Consent.objects.get().revoked_at == first
    assert AuditEvent.objects.filter(event="caregiver.revoked").count() == 1
    assert "has ended already" in pats.get(f"{URL}{consent.pk}/end/").content.decode()


def test_nobody_ends_another_patients_consent(as_person, quinn, gita):
    consent = Consent.objects.get()
    assert as_person(quinn).post(f"{URL}{consent.pk}/end/").status_code == 404
    assert as_person(quinn).post(f"{URL}{uuid.uuid4()}/end/").status_code == 404
    assert Consent.objects.get().revoked_at is None


def test_a_caregiver_sees_whom_they_help_and_until_when(as_person, pat_record, gita):
    page = as_person(gita).get("/for/").content.decode()
    assert reverse("programs:for_today", args=[pat_record.pk]) in page
    assert "Until" in page


@pytest.mark.parametrize(
    "change",
    [{"expires_at": timezone.now() - timedelta(seconds=1)}, {"view_plan": False}],
    ids=["expired", "without the right"],
)
def test_outside_the_consent_there_is_nobody_to_see(as_person, pat_record, gita, change):
    Consent.objects.update(**change)
    assert "You help nobody here at the moment" in as_person(gita).get("/for/").content.decode()


@pytest.mark.parametrize(
    "name",
    [
        "check_in",
        "check_in_saved",
        "journal",
        "safety",
        "settings",
        "who_opened",
        "caregivers",
        "check_in_settings",
    ],
)
def test_a_caregiver_opens_none_of_the_patients_own_pages(as_person, pat_record, gita, name):
    JournalDay.objects.create(patient=pat_record, local_date=pat_record.today(), mood=2, note="private words")
    answer = as_person(gita).get(reverse(f"patients:{name}"), follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain == [(reverse("patients:no_record"), 302)]
    assert "private words" not in page
    assert pat_record.given_name in page


def test_a_caregiver_cannot_write_the_patients_journal(as_person, pat_record, gita):
    as_person(gita).post("/check-in/", {"mood": "3", "local_date": pat_record.today().isoformat()})
    assert not JournalDay.objects.exists()


def test_somebody_without_a_record_and_nobody_to_help_is_told_whom_to_ask(as_person, quinn):
    page = as_person(quinn).get(reverse("patients:no_record")).content.decode()
    assert "There is no record for you here yet" in page
    assert "call your clinic" in page


def test_staff_who_open_a_patients_page_of_their_own_are_shown_the_way_back(as_person, colin):
    page = as_person(colin).get("/today/", follow=True).content.decode()
    assert "You work here, and have no record of your own." in page
    assert "call your clinic" not in page
