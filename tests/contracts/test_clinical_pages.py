"""Each page about a rule says the five things, and names code and tests that exist; each rule has a page."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CLINICAL = ROOT / "docs" / "clinical"
PAGES = [page for page in sorted(CLINICAL.rglob("*.md")) if "**Statement.**" in page.read_text()]
SAID = ("Statement", "Source", "Hazard", "Code", "Tests")
PATH = re.compile(r"`([\w/]+/[\w.]+\.py)(?:::(\w+))?`")
# Parts of a rule that has a page: its inputs, its counts, numbers and sources.
PARTS = {"review_inputs", "review_case", "exposure_case", "rounding", "citations", "__init__"}
REVIEW = ("R0", "R1", "R2a", "R2b", "R2c", "R3", "R4", "R5", "R6", "R7", "R8")


def name(page: Path) -> str:
    return str(page.relative_to(CLINICAL))


@pytest.mark.parametrize("sheet", PAGES, ids=name)
def test_a_page_says_the_five_things_and_names_what_exists(sheet: Path) -> None:
    text = sheet.read_text()
    assert [word for word in SAID if f"**{word}" not in text] == []
    for path, test in PATH.findall(text):
        assert (ROOT / path).is_file(), path
        assert not test or f"def {test}(" in (ROOT / path).read_text(), f"{path}::{test}"
    code, _tests, tests = text.partition("**Code.**")[2].partition("**Tests.**")
    assert PATH.search(code)
    assert any(path.startswith("tests/") for path, _test in PATH.findall(tests))
    sources = "\n".join((ROOT / path).read_text() for path, _test in PATH.findall(code))
    for function in re.findall(r"`(\w+)\(\)`", code):
        assert f"def {function}(" in sources, function


def test_every_rule_has_a_page() -> None:
    told = "\n".join(page.read_text() for page in PAGES)
    rules = [rule for rule in (ROOT / "programs" / "rules").glob("*.py") if rule.stem not in PARTS]
    assert [rule.name for rule in rules if f"programs/rules/{rule.name}" not in told] == []
    assert {page.stem for page in (CLINICAL / "weekly-review").glob("*.md")} == set(REVIEW)


def test_every_page_can_be_reached_from_the_first() -> None:
    linked = "\n".join(page.read_text() for page in CLINICAL.rglob("*.md"))
    assert [name(page) for page in PAGES if f"({name(page)})" not in linked] == []
