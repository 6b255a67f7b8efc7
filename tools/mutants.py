"""`make mutants`: change each rule a little, thousands of times; a test has to notice every one.

Each changed rule meets the rules' own tests in a process of its own, those of its file first. A change that no test
notices is named and the command fails, unless `mutants.txt` says why it changes no decision.
`ARGS="--sample 40"` takes every n-th, `ARGS=progression` only the rules with that in their name.
"""

import argparse
import importlib
import importlib.util
import io
import os
import resource
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from importlib.abc import Loader
from importlib.machinery import ModuleSpec
from itertools import zip_longest
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Final

import django
import hypothesis
import pytest

from tools.mutating import Mutant, mutants_of

ROOT: Final = Path(__file__).resolve().parent.parent
RULES: Final = ROOT / "programs" / "rules"
TESTS: Final = ROOT / "tests" / "unit" / "programs"
KNOWN: Final = ROOT / "tools" / "mutants.txt"
CPU_SECONDS: Final = (
    30  # a changed loop may never end, and that is noticed; all tests together take a fifth of it
)
# Which tests say most about a rule that has no test file of its own name.
NEAR: Final = {
    "citations": "parameters",
    "exposure_case": "exposure",
    "review_case": "progression",
    "rounding": "baseline",
}
# Functions that are called while a rule is loaded: swapping them afterwards would change nothing.
AT_LOAD: Final = frozenset({"offers._offer", "parameters._p", "precautions._row"})
Pairs = Sequence[tuple[str, Mutant]]


@dataclass(frozen=True)
class Result:
    """Whether a test noticed one change."""

    module: str
    mutant: Mutant
    noticed: bool

    @property
    def key(self) -> str:
        return f"{self.module}.{self.mutant.key}"


