"""Workers that die, or fall asleep, in the middle of sending lose no message."""

import pytest

from rehab.notifications.models import Delivery, Message, MessageState, Outcome
from tests.faults.harness import ROWS, fill_outbox, message_ids, run_nursery

SLEEPS = ("--workers", "2", "--sleeps", "3")
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sink(tmp_path):
    return tmp_path / "sink"


def doubles(mails):
    return sum(count - 1 for count in mails.values())


def test_killed_workers_lose_nothing_and_double_at_most_one_mail_each(sink, pat):
    wanted = fill_outbox(pat, ROWS)
    report, mails = run_nursery(sink)
    print(
        f"\n{ROWS} mails, {report['faults']} kills: lost {len(wanted - set(mails))}, doubled {doubles(mails)}"
    )
    assert report["left"] == 0
    assert set(mails) == wanted
    assert doubles(mails) <= report["faults"]
    assert set(Message.objects.values_list("state", flat=True)) == {MessageState.SENT}
    assert Delivery.objects.filter(outcome=Outcome.SENT).count() == ROWS, "every mail's last try left a trace"


def test_negative_control_marking_before_sending_loses_mails(sink, pat):
    """The test above can fail: a worker that marks first sends mails too, and loses some by the same deaths."""
    wanted = fill_outbox(pat, ROWS)
    report, mails = run_nursery(sink, "--worker", "mark-first")
    print(f"\nmark-first: {ROWS} mails, {report['faults']} kills: lost {len(wanted - set(mails))}")
    assert mails
    assert wanted - set(mails)


def test_a_worker_that_sleeps_past_its_lease_finishes_nothing(sink, pat):
    """What it held was taken over meanwhile: when it wakes up, its token is stale and nothing goes out twice."""
    fill_outbox(pat, 60)
    report, mails = run_nursery(sink, *SLEEPS)
    wanted, taken_over = message_ids(), Message.objects.filter(token__gt=1).count()
    print(
        f"\n{len(wanted)} mails, {report['faults']} sleeps, {taken_over} taken over: doubled {doubles(mails)}"
    )
    assert report["left"] == 0
    assert set(mails) == wanted
    assert doubles(mails) == 0
    assert taken_over > 0
    assert Delivery.objects.filter(outcome=Outcome.SENT).count() == len(wanted)


def test_negative_control_without_the_token_a_sleeper_sends_again(sink, pat):
    """The test above can fail: a worker that never asks whether its claim still holds doubles mails."""
    fill_outbox(pat, 60)
    report, mails = run_nursery(sink, "--worker", "tokenless", *SLEEPS)
    print(f"\ntokenless: {report['faults']} sleeps: doubled {doubles(mails)}")
    assert doubles(mails) > 0
