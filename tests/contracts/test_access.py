"""Every URL × every method × everybody, against the table written by hand; and proof that the table can fail."""

from dataclasses import replace
from typing import NamedTuple

import pytest
from django.db import transaction
from django.db.models import Q

import patients.models.patient as record
import rehab.web.middleware as middleware
from programs.handouts import document
from programs.models import Suggestion
from rehab.accounts.policy import EVERYONE
from rehab.lib.prepared import Prepared
from tests.contracts.access import ALL, METHODS, address, attempt, audited, browsers, changes
from tests.contracts.access_table import (
    BODIES,
    DOORS,
    EVERYBODY,
    FORM,
    GONE,
    LOGIN,
    NOBODY,
    OK,
    OWN,
    OWN_THING,
    PEOPLE,
    READ,
)
from tests.world import make_world

pytestmark = pytest.mark.django_db

OURS = sorted(name for name in ALL if getattr(ALL[name].callback, "policy", None) is not None)
RECORDS = [name for name in OURS if ALL[name].callback.policy.rows]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """One world for the whole file: every request in it is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def windows(world):
    """A browser for everybody."""
    return browsers(world)


@pytest.fixture(scope="module")
def opened(world, windows):
    """opened("patients:check_in", "Pat") is what happened when Pat opened that page, asked once for all tests.

    Nothing that a request writes stays, so a page says the same each time.
    """
    kept = {}

    def look(name, person):
        if (name, person) not in kept:
            happened, answer, wrote = attempt(windows[person], "GET", address(name, world))
            body = "" if answer.streaming else answer.content.decode(errors="replace")
            kept[name, person] = Opened(happened, answer.status_code, body, wrote)
        return kept[name, person]

    return look


class Opened(NamedTuple):
    happened: str
    status: int
    body: str
    wrote: list[str]


class NoPaper:
    """A press that lays nothing out: here it is asked who gets a handout; what stands in it is read elsewhere."""

    def lay_out(self, html, style):
        assert html

    def pdf(self):
        return b"%PDF-1.7"


@pytest.fixture(autouse=True)
def no_paper(monkeypatch):
    monkeypatch.setattr(document, "_press", lambda handout: NoPaper())


def test_the_table_names_every_door_of_ours():
    assert set(DOORS) == set(OURS)


@pytest.mark.parametrize("name", OURS)
def test_everybody_by_every_method(name, world, windows, opened):
    expected, methods = DOORS[name]
    path = address(name, world)
    wrong = []
    for person, browser in windows.items():
        for method in METHODS if person in WITH_EVERY_METHOD else set(methods) - {"HEAD"}:
            if method == "GET":
                happened, status, _body, wrote = opened(name, person)
            else:
                happened, answer, wrote = attempt(browser, method, path, BODIES.get(name))
                status = answer.status_code
            wanted = expected[person] if method in methods else not_this_way(name, person)
            if happened != wanted:
                wrong.append(f"{person} {method}: {happened} ({status}), not {wanted}")
            if changes(wrote) and (method != "POST" or happened != OK):
                wrong.append(f"{person} {method} changed something: {changes(wrote)}")
    assert wrong == []


# Where suggestions are all there is, nothing is left when they are switched off.
OF_SUGGESTIONS = {"programs:suggestion", "programs:suggestions", "programs:decisions"}


def test_with_suggestions_switched_off_every_other_page_stays_and_none_shows_one(world, windows, settings):
    settings.DECISION_SUPPORT_ENABLED = False
    told = {row.reason for row in Suggestion.objects.all()}
    assert told
    wrong = []
    for name in OURS:
        expected, methods = DOORS[name]
        for person, browser in windows.items():
            if "GET" not in methods or expected[person] != OK:
                continue
            happened, answer, _wrote = attempt(browser, "GET", address(name, world))
            if happened != (GONE if name in OF_SUGGESTIONS else OK):
                wrong.append(f"{name} as {person}: {happened} ({answer.status_code})")
            text = "" if answer.streaming else answer.content.decode(errors="replace")
            if any(reason in text for reason in told):
                wrong.append(f"{name} as {person} shows a suggestion")
            break
    assert wrong == []


# A method that a door does not know is refused before the view, by its audience alone: one of each is enough.
# HEAD runs the view as GET does.
WITH_EVERY_METHOD = ("anonymous", "Pat", "Clara", "Cora", "Ada")


def not_this_way(name, person):
    """A method the door does not know: those whom it would let in are told so, the others what they are always told."""
    audience = ALL[name].callback.policy.audience.key
    told = DOORS[name][0][person]
    if audience == "everyone" or (told != LOGIN and (told != "no")):
        return "not this way"
    return told


@pytest.mark.parametrize("name", [n for n in RECORDS if "GET" in DOORS[n][1]])
def test_who_reads_a_record_is_written_down(name, opened):
    for person in PEOPLE:
        seen = opened(name, person)
        helps_nobody = name == "patients:helped" and person != "Gita"
        if seen.happened == OK and seen.status == 200 and not helps_nobody:
            assert audited(seen.wrote), f"{person} read {name} and left no trace"


def deviates(name, world, windows):
    """Whether the door's outcome differs from the table for anybody. Those who should be kept out come first."""
    expected, methods = DOORS[name]
    path, method = address(name, world), methods[0]
    people = sorted(PEOPLE, key=lambda person: expected[person] == OK)
    return any(attempt(windows[p], method, path, BODIES.get(name))[0] != expected[p] for p in people)


