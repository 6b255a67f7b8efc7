"""A copy of the tools that every user may read, and a Python that every user may run."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tools import processes, servers
from tools.setup import ROOT

READABLE_BY_ALL = 0o755


@pytest.fixture
def open_copy() -> Iterator[Path]:
    """The tools in a folder every user may read, under a path with a space."""
    base = Path(tempfile.mkdtemp(prefix="steady copy "))
    base.chmod(READABLE_BY_ALL)
    shutil.copytree(ROOT / "tools", base / "a b" / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(servers.find_valkey(), base / "a b" / "valkey-server")
    yield base / "a b"
    shutil.rmtree(base)


@pytest.fixture(scope="session")
def plain_python() -> str:
    """A Python that a plain user may run: ours may lie in a home that is closed to others."""
    user = "nobody" if os.geteuid() == 0 else None
    for candidate in (sys.executable, "/usr/bin/python3", "/usr/local/bin/python3"):
        with suppress(OSError):
            argv = [candidate, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
            if subprocess.run(argv, cwd="/", **processes.as_user(user)).returncode == 0:
                return candidate
    raise AssertionError("No Python 3.11 that the user `nobody` may run: sudo apt-get install python3")
