"""`make test`: the whole suite against servers of its own, in three phases.

1. rules, contracts and integration on PostgreSQL, in parallel;
2. beside the journeys, the integration tests again on SQLite, which a clinic trying Steady out runs on,
   but for the few that no database could change;
3. the browser journeys on PostgreSQL, a file at a time on each core, the looks at every page a person at a time.

Arguments go to pytest: `make test ARGS="-k consent"`; paths among them replace each phase's own.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tools import chromium, processes, servers

ROOT = Path(__file__).resolve().parent.parent
NOTHING_COLLECTED = 5  # pytest's exit code; expected in a phase when a selection was given
EVERYTHING, INTEGRATION = "tests", "tests/integration"
NO_DATABASE = "--ignore=tests/integration/tools"  # the same on either database, so once is enough


@dataclass(frozen=True)
class Phase:
    """One run of pytest: its heading, the tests it may choose from, and how it runs them."""

    title: str
    scope: str
    options: tuple[str, ...]
    sqlite: bool = False
    browser: bool = False


def phases(workers: int) -> list[Phase]:
    """Return the three phases, the parallel ones on so many workers."""
    # Tests that share a world or a site stay in one process; the others go wherever one is free.
    spread = ("--dist", "loadgroup", "-m")
    # One more than there are cores: some wait for servers, workers and clocks.
    first = ("-n", str(workers + 1), *spread, "not browser")
    again = ("-n", str(workers), *spread, "not browser and not any_database", NO_DATABASE)
    # In their own order, the longest first.
    journeys = ("-n", str(workers), "--no-loadscope-reorder", *spread, "browser")
    return [
        Phase("Rules, contracts and integration, on PostgreSQL", EVERYTHING, first),
        Phase("Integration again, on SQLite", INTEGRATION, again, sqlite=True),
        Phase("Browser journeys, on PostgreSQL", EVERYTHING, journeys, browser=True),
    ]


def run_phase(phase: Phase, selection: Sequence[str], environ: dict[str, str]) -> int:
    """Run one phase with its heading; return pytest's exit code."""
    process = start_phase(phase, selection, environ, log=None)
    if process is None:
        return NOTHING_COLLECTED
    try:
        return process.wait()
    except KeyboardInterrupt:
        processes.wait_or_kill(process, grace=20)  # it got the same Ctrl-C and is writing its summary
        raise


def start_phase(
    phase: Phase, selection: Sequence[str], environ: dict[str, str], *, log: Path | None
) -> subprocess.Popen[bytes] | None:
    """Start a phase: with its heading on our own output, or quietly and with less haste into `log`."""
    arguments = arguments_for(phase, selection)
    if arguments is None:
        return None
    if log is None:
        print(f"\n{phase.title}", flush=True)
    unhurried = ["nice", "-n", "5"] if log and shutil.which("nice") else []
    argv = [*unhurried, sys.executable, "-m", "pytest", *arguments]
    return processes.start(argv, log=log, env=environ, cwd=ROOT)


def finish_phase(phase: Phase, process: subprocess.Popen[bytes] | None, log: Path) -> int:
    """Wait for a phase that ran beside another one and show what it said; return pytest's exit code."""
    if process is None:
        return NOTHING_COLLECTED
    code = process.wait()
    print(f"\n{phase.title}\n{log.read_text(errors='replace')}", flush=True)
    return code


def arguments_for(phase: Phase, selection: Sequence[str]) -> list[str] | None:
    """Return pytest's arguments, or None when the selection names paths and none is in the phase's scope."""
    paths = [part for part in selection if (ROOT / part.split("::")[0]).exists() and not part.startswith("-")]
    chosen = [part for part in paths if Path(part.split("::")[0]).is_relative_to(phase.scope)]
    if paths and not chosen:
        return None
    options = [part for part in selection if part not in paths]
    return [*phase.options, *options, *(chosen or [phase.scope])]


def environment(phase: Phase, urls: dict[str, str], folder: Path) -> dict[str, str]:
    """Return the phase's environment: our servers, whatever the shell's own variables name."""
    environ = {**os.environ, **urls, "TESTING": "1"}
    # A dozen processes load the same modules: what one has compiled is for all of them.
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if phase.sqlite:
        environ["DATABASE_URL"] = f"sqlite:///{folder / 'test.sqlite3'}"
    if phase.browser:
        environ |= {"STEADY_CHROMIUM": chromium.ensure(), "DJANGO_ALLOW_ASYNC_UNSAFE": "true"}
    return environ


def run_all(selection: Sequence[str]) -> int:
    """Bring the servers up and run every phase, also after a failed one. Raises what main() reports.

    The journeys wait for browsers and clocks half of their time, so the SQLite phase runs beside them.
    """
    with ExitStack() as stack:
        urls = {
            "DATABASE_URL": stack.enter_context(servers.postgres()),
            "REDIS_URL": stack.enter_context(servers.valkey()),
        }
        beside = urls | {"REDIS_URL": stack.enter_context(servers.valkey())}
        folder = Path(tempfile.mkdtemp(prefix="steady-test-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        log = folder / "sqlite.log"
        main, second, journeys = phases(worker_count())
        codes = [run_phase(main, selection, environment(main, urls, folder))]
        running = start_phase(second, selection, environment(second, beside, folder), log=log)
        codes.append(run_phase(journeys, selection, environment(journeys, urls, folder)))
        codes.append(finish_phase(second, running, log))
    return verdict(codes, selected=bool(selection))


def verdict(codes: Sequence[int], *, selected: bool) -> int:
    """Return 0 when tests ran and all passed; a phase without tests is an error unless some were selected."""
    real = [code for code in codes if not (selected and code == NOTHING_COLLECTED)]
    return max(real, default=NOTHING_COLLECTED)


def worker_count() -> int:
    """Return how many tests to run at once: one per core we may use, two at least, eight at most."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 2
    return max(2, min(cores, 8))


def main() -> int:
    """Run the tests; 0 when all passed."""
    try:
        return run_all(sys.argv[1:])
    except (servers.ServerMissing, chromium.ChromiumMissing) as missing:
        print(f"\n{missing}", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    except subprocess.SubprocessError as error:
        print(f"\n{error}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
