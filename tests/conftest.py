"""What every test has around it: the named people, an empty cache."""

import gc
import os
import socket
from collections.abc import Iterator
from functools import cache as kept
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection, connections, transaction
from django.test import TransactionTestCase
from xdist.scheduler import LoadScopeScheduling

from tests import migrated
from tools import chromium
from tools.words.compiled import compile_all

ROOT = Path(__file__).resolve().parent.parent
# Playwright's synchronous interface runs an event loop, in which Django would refuse to read its database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
pytest_plugins = ["tests.people"]
# A test makes much that lives shortly and little that needs collecting.
gc.set_threshold(100_000, 50, 50)
WITH_ROWS = {"db", "transactional_db", "live_server"}
# What migrating leaves behind for every test.
FROM_MIGRATING = {"django_migrations", "django_content_type", "auth_permission"}


def pytest_configure(config: pytest.Config) -> None:
    """Pages are tested in the languages as they are written now."""
    if not hasattr(config, "workerinput"):
        compile_all()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The phase with browsers does not read the hundreds of files in which none is driven."""
    if config.option.markexpr != "browser" or collection_path.suffix != ".py":
        return None
    return None if _drives_a_browser(collection_path) else True


def _drives_a_browser(file: Path) -> bool:
    return file.is_relative_to(ROOT / "tests" / "functional") or "mark.browser" in file.read_text("utf-8")


class ByWorld(LoadScopeScheduling):
    """Tests go wherever a worker is free, but a file whose tests share a world stays on one.

    The marks `xdist_group` say which files those are. xdist would read them itself, but writes what it has read into a
    name that pytest has not looked at since 9.2.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return file if _shares_a_world(file) else nodeid


@kept
def _shares_a_world(file: str) -> bool:
    path = ROOT / file
    return path.parent == ROOT / "tests" / "contracts" or "xdist_group(" in path.read_text(encoding="utf-8")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByWorld | None:
    """What `--dist loadgroup` means here."""
    return ByWorld(config, log) if config.getvalue("dist") == "loadgroup" else None


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own Chromium: Playwright's download is not needed."""
    return {**browser_type_launch_args, "executable_path": chromium.ensure(), "args": chromium.ARGUMENTS}


@pytest.fixture(scope="session")
def playwright(playwright: Any) -> Iterator[Any]:
    """Beside its event loop Django keeps connections apart from all others: closed while it can still find them."""
    yield playwright
    connections.close_all()


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


def _empty_the_tables(self: TransactionTestCase) -> None:
    """After a test that commits: only the few tables that it wrote to, past triggers that would refuse or note it.

    Django empties all of them and then runs again what follows a migration, which takes a hundred times as long.
    """
    written = [table for table in _tables_with_rows() if table not in FROM_MIGRATING]
    with connection.constraint_checks_disabled(), transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
        triggers = _triggers_of(written) if connection.vendor == "sqlite" else {}
        for name in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        for table in written:
            cursor.execute(f'DELETE FROM "{table}"')
        for statement in triggers.values():
            cursor.execute(statement)


def _tables_with_rows() -> list[str]:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        cursor.execute(
            " UNION ALL ".join(f"SELECT '{t}' WHERE EXISTS (SELECT 1 FROM \"{t}\")" for t in tables)
        )
        return [name for (name,) in cursor.fetchall()]


def _triggers_of(tables: list[str]) -> dict[str, str]:
    """The triggers on these tables of SQLite: name and statement."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql, tbl_name FROM sqlite_master WHERE type = 'trigger'")
        return {name: statement for name, statement, table in cursor.fetchall() if table in tables}


TransactionTestCase._fixture_teardown = _empty_the_tables  # type: ignore[attr-defined]


@pytest.fixture
def free_port() -> int:
    """A port of this machine on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
