"""What every test has around it: the named people, an empty cache."""

import gc
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import TransactionTestCase

from rehab.lib.append_only import statements
from tests import migrated
from tools import chromium
from tools.words.compiled import compile_all

# Playwright's synchronous interface runs an event loop, in which Django would refuse to read its database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
pytest_plugins = ["tests.people"]
# A test makes much that lives shortly and little that needs collecting.
gc.set_threshold(100_000, 50, 50)
WITH_ROWS = {"db", "transactional_db", "live_server"}
APPEND_ONLY = {
    "audit_auditevent": True,
    "patients_diaryrevision": False,
    "patients_journalrevision": False,
    "patients_worksheetrevision": False,
    "patients_measurerevision": False,
    "programs_clinicalparameter": False,
    "programs_review": False,
    "programs_reviewanswer": False,
    "programs_sessionrevision": False,
}


def pytest_configure(config: pytest.Config) -> None:
    """Pages are tested in the languages as they are written now."""
    if not hasattr(config, "workerinput"):
        compile_all()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own Chromium: Playwright's download is not needed."""
    return {**browser_type_launch_args, "executable_path": chromium.ensure(), "args": chromium.ARGUMENTS}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """Workers copy one migrated database; a single process migrates its own."""
    if hasattr(request.config, "workerinput"):
        migrated.offer(connection)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy, made once for all workers: for tests that ask another process."""
    mine = tmp_path_factory.getbasetemp()
    return migrated.on_sqlite(mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine)


@pytest.fixture(autouse=True)
def _empty_cache(request: pytest.FixtureRequest) -> Iterator[None]:
    """One test's cache, and what it queued, is not the next one's. Without a database there are neither."""
    yield
    if request.node.get_closest_marker("django_db") or not WITH_ROWS.isdisjoint(request.fixturenames):
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
