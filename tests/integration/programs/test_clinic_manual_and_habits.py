"""Manual therapy paired with a task; practices the patient likes; sleep and food targets in their words."""

import pytest
from django.db import IntegrityError, transaction

from patients.models import Condition
from programs.models import DailyTarget, ManualSession, PracticePreference
from programs.rules.manual_therapy import Against, needs_reason, to_look_at
from programs.rules.precautions import PatientFlag
from tests.integration.programs.plans import url, walking_program
from tests.integration.programs.portal import text_of


@pytest.fixture
def walk(pat_record, clara):
    return walking_program(pat_record, clara)


def session(patient, task, **more):
    return {
        "done_on": patient.today().isoformat(),
        "checked": "on",
        "technique": "joint",
        "region": "Ankle",
        "minutes": "10",
        "paired_task": str(task.pk),
        "pain_before": "5",
        "pain_now": "4",
        "consent": "on",
    } | more


def test_a_session_is_noted_with_its_task_and_the_response_after_a_day(pat_record, walk, clara, as_person):
    client = as_person(clara)
    client.post(url("manual", pat_record), session(pat_record, walk))
    row = ManualSession.objects.get()
    assert (row.clinician, row.paired_task, row.pain_now, row.found) == (clara, walk, 4, [])
    client.post(url("manual_response", pat_record, row.pk), {"pain": "3", "words": "Easier"})
    text = text_of(client.get(url("manual", pat_record)))
    assert "5 → 4 → 3" in text
    assert "Easier" in text


def test_what_has_to_be_there_is_asked_for_beside_its_cause(pat_record, walk, clara, as_person):
    client = as_person(clara)
    table = {
        "paired_task": {"paired_task": ""},
        "consent": {"consent": ""},
        "checked": {"checked": ""},
        "override_reason": {"found": ["dvt"]},
        "minutes": {"minutes": "0"},
        "done_on": {"done_on": "2999-01-01"},
    }
    for field, wrong in table.items():
        answer = client.post(url("manual", pat_record), session(pat_record, walk, **wrong))
        assert field in answer.context["form"].errors, field
    assert not ManualSession.objects.exists()
    client.post(
        url("manual", pat_record), session(pat_record, walk, found=["dvt"], override_reason="Other leg")
    )
    assert ManualSession.objects.get().override_reason == "Other leg"


def test_the_database_refuses_a_session_without_consent(pat_record, walk, clara):
    with pytest.raises(IntegrityError), transaction.atomic():
        ManualSession.objects.create(
            patient=pat_record, clinician=clara, done_on=pat_record.today(), technique="joint",
            region="x", minutes=5, consent=False, paired_task=walk,
        )  # fmt: skip


def test_without_a_task_there_is_no_session_and_the_record_says_what_to_look_at(pat_record, clara, as_person):
    assert "a session is always paired with one" in text_of(as_person(clara).get(url("manual", pat_record)))
    walking_program(pat_record, clara)
    Condition.objects.create(patient=pat_record, kind="osteoporosis", noted_by=clara)
    assert "bone that breaks easily" in text_of(as_person(clara).get(url("manual", pat_record)))


def test_what_the_record_points_to():
    assert to_look_at([PatientFlag.DVT, PatientFlag.CRPS, PatientFlag.CIPN]) == {
        Against.DVT,
        Against.ALLODYNIA,
    }
    assert needs_reason([Against.OPEN_SKIN])
    assert not needs_reason([])


def test_the_patient_chooses_at_least_one_practice(pat_record, pat, clara, as_person):
    client = as_person(pat)
    assert "kinds" in client.post("/program/practice/", {"posture": "sitting"}).context["form"].errors
    client.post(
        "/program/practice/", {"kinds": ["imagery", "breathing"], "posture": "sitting", "eyes_open": "on"}
    )
    row = PracticePreference.objects.get()
    assert (row.kinds, row.eyes_open) == (["breathing", "imagery"], True)
    assert "Guided imagery" in text_of(as_person(clara).get(url("habits", pat_record)))


def test_targets_are_words_and_one_of_a_kind(pat_record, pat, clara, as_person):
    client, today = as_person(clara), pat_record.today().isoformat()
    answer = client.post(url("habits", pat_record), {"kind": "wake", "words": "Up", "agreed_on": today})
    assert "wake_time" in answer.context["form"].errors
    for words in ("Up at seven", "Up at half past six"):
        said = {"kind": "wake", "words": words, "wake_time": "06:30", "agreed_on": today}
        client.post(url("habits", pat_record), said)
    row = DailyTarget.objects.get(ended_at=None)
    assert row.words == "Up at half past six"
    assert "“Up at half past six”" in text_of(as_person(pat).get("/program/"))
    client.post(url("habits_change", pat_record), {"target": str(row.pk)})
    assert "Up at half past six" not in text_of(as_person(pat).get("/program/"))
