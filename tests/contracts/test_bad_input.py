"""Nonsense gets an answer: whatever somebody writes into any form or address, no page breaks, and the text stays.

Forms and addresses are found on the pages themselves, so a new one is tried without being listed here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

import pytest
from django.db import transaction

from tests.contracts.access import address, undone
from tests.contracts.access_table import DOORS, OK
from tests.people import signed_in
from tests.world import make_world

pytestmark = pytest.mark.django_db
READERS = ("Pat", "Gita", "Clara", "Cora", "Ada")
SIGNS = "🙂 <b> \u202e مرحبا \" ' %s {{ x }}"
NONSENSE = {  # fields take turns
    "numbers far off": ("-99999999999999999999", "1e999"),
    "days far off": ("0001-01-01", "9999-12-31"),
    "signs and 10,000 letters": (SIGNS + "x" * 10_000,),
    "a zero byte": ("a\x00b",),
}
SENT_AS_IS = ("button", "submit", "hidden")
TYPED = ("text", "textarea")


@dataclass
class Form:
    """A form as its page shows it: where it goes, and its fields by name with their kind and value."""

    action: str
    method: str
    fields: dict[str, tuple[str, str]] = field(default_factory=dict)

    def with_nonsense(self, nonsense: Sequence[str]) -> dict[str, str]:
        told = {
            name: value if kind in SENT_AS_IS else nonsense[n % len(nonsense)]
            for n, (name, (kind, value)) in enumerate(self.fields.items())
        }
        return told | ({"day": nonsense[0]} if "day" in told else {})


class Page(HTMLParser):
    """The forms and links of a page."""

    def __init__(self, text: str, path: str) -> None:
        super().__init__()
        self.path, self.forms, self.links = path, list[Form](), set[str]()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            to = urlsplit(urljoin(self.path, told.get("action", ""))).path
            self.forms.append(Form(to, told.get("method", "get").lower()))
        elif tag == "a" and "?" in told.get("href", ""):
            self.links.add(urljoin(self.path, told["href"]))
        elif tag in ("input", "textarea", "select", "button") and told.get("name") and self.forms:
            kind = told.get("type", "text") if tag == "input" else tag
            self.forms[-1].fields.setdefault(told["name"], (kind, told.get("value", "")))


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """One world for the whole file: every request in it is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def pages(world):
    """Each page once, with somebody who may read it."""
    found = []
    browsers = {name: signed_in(world.people[name]) for name in READERS}
    for name, (table, methods) in DOORS.items():
        reader = next((person for person in READERS if table[person] == OK), None)
        if "GET" not in methods or reader is None:
            continue
        path = address(name, world)
        with undone():
            answer = browsers[reader].get(path, follow=True)
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            path = answer.redirect_chain[-1][0] if answer.redirect_chain else path
            found.append((browsers[reader], Page(answer.content.decode(), urlsplit(path).path)))
    assert len(found) > 150
    return found


def same(path: str) -> str:
    """An address without what makes it one of many."""
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]+|\d+", "…", path)


def forms(pages) -> Iterator[tuple]:
    seen = set()
    for browser, page in pages:
        for form in page.forms:
            key = (same(form.action), form.method, *sorted(form.fields))
            if key not in seen and "logout" not in form.action:
                seen.add(key)
                yield browser, form
        for link in sorted(page.links):
            asked = dict.fromkeys(dict(parse_qsl(urlsplit(link).query)), ("text", ""))
            key = (same(urlsplit(link).path), "get", *sorted(asked))
            if key not in seen:
                seen.add(key)
                yield browser, Form(urlsplit(link).path, "get", asked)


def tried(browser, form: Form, nonsense: Sequence[str]) -> str:
    """What is wrong with the answer, "" for nothing."""
    told = form.with_nonsense(nonsense)
    with undone():
        if form.method == "get":
            answer = browser.get(f"{form.action}?{urlencode(told)}")
        else:
            answer = browser.post(form.action, told)
    if answer.status_code >= 500:
        return str(answer.status_code)
    if answer.status_code != 200 or form.method == "get":
        return ""
    page = answer.content.decode()
    lost = [
        name for name, (kind, _) in form.fields.items() if kind in TYPED and escape(told[name]) not in page
    ]
    return f"{lost} are lost" if lost else ""


def test_nonsense_is_answered_on_every_page_and_what_was_typed_is_kept(pages):
    wrong = []
    for browser, form in forms(pages):
        browser.raise_request_exception = False
        for what, nonsense in NONSENSE.items():
            if problem := tried(browser, form, nonsense):
                wrong.append(f"{form.method} {same(form.action)} {list(form.fields)}, {what}: {problem}")
    assert wrong == []
