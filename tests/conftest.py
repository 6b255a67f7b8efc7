"""What every test has around it: the named people, an empty cache."""

import gc
import os
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import TransactionTestCase

from rehab.lib.append_only import statements
from tools import chromium

# Playwright's synchronous interface runs an event loop, in which Django would refuse to read its database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
pytest_plugins = ["tests.people"]
# A test makes much that lives shortly and little that needs collecting.
gc.set_threshold(100_000, 50, 50)
APPEND_ONLY = {"audit_auditevent": True, "patients_journalrevision": False}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own Chromium: Playwright's download is not needed."""
    return {**browser_type_launch_args, "executable_path": chromium.ensure(), "args": chromium.ARGUMENTS}


YEAR = 365 * 24 * 3600
ABOUT_SESSIONS = ("tests/integration/accounts", "tests/integration/web")


@pytest.fixture(autouse=True)
def _long_sessions(request: pytest.FixtureRequest, settings: Any) -> None:
    """Many tests sign in now and move the clock; only tests about sessions want those to end by that."""
    here = request.node.path.relative_to(request.config.rootpath).as_posix()
    if not here.startswith(ABOUT_SESSIONS):
        settings.SESSION_IDLE_SECONDS = {"staff": YEAR, "patient": YEAR}
        settings.SESSION_ABSOLUTE_SECONDS = settings.SESSION_COOKIE_AGE = YEAR


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    """One test's cache is not the next one's."""
    yield
    cache.clear()


def _flush_past_the_triggers(self: TransactionTestCase) -> None:
    """Emptying the tables after a test that commits would be refused by the append-only triggers."""
    on = {"postgresql": " ON {0}", "sqlite": ""}[connection.vendor]
    with connection.cursor() as cursor:
        for table in APPEND_ONLY:
            for verb in ("update", "delete", "truncate"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}{on.format(table)}")
    _flush(self)
    with connection.cursor() as cursor:
        for table, deletes in APPEND_ONLY.items():
            for statement in statements(table, connection.vendor, deletes=deletes):
                cursor.execute(statement)


_flush = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]
TransactionTestCase._fixture_teardown = _flush_past_the_triggers  # type: ignore[attr-defined]


@pytest.fixture
def free_port() -> int:
    """A port of this machine on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
