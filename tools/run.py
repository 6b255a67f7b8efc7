"""`make run`: Steady whole, from nothing: install, database, demo clinic, broker, web, worker and beat.

Ctrl-C, TERM or a closed terminal ends everything; so does the death of any part, which is then named.
"""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from programs.handouts import pango
from tools import processes, servers
from tools.console import Line, StepFailed, Steps, run
from tools.setup import ROOT, Setup, Stamp

FIRST_PORT = 8000
PORTS_TO_TRY = 50
READY_WITHIN = 60
BROKER, WEB, WORKER = "the broker (Valkey)", "the web server (gunicorn)", "the worker and beat (Celery)"
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Site:
    """Everything `make run` starts, and how to end it."""

    def __init__(self, root: Path, var: Path, given: Mapping[str, str]) -> None:
        self.root, self.var, self.logs = root, var, var / "log"
        self.setup = Setup(root)
        self.parts: dict[str, subprocess.Popen[bytes]] = {}
        self.broker: servers.Server | None = None
        self.wanted_port = wanted_port(given.get("PORT", ""))
        self.port = free_port_from(self.wanted_port)
        self.env = environment(given, self.var, self.port)
        self.began = time.monotonic()

    def up(self) -> None:
        """Do every step until the site answers. Raises StepFailed or ServerMissing."""
        steps = Steps(len(self.setup.titles) + 3)
        self.setup.all(steps)
        steps.do("Broker", self.start_broker)
        steps.do("Database", self.prepare)
        steps.do("Web, worker and beat", self.start_site)

    def start_broker(self, _: Line) -> str:
        """Start Valkey, unless REDIS_URL names a server already."""
        if self.env.get("REDIS_URL"):
            return "yours, from REDIS_URL"
        self.broker = servers.start_valkey()
        self.parts[BROKER] = self.broker.process
        self.env["REDIS_URL"] = self.broker.url
        return "Valkey, on a port of its own"

    def prepare(self, line: Line) -> str:
        """Migrate and load the demo clinic into DATABASE_URL, or into SQLite under var/."""
        given = self.env.get("DATABASE_URL")
        stamp = Stamp(self.var / f"prepared-demo-{self.env['DEMO']}", *migrations(self.root))
        if not given and stamp.fresh() and self.sign_ins.exists() and (self.var / "steady.sqlite3").exists():
            return "there already"
        argv = [self.setup.python, "-m", "tools.prepare", self.sign_ins]
        run(argv, line=line, log=self.logs / "prepare.log", env=self.env, cwd=self.root)
        if not given:
            stamp.write()
        return "yours, from DATABASE_URL" if given else "SQLite, in var/"

    def start_site(self, line: Line) -> str:
        """Start gunicorn and Celery, and wait for the first page."""
        for name, arguments in commands(self.port, self.var).items():
            log = self.logs / f"{arguments[0]}.log"
            log.write_text("")
            argv = [self.setup.python, "-m", *arguments]
            self.parts[name] = processes.start(argv, log=log, env=self.env, cwd=self.root)
        deadline = time.monotonic() + READY_WITHIN
        while not answers(f"http://127.0.0.1:{self.port}/healthz"):
            if (dead := self.dead()) or time.monotonic() > deadline:
                raise StepFailed(
                    self.epitaph(dead) if dead else f"No answer for {READY_WITHIN} s; see {self.logs}."
                )
            line.beat()
            time.sleep(0.05)
        return "answering"

    @property
    def sign_ins(self) -> Path:
        """Where the list of demo sign-ins is kept."""
        return self.var / "sign-ins.txt"

    def greet(self) -> None:
        """Say where the site is and who can sign in."""
        if self.port != self.wanted_port:
            print(f"\nPort {self.wanted_port} is in use by another program, so this one has {self.port}.")
        print(f"\nSteady is ready at {self.env['BASE_URL']}  ({time.monotonic() - self.began:.1f} s)\n")
        if not pango.is_here():
            print(
                f"Missing from the system: Pango, so handouts as PDF are off. One command:  sudo {pango.INSTALL}\n"
            )
        if people := self.sign_ins.read_text().strip():
            print(f"{people}\n")
        print(f"Logs are in {self.logs}. Ctrl-C stops everything.", flush=True)

    def watch(self) -> str:
        """Wait until a part dies; return its name."""
        while not (dead := self.dead()):
            time.sleep(0.2)
        return dead

    def dead(self) -> str:
        """The name of a part that has ended, or nothing."""
        return next((name for name, process in self.parts.items() if process.poll() is not None), "")

    def epitaph(self, name: str) -> str:
        """Say which part died, how, and its last words."""
        process = self.parts[name]
        log = self.logs / f"{'gunicorn' if name == WEB else 'celery'}.log"
        words = processes.tail(log) if name != BROKER else ""
        return f"{name} stopped by itself (code {process.returncode}).\n{words}".rstrip()

    def down(self) -> None:
        """End web and worker together, then the broker they talk to."""
        talkers = [process for name, process in self.parts.items() if name != BROKER]
        for process in talkers:
            processes.ask_to_stop(process)
        for process in talkers:
            processes.wait_or_kill(process, grace=8)
        if self.broker:
            self.broker.stop()


