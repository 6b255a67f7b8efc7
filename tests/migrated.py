"""One migrated database for a whole run: each worker takes a copy of it instead of migrating one of its own.

It is named after the migrations it was made by, so a copy is never older or newer than the tree.
"""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg2

ROOT = Path(__file__).resolve().parent.parent


def offer(connection: Any) -> None:
    """Let the test database of this connection begin as a copy."""
    if connection.vendor == "sqlite":
        start_from(connection.creation, on_sqlite(Path(connection.settings_dict["TEST"]["NAME"]).parent))
    else:
        connection.settings_dict["TEST"]["TEMPLATE"] = on_postgres(os.environ["DATABASE_URL"], os.environ)


def start_from(creation: Any, migrated: Path) -> None:
    """SQLite's new database is a file that is not there yet; ours is there."""
    make = creation._create_test_db

    def copied(*args: Any, **kwargs: Any) -> str:
        name: str = make(*args, **kwargs)
        shutil.copyfile(migrated, name)
        return name

    creation._create_test_db = copied


def on_postgres(base: str, env: Mapping[str, str]) -> str:
    """The name of the migrated database on this server."""
    name = f"steady_migrated_{state_of_the_tree()}"
    made_once(base, name, lambda url: migrate(env, url))
    return name


def made_once(base: str, name: str, fill: Callable[[str], object], template: str = "template1") -> None:
    """Unless it is there: make the database on the server of `base`, and let `fill` fill it by its URL."""
    work = f"{name}_in_work"
    with closing(psycopg2.connect(url_of(base, "postgres"))) as server:  # closing gives the lock back, too
        server.autocommit = True
        with server.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            if cursor.fetchone() is None:
                cursor.execute(f'DROP DATABASE IF EXISTS "{work}" WITH (FORCE)')
                cursor.execute(f'CREATE DATABASE "{work}" TEMPLATE "{template}"')
                fill(url_of(base, work))
                cursor.execute(f'ALTER DATABASE "{work}" RENAME TO "{name}"')


def url_of(base: str, name: str) -> str:
    """The URL of another database on the same server."""
    return re.sub(r"/[^/]*$", f"/{name}", base)


def on_sqlite(folder: Path) -> Path:
    """The migrated file in this folder."""
    file = folder / f"steady_migrated_{state_of_the_tree()}.sqlite3"
    with locked(file.with_suffix(".lock")):
        if not file.exists():
            work = file.with_suffix(".in-work")
            work.unlink(missing_ok=True)
            migrate(os.environ, f"sqlite:///{work}")
            work.rename(file)
    return file


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """One process at a time."""
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def migrate(env: Mapping[str, str], url: str) -> None:
    """Run the product's own migrations."""
    argv = [sys.executable, "manage.py", "migrate", "-v0"]
    ours = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "rehab.settings", "TESTING": "1"}
    done = subprocess.run(argv, cwd=ROOT, env={**env, **ours}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def state_of_the_tree(*more: str) -> str:
    """A short word that changes with any migration, ours or a package's, and with the files of `more`."""
    found = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for pattern in ("*/migrations/*.py", "*/*/migrations/*.py", *more):
        for file in sorted(ROOT.glob(pattern)):
            found.update(f"{file.relative_to(ROOT)}".encode() + file.read_bytes())
    return found.hexdigest()[:12]
