"""`make bench`: Steady and a floor of bare Django side by side, on one PostgreSQL, in one run."""

import argparse
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from itertools import count, cycle
from pathlib import Path
from typing import Any, NamedTuple

import django
import psycopg2

from tests.benchmarks import engine
from tests.benchmarks.clock import Call, Subject, interleaved, work_of_children
from tests.benchmarks.report import COLUMNS, Pair, table
from tests.site import ROOT, new_database
from tools import processes, servers

WORKERS = 2
CHECK_IN, LATER = "Check-in", "Check-in after 1 min"
CASELOAD, YEAR = "Caseload of 60", "Overview, a year"
SERIES, PICTURE = "Year series, JSON", "Picture, a year"
LARGE = "Worklist, 500 of 10,000"
PERSON, UPSERT = "session + user", "session + user + form + upsert"
ROWS, COLUMNS_OF_A_YEAR = "60 rows, ready-made", "a year as columns"
LARGE_ROWS = "60 of 500 summary rows"


class Web(NamedTuple):
    """Where an application answers, and how long its processes have worked."""

    port: int
    worked: Callable[[], float]


def main() -> None:
    options = arguments()
    began = time.monotonic()
    with ExitStack() as here:
        postgres, redis = here.enter_context(servers.postgres()), here.enter_context(servers.valkey())
        folder = Path(here.enter_context(tempfile.TemporaryDirectory(prefix="steady-bench-")))
        ours, floor = (here.enter_context(database(postgres, name)) for name in ("steady", "floor"))
        product_env, floor_env = prepare_product(ours, redis), prepare_floor(floor, redis)
        ready, queries = fill_product(options)
        if options.reminders:
            print(due_reminders())
            return
        key = python(["-m", "tests.benchmarks.floor"], floor_env).strip()
        applications = ("rehab.wsgi", product_env), ("tests.benchmarks.floor:application", floor_env)
        webs = [here.enter_context(gunicorn(name, env, folder / f"{name}.log")) for name, env in applications]
        measured = subjects_of_steady(ready, webs[0]) | subjects_of_the_floor(key, webs[1])
        print(f"ready after {time.monotonic() - began:.0f} s; measuring …", flush=True)
        effort = options.rounds, options.alone, options.together
        pairs = pairs_of(measured, options.only)
        chosen = {one.name: one for pair in pairs for one in (pair.ours, pair.floor)}
        rounds = interleaved(list(chosen.values()), *effort, until=began + options.seconds)
        reminders = "" if options.only else due_reminders()
    show(pairs, queries)
    print(f"\n{engine.line()}\n\n{reminders}" if not options.only else "")
    print(f"\n{rounds} rounds, {time.monotonic() - began:.0f} s in all.")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=6, help="how often each is measured (6)")
    parser.add_argument("--alone", type=int, default=12, help="requests of one client in a round (12)")
    parser.add_argument("--together", type=int, default=24, help="requests of four clients in a round (24)")
    parser.add_argument("--seconds", type=float, default=70, help="no round starts after this long (70)")
    parser.add_argument(
        "--only", default="", help="only the actions with this in their name, and no reminders"
    )
    parser.add_argument("--reminders", action="store_true", help="only the 100,000 reminders due at once")
    return parser.parse_args()


@contextmanager
def database(server: str, name: str) -> Iterator[str]:
    """A database in which a commit waits for the log to be written. The server itself runs with fsync off."""
    with new_database(server, name) as url:
        line = psycopg2.connect(server)
        line.autocommit = True
        with line.cursor() as cursor:
            cursor.execute(f'ALTER DATABASE "{name}" SET synchronous_commit = on')
        line.close()
        yield url


def prepare_product(url: str, redis: str) -> dict[str, str]:
    """The environment of a site in earnest; this process becomes part of it."""
    for name in ("DEBUG", "DEMO", "TESTING"):
        os.environ.pop(name, None)
    os.environ |= {
        "DATABASE_URL": url,
        "REDIS_URL": redis,
        "SECRET_KEY": secrets.token_hex(32),
        "BASE_URL": "http://127.0.0.1",
        "DJANGO_SETTINGS_MODULE": "rehab.settings",
        "LOG_LEVEL": "WARNING",
    }
    env = dict(os.environ)
    python(["manage.py", "migrate", "-v0"], env)
    return env


def prepare_floor(url: str, redis: str) -> dict[str, str]:
    env = dict(os.environ)
    for name in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL", "REDIS_URL"):
        env.pop(name)
    return env | {"FLOOR_DATABASE_URL": url, "FLOOR_REDIS_URL": redis.rpartition("/")[0] + "/1"}


def fill_product(options: argparse.Namespace) -> tuple[Any, dict[str, int]]:
    """The people and their sessions, and how many queries each of our actions takes."""
    django.setup()
    from django.db import connections

    from tests.benchmarks import product

    ready = product.build(options.rounds * (options.alone + options.together) + 6)
    calls = {
        subject.name: subject.next_call for subject in subjects_of_steady(ready, Web(0, lambda: 0.0)).values()
    }
    queries = {}
    for name, call in calls.items():
        product.queries_of(call())
        queries[name] = product.queries_of(call())
    connections.close_all()
    return ready, queries


