"""A caregiver's own pages: practising, noting help, what a consent covers, and what is read after it ended."""

from datetime import timedelta

import pytest
from django.utils import timezone

from patients.models import CarerTraining, Consent, HelpEntry, JournalDay
from rehab.audit.models import AuditEvent

URL = "/settings/caregivers/"


@pytest.fixture
def gitas(as_person, gita):
    return as_person(gita)


@pytest.fixture
def pats(as_person, pat):
    return as_person(pat)


@pytest.fixture
def theirs(pat_record):
    return f"/for/{pat_record.pk}/"


def test_what_was_practised_is_dated_stays_and_the_patient_sees_how_much(
    gitas, pats, theirs, pat_record, gita
):
    page = gitas.get(f"{theirs}training/").content.decode()
    for words in ("Be near, and clear the floor", "One short phrase", "Slow is fine"):
        assert words in page
    gitas.post(f"{theirs}training/", {"skills": ["spot", "cue"]})
    CarerTraining.objects.filter(skill="spot").update(ticked_on=pat_record.today() - timedelta(days=9))
    gitas.post(f"{theirs}training/", {"skills": ["spot", "no_take_over"]})
    ticked = dict(CarerTraining.objects.values_list("skill", "ticked_on"))
    assert ticked == {
        "spot": pat_record.today() - timedelta(days=9),
        "no_take_over": pat_record.today(),
    }
    assert "Has practised 2 of 3 things" in pats.get(URL).content.decode()
    event = AuditEvent.objects.filter(event="carer_training.ticked").last()
    assert (event.actor_id, event.actor_role, event.on_behalf_of) == (gita.pk, "caregiver", pat_record.pk)
    assert gitas.post(f"{theirs}training/", {"skills": ["carry"]}).context["form"].errors


def test_help_is_noted_in_ticks_where_the_patient_asked_for_it(
    gitas, pats, theirs, pat_record, gita, clara, as_person
):
    today = pat_record.today()
    said = {"on": today.isoformat(), "ways": ["walked", "cued"]}
    assert gitas.get(f"{theirs}help/").status_code == 403
    assert gitas.post(f"{theirs}help/", said).status_code == 403
    assert "Note that I helped" not in gitas.get(theirs).content.decode()
    Consent.objects.update(log_help=True)
    assert "Note that I helped" in gitas.get(theirs).content.decode()
    gitas.post(f"{theirs}help/", said)
    gitas.post(f"{theirs}help/", said | {"ways": ["ride"], "note": "they were sad", "pain": "9", "mood": "1"})
    entry = HelpEntry.objects.get()
    assert (entry.local_date, entry.ways, entry.caregiver) == (today, ["ride"], gita)
    assert not JournalDay.objects.exists()
    assert "Gita Example: Gave a ride" in pats.get(URL).content.decode()
    team = as_person(clara).get(f"/patients/{pat_record.pk}/team/").content.decode()
    assert "helped last" in team
    assert "has practised 0 of 3" in team
    for wrong in (
        {"ways": []},
        {"on": (today + timedelta(days=1)).isoformat()},
        {"on": (today - timedelta(days=8)).isoformat()},
    ):
        assert gitas.post(f"{theirs}help/", said | wrong).context["form"].errors
    assert HelpEntry.objects.count() == 1


def test_lessons_are_seen_where_they_are_shared(gitas, theirs):
    assert gitas.get(f"{theirs}learn/").status_code == 200
    Consent.objects.update(view_lessons=False)
    answer = gitas.get(f"{theirs}learn/")
    assert answer.status_code == 403
    assert "They have not shared their lessons with you." in answer.content.decode()
    assert "Their lessons" not in gitas.get(theirs).content.decode()


def test_a_consent_is_extended_or_narrowed_also_after_it_ran_out(gitas, pats, theirs, pat_record, gita, pat):
    consent = Consent.objects.get()
    Consent.objects.update(expires_at=timezone.now() + timedelta(days=10))
    assert "Ends soon" in pats.get(URL).content.decode()
    Consent.objects.update(expires_at=timezone.now() - timedelta(days=1))
    assert gitas.get(theirs).status_code == 404
    assert "Let Gita Example help again" in pats.get(URL).content.decode()
    until = pat_record.today() + timedelta(days=100)
    pats.post(f"{URL}{consent.pk}/", {"until": until.isoformat(), "log_help": "on"})
    consent.refresh_from_db()
    assert (consent.view_lessons, consent.log_help) == (False, True)
    assert gitas.get(theirs).status_code == 200
    assert AuditEvent.objects.get(event="caregiver.changed").actor_id == pat.pk
    page = pats.post(f"{URL}{consent.pk}/", {"until": "2001-01-01"})
    assert "already over" in page.content.decode()


def test_what_was_ended_is_not_extended_and_not_by_others(as_person, pats, quinn, gita, pat_record, pat):
    consent = Consent.objects.get()
    until = {"until": (pat_record.today() + timedelta(days=9)).isoformat()}
    assert as_person(quinn).post(f"{URL}{consent.pk}/", until).status_code == 404
    Consent.objects.update(revoked_at=timezone.now(), revoked_by=pat)
    page = pats.post(f"{URL}{consent.pk}/", until, follow=True).content.decode()
    assert "You ended this access." in page


@pytest.mark.parametrize("page", ["", "training/", "help/", "learn/"])
def test_after_the_end_the_caregiver_reads_why_on_the_next_request(
    gitas, pats, as_person, theirs, pat_record, quinn, page
):
    Consent.objects.update(log_help=True)
    assert gitas.get(f"{theirs}{page}").status_code == 200
    pats.post(f"{URL}{Consent.objects.get().pk}/end/")
    answer = gitas.get(f"{theirs}{page}")
    text = answer.content.decode()
    assert answer.status_code == 404
    assert "The person you helped ended this on" in text
    assert "You cannot see their plan any more" in text
    assert pat_record.given_name not in text
    if page in ("training/", "help/"):
        assert gitas.post(f"{theirs}{page}", {"skills": ["spot"]}).status_code == 404
        assert not CarerTraining.objects.exists()
    stranger = as_person(quinn).get(f"{theirs}{page}")
    assert stranger.status_code == 404
    assert "helped" not in stranger.content.decode()


def test_what_ran_out_says_when_and_how_it_goes_on(gitas, theirs):
    Consent.objects.update(expires_at=timezone.now() - timedelta(hours=1))
    assert "The person you helped can extend it" in gitas.get(theirs).content.decode()
