"""Ticks at the same moment, from as many beats as somebody may have started by mistake, ask each patient once."""

from collections import Counter
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from patients.actions.check_in_plan import plan_check_ins
from patients.actions.reminders import tick
from patients.models import CheckInOccurrence
from rehab.notifications.models import Message
from tests.faults.harness import all_at_once
from tests.people import make_patient

PATIENTS, TICKERS, TICKS = 12, 3, 201
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
    print(
        f"\n{len(reports)} ticks by {TICKERS} tickers: {len(keys)} occurrences, {Message.objects.count()} messages"
    )
    assert set(keys.values()) == {1}
    assert asked.filter(slot="main").count() == PATIENTS
    assert Counter(Message.objects.values_list("about_id", flat=True)) == {row.pk: 1 for row in asked}
    assert sum(report.queued for report in reports) == asked.count()


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
