"""The nightly look at check-ins, and the admin's page about reminders: /clinic/check-ins/."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from patients.actions.check_in_audit import audit_due
from patients.actions.check_in_plan import plan_check_ins
from patients.actions.reminders import tick
from patients.insights.check_in_watch import watch
from patients.models import CheckInAudit, CheckInOccurrence, JournalDay, Task
from rehab.audit.models import AuditEvent
from rehab.lib.states import NotAllowedNow
from rehab.notifications.actions.deliver import deliver_due
from rehab.notifications.actions.opt_outs import opt_out
from rehab.notifications.actions.retry import retry
from rehab.notifications.models import Message

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # a Monday


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as travelling:
        yield travelling


@pytest.fixture
def plan(clock, pat_record, clara):
    return plan_check_ins(patient=pat_record, by=clara, wall_time=time(18, 0), nudge=False)


def live(clock, days):
    """Let so many evenings and nights pass, with the ticks of each."""
    for _ in range(days):
        clock.shift(timedelta(hours=9))
        tick()
        deliver_due()
        clock.shift(timedelta(hours=15))
        tick()
        audit_due()


# --- the night --------------------------------------------------------------------------------------
def test_what_is_missing_is_made_and_reported_once_a_night(plan, clock, clinic):
    assert [(row.plans, row.repaired) for row in audit_due()] == [(1, 0)]
    assert audit_due() == [], "once a night"
    CheckInOccurrence.objects.filter(local_date=date(2026, 3, 4)).delete()
    clock.shift(timedelta(hours=24))
    CheckInOccurrence.objects.filter(state="due").delete()
    assert [row.repaired for row in audit_due()] == [2]
    days = CheckInOccurrence.objects.filter(state="due").values_list("local_date", flat=True)
    assert sorted(days) == [date(2026, 3, 3), date(2026, 3, 4)]
    assert "2 missing" in page_of(clinic)


def page_of(clinic):
    found = watch(clinic, timezone.now())
    return " ".join(f"{night.repaired} missing" for night in found.audits)


def test_a_quiet_week_asks_for_one_call_and_two_pause_the_plan(plan, clock, pat_record, clara):
    live(clock, 6)
    assert not Task.objects.exists()
    live(clock, 4)
    task = Task.objects.get()
    assert (task.owner, task.title) == (clara, "A quiet week: call and ask how things are")
    live(clock, 6)
    plan.refresh_from_db()
    assert [t.title for t in Task.objects.order_by("made_at")][1:] == [
        "Two quiet weeks, check-ins are paused: get in touch"
    ]
    assert plan.paused_until == date(2026, 3, 16) + timedelta(days=28)
    sent = len(mail.outbox)
    live(clock, 10)
    assert (len(mail.outbox), Task.objects.count()) == (sent, 2), "nothing more while it is paused"
    assert AuditEvent.objects.filter(event="check_ins.paused_for_silence").count() == 1


def test_any_sign_begins_the_count_anew(plan, clock, pat_record):
    live(clock, 5)
    JournalDay.objects.create(patient=pat_record, local_date=pat_record.today(), pain_avg=3)
    live(clock, 6)
    assert not Task.objects.exists()
    live(clock, 3)
    assert Task.objects.count() == 1


# --- the page ---------------------------------------------------------------------------------------
def test_the_page_counts_what_was_sent_and_what_came_of_it(
    plan, clock, clinic, pat_record, pat, ada, as_person, django_assert_num_queries
):
    live(clock, 3)
    complete = Message.objects.filter(state="sent").latest("finished_at")
    CheckInOccurrence.objects.filter(pk=complete.about_id).update(
        state="done", changed_at=complete.finished_at + timedelta(hours=1)
    )
    clock.shift(timedelta(hours=9))
    tick()
    deliver_due()
    as_person(pat).get(reverse("patients:check_in"))
    opt_out(user=pat, by=pat)
    with django_assert_num_queries(6):
        week = watch(clinic, timezone.now()).weeks[0]
    assert (week.sent, week.opened, week.completed, week.opted_out) == (4, 1, 1, 1)
    html = as_person(ada).get(reverse("patients:check_in_watch")).content.decode()
    assert "Everything that was to be sent was sent." in html
    assert "Pat" not in html


def test_a_dead_letter_has_its_reason_and_is_tried_again_while_there_is_time(
    clock, clinic, pat, sam, ada, as_person
):
    later = timezone.now() + timedelta(hours=1)
    letter = Message.objects.create(
        key="k", kind="check_in", user=pat, state="dead", why="mailbox full", tries=5, expires_at=later,
        link="patients:check_in", finished_at=timezone.now(),
    )  # fmt: skip
    theirs = Message.objects.create(key="s", kind="welcome", user=sam, state="dead", expires_at=later)
    browser = as_person(ada)
    html = browser.get(reverse("patients:check_in_watch")).content.decode()
    assert "mailbox full" in html
    assert "Try again" in html
    again = reverse("patients:message_retry", args=[letter.pk])
    assert "tried again now" in browser.post(again, follow=True).content.decode()
    deliver_due()
    letter.refresh_from_db()
    assert (letter.state, len(mail.outbox)) == ("sent", 1)
    assert browser.post(again).status_code == 404, "no longer a dead letter"
    assert browser.post(reverse("patients:message_retry", args=[theirs.pk])).status_code == 404
    Message.objects.filter(pk=letter.pk).update(state="dead")
    clock.shift(timedelta(hours=2))
    assert "Too late now" in browser.get(reverse("patients:check_in_watch")).content.decode()
    with pytest.raises(NotAllowedNow):
        retry(message=letter, by=ada)
    assert AuditEvent.objects.filter(event="notifications.message_retried").count() == 1
    assert CheckInAudit.objects.count() == 0
