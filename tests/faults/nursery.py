"""Delivery workers that are killed in the middle of their work.

Run as a program. Loads the product once, forks workers that deliver what is due, kills one of them at random
with SIGKILL every few milliseconds and forks another, until nothing is left to send. Prints one line of JSON.

With `--fault stop` a worker is not killed but put to sleep (SIGSTOP) until its lease has run out, and then woken.
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
from datetime import timedelta

import django


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


def stop(victim: int, pids: list[int], options: argparse.Namespace) -> None:
    """Asleep for longer than the lease, as a laptop or a swapped-out process is."""
    os.kill(victim, signal.SIGSTOP)
    time.sleep(1.5 * options.lease)
    os.kill(victim, signal.SIGCONT)


FAULTS = {"kill": kill, "stop": stop}


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


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--worker", choices=WORKERS, default="lease")
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--fault", choices=FAULTS, default="kill")
    parser.add_argument("--every", type=float, default=0.06)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--lease", type=float, default=0.3)
    options = parser.parse_args()
    django.setup()
    prepare(options.lease)
    pids, faults, end = (
        [fork(options.worker) for _ in range(options.workers)],
        0,
        time.monotonic() + options.seconds,
    )
    while time.monotonic() < end and left():
        time.sleep(random.uniform(0.5, 1.5) * options.every)
        FAULTS[options.fault](random.choice(pids), pids, options)
        faults += 1
    time.sleep(0.3 if options.fault == "stop" else 0)  # whoever was woken up last finishes what it can
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    json.dump({"faults": faults, "left": left()}, sys.stdout)


if __name__ == "__main__":
    main()
