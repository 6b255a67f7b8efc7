"""For whom something is open now: what a reminder of a session or a lesson asks before it goes out."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from education.actions.assign import assign_module
from education.insights.open_now import lessons_open
from education.models import ModuleReading
from patients.insights.open_asks import open_for
from programs.actions.prescription import Dose, add_exercise
from programs.actions.program import publish_program
from programs.insights.open_now import reviews_open, sessions_open
from programs.models import Session
from tests.integration.education.lessons import make_module


def test_a_session_is_open_until_it_is_logged_and_only_on_its_days(
    pat_record, quinn_record, clara, draft, heel_raises, django_assert_num_queries
):
    today = 1 << pat_record.today().weekday()
    add_exercise(program=draft, exercise=heel_raises, dose=Dose(weekdays=today, reps=8, sets=2), by=clara)
    both = [pat_record.pk, quinn_record.pk]
    assert sessions_open(both) == set(), "a draft asks for nothing"
    program = publish_program(program=draft, by=clara, change_note="First", agreed_on=pat_record.today())
    with django_assert_num_queries(3):
        assert open_for("session", both) == {pat_record.pk}
    item = program.prescriptions.get()
    Session.objects.create(
        patient=pat_record,
        prescription=item,
        line=item.line,
        local_date=pat_record.today(),
        status="done",
        amount=8,
        logged_by=pat_record.user_id,
    )
    assert sessions_open(both) == set()
    Session.objects.all().delete()
    program.prescriptions.update(weekdays=127 - today)
    assert sessions_open(both) == set(), "not one of its days"


def test_a_lesson_is_open_until_it_was_read_to_its_end(pat_record, quinn_record, clara, cora, clinic):
    both = [pat_record.pk, quinn_record.pk]
    assert lessons_open(both) == set()
    (lesson,) = assign_module(patient=pat_record, revision=make_module(clinic, cora, "Feet"), by=clara)
    assert open_for("education", both) == {pat_record.pk}
    reading = ModuleReading.objects.create(assignment=lesson)
    assert lessons_open(both) == {pat_record.pk}
    reading.completed_at, reading.completed_on = timezone.now(), pat_record.today()
    reading.save()
    assert lessons_open(both) == set()


def test_a_kind_that_nobody_looks_after_is_always_open(pat_record):
    assert open_for("pigeons", [pat_record.pk]) == {pat_record.pk}


def test_a_review_is_due_by_the_rule_of_the_worklist(
    pat_record, quinn_record, clara, draft, heel_raises, django_assert_num_queries
):
    add_exercise(program=draft, exercise=heel_raises, dose=Dose(weekdays=127, reps=8, sets=2), by=clara)
    publish_program(program=draft, by=clara, change_note="First", agreed_on=pat_record.today())
    both = [pat_record.pk, quinn_record.pk]
    with django_assert_num_queries(2):
        assert open_for("review", both) == set(), "nobody without a program, nobody before two weeks"
    with time_machine.travel(timezone.now() + timedelta(days=14)):
        assert reviews_open(both) == {pat_record.pk}
