"""Delivery workers that are killed in the middle of their work.

Run as a program. Loads the product once, forks workers that deliver what is due, kills one of them at random
with SIGKILL every few milliseconds and forks another, until nothing is left to send. Prints one line of JSON.

With `--sleeps` no worker is killed. One that holds messages, by the database, is put to sleep (SIGSTOP) until
another has taken over what it held, and then woken; messages keep coming until that happened so many times.
`mark-first` and `tokenless` are negative controls. The first marks a message as sent before it sends it, as
many systems do; the second never asks again whether its claim still holds.
"""

import argparse
import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import django

PATIENCE = 2.0  # seconds


def lease_worker() -> None:
    """The product's own worker."""
    from rehab.notifications.actions.deliver import deliver_due

    while True:
        if not deliver_due(limit=20):
            time.sleep(0.02)


def mark_first_worker() -> None:
    """What we do not do: mark, then send."""
    from django.db import transaction

    from rehab.notifications.channels import email
    from rehab.notifications.models import Message, MessageState

    while True:
        with transaction.atomic():
            free = Message.objects.select_for_update(skip_locked=True, of=("self",))
            waiting = free.filter(state=MessageState.QUEUED)
            message = waiting.select_related("user").first()
            if message:
                Message.objects.filter(pk=message.pk).update(state=MessageState.SENT)
        if message:
            email.send(message)
        else:
            time.sleep(0.02)


def tokenless_worker() -> None:
    """What we do not do either: claim, and never ask again whether the claim still holds."""
    from rehab.notifications.actions.deliver import claim
    from rehab.notifications.channels import email
    from rehab.notifications.models import Message, MessageState

    while True:
        for message in claim(20):
            email.send(message)
            Message.objects.filter(pk=message.pk).update(state=MessageState.SENT)


WORKERS = {"lease": lease_worker, "mark-first": mark_first_worker, "tokenless": tokenless_worker}


def fork(worker: str) -> int:
    from django.db import connections

    connections.close_all()
    pid = os.fork()
    if pid == 0:
        random.seed(os.getpid())
        try:
            WORKERS[worker]()
        finally:
            os._exit(1)
    return pid


def left() -> int:
    from django.db import connections

    from rehab.notifications.models import Message, MessageState

    count = Message.objects.filter(state__in=[MessageState.QUEUED, MessageState.LEASED]).count()
    connections.close_all()
    return count


def kill(victim: int, pids: list[int], options: argparse.Namespace) -> None:
    """Death in the middle of work, and a new worker in its place."""
    os.kill(victim, signal.SIGKILL)
    _pid, how = os.waitpid(victim, 0)
    if os.WIFEXITED(how):
        raise SystemExit("a worker died by itself: it tells nothing about the deaths we cause")
    pids.remove(victim)
    pids.append(fork(options.worker))


def kill_some(pids: list[int], options: argparse.Namespace) -> int:
    """A death every few milliseconds until nothing is left to send. Returns how many died.

    Between two deaths something arrives, or a while passes: on a machine so busy that no worker lives long enough to
    send, the deaths would tell about the machine.
    """
    deaths, end = 0, time.monotonic() + options.seconds
    while time.monotonic() < end and left():
        wait_for_a_mail(min(end, time.monotonic() + PATIENCE))
        time.sleep(random.uniform(0.5, 1.5) * options.every)
        kill(random.choice(pids), pids, options)
        deaths += 1
    return deaths


def wait_for_a_mail(end: float) -> None:
    sink = Path(os.environ["STEADY_SINK"])
    before = sink.stat().st_size
    while sink.stat().st_size == before and time.monotonic() < end:
        time.sleep(0.002)


def stop_some(pids: list[int], options: argparse.Namespace) -> int:
    """Holders sleep past their lease, as a laptop or a swapped-out process does. Returns how many did."""
    slept, end = 0, time.monotonic() + options.seconds
    while time.monotonic() < end and (slept < options.sleeps or left()):
        if slept < options.sleeps and not left():
            more_messages()
        for pid in pids if slept < options.sleeps else ():
            slept += sleep_past_the_lease(pid, end)
        time.sleep(0.01)
    time.sleep(0.3)  # whoever was woken up last finishes what it can
    return slept


def sleep_past_the_lease(pid: int, end: float) -> bool:
    """Put this worker to sleep if it holds messages; wake it when another took them over. Whether that was so."""
    with asleep(pid):
        held = held_by(pid)
        # The one it is sending at this moment may be locked, so it alone shows nothing.
        while len(held) > 1 and time.monotonic() < end:
            if len(held & leased()) <= 1:
                return True
            time.sleep(0.01)
    return False


@contextmanager
def asleep(pid: int) -> Iterator[None]:
    os.kill(pid, signal.SIGSTOP)
    os.waitpid(pid, os.WUNTRACED)
    yield
    os.kill(pid, signal.SIGCONT)


def note(pid: int) -> Path:
    """Where a worker writes down what it claimed, with the tokens it was given."""
    return Path(f"{os.environ['STEADY_SINK']}.{pid}")


def held_by(pid: int) -> set[str]:
    """What the worker claimed and, by the database, still holds."""
    return set(note(pid).read_text().splitlines()) & leased() if note(pid).exists() else set()


def leased() -> set[str]:
    from rehab.notifications.models import Message, MessageState

    rows = Message.objects.filter(state=MessageState.LEASED).values_list("pk", "token")
    return {f"{pk} {token}" for pk, token in rows}


def more_messages() -> None:
    """More for the person who has some already."""
    from rehab.notifications.models import Message
    from tests.faults.harness import fill_outbox

    first = Message.objects.select_related("user").first()
    assert first
    assert first.user
    fill_outbox(first.user, 40, f"more{time.monotonic_ns()}-")


def prepare(lease: float) -> None:
    """What a worker does once in its life is done before the fork: the faults should hit its work."""
    from django.template.loader import get_template
    from django.urls import get_resolver

    from rehab.notifications.actions import deliver

    assert get_resolver().url_patterns
    assert get_template("emails/welcome.txt")
    assert get_template("emails/welcome.html")
    deliver.LEASE = timedelta(seconds=lease)
    deliver.claim.__wrapped__.__kwdefaults__["lease"] = deliver.LEASE
    # Under this many deaths one message can be hit three times; giving up on it has a test of its own.
    deliver.MAX_UNKNOWN = 1000
    claim = deliver.claim

    def claim_and_note(*what: int) -> list["deliver.Message"]:
        held = claim(*what)
        note(os.getpid()).write_text("\n".join(f"{message.pk} {message.token}" for message in held))
        return held

    deliver.claim = claim_and_note


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--worker", choices=WORKERS, default="lease")
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--sleeps", type=int, default=0)
    parser.add_argument("--every", type=float, default=0.06)
    parser.add_argument("--seconds", type=float, default=240)
    parser.add_argument("--lease", type=float, default=0.3)
    options = parser.parse_args()
    django.setup()
    prepare(options.lease)
    pids = [fork(options.worker) for _ in range(options.workers)]
    faults = (stop_some if options.sleeps else kill_some)(pids, options)
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    json.dump({"faults": faults, "left": left()}, sys.stdout)


if __name__ == "__main__":
    main()
