"""Browser journeys on a whole site: PostgreSQL, Redis, web, worker and beat as separate processes."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.functional.story import another_page
from tests.site import ROOT, Site, running_site

AXE = (
    (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()
    if (ROOT / "node_modules").exists()
    else ""
)
LISTEN = """
window.__violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.__violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""
Enter = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # The longest ones first, so that no core waits for one at the end.
    items.sort(key=lambda item: item.path.name != "test_every_page.py")
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def whole_site() -> Iterator[Site]:
    """The demo clinic, with everything running."""
    with running_site("steady_journeys", parts=("web", "worker", "beat")) as running:
        yield running


@pytest.fixture(scope="module")
def site(whole_site: Site) -> Iterator[Site]:
    """The same site for all, with the demo as it was made: no file meets what another has left."""
    yield whole_site
    whole_site.begin_again()


@pytest.fixture
def enter(site: Site, browser: Browser) -> Iterator[Enter]:
    """enter("clara") is a browser window in which Clara has come in through the demo's door."""
    contexts: list[BrowserContext] = []

    def open_as(person: str | None, *, width: int = 1280, height: int = 900, **options: Any) -> Page:
        window = {"base_url": site.url, "viewport": {"width": width, "height": height}, "locale": "en-GB"}
        context = browser.new_context(**window | options)
        contexts.append(context)
        context.add_init_script(LISTEN)
        context.set_default_timeout(10_000)
        page = context.new_page()
        if person is not None:
            page.goto("/accounts/login/")
            with another_page(page):
                page.locator(f'form[action$="/demo/enter/{person}/"] button').click()
        return page

    expect.set_options(timeout=10_000)
    yield open_as
    for context in contexts:
        context.close()


def violations(page: Page) -> list[str]:
    """What the content security policy refused on this page."""
    found: list[str] = page.evaluate("window.__violations")
    return found


COLOURS = ("color-contrast",)  # what another theme can change
LOOKS = (*COLOURS, "target-size", "scrollable-region-focusable")  # what another width can change as well


# Elements whose words are seen now.
SEEN = """(() => {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT,
    (text) => text.data.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP);
  const seen = new Set();
  while (words.nextNode()) {
    const holder = words.currentNode.parentElement;
    if (holder.checkVisibility({visibilityProperty: true, opacityProperty: true})) seen.add(holder);
  }
  for (const field of document.querySelectorAll("input, select, textarea"))
    if (field.checkVisibility()) seen.add(field);
  return seen;
})()"""


def note_what_is_seen(page: Page, width: int) -> None:
    """Remember, on the page itself, which elements show words at this width."""
    page.evaluate(f"() => {{ (window.__seen ??= {{}})[{width}] = {SEEN}; }}")


BY_WIDTH = ".thumb-bar"  # all whose colours depend on the width; tests/unit/web/test_components_tokens.py


def seen_only_at(page: Page, width: int, other: int) -> str:
    """What a script calls the elements that show words in this way at this width alone; nothing without any."""
    alone = f'!window.__seen[{other}].has(e) || e.closest("{BY_WIDTH}")'
    only = f"[...window.__seen[{width}]].filter((e) => e.isConnected && ({alone}))"
    return only if page.evaluate(f"{only}.length") else ""


THUMB = 44  # pixels, for every control of a patient
SMALL = (ROOT / "tests" / "functional" / "targets.js").read_text()


def too_small(page: Page) -> list[str]:
    """Controls on this page that a thumb misses, one line each."""
    found: list[str] = page.evaluate(f"({SMALL})({THUMB})")
    return found


NAMES = (ROOT / "tests" / "functional" / "names.js").read_text()


def same_names(page: Page) -> list[str]:
    """What sounds the same on this page and leads to different ends, one line each."""
    found: list[str] = page.evaluate(NAMES)
    return found


def axe(page: Page, rules: tuple[str, ...] | None = None, where: str = "document") -> list[str]:
    """What axe finds on this page by WCAG 2.2 AA, or by these rules alone, one line each.

    `where` is what a script calls the part of the page, or a list of elements.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": tags}
    found = page.evaluate(f"only => axe.run({where}, {{runOnly: only, resultTypes: ['violations']}})", only)
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]} ({len(v['nodes'])})" for v in found["violations"]]


def worked_out(page: Page) -> None:
    """Wait until what a worker works out for this page is there: the page then loads anew by itself."""
    working = page.locator("[data-progress-state=working], [data-progress-state=waiting]")
    expect(working).to_have_count(0, timeout=60_000)
    page.wait_for_load_state()