def due_reminders() -> str:
    """100,000 reminders due at once, in the product's own database."""
    from tests.benchmarks import reminders

    return "\n".join(reminders.lines())


def python(arguments: list[str], env: dict[str, str]) -> str:
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=env, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return done.stdout


@contextmanager
def gunicorn(application: str, env: dict[str, str], log: Path) -> Iterator[Web]:
    """The application under two sync workers."""
    port = processes.free_port()
    argv = [sys.executable, "-m", "gunicorn", application, "-b", f"127.0.0.1:{port}", "-w", WORKERS]
    running = processes.start(argv, log=log, env=env, cwd=ROOT)
    try:
        path = "/healthz" if "rehab" in application else "/constant"
        probe = Subject("probe", port, lambda: 0.0, lambda: Call("GET", path, 200))
        assert processes.wait_until(lambda: answers(probe), 30, every=0.1), processes.tail(log)
        yield Web(port, lambda: work_of_children(running.pid))
    finally:
        processes.stop(running)


def answers(probe: Subject) -> bool:
    try:
        return probe.ask() > 0
    except OSError:
        return False


def subjects_of_steady(ready: Any, web: Web) -> dict[str, Subject]:
    from tests.benchmarks.product import check_in, page

    first, paused = cycle(ready.loggers), cycle(ready.paused)
    overview = f"/patients/{ready.pat_id}/"
    return {
        name: Subject(name, web.port, web.worked, next_call)
        for name, next_call in {
            CHECK_IN: lambda: check_in(ready, next(first)),
            LATER: lambda: check_in(ready, next(paused)),
            "Today": lambda: page("/today/", ready.pat),
            CASELOAD: lambda: page("/caseload/", ready.clara),
            LARGE: lambda: page("/caseload/", ready.busy),
            "Overview, 28 days": lambda: page(overview, ready.clara),
            YEAR: lambda: page(f"{overview}?days=365", ready.clara),
            SERIES: lambda: page(f"{overview}picture/days/?days=365&as=measures", ready.clara),
            PICTURE: lambda: page(f"{overview}picture/?days=365", ready.clara),
        }.items()
    }


def subjects_of_the_floor(session: str, web: Web) -> dict[str, Subject]:
    """Each part of the floor; those that need a person also with the session in Redis."""
    headers, patient, today = {"Cookie": f"sessionid={session}"}, count(1001), date.today().isoformat()
    form = {"day": today, "pain": "4", "minutes": "32", "mood": "5", "sleep": "6", "note": "ok"}

    def get(path: str) -> Callable[[], Call]:
        return lambda: Call("GET", path, 200, headers)

    def post(prefix: str) -> Callable[[], Call]:
        return lambda: Call("POST", f"{prefix}/check-in/{next(patient)}", 204, headers, form)

    return {
        name: Subject(name, web.port, web.worked, next_call)
        for name, next_call in {
            "constant": get("/constant"),
            "INSERT + commit": get("/insert"),
            PERSON: get("/signed-in"),
            UPSERT: post(""),
            f"{UPSERT}, Redis": post("/cached"),
            ROWS: get("/caseload/1"),
            LARGE_ROWS: get("/caseload/2"),
            COLUMNS_OF_A_YEAR: get("/series"),
        }.items()
    }


def pairs_of(measured: dict[str, Subject], only: str) -> list[Pair]:
    """What is held against what, by its name."""
    lines = [
        (CHECK_IN, UPSERT, 1.3),
        (CHECK_IN, f"{UPSERT}, Redis", None),
        (CHECK_IN, "INSERT + commit", None),
        (CHECK_IN, "constant", None),
        (LATER, UPSERT, None),
        (CASELOAD, ROWS, 2.0),
        (LARGE, LARGE_ROWS, 2.0),
        ("Today", PERSON, None),
        ("Overview, 28 days", PERSON, None),
        (YEAR, COLUMNS_OF_A_YEAR, None),
        (SERIES, COLUMNS_OF_A_YEAR, 1.3),
        (PICTURE, COLUMNS_OF_A_YEAR, None),
    ]
    return [
        Pair(measured[ours], measured[floor], goal)
        for ours, floor, goal in lines
        if only.lower() in ours.lower()
    ]


def show(pairs: list[Pair], queries: dict[str, int]) -> None:
    print(table(COLUMNS, [pair.cells() for pair in pairs]), end="\n\n")
    ours = {pair.ours.name: pair.ours for pair in pairs}
    sizes = [
        (name, str(n), f"{ours[name].bytes / 1000:.1f} kB") for name, n in queries.items() if name in ours
    ]
    print(table(("action", "queries", "answer"), sizes))


if __name__ == "__main__":
    main()
