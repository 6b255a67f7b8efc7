"""Whatever the patient, the clock and the beat do: one asking for a local date, nothing late, no burst."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from patients.actions.check_in_plan import change_check_ins, plan_check_ins
from patients.actions.occurrences import retime
from patients.actions.reminders import tick
from patients.models import CheckInOccurrence
from patients.models.check_in import OccurrenceState
from patients.rules.check_in_times import STALE_AFTER, due_at
from rehab.notifications.models import Message
from tests.faults.harness import number, tell
from tests.unit.patients.test_rules_check_in_times import (
    test_every_local_date_has_one_due_time_a_day_apart_in_every_zone as every_zone,
)

ZONES = ("Europe/Madrid", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "Australia/Lord_Howe",
         "America/New_York", "Africa/Casablanca")  # fmt: skip
# Clocks change, a leap day and an end of year lie within ten days of these.
STARTS = (datetime(2028, 2, 26, tzinfo=UTC), datetime(2026, 3, 5, tzinfo=UTC), datetime(2026, 3, 26, tzinfo=UTC),
          datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 12, 28, tzinfo=UTC))  # fmt: skip
NO_QUIET = (time(0), time(0))
HAPPENINGS = st.one_of(
    st.tuples(st.just("hours"), st.integers(1, 20)),
    st.tuples(st.just("stopped"), st.integers(6, 60)),  # no tick for so long
    st.tuples(st.just("clock"), st.sampled_from([-26, -5, 5, 26])),  # one tick by a clock that is wrong
    st.tuples(st.just("moves"), st.sampled_from(ZONES)),
    st.tuples(st.just("time"), st.times().map(lambda t: t.replace(microsecond=0, second=0))),
)
pytestmark = pytest.mark.django_db
often = settings(
    max_examples=number("FAULT_EXAMPLES", 12),
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def live(patient, clara, start, happenings):
    """Live through it all; how many messages each tick queued, and when which occurrence was asked."""
    with time_machine.travel(start, tick=False) as clock:
        plan = plan_check_ins(patient=patient, by=clara, wall_time=time(19, 0), quiet=NO_QUIET, nudge=False)
        bursts = []
        for what, value in happenings:
            if what == "clock":
                bursts.append(tick(datetime.now(UTC) + timedelta(hours=value)).queued)
            elif what == "moves":
                patient.time_zone = value
                patient.save()
                retime(plan)
            elif what == "time":
                change_check_ins(plan=plan, by=clara, wall_time=value, quiet=NO_QUIET, nudge=False)
            elif what == "stopped":
                clock.shift(timedelta(hours=value))
            else:
                for _hour in range(value):
                    clock.shift(timedelta(hours=1))
                    bursts.append(tick().queued)
            bursts.append(tick().queued)
        return bursts


@often
@given(start=st.sampled_from(STARTS), happenings=st.lists(HAPPENINGS, min_size=3, max_size=10))
def test_each_local_date_is_asked_once_and_nothing_comes_late_or_in_a_burst(
    pat_record, clara, start, happenings
):
    with transaction.atomic():
        bursts = live(pat_record, clara, start, happenings)
        rows = list(CheckInOccurrence.objects.all())
        asked = [row for row in rows if row.state == OccurrenceState.QUEUED]
        assert max(bursts) <= 1
        assert not [day for day, count in Counter(row.local_date for row in asked).items() if count > 1]
        assert not [row for row in asked if row.changed_at - row.due_at > STALE_AFTER]
        assert Message.objects.count() == len(asked) == sum(bursts)
        transaction.set_rollback(True)
    pat_record.time_zone = "Europe/Madrid"


def test_the_table_is_told_and_a_ticker_that_asks_whatever_is_late_comes_in_a_burst(pat_record, clara):
    tell(
        "F6",
        "zones moved, clocks ±26 h, ticks stopped",
        trials=number("FAULT_EXAMPLES", 12),
        lost=0,
        doubled=0,
    )
    with time_machine.travel(STARTS[1], tick=False) as clock:
        plan_check_ins(patient=pat_record, by=clara, wall_time=time(19, 0), quiet=NO_QUIET, nudge=False)
        clock.shift(timedelta(days=2))
        tick(datetime.now(UTC) - timedelta(days=30))  # makes the rows of the days in between, asks nothing
        late = CheckInOccurrence.objects.filter(state=OccurrenceState.DUE, due_at__lte=datetime.now(UTC))
        burst = late.count()
    assert burst > 1, "what a ticker without a limit of lateness would send at once"
    tell("F6", "no limit of lateness", trials=1, lost=0, doubled=burst - 1, control=True)


DAYS = [date(2025, 7, 1) + timedelta(days=n) for n in range(730)]


def test_a_wall_time_kept_as_a_step_of_24_hours_misses_local_times():
    """The control of the zones: what is exact in patients.rules.check_in_times drifts when days are 24 hours."""
    every_zone()
    tell("F5", "120 zones, 730 days each", trials=120 * 730, lost=0, doubled=0)
    place = ZoneInfo("Europe/Madrid")
    exact = [due_at(day, time(19), place) for day in DAYS]
    assert all(timedelta(hours=20) <= b - a <= timedelta(hours=28) for a, b in pairwise(exact))
    naive = [exact[0] + timedelta(days=n) for n in range(len(DAYS))]
    wrong = sum(a != b for a, b in zip(exact, naive, strict=True))
    assert wrong > 100
    tell(
        "F5", "steps of 24 hours instead of wall times", trials=len(DAYS), lost=wrong, doubled=0, control=True
    )
