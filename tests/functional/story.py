"""What people do in the journeys, in the words of the page."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import psycopg2
from playwright.sync_api import Locator, Page, expect

from tests.site import Site

PASSWORD = "a long enough sentence"
PLACES = (
    "Pacific/Auckland",
    "Asia/Tokyo",
    "Asia/Dubai",
    "Europe/Madrid",
    "America/New_York",
    "Pacific/Honolulu",
)


def place_by_day() -> str:
    """A time zone where it is about noon now: no reminder time of a test falls on midnight or into the night."""
    return min(PLACES, key=lambda zone: abs(datetime.now(ZoneInfo(zone)).hour - 12))


def day_in(zone: str, back: int = 0) -> str:
    """The date there, or so many days before, as date inputs take it."""
    return (datetime.now(ZoneInfo(zone)).date() - timedelta(days=back)).isoformat()


def next_minute(zone: str) -> str:
    """The next full minute there, with at least five seconds left to send a form before it begins."""
    return (datetime.now(ZoneInfo(zone)) + timedelta(seconds=65)).strftime("%H:%M")


def answer(page: Page | Locator, question: str, choice: str) -> None:
    """Tap one answer of a question: a score, or words."""
    group = page.get_by_role("group", name=question)
    group.get_by_text(re.compile(rf"^{re.escape(choice)}(, .*)?$")).first.click()
    expect(group.get_by_role("radio", checked=True)).to_have_count(1)


@contextmanager
def another_page(page: Page) -> Iterator[None]:
    """What is done here leaves the page: go on when the one that answers has loaded, however busy the machine is."""
    page.locator("html").evaluate("page => { page.dataset.left = ''; }")
    yield
    expect(page.locator("html:not([data-left])")).to_be_attached()
    page.wait_for_load_state()


def press(page: Page, button: str) -> None:
    """Press a button and wait for the page that answers."""
    with another_page(page):
        page.get_by_role("button", name=button, exact=True).click()


def follow(page: Page, link: str) -> None:
    """Follow a link and wait for its page."""
    with another_page(page):
        page.get_by_role("link", name=link, exact=True).first.click()


def mail_to(page: Page, address: str, subject: str, *, seconds: int = 20) -> Locator:
    """The mail on the demo's mail page, looked for again until it is there."""
    mail = page.locator(".card").filter(has_text=address).filter(has_text=subject)
    end = datetime.now(UTC) + timedelta(seconds=seconds)
    page.goto("/demo/mail/")
    while not mail.count():
        assert datetime.now(UTC) < end, f"no mail “{subject}” to {address} within {seconds} seconds"
        page.wait_for_timeout(500)
        page.reload()
    return mail.first


def link_in(mail: Locator, part: str) -> str:
    """The address in a mail that has this part."""
    found = mail.locator(f'a[href*="{part}"]').first.get_attribute("href")
    assert found
    return found


def sql(site: Site, statement: str, *values: object) -> list[tuple[object, ...]]:
    """Ask or change the site's own rows, behind the pages."""
    with psycopg2.connect(site.env["DATABASE_URL"]) as connection, connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall()) if cursor.description else []


def birthday(years: int) -> str:
    return date(date.today().year - years, 3, 4).isoformat()
