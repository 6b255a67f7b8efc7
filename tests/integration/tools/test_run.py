"""`make run` as a whole: it answers, stops cleanly however it is told to, and names a part that dies."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.integration.tools.leftovers import alive, command_line, descendants
from tools import processes
from tools.setup import ROOT

RUN = "import sys, pathlib; from tools.run import main; sys.exit(main(pathlib.Path(sys.argv[1])))"
READY_WITHIN = 90
pytestmark = pytest.mark.xdist_group("run")  # so that one start prepares them all


def unused_port() -> int:
    """A port of this start's own: the first one that `make run` would take may still be another start's."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Running:
    """A Steady that somebody started with `make run`, seen from outside."""

    def __init__(self, folder: Path, environ: dict[str, str]) -> None:
        self.screen = folder / "screen"
        self.family: set[int] = set()
        database = f"sqlite:///{folder / 'steady.sqlite3'}"
        ours = {
            "DATABASE_URL": database,
            "DEMO": "0",
            "REDIS_URL": "",
            "DJANGO_SETTINGS_MODULE": "",
            "PORT": str(unused_port()),
        }
        given = {name: value for name, value in (os.environ | ours | environ).items() if value}
        with self.screen.open("wb") as screen:
            self.process = subprocess.Popen(
                [sys.executable, "-c", RUN, str(folder / "var")],
                cwd=ROOT,
                env=given,
                stdin=subprocess.DEVNULL,
                stdout=screen,
                stderr=subprocess.STDOUT,
            )

    def wait_until_ready(self) -> str:
        """Wait for the address on the screen; return it."""
        done = processes.wait_until(
            lambda: "ready at" in self.text() or self.process.poll() is not None, READY_WITHIN
        )
        assert done, self.text()
        assert "ready at" in self.text(), self.text()
        self.family = descendants(self.process.pid)
        return self.text().split("ready at ")[1].split()[0]

    def text(self) -> str:
        """What is on the screen."""
        return self.screen.read_text()

    def part(self, words: str) -> int:
        """The part of it with these words in its command line."""
        return next(pid for pid in sorted(self.family) if words in command_line(pid))

    def end(self, number: int) -> int:
        """Send the signal to it; return its exit code."""
        self.family |= descendants(self.process.pid)
        self.process.send_signal(number)
        return self.process.wait(30)

    def nothing_left(self) -> bool:
        """Whether everything it started ends, soon."""
        return processes.wait_until(lambda: not alive(self.family), 15)


@dataclass(frozen=True)
class First:
    """What the first start of all showed, and the folder it left: the next start takes a second or two."""

    folder: Path
    status: int
    code: int
    text: str
    nothing_left: bool


def status_of(address: str, tries: int = 3) -> int:
    """What the page answers. A connection that a busy machine drops is made again, as a browser does."""
    for left in reversed(range(tries)):
        try:
            with urllib.request.urlopen(address, timeout=20) as page:
                return int(page.status)
        except ConnectionError:
            if not left:
                raise
            time.sleep(1)
    raise AssertionError("not reached")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> First:
    """The first start, ended with Ctrl-C."""
    folder = tmp_path_factory.mktemp("prepared") / "a b"
    folder.mkdir()
    site = Running(folder, {})
    try:
        status = status_of(f"{site.wait_until_ready()}/healthz")
    finally:
        code = site.end(signal.SIGINT)
    return First(folder, status, code, site.text(), site.nothing_left())


@contextmanager
def beginning(folder: Path) -> Iterator[Callable[..., Running]]:
    """Starts of Steady in this folder; whatever still runs at the end is ended."""
    started: list[Running] = []

    def begin(**environ: str) -> Running:
        started.append(Running(folder, environ))
        return started[-1]

    yield begin
    for running in started:
        running.process.kill()
        running.process.wait()


@pytest.fixture
def first_start(tmp_path: Path) -> Iterator[Callable[..., Running]]:
    """A start where Steady never ran before."""
    (tmp_path / "a b").mkdir()
    with beginning(tmp_path / "a b") as begin:
        yield begin


@pytest.fixture
def start(tmp_path: Path, first: First) -> Iterator[Callable[..., Running]]:
    """A start where Steady ran before."""
    shutil.copytree(first.folder, tmp_path / "a b")
    with beginning(tmp_path / "a b") as begin:
        yield begin


def test_it_answers_and_stops_cleanly_on_ctrl_c(first: First) -> None:
    assert first.status == 200
    assert first.code == 0
    assert first.text.rstrip().endswith("Stopped.")
    assert first.nothing_left


def test_kill_9_of_it_leaves_nothing_running(start: Callable[..., Running]) -> None:
    site = start()
    site.wait_until_ready()
    site.end(signal.SIGKILL)
    assert site.nothing_left()


@pytest.mark.parametrize(
    ("words", "name"),
    [("gunicorn", "the web server"), ("celery", "the worker and beat"), ("valkey-server", "the broker")],
)
def test_a_part_that_dies_is_named_and_the_rest_is_stopped(
    start: Callable[..., Running], words: str, name: str
) -> None:
    site = start()
    site.wait_until_ready()
    os.kill(site.part(words), signal.SIGKILL)
    assert site.process.wait(30) == 1
    assert f"{name} " in site.text()
    assert "stopped by itself" in site.text()
    assert site.nothing_left()


def test_a_port_in_use_is_said_and_the_next_free_one_taken_and_term_stops_cleanly(
    start: Callable[..., Running],
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        site = start(PORT=str(port))
        assert site.wait_until_ready() != f"http://127.0.0.1:{port}"
        assert f"Port {port} is in use by another program" in site.text()
        assert site.end(signal.SIGTERM) == 0
        assert site.nothing_left()


def test_a_database_that_cannot_be_reached_is_said_and_nothing_is_left(
    first_start: Callable[..., Running],
) -> None:
    site = first_start(DATABASE_URL="postgres://nobody:x@127.0.0.1:9/none")
    assert site.process.wait(READY_WITHIN) == 1
    assert "Connection refused" in site.text()
    assert site.nothing_left()


def test_ctrl_c_while_it_is_still_starting_stops_it_too(first_start: Callable[..., Running]) -> None:
    site = first_start()
    assert processes.wait_until(lambda: "Database" in site.text(), READY_WITHIN)
    time.sleep(0.1)
    assert site.end(signal.SIGINT) == 0
    assert site.nothing_left()
