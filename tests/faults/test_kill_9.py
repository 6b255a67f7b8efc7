"""Workers that die, or fall asleep, in the middle of sending lose no message."""

import pytest

from rehab.notifications.models import Delivery, Message, MessageState, Outcome
from tests.faults.harness import ROWS, fill_outbox, message_ids, number, run_nursery, tell

TRIALS = number("FAULT_KILL_TRIALS", 1)
SLEEPS = ("--workers", "2", "--sleeps", str(number("FAULT_SLEEPS", 3)), "--seconds", "240")
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sink(tmp_path):
    return tmp_path / "sink"


def doubles(mails):
    return sum(count - 1 for count in mails.values())


def test_killed_workers_lose_nothing_and_double_at_most_one_mail_each(tmp_path, pat):
    kills = doubled = 0
    for trial in range(TRIALS):
        Message.objects.all().delete()
        wanted = fill_outbox(pat, ROWS)
        report, mails = run_nursery(tmp_path / f"sink{trial}")
        assert report["left"] == 0
        assert set(mails) == wanted
        assert doubles(mails) <= report["faults"]
        assert set(Message.objects.values_list("state", flat=True)) == {MessageState.SENT}
        assert Delivery.objects.filter(outcome=Outcome.SENT).count() == ROWS, "every last try left a trace"
        kills, doubled = kills + report["faults"], doubled + doubles(mails)
    tell("F1", f"kill -9, {kills} times, {ROWS} mails", trials=TRIALS, lost=0, doubled=doubled)


def test_negative_control_marking_before_sending_loses_mails(sink, pat):
    """The test above can fail: a worker that marks first sends mails too, and loses some by the same deaths."""
    wanted = fill_outbox(pat, ROWS)
    _report, mails = run_nursery(sink, "--worker", "mark-first")
    assert mails
    lost = len(wanted - set(mails))
    assert lost
    tell(
        "F1",
        f"marks before it sends, {ROWS} mails",
        trials=1,
        lost=lost,
        doubled=doubles(mails),
        control=True,
    )


def test_a_worker_that_sleeps_past_its_lease_finishes_nothing(sink, pat):
    """What it held was taken over meanwhile: when it wakes up, its token is stale and nothing goes out twice."""
    fill_outbox(pat, 60)
    report, mails = run_nursery(sink, *SLEEPS)
    wanted, taken_over = message_ids(), Message.objects.filter(token__gt=1).count()
    assert report["left"] == 0
    assert set(mails) == wanted
    assert doubles(mails) == 0
    assert taken_over > 0
    assert Delivery.objects.filter(outcome=Outcome.SENT).count() == len(wanted)
    tell(
        "F2",
        f"asleep past the lease, {taken_over} mails taken over",
        trials=report["faults"],
        lost=0,
        doubled=0,
    )


def test_negative_control_without_the_token_a_sleeper_sends_again(sink, pat):
    """The test above can fail: a worker that never asks whether its claim still holds doubles mails."""
    fill_outbox(pat, 60)
    report, mails = run_nursery(sink, "--worker", "tokenless", *SLEEPS)
    assert doubles(mails) > 0
    tell("F2", "no token", trials=report["faults"], lost=0, doubled=doubles(mails), control=True)
