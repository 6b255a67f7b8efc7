"""Ticks at the same moment, from as many beats as somebody may have started by mistake, ask each patient once."""

import time as time_module
from collections import Counter
from datetime import datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from patients.actions.check_in_plan import plan_check_ins
from patients.actions.reminders import tick
from patients.models import CheckInOccurrence
from rehab.notifications.models import Message
from tests.faults.harness import all_at_once, number, tell
from tests.people import make_patient

PATIENTS, TICKERS, TICKS = 12, 3, number("FAULT_TICKS", 201)
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def plans(clinic, clara):
    """Patients who are asked in the afternoon, a few minutes apart."""
    return [
        plan_check_ins(patient=make_patient(f"P{n}", clinic, clara), by=clara, wall_time=time(16, n))
        for n in range(PATIENTS)
    ]


def evening_before_noon():
    """Moments between noon today and noon tomorrow, in order."""
    noon = datetime.now(ZoneInfo("Europe/Madrid")).replace(hour=12, minute=0, second=0, microsecond=0)
    return [noon + timedelta(hours=24) * n / (TICKS // TICKERS) for n in range(TICKS // TICKERS)]


def test_three_tickers_ask_each_patient_once(plans):
    moments = evening_before_noon()
    reports = [report for moment in moments for report in tick_together(moment)]
    keys = Counter(CheckInOccurrence.objects.values_list("plan", "local_date", "slot"))
    asked = CheckInOccurrence.objects.filter(state="queued")
    assert set(keys.values()) == {1}
    assert asked.filter(slot="main").count() == PATIENTS
    assert Counter(Message.objects.values_list("about_id", flat=True)) == {row.pk: 1 for row in asked}
    assert sum(report.queued for report in reports) == asked.count()
    tell("F3", f"{TICKERS} beats at once, {len(keys)} askings", trials=len(reports), lost=0, doubled=0)


def test_negative_control_a_tick_that_claims_nothing_asks_twice(plans):
    """The test above can fail: a tick that reads what is due, and only then says that it was asked."""
    tick(evening_before_noon()[0])
    late = evening_before_noon()[-1]

    def careless():
        due = list(CheckInOccurrence.objects.filter(state="due", slot="main", due_at__lte=late))
        time_module.sleep(0.2)
        for row in due:
            Message.objects.create(
                key=str(uuid4()), kind="check_in", user=row.patient.user, about_id=row.pk, expires_at=late
            )
            CheckInOccurrence.objects.filter(pk=row.pk).update(state="queued")

    all_at_once(*[careless] * TICKERS)
    doubled = Message.objects.count() - Message.objects.values("about_id").distinct().count()
    assert doubled > 0
    tell("F3", "reads what is due without holding it", trials=TICKERS, lost=0, doubled=doubled, control=True)


def tick_together(moment):
    return all_at_once(*[lambda: tick(moment)] * TICKERS)


def test_making_at_the_same_moment_makes_each_occurrence_once(plans):
    """Every ticker finds nothing made yet."""
    for _ in range(10):
        CheckInOccurrence.objects.all().delete()
        forget_what_was_made()
        tick_together(evening_before_noon()[0])
        keys = Counter(CheckInOccurrence.objects.values_list("plan", "local_date", "slot"))
        assert set(keys.values()) == {1}
        assert {plan for plan, _day, _slot in keys} == {plan.pk for plan in plans}


def forget_what_was_made():
    with connection.cursor() as cursor:
        cursor.execute("UPDATE patients_checkinplan SET made_until = NULL")
