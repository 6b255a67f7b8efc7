"""A booster session becomes a task of the lead clinician in the night in which its week comes near. Once."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from patients.models import Patient, Task
from programs.actions.parameters import Change, ask_for_look, save_change
from programs.actions.review_nights import tick_reviews
from rehab.accounts.models import User
from rehab.audit.models import AuditEvent
from tests.integration.programs.plans import ago, walking_program
from tests.integration.programs.portal import text_of

WEEK_18 = 18 * 7


def began(patient: Patient, days_ago: int) -> None:
    """The first version of the plan was published so many days ago."""
    noon = datetime.combine(ago(patient, days_ago), time(12), UTC)
    patient.programs.update(published_at=noon)


def boosters() -> list[Task]:
    return list(Task.objects.filter(made_for="booster"))


def nights(days: int = 1) -> None:
    now: datetime = timezone.now()
    for night in range(days):
        tick_reviews(now=now + timedelta(days=night))


@pytest.mark.parametrize(
    ("days_ago", "noted"), [(WEEK_18 - 8, 0), (WEEK_18 - 7, 1), (WEEK_18, 1), (WEEK_18 + 15, 0)]
)
def test_it_is_noted_from_a_week_before_its_day(
    pat_record: Patient, clara: User, days_ago: int, noted: int
) -> None:
    walking_program(pat_record, clara)
    began(pat_record, days_ago)
    nights()
    assert len(boosters()) == noted


def test_it_is_the_lead_clinicians_on_the_patients_own_day_and_is_noted_once(
    pat_record: Patient, clara: User
) -> None:
    walking_program(pat_record, clara)
    began(pat_record, WEEK_18 - 5)
    nights(4)
    (task,) = boosters()
    assert (task.owner, task.due) == (clara, ago(pat_record, -5))
    assert task.title == "Booster session, week 18 of the plan: agree on a day"
    event = AuditEvent.objects.get(event="task.added", patient_id=pat_record.pk)
    assert (event.actor_id, event.actor_role) == (None, "system")


def test_one_that_was_dropped_does_not_come_back(pat_record: Patient, clara: User) -> None:
    walking_program(pat_record, clara)
    began(pat_record, WEEK_18)
    nights()
    Task.objects.update(state="dropped", closed_at=timezone.now(), closed_by=clara)
    nights(3)
    assert [task.state for task in boosters()] == ["dropped"]


def test_a_newer_version_of_the_plan_does_not_begin_the_weeks_anew(pat_record: Patient, clara: User) -> None:
    walking_program(pat_record, clara)
    began(pat_record, WEEK_18)
    first = pat_record.programs.get()
    first.state, first.replaced_at = "replaced", timezone.now()
    first.save()
    walking_program(pat_record, clara)
    nights()
    assert len(boosters()) == 1


def test_without_a_lead_or_with_the_plan_ended_there_is_none(pat_record: Patient, clara: User) -> None:
    walking_program(pat_record, clara)
    began(pat_record, WEEK_18)
    pat_record.care_team.update(lead=False)
    nights()
    pat_record.care_team.update(lead=True)
    pat_record.programs.update(state="ended")
    nights(2)
    assert boosters() == []


def test_a_clinic_without_boosters_gets_none(pat_record: Patient, clara: User, ada: User) -> None:
    walking_program(pat_record, clara)
    began(pat_record, WEEK_18)
    change = Change("booster_first", 0, "We see everybody monthly.")
    save_change(look=ask_for_look(clinic=pat_record.clinic, change=change, by=ada), by=ada)
    nights()
    assert boosters() == []


def test_the_database_takes_each_booster_once(pat_record: Patient, clara: User) -> None:
    made = {
        "patient": pat_record,
        "title": "Booster",
        "due": ago(pat_record, 0),
        "owner": clara,
        "made_by": clara,
    }
    Task.objects.create(made_for="booster", **made)
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.create(made_for="booster", **made)
    Task.objects.create(**made)


def test_the_task_says_what_is_published_and_what_is_our_default(as_person, pat_record, clara) -> None:
    walking_program(pat_record, clara)
    began(pat_record, WEEK_18)
    nights()
    text = text_of(as_person(clara).get(reverse("patients:tasks", args=[pat_record.pk])))
    assert "Booster session, week 18 of the plan" in text
    assert "is an engineering default, which the clinic can change" in text
