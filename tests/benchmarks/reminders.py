"""100,000 reminders due at once: chosen, claimed and sent to a mail server here, beside tasks that do nothing.

Everybody is one row of `patient × occurrence`, made by the database itself out of one of each.
"""

import os
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time as wall_time
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

import redis
from django.conf import settings
from django.db import connection
from django.db.models import Model
from django.utils import timezone

from patients.actions.check_in_plan import plan_check_ins
from patients.actions.reminders import _ask_batch
from patients.models import CheckInOccurrence, CheckInPlan, Patient
from rehab.accounts.models import User
from rehab.notifications.actions.deliver import claim, deliver
from rehab.notifications.models import Message
from tests.benchmarks.noop import noop
from tests.faults.sink import SmtpServer
from tools import processes

DUE, TASKS, MAILS, CLAIM = 100_000, 2_000, 300, 500
_SAME = "uuid_generate(g)"  # the id of person number g, and of what is theirs
SECONDS = 12.0  # no part takes longer: what was not done by then is not counted
ROOT = Path(__file__).resolve().parents[2]


class Pace(NamedTuple):
    """So many in so many seconds."""

    count: int
    seconds: float

    @property
    def a_second(self) -> float:
        return self.count / self.seconds


def lines() -> list[str]:
    """What `make bench` prints about reminders."""
    clinic_patient = Patient.objects.select_related("clinic", "user").exclude(user=None).earliest("pk")
    fill(clinic_patient)
    asked, claimed, mailed, tasks = ask(), claim_all(), mail(), do_nothing()
    left = CheckInOccurrence.objects.filter(state="due", due_at__lte=timezone.now()).count()
    return [
        f"Reminders, {DUE:,} due at once (PostgreSQL, one process):",
        _line("checked and queued in batches of 500", asked, f", {left:,} left"),
        _line(f"claimed in batches of {CLAIM}", claimed),
        _line("sent to a mail server here", mailed, ", a connection each"),
        _line("tasks that do nothing, same broker", tasks, ", two threads"),
    ]


def _line(what: str, pace: Pace, more: str = "") -> str:
    return f"  {what:<38} {pace.a_second:>9,.0f} a second  ({pace.count:,}{more})"


def fill(like: Patient) -> None:
    """As many people as one, each with a plan that has one check-in due now."""
    plan = CheckInPlan.objects.filter(patient=like).first() or plan_check_ins(
        patient=like, by=like.enrolled_by, wall_time=wall_time(12, 0), quiet=(wall_time(0), wall_time(0))
    )
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION uuid_generate(g int) RETURNS uuid LANGUAGE sql IMMUTABLE AS "
            "$$ SELECT md5('reminder' || g)::uuid $$"
        )
    copies(User, like.user_id, {"id": _SAME, "email": "'r' || g || '@example.org'"})
    copies(Patient, like.pk, {"id": _SAME, "user_id": _SAME, "record_number": "'R-' || g"})
    copies(
        CheckInPlan,
        plan.pk,
        {"id": _SAME, "patient_id": _SAME, "fill_at": "now() + interval '9 days'", "ended_at": "NULL"},
    )
    row = CheckInOccurrence.objects.create(
        plan=plan, patient=like, local_date=now.date() + timedelta(days=99), slot="main", due_at=now
    )
    copies(
        CheckInOccurrence,
        row.pk,
        {"id": _SAME, "plan_id": _SAME, "patient_id": _SAME, "local_date": "current_date", "due_at": "now()"},
    )
    row.delete()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def copies(model: type[Model], like: Any, changed: dict[str, str]) -> None:
    """DUE copies of one row, in one statement; `changed` are SQL expressions of the number g."""
    table = model._meta.db_table
    columns = [field.column for field in model._meta.concrete_fields]
    values = ", ".join(changed.get(column, f't."{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} t, generate_series(1, {DUE}) g "
            "WHERE t.id = %s",
            [like],
        )


def ask() -> Pace:
    """Decide about what is due and queue its messages, as a tick does."""
    now, count, began = timezone.now(), 0, time.perf_counter()
    more = True
    while more and time.perf_counter() - began < SECONDS:
        queued, closed, more = _ask_batch(now)
        count += queued + closed
    return Pace(count, time.perf_counter() - began)


def claim_all() -> Pace:
    """Claim from an outbox in which as many wait as there are people, and do nothing else."""
    like = Message.objects.filter(state="queued").earliest("created_at")
    copies(Message, like.pk, {"id": "md5('waits' || g)::uuid", "key": "'waits ' || g", "user_id": _SAME})
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {Message._meta.db_table}")
    count, began = 0, time.perf_counter()
    while time.perf_counter() - began < SECONDS and (held := claim(CLAIM)):
        count += len(held)
    spent = time.perf_counter() - began
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {Message._meta.db_table} WHERE key LIKE 'waits %'")
    Message.objects.filter(state="leased").update(state="queued", lease_until=None)
    return Pace(count, spent)


def mail() -> Pace:
    """Deliver with every check there is, to a real SMTP server in this process."""
    server = SmtpServer()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", server.port, False
    held = claim(MAILS)
    began = time.perf_counter()
    for message in held:
        deliver(message)
    spent = time.perf_counter() - began
    server.shutdown()
    return Pace(len(server.mails), spent)


@contextmanager
def worker(broker: str) -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder:
        running = processes.start(
            [sys.executable, "-m", "celery", "-A", "tests.benchmarks.noop", "worker", "-P", "threads", "-c", "2",
             "-Q", "noop", "-n", f"{uuid.uuid4()}@here", "--without-gossip", "--without-mingle"],
            log=Path(folder) / "log", env=os.environ | {"NOOP_BROKER": broker}, cwd=ROOT,
        )  # fmt: skip
        try:
            yield
        finally:
            processes.stop(running)


def do_nothing() -> Pace:
    """Tasks a second from the first that is taken to the last, with a worker that is up."""
    noop.app.conf.broker_url = settings.REDIS_URL
    queue = redis.Redis.from_url(settings.REDIS_URL)
    with worker(settings.REDIS_URL):
        noop.delay()
        processes.wait_until(lambda: queue.llen("noop") == 0, 30)
        began = time.perf_counter()
        for _task in range(TASKS):
            noop.delay()
        processes.wait_until(lambda: queue.llen("noop") == 0, 60, every=0.01)
        return Pace(TASKS, time.perf_counter() - began)
