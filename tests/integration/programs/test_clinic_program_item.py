"""/patients/<uuid>/program/items/…: change, move and remove items of a draft."""

from collections.abc import Callable

import pytest
from django.test import Client

from patients.models import Patient
from programs.actions.prescription import Dose, add_exercise, change_item
from programs.actions.program import EditedMeanwhile, start_draft
from programs.models import ExerciseRevision, Prescription, Program
from rehab.accounts.models import User
from rehab.lib.refusals import Refused
from tests.integration.programs.plans import (
    answers,
    exercise_program,
    make_exercise,
    url,
)

Browser = Callable[[User], Client]


def test_a_dose_is_changed(pat_record: Patient, item: Prescription, clara: User, as_person: Browser) -> None:
    as_person(clara).post(url("program_item", pat_record, item.pk), answers(edits=1, effort_target="5"))
    item.refresh_from_db()
    assert (item.sets, item.reps, item.effort_target) == (3, 10, 5)


def test_the_second_of_two_clinicians_is_shown_both_and_nothing_is_overwritten(
    pat_record: Patient, item: Prescription, clara: User, as_person: Browser
) -> None:
    client, address = as_person(clara), url("program_item", pat_record, item.pk)
    client.post(address, answers(edits=1, reps="12", note="Mine"))
    second = client.post(address, answers(edits=1, reps="6", note="Yours"))
    text = second.content.decode()
    item.refresh_from_db()
    assert (item.reps, item.note) == (12, "Mine")
    assert "This draft was saved since you opened the page" in text
    assert "As it is saved now" in text
    assert "3 sets of 12" in text
    assert "3 sets of 6" in text
    assert "Yours" in text
    client.post(address, answers(edits=second.context["form"].data["edits"], reps="6", note="Yours"))
    item.refresh_from_db()
    assert (item.reps, item.note) == (6, "Yours")


def test_the_counter_is_checked_in_the_action(pat_record: Patient, item: Prescription, clara: User) -> None:
    with pytest.raises(EditedMeanwhile):
        change_item(item=item, dose=Dose(weekdays=1, reps=5), by=clara, seen_edits=0)


def test_items_move_up_and_down_with_buttons(
    pat_record: Patient, draft: Program, item: Prescription, clara: User, cora: User, as_person: Browser
) -> None:
    second = add_exercise(
        program=draft,
        exercise=make_exercise(pat_record.clinic, cora, "Squats"),
        dose=Dose(weekdays=1, reps=5),
        by=clara,
    )
    client = as_person(clara)
    client.post(url("program_move", pat_record, second.pk), {"to": "up", "edits": 2})
    assert [row.title for row in draft.prescriptions.all()] == ["Squats", "Heel raises"]
    client.post(url("program_move", pat_record, second.pk), {"to": "up", "edits": 3})
    assert [row.title for row in draft.prescriptions.all()] == ["Squats", "Heel raises"]
    told = client.post(url("program_move", pat_record, second.pk), {"to": "down", "edits": 0}, follow=True)
    assert "nothing was moved" in told.content.decode()
    client.post(url("program_move", pat_record, second.pk), {"to": "down", "edits": 3})
    assert [row.title for row in draft.prescriptions.all()] == ["Heel raises", "Squats"]


def test_removing_asks_first(
    pat_record: Patient, item: Prescription, clara: User, as_person: Browser
) -> None:
    client, address = as_person(clara), url("program_remove", pat_record, item.pk)
    assert "Remove “Heel raises” from the draft?" in client.get(address).content.decode()
    client.post(address, {"edits": 0})
    assert Prescription.objects.filter(pk=item.pk).exists()
    client.post(address, {"edits": 1})
    assert not Prescription.objects.filter(pk=item.pk).exists()


def test_items_of_a_published_version_cannot_be_touched(
    pat_record: Patient, clara: User, heel_raises: ExerciseRevision, as_person: Browser
) -> None:
    item = exercise_program(pat_record, clara, heel_raises)
    client = as_person(clara)
    for name in ("program_item", "program_remove", "program_move"):
        assert client.post(url(name, pat_record, item.pk), answers(edits=1)).status_code == 404
    with pytest.raises(Refused, match="A published program never changes"):
        change_item(item=item, dose=Dose(weekdays=1, reps=5), by=clara)


def test_an_item_of_another_patient_is_not_found_under_this_one(
    pat_record: Patient,
    quinn_record: Patient,
    clara: User,
    colin: User,
    heel_raises: ExerciseRevision,
    as_person: Browser,
) -> None:
    theirs = add_exercise(
        program=start_draft(patient=quinn_record, by=colin),
        exercise=heel_raises,
        dose=Dose(weekdays=1, reps=5),
        by=colin,
    )
    assert as_person(clara).get(url("program_item", pat_record, theirs.pk)).status_code == 404
