"""`make check`: everything that can be said about the code without running it. Changes nothing."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = [sys.executable, "-m"]
MANAGE = [sys.executable, "manage.py"]
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as lint; lint()"
# What a clinic would run with; nothing here is contacted by a check.
PRODUCTION = {
    "SECRET_KEY": "not-a-secret:" + "".join(map(chr, range(48, 123))),
    "BASE_URL": "https://steady.example",
    "ALLOWED_HOSTS": "steady.example",
    "DATABASE_URL": "postgres://steady:steady@127.0.0.1:1/steady",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "EMAIL_URL": "smtp+tls://user:password@mail.example:587",
    "COLLECTED_STATIC": "1",
    "DEBUG": "0",
    "DEMO": "0",
    "TESTING": "0",
}
NOTHING_STORED = {"DATABASE_URL": "sqlite:///:memory:", "REDIS_URL": "redis://127.0.0.1:1/0", "TESTING": "1"}


@dataclass(frozen=True)
class Check:
    """One command that exits 0 when all is well, and the command that mends what it finds."""

    title: str
    argv: list[str]
    environ: dict[str, str] | None = None
    mend: str = ""


# The slowest first: two run at a time.
CHECKS = [
    Check("types (mypy)", [*PYTHON, "mypy"], NOTHING_STORED),
    Check("style (ruff)", [*PYTHON, "ruff", "check", "."], mend="make fix"),
    Check("format (ruff)", [*PYTHON, "ruff", "format", "--check", "."], mend="make fix"),
    Check("which way imports point", [sys.executable, "-c", LINT_IMPORTS]),
    Check("words in other languages", [*PYTHON, "tools.words", "check"]),
    Check("templates (djlint)", [*PYTHON, "djlint", "templates", "--lint", "--quiet"]),
    Check(
        "migrations match the models",
        [*MANAGE, "makemigrations", "--check", "--dry-run"],
        NOTHING_STORED,
        mend=".venv/bin/python manage.py makemigrations",
    ),
    Check("ready to deploy", [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
    Check("reference pages are current", [*MANAGE, "reference", "--check"], NOTHING_STORED, mend="make fix"),
]


def run(check: Check) -> tuple[Check, subprocess.CompletedProcess[str], float]:
    """Run one check; return it with its result and how long it took."""
    began = time.monotonic()
    done = subprocess.run(
        check.argv,
        cwd=ROOT,
        env={**os.environ, **(check.environ or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return check, done, time.monotonic() - began


def main() -> int:
    """Run every check, show what each of them found, and return how many failed."""
    failed = 0
    with ThreadPoolExecutor(max_workers=2) as pool:
        for number, (check, done, seconds) in enumerate(pool.map(run, CHECKS), start=1):
            good = done.returncode == 0
            print(
                f"[{number}/{len(CHECKS)}] {check.title}  {'ok' if good else 'FAILED'} ({seconds:.1f} s)",
                flush=True,
            )
            if not good:
                failed += 1
                mend = f"\nMend it with:  {check.mend}" if check.mend else ""
                print(f"\n{done.stdout.strip()}{mend}\n", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())
