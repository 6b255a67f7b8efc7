"""What the person at the terminal sees: a numbered line per step that shows it is still at work."""

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tools import processes

SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
DOT_EVERY = 2.0


class StepFailed(Exception):
    """A step cannot be done; the message says why and, where there is one, the command that mends it."""


class Line:
    """One step on the screen: rewritten in place on a terminal, dots behind the title elsewhere."""

    def __init__(self, title: str) -> None:
        self.title, self.began, self.last = title, time.monotonic(), time.monotonic()
        self.live = sys.stdout.isatty()
        self.turns = 0
        self._say(title if self.live else f"{title} ")

    def beat(self, detail: str = "") -> None:
        """Show that the step is still at work, and on what."""
        self.turns += 1
        if self.live:
            self._say(
                f"\r\033[K{self.title}  {SPINNER[self.turns % len(SPINNER)]} {self._elapsed()}  {detail[:50]}"
            )
        elif time.monotonic() - self.last > DOT_EVERY:
            self.last = time.monotonic()
            self._say(".")

    def done(self, outcome: str) -> None:
        """Close the line with what came of it and how long it took."""
        start = f"\r\033[K{self.title} " if self.live else ""
        self._say(f"{start} {outcome} ({self._elapsed()})\n")

    def _elapsed(self) -> str:
        return f"{time.monotonic() - self.began:.1f} s"

    def _say(self, text: str) -> None:
        sys.stdout.write(text)
        sys.stdout.flush()


class Steps:
    """The numbered steps of one command."""

    def __init__(self, total: int) -> None:
        self.total, self.number = total, 0

    @contextmanager
    def step(self, title: str) -> Iterator[Line]:
        """Show one step; it ends with "ok" unless the block closed the line itself or failed."""
        self.number += 1
        line = Line(f"[{self.number}/{self.total}] {title}")
        try:
            yield line
        except BaseException:
            line.done("stopped")
            raise

    def do(self, title: str, work: Callable[[Line], str]) -> None:
        """Run `work` as one step; what it returns is shown as the outcome."""
        with self.step(title) as line:
            line.done(work(line))


def run(
    argv: Sequence[object],
    *,
    line: Line,
    log: Path,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    detail: Callable[[str], str] = str,
) -> None:
    """Run a program with its output in `log`, showing the last line's `detail`. Raises StepFailed."""
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text("")
    try:
        process = processes.start(argv, log=log, env=env, cwd=cwd)
    except OSError as error:
        raise StepFailed(f"{argv[0]} could not be started: {error.strerror}") from error
    try:
        while process.poll() is None:
            time.sleep(0.1)
            line.beat(detail(processes.tail(log, 1)))
    finally:
        processes.stop(process)
    if process.returncode:
        raise StepFailed(
            f"{' '.join(map(str, argv))}\nstopped with code {process.returncode}. "
            f"Its last words (all of them in {log}):\n\n{processes.tail(log)}"
        )
