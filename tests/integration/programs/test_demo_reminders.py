"""The demo's eight weeks of reminders are what its journal says they were."""

from datetime import datetime, time, timedelta

import pytest
import time_machine

from patients.actions.check_in_plan import plan_check_ins
from patients.insights.check_in_watch import watch
from patients.models import CheckInOccurrence, JournalDay, Patient
from patients.rules.check_in_times import MESSAGES_PER_WEEK, message_cap
from programs.demo.reminders import make_sent_history
from rehab.notifications.models import Message

pytestmark = pytest.mark.django_db
NOW = datetime.fromisoformat("2026-06-04T09:00:00+00:00")  # a Thursday
BEFORE, LATER = time(12, 0), time(21, 0)
HOURS = {1: BEFORE, 2: LATER, 3: LATER, 8: BEFORE, 9: BEFORE}  # days ago → when it was logged


@pytest.fixture
def history(pat_record, clara, clinic):
    with time_machine.travel(NOW, tick=False):
        Patient.objects.filter(pk=pat_record.pk).update(enrolled_at=NOW - timedelta(days=180))
        plan_check_ins(patient=pat_record, by=clara, wall_time=time(18, 30))
        for back, hour in HOURS.items():
            day = pat_record.today() - timedelta(days=back)
            entered = datetime.combine(day, hour, tzinfo=pat_record.zone)
            JournalDay.objects.create(patient=pat_record, local_date=day, mood=5, entered_at=entered)
        make_sent_history(clinic)
        yield watch(clinic, NOW)


def test_what_was_logged_after_it_was_asked_is_opened_and_completed(history):
    this_week = history.weeks[0]
    assert (this_week.sent, this_week.opened, this_week.completed) == (2, 2, 2)
    before = CheckInOccurrence.objects.filter(why="already logged")
    assert before.count() == 3
    assert not Message.objects.filter(about_id__in=before.values("pk")).exists()


def test_weeks_without_a_log_were_asked_about_in_vain_and_never_too_often(history, pat_record):
    for week in history.weeks[3:]:
        assert 4 <= week.sent <= MESSAGES_PER_WEEK + 1  # the cap is of seven days, not of a week from Monday
        assert (week.opened, week.completed, week.failed) == (0, 0, 0)
    sent = list(Message.objects.values_list("created_at", flat=True))
    assert max(sent) < NOW
    assert message_cap(sent, NOW, pat_record.zone).allowed
