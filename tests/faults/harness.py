"""What the fault tests share: the test's database for other processes, real threads, mails that are counted."""

import json
import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, connections
from django.utils import timezone

from rehab.accounts.models import User
from rehab.notifications.actions.queue import queue_all
from rehab.notifications.models import Message


def number(name: str, usual: int) -> int:
    """How often: a few times in `make test`, as often as it takes in `make faults` (tests/faults/__main__.py)."""
    return int(os.environ.get(name, usual))


ROWS = number("FAULT_ROWS", 100)


def tell(fault: str, what: str, *, trials: int, lost: int, doubled: int, control: bool = False) -> None:
    """One line of the table of `make faults`. A control's test has failed as it must when it comes here."""
    verdict = "fails, as it must" if control else "holds"
    line = {"fault": fault, "what": what, "trials": trials, "lost": lost, "doubled": doubled}
    print(f"\n{fault} {what}: {trials} trials, lost {lost}, doubled {doubled}: {verdict}")
    if path := os.environ.get("FAULT_TABLE"):
        with Path(path).open("a") as table:
            table.write(json.dumps(line | {"control": control, "verdict": verdict}) + "\n")


def environment(sink: Path, **more: str) -> dict[str, str]:
    """What another process needs to work on the test's own database. Its mails are written down in `sink`."""
    sink.touch()
    db = connection.settings_dict
    return os.environ | {
        "DATABASE_URL": f"postgres://{db['USER']}:{db['PASSWORD']}@{db['HOST']}:{db['PORT']}/{db['NAME']}",
        "STEADY_SINK": str(sink),
        "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
        **more,
    }


def arrived(sink: Path) -> Counter[str]:
    """How often each mail arrived, by Message-ID."""
    return Counter(sink.read_text().split())


def fill_outbox(user: User, count: int, key: str = "m") -> set[str]:
    """So many messages that wait; returns the Message-IDs of all there are."""
    later = timezone.now() + timedelta(hours=1)
    queue_all([Message(key=f"{key}{n}", kind="welcome", user=user, expires_at=later) for n in range(count)])
    return message_ids()


def message_ids() -> set[str]:
    """The Message-ID of every message."""
    return {f"<{pk}@localhost>" for pk in Message.objects.values_list("pk", flat=True)}


def run_nursery(sink: Path, *arguments: str) -> tuple[dict[str, int], Counter[str]]:
    """Run the workers and their faults; return the report and how often each mail arrived."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.nursery", *arguments],
        env=environment(sink),
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout), arrived(sink)


def _wait_long_for_locks() -> None:
    """The site gives up on a lock after two seconds; what is told here is who comes first, however slow the machine."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '60s'; SET statement_timeout = '60s'")


class Thread(threading.Thread):
    """A thread with a database connection of its own that brings its error home."""

    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__(daemon=True)
        self.work, self.error, self.result = work, None, None
        self.start()

    def run(self) -> None:
        try:
            _wait_long_for_locks()
            self.result = self.work()
        except Exception as error:
            self.error = error
        finally:
            connections.close_all()

    def done(self, seconds: float = 60) -> Any:
        """Wait for it; its result, or its error."""
        self.join(seconds)
        assert not self.is_alive(), "the thread hangs"
        if self.error:
            raise self.error
        return self.result


def all_at_once(*works: Callable[[], Any]) -> list[Any]:
    """Start all works at the same moment, each in a thread; their results."""
    gate = threading.Barrier(len(works))

    def through_the_gate(work: Callable[[], Any]) -> Callable[[], Any]:
        return lambda: (gate.wait(10), work())[1]

    threads = [Thread(through_the_gate(work)) for work in works]
    return [thread.done() for thread in threads]
