"""Check-ins are asked once a day at the patient's own time, and not when they should not be."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from patients.actions.check_in_plan import change_check_ins, pause_check_ins, plan_check_ins, stop_check_ins
from patients.actions.reminders import complete_check_in, tick
from patients.models import CheckInOccurrence, JournalDay
from rehab.notifications.actions.deliver import deliver_due
from rehab.notifications.models import Message, OptOut

MADRID = ZoneInfo("Europe/Madrid")


def at(hour, minute=0, day=10, month=3, zone=MADRID):
    return datetime(2026, month, day, hour, minute, tzinfo=zone)


@pytest.fixture
def clock():
    with time_machine.travel(at(9), tick=False) as travelling:
        yield travelling


@pytest.fixture
def plan(clock, pat_record, clara):
    """Pat is asked at 18:00 in Madrid; the one nudge would come at 20:00."""
    return plan_check_ins(patient=pat_record, by=clara, wall_time=time(18, 0))


def asked():
    tick()
    deliver_due()
    return [m.subject for m in mail.outbox]


def why(day=10, slot="main"):
    row = CheckInOccurrence.objects.get(local_date=date(2026, 3, day), slot=slot)
    return row.state, row.why


def test_nothing_is_sent_before_the_agreed_time(plan, clock):
    clock.move_to(at(17, 59))
    assert asked() == []


def test_the_check_in_is_asked_at_the_agreed_time(plan, clock):
    clock.move_to(at(18))
    assert asked() == ["Your check-in is ready"]


def test_ticking_again_asks_nothing_more(plan, clock):
    clock.move_to(at(18))
    assert asked() == asked() == asked()
    assert len(mail.outbox) == 1


def test_one_nudge_two_hours_later_and_then_silence(plan, clock):
    for hour in (18, 19, 20, 21, 22, 23):
        clock.move_to(at(hour, 1))
        asked()
    assert [m.subject for m in mail.outbox] == ["Your check-in is ready", "Your check-in is still open"]


def test_a_logged_day_is_not_asked_about(plan, clock, pat_record):
    JournalDay.objects.create(patient=pat_record, local_date=date(2026, 3, 10), pain_avg=3)
    clock.move_to(at(18))
    assert asked() == []
    assert why() == ("done", "already logged")


def test_logging_stops_the_nudge(plan, clock, pat_record):
    clock.move_to(at(18))
    asked()
    complete_check_in(patient_id=pat_record.pk, local_date=date(2026, 3, 10))
    clock.move_to(at(20, 1))
    assert len(asked()) == 1


def test_logging_between_tick_and_sending_stops_the_message(plan, clock, pat_record):
    clock.move_to(at(18))
    tick()
    complete_check_in(patient_id=pat_record.pk, local_date=date(2026, 3, 10))
    deliver_due()
    assert mail.outbox == []
    assert Message.objects.get().why == "already done"


def test_the_nudge_is_dropped_when_quiet_hours_have_begun(clock, pat_record, clara):
    plan_check_ins(patient=pat_record, by=clara, wall_time=time(20, 30))
    tick()
    assert set(CheckInOccurrence.objects.values_list("slot", flat=True)) == {"main"}


def test_a_message_that_slipped_into_quiet_hours_is_not_sent(plan, clock):
    clock.move_to(at(18))
    tick()
    clock.move_to(at(21, 30))
    Message.objects.update(expires_at=at(23))
    deliver_due()
    assert Message.objects.get().why == "quiet hours"


def test_a_tick_that_comes_too_late_sends_no_burst(plan, clock):
    clock.move_to(at(9, day=14))
    assert asked() == []
    clock.move_to(at(18, 1, day=14))
    assert len(asked()) == 1


@pytest.mark.parametrize("late", [timedelta(hours=2), timedelta(hours=2, seconds=1)])
def test_grace_is_two_hours(plan, clock, late):
    clock.move_to(at(18) + late)
    tick()
    expected = ("queued", "") if late == timedelta(hours=2) else ("skipped", "too old")
    assert why() == expected


def test_opting_out_is_honoured_at_once(plan, clock, pat):
    OptOut.objects.create(user=pat, channel="email")
    clock.move_to(at(18))
    assert asked() == []
    assert why() == ("skipped", "opted out")


def test_a_patient_without_an_account_is_not_asked(plan, clock, pat_record):
    pat_record.user = None
    pat_record.save()
    clock.move_to(at(18))
    assert asked() == []
    assert why() == ("skipped", "no account")


def test_a_pause_is_honoured_also_between_tick_and_sending(plan, clock, pat):
    clock.move_to(at(18))
    tick()
    pause_check_ins(plan=plan, by=pat, until=date(2026, 3, 20))
    deliver_due()
    assert mail.outbox == []
    clock.move_to(at(18, day=11))
    assert asked() == []
    clock.move_to(at(18, day=20))
    assert len(asked()) == 1


def test_stopping_is_honoured_between_tick_and_sending(plan, clock, pat):
    clock.move_to(at(18))
    tick()
    stop_check_ins(plan=plan, by=pat)
    deliver_due()
    assert mail.outbox == []


def test_a_new_time_is_used_from_now_on(plan, clock, clara):
    change_check_ins(plan=plan, by=clara, wall_time=time(12, 0), quiet=(time(21), time(8)), nudge=False)
    clock.move_to(at(12))
    assert len(asked()) == 1
    clock.move_to(at(18, 1))
    assert len(asked()) == 1


def test_changing_the_plan_never_asks_twice_for_one_day(plan, clock, clara):
    clock.move_to(at(18))
    asked()
    change_check_ins(plan=plan, by=clara, wall_time=time(18, 30), quiet=(time(21), time(8)), nudge=True)
    clock.move_to(at(18, 31))
    assert len(asked()) == 1
    assert CheckInOccurrence.objects.filter(local_date=date(2026, 3, 10), slot="main").count() == 1


def test_a_patient_who_moves_keeps_one_asking_a_day(plan, clock, pat_record, clara):
    clock.move_to(at(18))
    asked()
    pat_record.time_zone = "America/New_York"
    pat_record.save()
    change_check_ins(plan=plan, by=clara, wall_time=time(18, 0), quiet=(time(21), time(8)), nudge=False)
    for hours in range(1, 72):
        clock.move_to(at(18) + timedelta(hours=hours))
        asked()
    days = list(
        CheckInOccurrence.objects.filter(slot="main", state="queued").values_list("local_date", flat=True)
    )
    assert sorted(days) == [date(2026, 3, 10), date(2026, 3, 11), date(2026, 3, 12)]


@pytest.mark.parametrize(
    ("zone", "day", "month", "utc"),
    [
        ("Pacific/Kiritimati", 10, 3, datetime(2026, 3, 10, 4, 0, tzinfo=UTC)),
        ("Pacific/Pago_Pago", 10, 3, datetime(2026, 3, 11, 5, 0, tzinfo=UTC)),
        ("America/New_York", 8, 3, datetime(2026, 3, 8, 22, 0, tzinfo=UTC)),
        ("America/New_York", 7, 3, datetime(2026, 3, 7, 23, 0, tzinfo=UTC)),
    ],
)
def test_the_time_is_the_wall_clock_of_the_patient(clock, pat_record, clara, zone, day, month, utc):
    clock.move_to(datetime(2026, month, day - 1, 12, tzinfo=UTC))
    pat_record.time_zone = zone
    pat_record.save()
    plan_check_ins(patient=pat_record, by=clara, wall_time=time(18, 0))
    clock.move_to(datetime(2026, month, day, 0, 30, tzinfo=UTC))
    tick()
    assert CheckInOccurrence.objects.get(local_date=date(2026, month, day), slot="main").due_at == utc


def test_caps_hold_over_all_kinds_of_message(plan, clock, pat):
    clock.move_to(at(12))
    for n in range(2):
        Message.objects.create(key=f"other{n}", kind="welcome", user=pat, expires_at=at(23))
    clock.move_to(at(18))
    tick()
    assert why() == ("skipped", "enough messages")


def test_caps_are_looked_at_again_when_a_message_is_about_to_go(plan, clock, pat):
    clock.move_to(at(18))
    tick()
    for n in (1, 2):
        Message.objects.create(
            key=f"in between {n}",
            kind="welcome",
            user=pat,
            expires_at=at(23),
            state="sent",
            finished_at=at(18),
        )
    deliver_due()
    assert mail.outbox == []
    assert Message.objects.get(kind="check_in").why == "enough messages"


def test_a_tick_costs_the_same_for_one_and_for_many(plan, clock, quinn_record, colin):
    clock.move_to(at(18))
    with CaptureQueriesContext(connection) as one:
        tick()
    plan_check_ins(patient=quinn_record, by=colin, wall_time=time(18, 0))
    clock.move_to(at(18, day=11))
    tick()
    clock.move_to(at(18, 1, day=11))
    with CaptureQueriesContext(connection) as idle:
        tick()
    assert len(idle) <= len(one)