GUARDED = [name for name in OURS if DOORS[name][0] not in (EVERYBODY, NOBODY)]


@pytest.mark.parametrize("name", GUARDED)
def test_without_its_policy_the_door_fails_the_table(name, world, windows, monkeypatch):
    """A mutant for each door: the policy lets everybody in. The table has to notice."""
    true_policy = middleware.policy_of

    def open_policy(request, view):
        return replace(true_policy(request, view), audience=EVERYONE)

    monkeypatch.setattr(middleware, "policy_of", open_policy)
    assert deviates(name, world, windows)


BY_ROWS = [name for name in RECORDS if "patient_id" in ALL[name].pattern.converters]


@pytest.fixture
def nothing_prepared(monkeypatch):
    """Statements say what their querysets say now: those that are compiled already would not notice a mutant."""
    monkeypatch.setattr(Prepared, "__call__", lambda self, **values: list(self.rows(**values)))


@pytest.mark.parametrize("name", BY_ROWS)
def test_without_its_row_filter_the_door_fails_the_table(name, world, windows, monkeypatch, nothing_prepared):
    """A mutant for each door: the window to rows shows all of them. The table has to notice."""
    monkeypatch.setattr(record, "_right", lambda via, user, path, now: Q())
    assert deviates(name, world, windows)


def test_there_are_enough_mutants():
    assert len(GUARDED) + len(BY_ROWS) >= 60


OWN_DOORS = [name for name in OURS if DOORS[name][0] in (OWN, OWN_THING) and DOORS[name][1] in (READ, FORM)]


@pytest.mark.parametrize("name", OWN_DOORS)
def test_a_patient_never_sees_another_patients_words(name, opened):
    """Quinn opens every page of the portal: nothing of Pat is on it."""
    page = opened(name, "Quinn").body
    assert "Pat Example" not in page
    assert "says Pat" not in page


def test_help_in_a_flare_is_one_tap_away_on_every_page_of_a_patient(opened):
    """The same link at the same place; a page for paper and a file have none."""
    without, seen = [], 0
    for name, (people, methods) in DOORS.items():
        if people not in (OWN, OWN_THING) or "GET" not in methods:
            continue
        _happened, status, page, _wrote = opened(name, "Pat")
        if status != 200 or "layout-portal" not in page:
            without += [name] if "<main" in page and "layout-print" not in page else []
            continue
        seen += 1
        head = page[page.index("<header") : page.index("</header>")]
        without += [] if 'class="help-link" href="/flare/"' in head else [name]
    assert without == []
    assert seen >= 20
