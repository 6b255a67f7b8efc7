"""Running: what the shell gives counts, the rest suits trying out, and wrong input gets a clear answer."""

import socket
import stat
from pathlib import Path

import pytest

from tools import run
from tools.console import Line, StepFailed


def test_without_a_wish_the_port_is_8000() -> None:
    assert run.wanted_port("") == 8000


@pytest.mark.parametrize("text", ["http", "-1", "0", "65536", "80 80"])
def test_a_port_that_is_none_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(StepFailed, match=r"PORT is “.*”, which is not a port.*make run PORT=8080"):
        run.wanted_port(text)


def test_a_port_in_use_is_passed_over() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert run.free_port_from(port) > port


def test_no_port_left_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "PORTS_TO_TRY", 0)
    with pytest.raises(StepFailed, match="No free port from 8000 on"):
        run.free_port_from(8000)


def test_the_demo_clinic_is_on_unless_switched_off(tmp_path: Path) -> None:
    assert run.environment({}, tmp_path, 8000)["DEMO"] == "1"
    assert run.environment({"DEMO": "0"}, tmp_path, 8000)["DEMO"] == "0"


def test_a_database_and_a_broker_given_are_used_and_nothing_else_changes(tmp_path: Path) -> None:
    given = {"DATABASE_URL": "postgres://db.example/steady", "REDIS_URL": "redis://cache.example/0"}
    with_them, without = run.environment(given, tmp_path, 8000), run.environment({}, tmp_path, 8000)
    assert with_them == without | given


def test_an_empty_variable_counts_as_not_given(tmp_path: Path) -> None:
    environ = run.environment({"DATABASE_URL": "", "SECRET_KEY": ""}, tmp_path, 8000)
    assert "DATABASE_URL" not in environ
    assert len(environ["SECRET_KEY"]) >= 50


def test_the_address_follows_the_port(tmp_path: Path) -> None:
    assert run.environment({}, tmp_path, 8123)["BASE_URL"] == "http://127.0.0.1:8123"


def test_the_secret_is_kept_between_runs_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    first = run.kept_secret(tmp_path / "key")
    assert run.kept_secret(tmp_path / "key") == first
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


def test_only_this_machine_is_served() -> None:
    assert "127.0.0.1:8000" in run.commands(8000, Path("var"))[run.WEB]


def test_the_whole_beat_and_worker_is_one_process() -> None:
    assert "-B" in run.commands(8000, Path("var"))[run.WORKER]


def test_a_broker_given_starts_none_of_ours(tmp_path: Path) -> None:
    site = run.Site(tmp_path, tmp_path / "var", {"REDIS_URL": "redis://cache.example/0"})
    assert site.start_broker(Line("Broker")) == "yours, from REDIS_URL"
    assert site.parts == {}
    site.down()


def test_nothing_answers_where_nothing_listens() -> None:
    assert not run.answers("http://127.0.0.1:9/healthz")


@pytest.fixture
def prepared(tmp_path: Path) -> run.Site:
    """A tree with one migration, whose database was made by a program that notes how often it is called."""
    migration = tmp_path / "patients" / "migrations" / "0001_patient.py"
    migration.parent.mkdir(parents=True)
    migration.write_text("first")
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(
        "#!/bin/sh\necho called >>calls; mkdir -p var; touch var/steady.sqlite3 var/sign-ins.txt\n"
    )
    python.chmod(0o755)
    site = run.Site(tmp_path, tmp_path / "var", {})
    site.prepare(Line("Database"))
    return site


def test_a_database_that_is_up_to_date_is_left_alone(prepared: run.Site) -> None:
    assert prepared.prepare(Line("Database")) == "there already"
    assert (prepared.root / "calls").read_text() == "called\n"


def test_a_new_migration_is_applied(prepared: run.Site) -> None:
    (prepared.root / "patients" / "migrations" / "0002_goal.py").write_text("second")
    assert prepared.prepare(Line("Database")) == "SQLite, in var/"


def test_a_database_that_was_thrown_away_is_made_again(prepared: run.Site) -> None:
    (prepared.var / "steady.sqlite3").unlink()
    assert prepared.prepare(Line("Database")) == "SQLite, in var/"


def test_the_demo_clinic_is_loaded_when_it_was_off_before(prepared: run.Site) -> None:
    prepared.env["DEMO"] = "0"
    assert prepared.prepare(Line("Database")) == "SQLite, in var/"


def test_a_database_given_is_always_brought_up_to_date(prepared: run.Site) -> None:
    prepared.env["DATABASE_URL"] = "postgres://db.example/steady"
    assert prepared.prepare(Line("Database")) == "yours, from DATABASE_URL"
