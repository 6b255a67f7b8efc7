"""Try a door as everybody, by every method, and say what happened."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from tests.contracts.access_table import GONE, HOME, LOGIN, NO, OK, PEOPLE
from tests.contracts.test_names_resolve import patterns
from tests.people import signed_in
from tests.world import World

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
ALL = dict(patterns(get_resolver()))
WRITES = ("INSERT", "UPDATE", "DELETE")
# Tables that a request may write to without having been asked to change anything.
HOUSEKEEPING = (
    *("django_session", "audit_auditevent", "accounts_signintally", "usersessions_usersession"),
    "programs_patientpicture",  # asked for when its page is opened, and worked out from the log
    "programs_patientsummary",  # worked out from the log, and again whenever it is read and behind
)


def address(name: str, world: World) -> str:
    """The door's address with Pat's ids in it."""
    parts = ALL[name].pattern.converters
    ids = dict(world.ids)
    if "/clinic/" in ALL[name].callback.__module__.replace(".", "/") + "/":
        ids["prescription_id"] = ids["prescription_id"]["clinic"]
    else:
        ids["prescription_id"] = ids["prescription_id"]["portal"]
    # The same handout stands behind three doors, and each door has its own.
    ids["job_id"] = ids["job_id"].get(name.partition(":")[2].rpartition("_")[0])
    return reverse(name, kwargs={part: ids[part] for part in parts})


def browsers(world: World) -> dict[str, Client]:
    """A browser for everybody, a moment after signing in: a first request starts the session's clock.

    An error is an outcome too: nobody's table says "broken".
    """
    windows = {person: signed_in(user) if (user := world.people[person]) else Client() for person in PEOPLE}
    for window in windows.values():
        window.raise_request_exception = False
        window.get(reverse("accessibility"))
    return windows


def outcome(answer: HttpResponse) -> str:
    """The word for what happened."""
    if answer.status_code == 302 and answer.headers["Location"].startswith("/accounts/login/"):
        return LOGIN
    if answer.status_code == 302 and answer.headers["Location"] == reverse("patients:no_record"):
        return HOME
    return {403: NO, 404: GONE, 405: "not this way", 500: "broken"}.get(answer.status_code, OK)


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written inside is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def attempt(
    browser: Client, method: str, path: str, body: dict[str, str] | None = None
) -> tuple[str, HttpResponse, list[str]]:
    """One request and what it wrote, apart from housekeeping."""
    with undone(), CaptureQueriesContext(connection) as queries:
        form = urlencode(body or {})
        answer: Any = browser.generic(method, path, form, "application/x-www-form-urlencoded")
    wrote = [q["sql"] for q in queries if q["sql"].lstrip().upper().startswith(WRITES)]
    return outcome(answer), answer, wrote


def changes(wrote: list[str]) -> list[str]:
    return [sql[:160] for sql in wrote if not any(f'"{table}"' in sql for table in HOUSEKEEPING)]


def audited(wrote: list[str]) -> bool:
    return any('INSERT INTO "audit_auditevent"' in sql for sql in wrote)
