"""Programs we start: tied to our own life, and stopped with everything they started themselves."""

import ctypes
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Any

PR_SET_PDEATHSIG = 1
# The sweeper waits for the pipe from us to close, which happens however we end, and then removes the folder.
# It tries for ten seconds, because a server that was told to stop may still be writing.
SWEEPER = """cat >/dev/null
tries=0
while [ -e "$1" ] && [ "$tries" -lt 100 ]; do
  rm -rf -- "$1" 2>/dev/null && break
  tries=$((tries + 1)); sleep 0.1
done"""


def start(
    argv: Sequence[object],
    *,
    log: Path | None,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    user: str | None = None,
    stdin: int = subprocess.DEVNULL,
    when_orphaned: int = signal.SIGTERM,
) -> subprocess.Popen[bytes]:
    """Start a program in a session of its own; the kernel signals it should we be killed.

    Without a `log` it writes where we write, and stays in our session so that Ctrl-C reaches it.
    """
    if threading.current_thread() is not threading.main_thread():
        raise RuntimeError("Start programs from the main thread: they end with the thread that started them.")
    with log.open("ab") if log else nullcontext() as output:
        return subprocess.Popen(
            [str(part) for part in argv],
            stdin=stdin,
            stdout=output,
            stderr=subprocess.STDOUT if log else None,
            env=env,
            cwd=cwd,
            start_new_session=log is not None,
            preexec_fn=_tie(os.getpid(), when_orphaned),
            **as_user(user),
        )


def stop(process: subprocess.Popen[bytes], sig: int = signal.SIGTERM, grace: float = 10) -> int:
    """Ask the program to end, wait up to `grace` seconds, then kill its whole group; return its exit code."""
    ask_to_stop(process, sig)
    return wait_or_kill(process, grace)


def ask_to_stop(process: subprocess.Popen[bytes], sig: int = signal.SIGTERM) -> None:
    """Send the signal, once, if the program still runs."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            process.send_signal(sig)


def wait_or_kill(process: subprocess.Popen[bytes], grace: float) -> int:
    """Wait up to `grace` seconds, then kill what is left of it and its group; return its exit code."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(grace)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)  # there is no such group when it shares ours
    if process.poll() is None:
        process.kill()
    return process.wait()


def sweeper(folder: Path) -> subprocess.Popen[bytes]:
    """Start the process that removes `folder` when we end, even by kill -9; `stop_sweeper` ends it early."""
    return subprocess.Popen(
        ["/bin/sh", "-c", SWEEPER, "sh", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def stop_sweeper(process: subprocess.Popen[bytes], folder: Path) -> None:
    """Let the sweeper do its work now and wait for it; do it ourselves should somebody have ended it."""
    assert process.stdin is not None  # noqa: S101 - narrowing for the type checker
    process.stdin.close()
    process.wait(15)
    shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    """Return a port on 127.0.0.1 that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(ready: Callable[[], bool], seconds: float, every: float = 0.02) -> bool:
    """Ask `ready` again and again; say whether it came true in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if ready():
            return True
        time.sleep(every)
    return False


def tail(path: Path, lines: int = 20) -> str:
    """Return the last lines of a log, for a message about why a program stopped."""
    if not path.exists():
        return ""
    return "\n".join(path.read_text(errors="replace").splitlines()[-lines:])


def as_user(user: str | None) -> dict[str, Any]:
    """Return what makes `subprocess` run a program as that user, with none of our groups."""
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []} if user else {}


def _tie(parent: int, sig: int) -> Callable[[], None] | None:
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)

    def tie() -> None:
        libc.prctl(PR_SET_PDEATHSIG, sig, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)  # we were orphaned before the kernel knew

    return tie