def chosen(names: Sequence[str] = (), sample: int = 0) -> list[tuple[str, Mutant]]:
    """Return the changes of the rules named, or a sample spread evenly over those not known to be harmless."""
    found = [
        (path.stem, mutant)
        for path in sorted(RULES.glob("*.py"))
        if not names or any(name in path.stem for name in names)
        for mutant in mutants_of(path.read_text())
    ]
    if not sample:
        return found
    harmless = known()
    found = [pair for pair in found if f"{pair[0]}.{pair[1].key}" not in harmless]
    return [found[n * len(found) // sample] for n in range(min(sample, len(found)))]


def known() -> dict[str, str]:
    """Return the changes that change no decision, each with the reason why."""
    lines = [line for line in KNOWN.read_text().splitlines() if line and not line.startswith("#")]
    return {key.strip(): why.strip() for key, _, why in (line.partition(" # ") for line in lines)}


def tests_for(module: str, *, plain: bool) -> list[str]:
    """Return the rules' tests, those nearest to the module first; `plain`: only those that need no Django."""
    near = NEAR.get(module, module)
    files = sorted(TESTS.glob("test_rules_*.py"), key=lambda path: (near not in path.stem, path.stem))
    return [str(path) for path in files if not (plain and ".models import" in path.read_text())]


def _with_django() -> None:
    """Some tests of rules compare them with the choices of a model. No database is asked."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    os.environ |= {"DATABASE_URL": "sqlite:///:memory:", "REDIS_URL": "redis://127.0.0.1:1/0", "TESTING": "1"}
    django.setup()


def examine(changes: Sequence[tuple[str, Mutant]], workers: int = 1) -> list[Result]:
    """Meet each change with the tests, each in a child of its own, in the order given.

    A changed function is swapped in a process that has collected all tests already; a change outside of any
    function needs a process that loads the changed rule anew. No rule may be loaded here before.
    """
    if any(name.startswith("programs.rules.") for name in sys.modules):
        raise RuntimeError("The rules are loaded already: changed ones would not be seen.")
    register = hypothesis.settings.register_profile
    register("mutants", max_examples=25, derandomize=True, database=None, deadline=None)
    hypothesis.settings.load_profile("mutants")
    inside = [(module, m) for module, m in changes if m.function and f"{module}.{m.function}" not in AT_LOAD]
    outside = [pair for pair in changes if pair not in set(inside)]
    found = dict(zip(outside, in_parallel(_meets_anew, outside, workers), strict=True))
    swapper = _Swapper(inside, workers)
    _with_django()
    if inside and _pytest(tests_for("", plain=False), swapper) not in (0, 5):
        raise RuntimeError("The rules' tests could not be collected; run them first.")
    found |= dict(zip(inside, swapper.noticed, strict=True))
    return [Result(module, mutant, found[module, mutant]) for module, mutant in changes]


def in_parallel(meets: Callable[[str, Mutant], bool], changes: Pairs, workers: int) -> list[bool]:
    """Say for each change, in a forked child, whether it was noticed; so many children at a time."""
    running: dict[int, int] = {}
    noticed = [False] * len(changes)

    def wait() -> None:
        child, status = os.wait()
        noticed[running.pop(child)] = os.waitstatus_to_exitcode(status) != 0

    for n, (module, mutant) in enumerate(changes):
        if len(running) == workers:
            wait()
        child = os.fork()
        if child == 0:
            _in_child(meets, module, mutant)
        running[child] = n
        if n % 100 == 99:
            print(f"{n + 1} of {len(changes)} changes", file=sys.__stderr__, flush=True)
    while running:
        wait()
    return noticed


def _in_child(meets: Callable[[str, Mutant], bool], module: str, mutant: Mutant) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    code = 1
    try:
        code = 1 if meets(module, mutant) else 0
    finally:
        os._exit(code)


def _meets_anew(module: str, mutant: Mutant) -> bool:
    """Load the changed rule in place of its file; the nearest tests first, the others when those see nothing."""
    sys.meta_path.insert(0, _Changed(f"programs.rules.{module}", mutant.source))
    near = NEAR.get(module, module)
    every = tests_for(module, plain=True)
    first = [path for path in every if near in Path(path).stem]
    return any(_pytest(files) != 0 for files in (first, every) if files)


def _pytest(files: list[str], *plugins: object) -> int:
    alone = ["-x", "-q", "--noconftest", "-p", "no:django", "-p", "no:cacheprovider", "-p", "no:xdist"]
    plain = ["-c", os.devnull, "--rootdir", str(ROOT), "--import-mode=importlib", "-p", "no:playwright"]
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        return int(pytest.main([*alone, *plain, *files], plugins=list(plugins)))


class _Changed(Loader):
    """Loads one rule from its changed text in place of its file."""

    def __init__(self, name: str, source: str) -> None:
        self.name, self.source = name, source

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        return importlib.util.spec_from_loader(name, self) if name == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.source, f"<changed {self.name}>", "exec"), module.__dict__)  # noqa: S102 – our own text


class _Swapper:
    """Collects the rules' tests once and runs them once for each changed function, in forked children."""

    def __init__(self, changes: Pairs, workers: int) -> None:
        self.changes, self.workers = changes, workers
        self.noticed: list[bool] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Stand in for the usual loop."""

        def meets(module: str, mutant: Mutant) -> bool:
            swap(importlib.import_module(f"programs.rules.{module}"), mutant)
            near = NEAR.get(module, module)
            items = sorted(session.items, key=lambda item: (near not in item.path.stem, _slow(item)))
            for item, following in zip_longest(items, items[1:]):
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                if session.testsfailed:
                    return True
            return False

        self.noticed = in_parallel(meets, self.changes, self.workers)
        return True


def _slow(item: pytest.Item) -> bool:
    return hasattr(getattr(item, "obj", None), "hypothesis")


def swap(module: ModuleType, mutant: Mutant) -> None:
    """Give a function its changed body wherever it has been imported to. Raises LookupError when it is not there."""
    code: CodeType = compile(mutant.source, f"<changed {module.__name__}>", "exec")
    found: object = module
    for name in mutant.function.split("."):
        code = next(c for c in code.co_consts if isinstance(c, CodeType) and c.co_name == name)
        found = vars(found)[name]
    function = found.fget if isinstance(found, property) else getattr(found, "__func__", found)
    if not isinstance(function, FunctionType):
        raise LookupError(mutant.function)
    function.__code__ = code


def main(argv: Sequence[str] | None = None) -> int:
    """Say which changes nobody noticed; 1 when there is one without a reason."""
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("names", nargs="*", help="only the rules with this in their name")
    parser.add_argument("--sample", type=int, default=0, help="how many changes, spread evenly; 0 for all")
    asked = parser.parse_args(argv)
    results = examine(chosen(asked.names, asked.sample), workers=os.cpu_count() or 1)
    reasons = known()
    missed = [result for result in results if not result.noticed]
    unexplained = [result for result in missed if result.key not in reasons]
    for result in unexplained:
        print(f"nobody noticed  {result.key}    (line {result.mutant.line})")
    if not asked.names and not asked.sample:
        for key in sorted(reasons.keys() - {result.key for result in missed}):
            print(f"no longer needed in {KNOWN.name}: {key}")
    print(f"{len(results)} changes: {len(results) - len(missed)} noticed, ", end="")
    print(f"{len(missed) - len(unexplained)} change no decision, {len(unexplained)} unexplained.")
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