def environment(given: Mapping[str, str], var: Path, port: int) -> dict[str, str]:
    """Return the site's environment: what was given counts, the rest suits trying it out."""
    (var / "log").mkdir(parents=True, exist_ok=True)
    ours = {
        "DEMO": "1",
        "BASE_URL": f"http://127.0.0.1:{port}",
        "SECRET_KEY": given.get("SECRET_KEY") or kept_secret(var / "secret-key"),
        "BEAT_FILE": str(var / "beat"),
        "PYTHONUNBUFFERED": "1",
    }
    return {**ours, **{name: value for name, value in given.items() if value}}


def migrations(root: Path) -> list[Path]:
    """Return everything the database was made from: each room's migrations and the demo clinic."""
    patterns = ("*/migrations/*.py", "*/*/migrations/*.py", "programs/demo/*.py")
    return sorted(path for pattern in patterns for path in root.glob(pattern) if ".venv" not in path.parts)


def kept_secret(path: Path) -> str:
    """Return the secret in the file, made at the first run and readable by its owner alone."""
    if not path.exists():
        with open(path, "w", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(secrets.token_urlsafe(60))
    return path.read_text()


def commands(port: int, var: Path) -> dict[str, list[str]]:
    """Return each part's Python module with its arguments."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else str(var)  # noqa: S108 - gunicorn's heartbeat
    web = ["gunicorn", "rehab.wsgi:application", "--bind", f"127.0.0.1:{port}", "--workers", "2", "--preload"]
    worker = ["celery", "-A", "rehab.celery", "worker", "-B", "-P", "threads", "-c", "4", "-l", "WARNING"]
    return {
        WEB: [*web, "--worker-tmp-dir", memory, "--graceful-timeout", "5", "--no-control-socket"],
        WORKER: [*worker, "--without-gossip", "--without-mingle", "--without-heartbeat"],
    }


def wanted_port(text: str) -> int:
    """Read PORT. Raises StepFailed."""
    if not text:
        return FIRST_PORT
    if text.isdigit() and 0 < int(text) < 65536:
        return int(text)
    raise StepFailed(
        f"PORT is “{text}”, which is not a port. Give a number from 1024 to 65535: make run PORT=8080"
    )


def free_port_from(first: int) -> int:
    """Return the first port nobody listens on, from `first` upwards. Raises StepFailed."""
    for port in range(first, min(first + PORTS_TO_TRY, 65536)):
        with socket.socket() as probe, suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return port
    raise StepFailed(f"No free port from {first} on. Give one: make run PORT=…")


def answers(url: str) -> bool:
    """Whether the page answers with success."""
    with suppress(OSError, urllib.error.HTTPError), urllib.request.urlopen(url, timeout=5) as page:  # noqa: S310
        return bool(page.status == 200)
    return False


@contextmanager
def stoppable() -> Iterator[None]:
    """Take TERM and a closed terminal for Ctrl-C inside the block, and ignore all three after it."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for number in STOP_SIGNALS:
        if number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:  # nohup means it
            signal.signal(number, interrupt)
    try:
        yield
    finally:
        for number in STOP_SIGNALS:
            signal.signal(number, signal.SIG_IGN)


def main(var: Path = ROOT / "var") -> int:
    """Run Steady, with its own files in `var`, until told to stop: 0 when asked to, 1 when it failed."""
    site: Site | None = None
    trouble = ""
    try:
        with stoppable():
            site = Site(ROOT, var, os.environ)
            site.up()
            site.greet()
            trouble = site.epitaph(site.watch())
    except KeyboardInterrupt:
        say("\nStopping …")
    except (StepFailed, servers.ServerMissing) as failure:
        trouble = str(failure)
    finally:
        if site:
            site.down()
    stopped = "Everything else was stopped.\n" if site and site.parts else ""
    say(f"\n{trouble}\n\n{stopped}" if trouble else "Stopped.")
    return 1 if trouble else 0


def say(text: str) -> None:
    """Print, unless the terminal is gone: stopping must go on without it."""
    with suppress(OSError):
        print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
