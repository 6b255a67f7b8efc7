"""The gate and the commands around it: a failure is shown with its remedy, and every command is explained."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tools import check
from tools.check import Check
from tools.setup import ROOT

FINE = Check("fine", [sys.executable, "-c", ""])
BROKEN = Check("broken", [sys.executable, "-c", "print('line 3 is wrong'); exit(1)"], mend="make fix")


def test_all_well_is_a_success(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "CHECKS", [FINE])
    assert check.main() == 0


def test_what_fails_is_shown_and_the_rest_still_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "CHECKS", [BROKEN, FINE])
    assert check.main() == 1
    shown = capsys.readouterr().out
    assert "line 3 is wrong\nMend it with:  make fix" in shown
    assert "[2/2] fine  ok" in shown


def test_a_check_that_mends_nothing_changes_nothing() -> None:
    format_check = next(one for one in check.CHECKS if one.title.startswith("format"))
    assert "--check" in format_check.argv


def test_deployment_is_checked_as_a_clinic_would_run_it() -> None:
    deploy = next(one for one in check.CHECKS if "--deploy" in one.argv)
    assert deploy.environ is not None
    assert deploy.environ["BASE_URL"].startswith("https://")
    assert {deploy.environ[name] for name in ("DEBUG", "DEMO", "TESTING")} == {"0"}


def test_every_command_of_the_makefile_is_explained() -> None:
    text = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z]+):", text, re.MULTILINE)) - {"help"}
    assert targets == set(re.findall(r'@echo "make (\w+)', text))


def test_the_machines_gate_is_the_same_two_commands() -> None:
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    assert [line for line in lines if line.startswith("make")] == ["make check", "make test"]


def test_an_old_python_is_named_with_the_command_that_installs_a_new_one(tmp_path: Path) -> None:
    for name, text in {"python3": "Python 3.8.10", "apt-get": ""}.items():
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n[ \"$1\" = --version ] && echo '{text}' && exit 0\nexit 1\n")
        program.chmod(0o755)
    answer = subprocess.run(
        ["/bin/sh", str(ROOT / "tools" / "python.sh"), "-m", "tools.run"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert answer.returncode == 1
    assert "needs Python 3.11 or newer; this machine has Python 3.8.10" in answer.stderr
    assert "sudo apt-get install python3.11 python3.11-venv" in answer.stderr
