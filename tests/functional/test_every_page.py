"""Every page: nothing the content policy refuses, nothing axe finds, no error, no sideways scroll, no weight,
no control of a patient that a thumb misses, no two controls that sound the same and do something else."""

import gzip
from collections import Counter

import pytest
from playwright.sync_api import expect

from tests.functional.conftest import (
    COLOURS,
    LOOKS,
    axe,
    note_what_is_seen,
    same_names,
    seen_only_at,
    too_small,
    violations,
    worked_out,
)
from tests.pages import PAGES, ids

WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PHONE, DESK = 320, 1280
LIGHT_ENOUGH = 100_000  # bytes: one second on a slow phone line


@pytest.fixture(scope="module")
def names(site):
    return ids(site)


def open_one(page, one, names):
    """Open a page and let its charts be drawn; answers the response."""
    answer = page.goto(one.path.format(**names))
    worked_out(page)
    for number in range(page.locator("[data-chart]").count()):
        chart = page.locator("[data-chart]").nth(number)
        chart.scroll_into_view_if_needed()
        expect(chart).to_have_attribute("data-drawn", "yes")
    return answer


def look(page, one, width, scheme, rules=None):
    """What is wrong with how a page looks at this width, by day (light) or by night (dark)."""
    to_look(page, width, scheme)
    found = [f"{one.name} {width} {scheme}: axe: {line}" for line in axe(page, rules)]
    note_what_is_seen(page, width)
    wide = page.evaluate(WIDE)
    return found + ([f"{one.name} {width} {scheme}: {wide} px too wide"] if wide > 1 else [])


def look_at_the_rest(page, one, width, other, scheme):
    """The colours of what is seen at this width alone: what is seen at both was looked at in this light already."""
    where = seen_only_at(page, width, other)
    if not where:
        return []
    to_look(page, width, scheme)
    return [f"{one.name} {width} {scheme}: axe: {line}" for line in axe(page, COLOURS, where)]


def to_look(page, width, scheme):
    page.set_viewport_size({"width": width, "height": 844 if width == PHONE else 900})
    page.emulate_media(color_scheme=scheme)


def small_targets(page, one):
    """Controls of a patient's page that are smaller than a thumb needs."""
    if one.surface != "portal":
        return []
    return [f"{one.name}: too small: {line}" for line in too_small(page)]


def weigh(page, one, answer, brought):
    """What is wrong with what a first visit brings. The chart library is for the clinic, which has the charts."""
    if one.surface != "portal":
        return []
    files = sorted(url for url in brought if "/static/" in url)
    itself = int(answer.headers["content-length"])
    weight = itself + sum(weight_of(page, url) for url in files)
    print(f"{one.name}: {weight / 1000:.1f} kB, {itself / 1000:.1f} of them the page, {len(files)} files")
    heavy = [f"{one.name}: {weight / 1000:.1f} kB"] if weight > LIGHT_ENOUGH else []
    return heavy + [f"{one.name}: {url}" for url in files if "plotly" in url]


def weight_of(page, url, known={}):  # noqa: B006 - remembers from page to page
    """Bytes on the wire. A release stores styles and scripts compressed; fonts are compressed already."""
    if url not in known:
        body = page.request.get(url).body()
        known[url] = len(body if url.endswith(".woff2") else gzip.compress(body, 9))
    return known[url]


PAGES_OF = Counter(page.person or "" for page in PAGES)


@pytest.mark.parametrize("person", [person for person, _count in PAGES_OF.most_common()])
def test_pages_of(person, enter, names):
    """One window for each person: every page on a small phone and on a desk, by day and by night."""
    page = enter(person or None, reduced_motion="reduce")
    if any(one.surface == "portal" for one in PAGES if one.person == person):  # they are weighed
        page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    problems, errors, brought = [], [], set()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("response", lambda answer: brought.add(answer.url))
    for one in PAGES:
        if (one.person or "") != person:
            continue
        errors.clear()
        brought.clear()
        to_look(page, PHONE, "light")
        answer = open_one(page, one, names)
        if answer.status != (404 if one.name == "not-found" else 200):
            problems.append(f"{one.name}: status {answer.status}")
            continue
        problems += weigh(page, one, answer, brought)
        problems += look(page, one, PHONE, "light")
        problems += small_targets(page, one)
        if one.name != "gallery":  # shows each part several times
            problems += [f"{one.name}: same name: {line}" for line in same_names(page)]
        problems += look(page, one, DESK, "dark", LOOKS)
        problems += look_at_the_rest(page, one, DESK, PHONE, "light")
        problems += look_at_the_rest(page, one, PHONE, DESK, "dark")
        problems += [f"{one.name}: policy: {line}" for line in violations(page)]
        problems += [f"{one.name}: script: {line}" for line in errors]
        if page.locator('[data-title^="Share chart"]').count():
            problems.append(f"{one.name}: offers to send the chart away")
    assert problems == []
