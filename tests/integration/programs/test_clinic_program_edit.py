"""/patients/<uuid>/program/draft/ and …/add/: a draft starts by a button and takes published exercises."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from patients.models import Condition, Patient
from programs.actions.prescription import Dose, add_exercise
from programs.models import ExerciseRevision, Prescription, Program
from rehab.accounts.models import User
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused
from tests.integration.programs.plans import (
    answers,
    exercise_program,
    make_exercise,
    publish,
    url,
)
from tests.integration.programs.portal import asked

Browser = Callable[[User], Client]


def test_opening_the_draft_page_starts_nothing(pat_record: Patient, clara: User, as_person: Browser) -> None:
    text = as_person(clara).get(url("program_edit", pat_record)).content.decode()
    assert "The draft starts empty." in text
    assert not Program.objects.exists()


def test_a_draft_is_started_once_and_holds_a_copy_of_the_active_version(
    pat_record: Patient, clara: User, heel_raises: ExerciseRevision, as_person: Browser
) -> None:
    before = exercise_program(pat_record, clara, heel_raises)
    client = as_person(clara)
    client.post(url("program_edit", pat_record))
    client.post(url("program_edit", pat_record))
    copy = Program.objects.get(patient=pat_record, state="draft").prescriptions.get()
    assert (copy.line, copy.exercise, copy.reps) == (before.line, heel_raises, 8)
    assert copy.pk != before.pk


def test_an_empty_draft_says_why_it_cannot_be_published(
    pat_record: Patient, draft: Program, clara: User, as_person: Browser
) -> None:
    text = as_person(clara).get(url("program_edit", pat_record)).content.decode()
    assert "This draft is empty." in text
    told = as_person(clara).post(
        url("program_publish", pat_record), {"change_note": "x", "agreed_on": pat_record.today(), "edits": 0}
    )
    assert "This draft is empty. Add an exercise or a graded activity" in told.content.decode()
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_the_library_is_searched_by_name_region_and_kind(
    pat_record: Patient,
    draft: Program,
    heel_raises: ExerciseRevision,
    clara: User,
    cora: User,
    as_person: Browser,
) -> None:
    make_exercise(pat_record.clinic, cora, "Box breathing", kind="mind_body", region="chest", tags=[])
    client = as_person(clara)
    for q, there, gone in (
        ("heel", "Heel raises", "Box breathing"),
        ("CHEST", "Box breathing", "Heel raises"),
        ("mind and", "Box breathing", "Heel raises"),
    ):
        text = client.get(url("program_add", pat_record), {"q": q}).content.decode()
        assert there in text
        assert gone not in text
    assert "No exercise matches" in client.get(url("program_add", pat_record), {"q": "zzz"}).content.decode()


@pytest.mark.usefixtures("draft")
def test_the_picker_hides_what_is_blocked_says_why_and_lets_it_be_added_with_a_reason(
    pat_record: Patient, heel_raises: ExerciseRevision, clara: User, cora: User, as_person: Browser
) -> None:
    make_exercise(pat_record.clinic, cora, "Heel slides", tags=["NWB"])
    Condition.objects.create(patient=pat_record, kind="active_foot_ulcer", noted_by=clara)
    answer = as_person(clara).get(url("program_add", pat_record), {"q": "heel"})
    shown, hidden = answer.content.decode().split("Hidden for Pat: 1")
    assert "Heel slides" in shown and "Heel raises" not in shown
    assert "Open skin: no weight-bearing until healed." in hidden
    assert f"?exercise={heel_raises.pk}" in hidden and "Add with a reason" in hidden


def test_the_script_gets_the_list_alone_each_time_with_one_event(
    pat_record: Patient, draft: Program, heel_raises: ExerciseRevision, clara: User, as_person: Browser
) -> None:
    client, pick, add = as_person(clara), url("program_pick", pat_record), url("program_add", pat_record)
    for page, replaced in ((add, f"{add}?q=hee"), (url("program_edit", pat_record), None)):
        asks = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{page}?q=he"}
        answer = client.get(pick, {"q": "hee"}, headers=asks)
        assert "Heel raises" in answer.content.decode()
        assert "<html" not in answer.content.decode()
        assert answer.get("HX-Replace-Url") == replaced
    assert AuditEvent.objects.filter(event="program.library_searched", patient_id=pat_record.pk).count() == 2
    assert client.get(pick, {"q": "hee"}).url == f"{add}?q=hee"


def test_the_picker_asks_the_same_for_two_and_for_forty(
    pat_record: Patient, draft: Program, clara: User, cora: User, as_person: Browser
) -> None:
    Condition.objects.create(patient=pat_record, kind="active_foot_ulcer", noted_by=clara)
    client, costs = as_person(clara), []
    for size in (2, 40):
        for n in range(size):
            make_exercise(pat_record.clinic, cora, f"Move {size}-{n}", tags=["WB"] if n % 2 else [])
        client.get(url("program_add", pat_record), {"q": "move"})
        with CaptureQueriesContext(connection) as queries:
            client.get(url("program_add", pat_record), {"q": "move"})
        costs.append(asked(queries))
    assert costs[0] == costs[1] <= 12


@pytest.mark.parametrize("state", ["draft", "retired"])
def test_only_published_exercises_can_be_chosen(
    pat_record: Patient, draft: Program, clara: User, cora: User, as_person: Browser, state: str
) -> None:
    hidden = make_exercise(pat_record.clinic, cora, "Hidden one", state=state)
    client = as_person(clara)
    assert "Hidden one" not in client.get(url("program_add", pat_record)).content.decode()
    assert client.get(url("program_add", pat_record), {"exercise": hidden.pk}).status_code == 404


def test_exercises_of_another_clinic_do_not_exist_here(
    pat_record: Patient, draft: Program, clara: User, other_clinic: Any, sam: User, as_person: Browser
) -> None:
    theirs = make_exercise(other_clinic, sam, "Theirs")
    client = as_person(clara)
    assert "Theirs" not in client.get(url("program_add", pat_record)).content.decode()
    assert (
        client.post(url("program_add", pat_record), answers(exercise=theirs.pk, edits=0)).status_code == 404
    )


def test_an_exercise_comes_with_its_first_dose_and_is_added(
    pat_record: Patient, draft: Program, heel_raises: ExerciseRevision, clara: User, as_person: Browser
) -> None:
    client = as_person(clara)
    form = client.get(url("program_add", pat_record), {"exercise": heel_raises.pk}).context["form"]
    assert (form.initial["reps"], form.initial["sets"], form.initial["weekdays"]) == (8, 2, [0, 2, 4])
    client.post(
        url("program_add", pat_record), answers(exercise=heel_raises.pk, edits=0, note="Hold the sink.")
    )
    added = draft.prescriptions.get()
    assert (added.reps, added.weekdays, added.note, added.effort_target) == (
        10,
        0b0010101,
        "Hold the sink.",
        None,
    )
    assert AuditEvent.objects.filter(event="program.item_added", patient_id=pat_record.pk).count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sets", "21"),
        ("reps", "0"),
        ("reps", "101"),
        ("hold_s", "301"),
        ("minutes", "181"),
        ("effort_target", "11"),
        ("weekdays", []),
        ("mode", "other"),
        ("supervision", "moon"),
        ("note", "x" * 201),
    ],
)
def test_a_dose_out_of_its_range_is_told_at_the_field_and_nothing_typed_is_lost(
    pat_record: Patient,
    draft: Program,
    heel_raises: ExerciseRevision,
    clara: User,
    as_person: Browser,
    field: str,
    value: Any,
) -> None:
    data = answers(exercise=heel_raises.pk, edits=0, note="Hold the sink.") | {field: value}
    answer = as_person(clara).post(url("program_add", pat_record), data)
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert ("Hold the sink." in answer.content.decode()) or field == "note"
    assert not draft.prescriptions.exists()


def test_a_dose_without_any_amount_is_sent_back(
    pat_record: Patient, draft: Program, heel_raises: ExerciseRevision, clara: User, as_person: Browser
) -> None:
    data = answers(exercise=heel_raises.pk, edits=0, reps="", sets="3")
    assert (
        "Give repetitions, a hold or minutes"
        in as_person(clara).post(url("program_add", pat_record), data).content.decode()
    )


def test_a_blocked_exercise_needs_a_typed_reason(
    pat_record: Patient, draft: Program, heel_raises: ExerciseRevision, clara: User, as_person: Browser
) -> None:
    Condition.objects.create(patient=pat_record, kind="active_foot_ulcer", noted_by=clara)
    client = as_person(clara)
    listed = client.get(url("program_add", pat_record)).content.decode()
    assert "Open skin: no weight-bearing until healed." in listed
    refused = client.post(url("program_add", pat_record), answers(exercise=heel_raises.pk, edits=0))
    assert "Write why, or leave this exercise out." in refused.content.decode()
    client.post(
        url("program_add", pat_record),
        answers(exercise=heel_raises.pk, edits=0, override_reason="Done seated."),
    )
    assert draft.prescriptions.get().override_reason == "Done seated."


def test_an_action_refuses_a_blocked_exercise_too(
    pat_record: Patient, draft: Program, heel_raises: ExerciseRevision, clara: User
) -> None:
    Condition.objects.create(patient=pat_record, kind="acute_illness", noted_by=clara)
    with pytest.raises(Refused, match="nothing until cleared"):
        add_exercise(program=draft, exercise=heel_raises, dose=Dose(weekdays=1, reps=5), by=clara)


def test_a_caution_is_shown_and_does_not_stop(
    pat_record: Patient, draft: Program, heel_raises: ExerciseRevision, clara: User, as_person: Browser
) -> None:
    Condition.objects.create(patient=pat_record, kind="loss_protective_sensation", noted_by=clara)
    client = as_person(clara)
    assert (
        "check them daily"
        in client.get(url("program_add", pat_record), {"exercise": heel_raises.pk}).content.decode()
    )
    client.post(url("program_add", pat_record), answers(exercise=heel_raises.pk, edits=0))
    assert draft.prescriptions.count() == 1


def test_a_condition_that_has_ended_blocks_nothing(
    pat_record: Patient, draft: Program, heel_raises: ExerciseRevision, clara: User
) -> None:
    Condition.objects.create(
        patient=pat_record, kind="acute_illness", noted_by=clara, ended_at=draft.created_at
    )
    add_exercise(program=draft, exercise=heel_raises, dose=Dose(weekdays=1, reps=5), by=clara)
    assert draft.prescriptions.count() == 1


def test_a_block_that_came_later_stops_publishing(
    pat_record: Patient, item: Prescription, clara: User
) -> None:
    Condition.objects.create(patient=pat_record, kind="active_foot_ulcer", noted_by=clara)
    with pytest.raises(Refused, match="“Heel raises” is blocked"):
        publish(pat_record, clara)
