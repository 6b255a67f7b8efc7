"""A whole Steady of one's own: database, broker, web, worker and beat as separate processes."""

import os
import re
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg2
import redis

from tests.migrated import made_once, on_postgres, state_of_the_tree, url_of
from tools import processes, servers

ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Site:
    """A running site: where it is, what it was started with, and its processes by name."""

    url: str
    env: dict[str, str]
    folder: Path
    template: str
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def begin_again(self) -> None:
        """Put the demo back as it was, while everything goes on running: whoever is connected has to come again."""
        url = self.env["DATABASE_URL"]
        renew_database(url, url.rpartition("/")[2], self.template)
        with closing(redis.Redis.from_url(self.env["REDIS_URL"])) as broker:
            broker.flushdb()

    def manage(self, *arguments: str) -> str:
        """Run one of the product's commands on this site's data."""
        return manage(self.env, *arguments)

    def start(self, name: str) -> None:
        log = self.folder / f"{name}.log"
        self.running[name] = processes.start(self.command(name), log=log, env=self.env, cwd=ROOT)

    def stop(self, name: str) -> None:
        processes.stop(self.running.pop(name))

    def command(self, name: str) -> list[str]:
        celery = [sys.executable, "-m", "celery", "-A", "rehab"]
        port = self.url.rpartition(":")[2]
        return {
            "web": [sys.executable, "-m", "gunicorn", "rehab.wsgi", "-b", f"127.0.0.1:{port}", "-w", "2"],
            "worker": [*celery, "worker", "-P", "threads", "-c", "2", "--without-gossip", "--without-mingle"],
            "beat": [*celery, "beat", "-s", str(self.folder / "beat")],
        }[name]

    def answers(self) -> bool:
        with suppress(OSError), urllib.request.urlopen(f"{self.url}/healthz", timeout=2) as answer:
            return bool(answer.status == 200)
        return False

    def logs(self) -> str:
        return "\n".join(path.read_text(errors="replace") for path in sorted(self.folder.glob("*.log")))


def manage(env: dict[str, str], *arguments: str) -> str:
    """Run one of the product's commands; its output."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def worker_number() -> int:
    """Which of several test processes this is: each has a database and a Redis database of its own."""
    return int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))


@contextmanager
def new_database(base: str, name: str, template: str = "template1") -> Iterator[str]:
    """A copy of `template` on the server of `base`; yields its URL and drops it afterwards."""
    renew_database(base, name, template)
    try:
        yield url_of(base, name)
    finally:
        with on_server(base) as ask:
            ask(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def renew_database(base: str, name: str, template: str) -> None:
    """Make the database of this name a new copy of `template`. It is away for a moment only."""
    with on_server(base) as ask:
        ask(f'DROP DATABASE IF EXISTS "{name}_next"')
        ask(f'CREATE DATABASE "{name}_next" TEMPLATE "{template}"')
        ask(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        ask(f'ALTER DATABASE "{name}_next" RENAME TO "{name}"')


@contextmanager
def on_server(base: str) -> Iterator[Callable[[str], object]]:
    """Ask the server of `base` something that is about whole databases."""
    with closing(psycopg2.connect(url_of(base, "postgres"))) as server:
        server.autocommit = True
        with server.cursor() as cursor:
            yield cursor.execute


def demo_template(base: str, env: dict[str, str]) -> str:
    """The name of a database with the demo in it, made once on this server and copied for each site."""
    name = f"steady_demo_{state_of_the_tree('programs/demo/*.py')}"
    template = on_postgres(base, env)
    made_once(base, name, lambda url: manage(env | {"DATABASE_URL": url}, "demo"), template)
    return name


@contextmanager
def running_site(name: str, *, parts: tuple[str, ...] = ("web",)) -> Iterator[Site]:
    """A site on a database of its own, with the demo clinic in it."""
    servers.ensure()
    base, port = os.environ["DATABASE_URL"], processes.free_port()
    env = os.environ | {
        "REDIS_URL": re.sub(r"/\d*$", f"/{15 - worker_number()}", os.environ["REDIS_URL"]),
        "DEMO": "1",
        "BASE_URL": f"http://127.0.0.1:{port}",
        "TICK_SECONDS": "3",
        "DJANGO_SETTINGS_MODULE": "rehab.settings",
        "LOG_LEVEL": "WARNING",
    }
    env.pop("TESTING", None)
    with (
        tempfile.TemporaryDirectory(prefix="steady-site-") as folder,
        new_database(base, f"{name}_{worker_number()}", template := demo_template(base, env)) as database,
    ):
        site = Site(f"http://127.0.0.1:{port}", env | {"DATABASE_URL": database}, Path(folder), template)
        try:
            for part in parts:
                site.start(part)
            assert processes.wait_until(site.answers, 30), site.logs()
            yield site
        finally:
            for part in list(site.running):
                site.stop(part)
