"""Every page that is promised in another language, opened by those it is for: no English is left on it."""

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.utils import translation

from patients.models import Patient
from patients.rules.red_flags import RED_FLAGS
from programs.handouts.document import sheet
from programs.handouts.exercises import item_handout, program_handout
from programs.handouts.lessons import lesson_handout
from rehab.lib.languages import language_of_page
from tests.contracts.access import ALL, address, undone
from tests.contracts.access_table import DOORS, OK
from tests.people import signed_in
from tests.world import make_world
from tools.words.check import HOLES
from tools.words.promise import promises
from tools.words.sources import messages

pytestmark = pytest.mark.django_db

READ_OUT = ("alt", "aria-label", "placeholder", "title", "value")
NO_CONTENT = {"br", "hr", "img", "input", "link", "meta", "path", "source", "track", "wbr"}
UNREAD = {"script", "style"}
TYPED = {"Walking"}  # by a clinician of the test's world, and a posture in the library
WORD = re.compile(r"[A-Za-z]{2,}")
# Doors of the package that signs people in; ours are in the table.
SIGN_IN = (
    "/accounts/login/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/no-such-page/",
)
SIGNED_IN = (
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/logout/",
    "/accounts/2fa/",
    "/accounts/sessions/",
    "/accounts/reauthenticate/",
)
# What is sent to a form: too little, too much, or the wrong way round.
POSTED = {
    "patients:check_in": (
        {},
        {"day": "today", "nothing": "on", "activity-0-minutes": "10"},
        {"pain_avg": "9", "pain_worst": "2"},
    ),
    "patients:safety": ({}, {"flags": [flag.code for flag in RED_FLAGS if flag.asked]}, {"none": "on"}),
    "patients:settings": ({"language": "xx"},),
    "patients:check_in_settings": ({"what": "times"}, {"what": "pause", "paused_until": "2001-01-01"}),
    "patients:caregivers": ({}, {"email": "pat@example.org", "name": "P", "expires_at": "2001-01-01"}),
    "programs:session_log": ({}, {"status": "done"}, {"status": "done", "amount": "-4", "pain_peak": "77"}),
    "programs:next_morning": ({},),
    "accounts:preferences": ({},),
}


class Reader(HTMLParser):
    """What somebody sees or hears on a page, without the parts that say they are in another language."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language, self.skipped = language, 0
        self.open: list[tuple[str, bool]] = []
        self.heard: list[str] = []
        self.root: dict[str, str | None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "html":
            self.root = named
        skip = tag in UNREAD or named.get("lang", self.language) != self.language
        if tag not in NO_CONTENT:
            self.open.append((tag, skip))
            self.skipped += skip
        if not self.skipped and not (tag in {"input", "option"} and named.get("type") != "submit"):
            self.heard += [named[name] or "" for name in READ_OUT if name in named]

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            name, skip = self.open.pop()
            self.skipped -= skip
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        if not self.skipped and data.strip():
            self.heard.append(" ".join(data.split()))


every = cache(messages)


@cache
def english(language: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """Our English strings: those that stand as they are, and those with something to fill in."""
    same = next(promise.same for promise in promises() if promise.language == language)
    names = {str(name) for _code, name in settings.LANGUAGES}
    texts = (
        {text for one in every().values() for text in (one.text, one.plural) if text} - same - names - TYPED
    )
    whole = {" ".join(text.split()) for text in texts if not HOLES.search(text)}
    # One word beside a hole, such as "Call %(number)s", also fits what a clinic itself wrote.
    filled = [HOLES.split(" ".join(text.split())) for text in texts if HOLES.search(text)]
    telling = [".+".join(map(re.escape, parts)) for parts in filled if len(WORD.findall(" ".join(parts))) > 1]
    return frozenset(whole), re.compile("|".join(telling))


@cache
def is_english(text: str, language: str) -> bool:
    """Whether it is one of our strings as it is in English; most texts stand on every page."""
    whole, filled = english(language)
    return text in whole or bool(filled.fullmatch(text))


def left_in_english(page: str, language: str) -> list[str]:
    """The English strings on a page, and a wrong language or direction of its root."""
    reader = Reader(language)
    reader.feed(page)
    found = [text for text in reader.heard if is_english(text, language)]
    said = {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}
    wrong = [name for name, value in said.items() if reader.root.get(name, value) != value]
    return found + wrong


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture(params=[promise.language for promise in promises()])
def language(request, world) -> Iterator[str]:
    """Pat and Gita speak it."""
    with transaction.atomic():
        for name in ("Pat", "Gita"):
            user = world.people[name]
            user.language = request.param
            user.save(update_fields=["language"])
        Patient.objects.filter(user=world.people["Pat"]).update(language=request.param)
        yield request.param
        transaction.set_rollback(True)


def pages_of(person: str, world) -> Iterator[tuple[str, str]]:
    """(name, address) of every page of ours that the table opens to them."""
    for name, (outcomes, methods) in sorted(DOORS.items()):
        if outcomes[person] == OK and "GET" in methods and ALL[name].callback.policy.audience.key != "staff":
            yield name, address(name, world)


def is_page(response) -> bool:
    """Something to read, in whatever state."""
    return response.status_code != 302 and response.headers.get("Content-Type", "").startswith("text/html")


@pytest.mark.parametrize("person", ["anonymous", "Pat", "Gita"])
def test_no_english_is_left_on_a_promised_page(person, language, world):
    user = world.people[person]
    browser = signed_in(user) if user else Client()
    browser.raise_request_exception = False
    doors = [(path, path) for path in (SIGNED_IN if user else SIGN_IN)] + list(pages_of(person, world))
    wrong, seen = [], 0
    for name, path in doors:
        if language_of_page(path, language) != language:
            continue
        with undone():
            asked = path if user else f"{path}?language={language}"
            response = browser.get(asked)
        if is_page(response):
            seen += 1
            wrong += [f"{name}: {text}" for text in left_in_english(response.content.decode(), language)]
    assert not wrong, "\n".join(wrong)
    assert seen >= (10 if language == "es" and user else 1)


def test_what_a_form_says_about_an_answer_is_told_too(language, world):
    browser = signed_in(world.people["Pat"])
    wrong = []
    for name, bodies in POSTED.items():
        path = address(name, world)
        if language_of_page(path, language) != language:
            continue
        for body in bodies:
            with undone():
                response = browser.post(path, body)
                if response.status_code == 302:
                    response = browser.get(response["Location"])
            wrong += [
                f"{name} {body}: {text}" for text in left_in_english(response.content.decode(), language)
            ]
    assert not wrong, "\n".join(wrong)


def test_what_is_printed_is_told_too(language, world):
    pat = world.people["Pat"].patient
    program = pat.programs.get(state="active")
    lesson = pat.lessons.order_by("order").first()
    wrong = []
    with translation.override(language):
        item = program.prescriptions.get()
        for handout in (program_handout(program), item_handout(item), lesson_handout(lesson)):
            parts = [None, *handout.parts] if handout.whole else handout.parts
            pages = [sheet(handout, part, "normal", first=n == 0) for n, part in enumerate(parts)]
            wrong += [text for page in pages for text in left_in_english(page, language)]
            assert handout.language == language
    assert not wrong, "\n".join(wrong)
