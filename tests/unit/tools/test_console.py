"""The screen: a numbered line per step, signs of life, and a failure's last words."""

import sys
from pathlib import Path

import pytest

from tools import console, processes
from tools.console import Line, StepFailed, Steps

NAP = [sys.executable, "-c", "import time; print('half way', flush=True); time.sleep(0.5)"]


def test_steps_are_numbered_and_timed(capsys: pytest.CaptureFixture[str]) -> None:
    steps = Steps(2)
    steps.do("First", lambda _: "done")
    steps.do("Second", lambda _: "there already")
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("[1/2] First")
    assert "done (0.0 s)" in first
    assert "there already" in second


def test_a_step_that_fails_closes_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    def fail(_: Line) -> str:
        raise StepFailed("no")

    with pytest.raises(StepFailed):
        Steps(1).do("First", fail)
    assert "stopped" in capsys.readouterr().out


def test_long_work_shows_dots_where_there_is_no_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(console, "DOT_EVERY", 0.1)
    console.run(NAP, line=Line("Working"), log=tmp_path / "log")
    assert ".." in capsys.readouterr().out


def test_long_work_shows_where_it_is_on_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    console.run(NAP, line=Line("Working"), log=tmp_path / "log")
    assert "half way" in capsys.readouterr().out


def test_a_program_that_fails_is_quoted(tmp_path: Path) -> None:
    argv = [sys.executable, "-c", "print('the disk is full'); raise SystemExit(3)"]
    with pytest.raises(StepFailed, match=r"(?s)stopped with code 3.*the disk is full"):
        console.run(argv, line=Line("Working"), log=tmp_path / "log")


def test_a_program_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))  # a folder that may not be read would be named instead
    with pytest.raises(StepFailed, match="no-such-program could not be started: No such file"):
        console.run(["no-such-program"], line=Line("Working"), log=tmp_path / "log")


def test_the_tail_of_a_log_is_its_last_lines(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("one\ntwo\nthree\n")
    assert processes.tail(log, 2) == "two\nthree"
    assert processes.tail(tmp_path / "none") == ""
