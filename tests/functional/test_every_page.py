"""Every page of the three surfaces: nothing the content policy refuses, nothing axe finds, no error, no sideways scroll."""

import pytest

from tests.functional.conftest import axe, violations
from tests.pages import PAGES, ids

VIEWS = [(390, "light"), (1280, "dark")]


@pytest.fixture(scope="session")
def names(site):
    return ids(site)


@pytest.mark.parametrize(("width", "theme"), VIEWS)
@pytest.mark.parametrize("person", sorted({page.person or "" for page in PAGES}))
def test_pages_of(person, width, theme, enter, names):
    """One window for each person, so that the pages are opened as a person opens them: one after the other."""
    page = enter(person or None, width=width, color_scheme=theme)
    problems = []
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    for one in PAGES:
        if (one.person or "") != person:
            continue
        answer = page.goto(one.path.format(**names))
        page.wait_for_load_state("networkidle")
        expected = 404 if one.name == "not-found" else 200
        if answer is None or answer.status != expected:
            problems.append(f"{one.name}: status {answer and answer.status}")
            continue
        problems += [f"{one.name}: policy: {line}" for line in violations(page)]
        problems += [f"{one.name}: axe: {line}" for line in axe(page)]
        problems += [f"{one.name}: script: {line}" for line in errors]
        errors.clear()
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 1:
            problems.append(f"{one.name}: {wide} px too wide")
    assert problems == []
