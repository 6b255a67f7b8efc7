"""Referral letters: /patients/<id>/referrals/."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader

from patients.models import Condition, Goal, JournalDay, Referral, ReferralStep
from programs.insights.referral_letter import draft_letter
from rehab.audit.models import AuditEvent
from tests.integration.programs.plans import walking_program


@pytest.fixture
def claras(as_person, clara, pat_record):
    return as_person(clara)


@pytest.fixture
def theirs(pat_record):
    return f"/patients/{pat_record.pk}/referrals/"


@pytest.fixture
def letter(claras, theirs, pat_record, clara):
    """A draft about Pat, with something of everything in the record."""
    pat_record.diagnosis, pat_record.certainty = "Painful diabetic polyneuropathy", "definite"
    pat_record.save()
    Condition.objects.create(patient=pat_record, kind="diabetes", noted_by=clara)
    Goal.objects.create(patient=pat_record, words="Walk to the market", set_by=clara)
    walking_program(pat_record, clara)
    today = pat_record.today()
    for back in range(5):
        JournalDay.objects.create(
            patient=pat_record,
            local_date=today - timedelta(days=back),
            pain_avg=4,
            activity_minutes=20,
            mood=2,
            note="private words",
        )
    claras.post(theirs, {"kind": "podiatry"})
    return Referral.objects.get()


def test_the_draft_says_what_the_record_says_and_nothing_private(letter, pat_record):
    for words in (
        "Pat Example",
        "Diagnosis: Painful diabetic polyneuropathy.",
        "Neuropathic pain: definite.",
        "Noted conditions: Diabetes.",
        "“Walk to the market”",
        "- Walking:",
        "In the last 28 days they logged 5.",
        "Active on a middle day: 20 minutes.",
        "Pain on a middle day: 4 of 10.",
        "examine their feet",
    ):
        assert words in letter.text
    assert "private words" not in letter.text
    assert "ood" not in letter.text.replace("food", "")
    for kind in ("dietitian", "sleep", "psychology"):
        assert draft_letter(pat_record, kind).endswith("?") or kind == "psychology"


def test_an_empty_record_makes_a_short_letter(claras, theirs):
    claras.post(theirs, {"kind": "sleep"})
    assert "Nothing was logged in the last four weeks." in Referral.objects.get().text


def test_from_draft_to_seen_with_its_days(letter, claras, theirs, pat_record, clara, as_person, pat):
    url, today = f"{theirs}{letter.pk}/", pat_record.today()
    day = {"on": today.isoformat()}
    page = claras.post(f"{url}step/", day | {"state": "sent"}, follow=True).content.decode()
    assert "Write to whom it goes before you mark it as sent." in page
    assert "podiatry" not in as_person(pat).get("/visits/").content.decode().casefold()
    told = {"to_name": "Foot clinic", "to_address": "2 Mill Lane", "text": "Dear colleague"}
    claras.post(url, told)
    before = (today - timedelta(days=9)).isoformat()
    claras.post(f"{url}step/", {"on": before, "note": "By post", "state": "sent"})
    late = claras.post(url, told | {"text": "Something else"}, follow=True).content.decode()
    assert "This letter has been sent, so it stays as it is." in late
    too_soon = {"on": (today - timedelta(days=10)).isoformat(), "state": "accepted"}
    assert (
        "between the step before and today"
        in claras.post(f"{url}step/", too_soon, follow=True).content.decode()
    )
    for state in ("accepted", "seen"):
        claras.post(f"{url}step/", day | {"state": state})
    letter.refresh_from_db()
    assert (letter.state, letter.text) == ("seen", "Dear colleague")
    assert list(ReferralStep.objects.values_list("state", "on", "by")) == [
        ("sent", today - timedelta(days=9), clara.pk),
        ("accepted", today, clara.pk),
        ("seen", today, clara.pk),
    ]
    page = claras.post(f"{url}step/", day | {"state": "declined"}, follow=True).content.decode()
    assert "Somebody has changed this referral in the meantime." in page
    assert claras.post(f"{url}step/", day | {"state": "draft"}).status_code == 404
    assert claras.post(f"{url}step/", {"on": "soon", "state": "seen"}).context["step_form"].errors
    assert "Podiatry, Foot clinic" in as_person(pat).get("/visits/").content.decode()
    names = list(AuditEvent.objects.filter(event__startswith="referral.").values_list("event", flat=True))
    assert [names.count(f"referral.{what}") for what in ("drafted", "edited", "moved")] == [1, 1, 3]


def test_the_letter_is_a_tagged_pdf_whose_name_says_nothing(letter, claras, theirs):
    answer = claras.get(f"{theirs}{letter.pk}/letter.pdf")
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF-1.7")
    assert "referral-letter.pdf" in answer["Content-Disposition"]
    assert answer["Cache-Control"] == "no-store"
    root = PdfReader(BytesIO(answer.content)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    text = " ".join(PdfReader(BytesIO(answer.content)).pages[0].extract_text().split())
    assert "Draft: not sent." in text
    assert "Painful diabetic polyneuropathy" in text
    assert AuditEvent.objects.filter(event="referral.printed").count() == 1


def test_only_the_care_team_and_only_while_care_goes_on(letter, as_person, claras, theirs, colin, pat_record):
    assert as_person(colin).get(f"{theirs}{letter.pk}/").status_code == 404
    pat_record.ended_at = timezone.now()
    pat_record.save()
    assert claras.post(theirs, {"kind": "sleep"}).status_code == 403
    assert "Draft the letter" not in claras.get(theirs).content.decode()
