"""Delivery workers that are killed in the middle of their work.

Run as a program. Loads the product once, forks workers that deliver what is due, kills one of them at random
with SIGKILL every few milliseconds and forks another, until nothing is left to send. Prints one line of JSON.

`mark-first` is the negative control: it marks a message as sent before it sends it, as many systems do.
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
            waiting = Message.objects.select_for_update(skip_locked=True).filter(state=MessageState.QUEUED)
            message = waiting.select_related("user").first()
            if message:
                Message.objects.filter(pk=message.pk).update(state=MessageState.SENT)
        if message:
            email.send(message)
        else:
            time.sleep(0.02)


WORKERS = {"lease": lease_worker, "mark-first": mark_first_worker}


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


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--worker", choices=WORKERS, default="lease")
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--every", type=float, default=0.06)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--lease", type=float, default=0.5)
    options = parser.parse_args()
    django.setup()
    from django.template.loader import get_template
    from django.urls import get_resolver

    from rehab.notifications.actions import deliver

    # What a worker does once in its life is done before the fork: the deaths should hit its work.
    assert get_resolver().url_patterns
    assert get_template("emails/welcome.txt")
    assert get_template("emails/welcome.html")
    deliver.LEASE = timedelta(seconds=options.lease)
    deliver.claim.__wrapped__.__kwdefaults__["lease"] = deliver.LEASE
    pids, kills, end = [fork(options.worker) for _ in range(options.workers)], 0, time.monotonic() + options.seconds
    while time.monotonic() < end and left():
        for _ in range(5):
            time.sleep(random.uniform(0.5, 1.5) * options.every)
            victim = random.choice(pids)
            os.kill(victim, signal.SIGKILL)
            os.waitpid(victim, 0)
            pids.remove(victim)
            pids.append(fork(options.worker))
            kills += 1
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    json.dump({"kills": kills, "left": left()}, sys.stdout)


if __name__ == "__main__":
    main()
