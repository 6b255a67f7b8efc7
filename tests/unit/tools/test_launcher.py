"""The test launcher: three phases, selections passed through, and no phase passes by finding nothing."""

import os
from pathlib import Path

import pytest

from tools import chromium, servers
from tools import test as launcher
from tools.test import NOTHING_COLLECTED, Phase

POSTGRES, SQLITE, BROWSER = launcher.phases(2)
URLS = {"DATABASE_URL": "postgres://127.0.0.1/x", "REDIS_URL": "redis://127.0.0.1/0"}


def test_integration_tests_run_on_both_databases(tmp_path: Path) -> None:
    assert launcher.environment(POSTGRES, URLS, tmp_path)["DATABASE_URL"].startswith("postgres://")
    assert launcher.environment(SQLITE, URLS, tmp_path)["DATABASE_URL"].startswith("sqlite:///")
    assert launcher.arguments_for(SQLITE, [])[-1] == "tests/integration"  # type: ignore[index]


def test_browser_journeys_run_alone_and_only_there() -> None:
    assert "not browser" in POSTGRES.options
    assert "not browser and not any_database" in SQLITE.options
    assert BROWSER.options[-2:] == ("-m", "browser")


def test_our_servers_are_used_whatever_the_shell_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://production.example/steady")
    assert launcher.environment(POSTGRES, URLS, tmp_path)["DATABASE_URL"] == URLS["DATABASE_URL"]


def test_what_one_process_compiles_is_kept_for_the_others(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in launcher.environment(POSTGRES, URLS, tmp_path)


def test_a_selection_by_name_reaches_every_phase() -> None:
    for phase in (POSTGRES, SQLITE, BROWSER):
        assert launcher.arguments_for(phase, ["-k", "consent"])[-3:] == ["-k", "consent", phase.scope]  # type: ignore[index]


def test_a_selection_by_path_takes_the_place_of_the_whole() -> None:
    path = "tests/unit/tools/test_run.py"
    assert launcher.arguments_for(POSTGRES, [path]) == [*POSTGRES.options, path]


def test_a_unit_test_chosen_by_path_has_no_part_in_the_sqlite_phase() -> None:
    assert launcher.arguments_for(SQLITE, ["tests/unit/tools/test_run.py::test_x"]) is None


@pytest.mark.parametrize(
    ("codes", "selected", "verdict"),
    [
        ([0, 0, 0], False, 0),
        ([0, 1, 0], False, 1),
        ([0, 0, NOTHING_COLLECTED], False, NOTHING_COLLECTED),
        ([0, NOTHING_COLLECTED, NOTHING_COLLECTED], True, 0),
        ([NOTHING_COLLECTED] * 3, True, NOTHING_COLLECTED),
        ([1, NOTHING_COLLECTED, 0], True, 1),
    ],
)
def test_only_tests_that_ran_and_passed_are_a_success(codes: list[int], selected: bool, verdict: int) -> None:
    assert launcher.verdict(codes, selected=selected) == verdict


def test_a_missing_postgresql_is_an_error_with_its_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STEADY_PG_BIN", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["tools.test"])
    assert launcher.main() == 1
    assert "PostgreSQL is missing" in capsys.readouterr().err


def test_a_missing_valkey_is_an_error_with_its_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STEADY_VALKEY_BIN", str(tmp_path / "none"))
    with pytest.raises(servers.ServerMissing, match="sudo apt-get install redis-server"):
        servers.find_valkey()


def test_a_missing_chromium_is_an_error_with_its_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STEADY_CHROMIUM", str(tmp_path / "none"))
    with pytest.raises(chromium.ChromiumMissing, match="sudo apt-get install chromium"):
        launcher.environment(BROWSER, URLS, tmp_path)


def test_chromium_goes_by_several_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "google-chrome"
    program.touch(mode=0o755)
    monkeypatch.delenv("STEADY_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chromium.find() == str(program)


def test_an_account_that_may_not_install_is_asked_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chromium.root_prefix() is None


def test_two_tests_run_at_once_at_least() -> None:
    assert 2 <= launcher.worker_count() <= 8


def test_a_phase_outside_the_selection_counts_as_nothing_collected() -> None:
    phase = Phase("never shown", "tests/functional", ())
    assert launcher.run_phase(phase, ["tests/unit"], {}) == NOTHING_COLLECTED


def test_a_phase_beside_another_shows_what_it_said_when_it_is_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "beside.log"
    phase = Phase("Beside", "tests/unit/tools", ("--version",))
    process = launcher.start_phase(phase, [], dict(os.environ), log=log)
    assert launcher.finish_phase(phase, process, log) == 0
    assert "Beside\npytest" in capsys.readouterr().out
