"""Who stops, pauses or opts out is heard at once: after the commit of their wish nothing is sent."""

import random
import time
from datetime import time as wall_time
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from patients.actions.check_in_plan import pause_check_ins, plan_check_ins, stop_check_ins
from patients.guards import may_send_check_in
from patients.models import CheckInOccurrence, CheckInPlan
from rehab.notifications.actions.deliver import deliver_due
from rehab.notifications.actions.opt_outs import opt_out
from rehab.notifications.actions.queue import queue_message
from rehab.notifications.channels import email
from rehab.notifications.models import Message, OptOut
from tests.faults.harness import Thread, all_at_once, number, tell
from tests.faults.sink import ClockedBackend

TRIALS = number("FAULT_WISHES", 25)
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def plan(pat_record, clara, settings):
    settings.EMAIL_BACKEND = "tests.faults.sink.ClockedBackend"
    return plan_check_ins(
        patient=pat_record, by=clara, wall_time=wall_time(18, 0), quiet=(wall_time(0, 0), wall_time(0, 0))
    )


def ask(plan):
    """A check-in that a tick has just queued: it waits for its worker."""
    Message.objects.all().delete()
    OptOut.objects.all().delete()
    CheckInPlan.objects.filter(pk=plan.pk).update(ended_at=None, paused_until=None)
    row = CheckInOccurrence.objects.filter(plan=plan, slot="main").order_by("local_date").first()
    CheckInOccurrence.objects.filter(pk=row.pk).update(state="queued")
    queue_message(
        kind="check_in",
        key=f"check_in:{row.pk}",
        user=plan.patient.user,
        link="patients:check_in",
        about_id=row.pk,
        expires_at=timezone.now() + timedelta(hours=1),
    )
    ClockedBackend.arrivals.clear()


def stop(plan, clara, pat):
    stop_check_ins(plan=plan, by=clara)


def pause(plan, clara, pat):
    pause_check_ins(plan=plan, by=clara, until=plan.patient.today() + timedelta(days=7))


def no_more_mail(plan, clara, pat):
    opt_out(user=pat, by=pat)


@pytest.mark.parametrize("wish", [stop, pause, no_more_mail])
def test_nothing_is_sent_after_the_wish_is_through(wish, plan, clara, pat):
    """At whatever moment of the sending the wish comes: it waits for the mail on its way, or the mail does not go."""
    sent = 0
    for _ in range(TRIALS):
        ask(plan)

        def wish_at_some_moment():
            time.sleep(random.uniform(0, 0.03))
            wish(plan, clara, pat)
            return time.monotonic()

        _taken, through = all_at_once(deliver_due, wish_at_some_moment)
        assert [at for at in ClockedBackend.arrivals if at > through] == []
        sent += len(ClockedBackend.arrivals)
    tell("F15", f"{wish.__name__} while it is sent ({sent} before)", trials=TRIALS, lost=0, doubled=0)


def test_negative_control_asking_only_before_sending_sends_after_the_wish(plan, clara, pat):
    """The test above can fail: a worker that asks, and then sends without holding on to the answer."""
    after = 0
    for _ in range(5):
        ask(plan)

        def soon():
            time.sleep(0.03)
            stop(plan, clara, pat)
            return time.monotonic()

        _sent, through = all_at_once(careless, soon)
        after += sum(at > through for at in ClockedBackend.arrivals)
    assert after > 0
    tell("F15", "asks before it sends, holds nothing", trials=5, lost=0, doubled=after, control=True)


def careless():
    """Asks the guard in a transaction that ends before the mail is sent."""
    with transaction.atomic():
        message = Message.objects.select_related("user").get()
        may_send_check_in(message.about_id)
    time.sleep(0.1)
    email.send(message)


@pytest.mark.parametrize("wish", [stop, pause, no_more_mail])
def test_a_worker_that_waits_for_the_wish_then_sends_nothing(wish, plan, clara, pat):
    """The wish is written but not committed when the worker takes the message up."""
    ask(plan)
    with transaction.atomic():
        wish(plan, clara, pat)
        worker = Thread(deliver_due)
        time.sleep(0.2)
        assert ClockedBackend.arrivals == []
    worker.done()
    deliver_due()
    assert ClockedBackend.arrivals == []
    assert Message.objects.get().state == "skipped"


def test_a_wish_waits_for_the_mail_that_is_on_its_way(plan, pat, monkeypatch):
    """An opt-out that returned before the mail arrived would be a promise that was not kept."""
    ask(plan)
    monkeypatch.setattr(ClockedBackend, "takes", 0)
    slow = ClockedBackend.send_messages

    def dawdle(self, mails):
        time.sleep(0.3)
        return slow(self, mails)

    monkeypatch.setattr(ClockedBackend, "send_messages", dawdle)
    worker = Thread(deliver_due)
    assert waits_until_leased()
    time.sleep(0.1)
    opt_out(user=pat, by=pat)
    through = time.monotonic()
    worker.done()
    assert [at < through for at in ClockedBackend.arrivals] == [True]


def waits_until_leased():
    for _ in range(200):
        if Message.objects.filter(state="leased").exists():
            return True
        time.sleep(0.01)
    return False
