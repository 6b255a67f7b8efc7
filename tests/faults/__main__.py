"""`make faults`: every fault of the reminders, many times, on a real PostgreSQL and Valkey, and a table of verdicts.

The tests are those of `make test`, where each runs a few times; here they run as often as it takes to believe them
(FAULT_KILL_TRIALS=5 and the like choose another number).
Each fault has a negative control: the same fault against a way of working that is known to fail, which has to fail.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from tests.benchmarks.report import table
from tools import servers

ROOT = Path(__file__).resolve().parents[2]
HEAD = ("Fault", "What is done to it", "Trials", "Lost", "Doubled", "Verdict")
OFTEN = {
    "FAULT_KILL_TRIALS": "20",
    "FAULT_ROWS": "250",
    "FAULT_SLEEPS": "50",
    "FAULT_TICKS": "603",
    "FAULT_BROKER_TRIALS": "7",
    "FAULT_EXAMPLES": "300",
    "FAULT_KEY_TRIALS": "20",
    "FAULT_MAIL_TRIALS": "10",
    "FAULT_BROKER_AWAY": "10",
    "FAULT_MAIL_TIMEOUT": "30",
    "FAULT_KEYS_TOGETHER": "50",
    "FAULT_WISHES": "200",
}


def main() -> int:
    """Run the tests as often as asked for; print the table. 1 when a verdict is wrong."""
    began = time.monotonic()
    with ExitStack() as here:
        folder = Path(here.enter_context(tempfile.TemporaryDirectory(prefix="steady-faults-")))
        told = folder / "told"
        env = OFTEN | dict(os.environ) | {"TESTING": "1", "FAULT_TABLE": str(told)}
        for name, server in (("DATABASE_URL", servers.postgres), ("REDIS_URL", servers.valkey)):
            env[name] = os.environ.get(name) or here.enter_context(server())
        options = ["-q", "-n", "0", "-p", "no:cacheprovider", "--no-header"]
        argv = [sys.executable, "-m", "pytest", *options, "tests/faults", *sys.argv[1:]]
        code = subprocess.run(argv, cwd=ROOT, env=env).returncode
        lines = [json.loads(line) for line in told.read_text().splitlines()] if told.exists() else []
    rows = sorted(lines, key=lambda line: (int(line["fault"][1:]), line["control"], line["what"]))
    print(f"\n{table(HEAD, [_cells(row) for row in rows])}")
    print(f"\n{time.monotonic() - began:.0f} s in all.")
    return 1 if code or not rows else 0


def _cells(row: dict[str, object]) -> tuple[str, ...]:
    what = f"control: {row['what']}" if row["control"] else str(row["what"])
    return (
        str(row["fault"]),
        what,
        str(row["trials"]),
        str(row["lost"]),
        str(row["doubled"]),
        str(row["verdict"]),
    )


if __name__ == "__main__":
    sys.exit(main())
