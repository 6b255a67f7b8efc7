"""Every URL × every method × everybody, against the table written by hand; and proof that the table can fail."""

from dataclasses import replace

import pytest
from django.db.models import Q

import patients.models.patient as record
import rehab.web.middleware as middleware
from rehab.accounts.policy import EVERYONE
from tests.contracts.access import ALL, METHODS, address, attempt, audited, browsers, changes
from tests.contracts.access_table import DOORS, EVERYBODY, FORM, LOGIN, NOBODY, OK, OWN, OWN_THING, PEOPLE, READ
from tests.world import make_world

OURS = sorted(name for name in ALL if getattr(ALL[name].callback, "policy", None) is not None)
RECORDS = [name for name in OURS if ALL[name].callback.policy.rows]


@pytest.fixture
def world(db):
    return make_world()


def test_the_table_names_every_door_of_ours():
    assert set(DOORS) == set(OURS)


@pytest.mark.parametrize("name", OURS)
def test_everybody_by_every_method(name, world):
    expected, methods = DOORS[name]
    path = address(name, world)
    wrong = []
    for person, browser in browsers(world).items():
        for method in METHODS:
            happened, answer, wrote = attempt(browser, method, path)
            wanted = expected[person] if method in methods else not_this_way(name, person)
            if happened != wanted:
                wrong.append(f"{person} {method}: {happened} ({answer.status_code}), not {wanted}")
            if changes(wrote) and (method != "POST" or happened != OK):
                wrong.append(f"{person} {method} changed something: {changes(wrote)}")
    assert wrong == []


def not_this_way(name, person):
    """A method the door does not know: those whom it would let in are told so, the others what they are always told."""
    audience = ALL[name].callback.policy.audience.key
    told = DOORS[name][0][person]
    if audience == "everyone" or told != LOGIN and (told != "no"):
        return "not this way"
    return told


@pytest.mark.parametrize("name", [n for n in RECORDS if "GET" in DOORS[n][1]])
def test_who_reads_a_record_is_written_down(name, world):
    path = address(name, world)
    for person, browser in browsers(world).items():
        happened, answer, wrote = attempt(browser, "GET", path)
        if happened == OK and answer.status_code == 200:
            assert audited(wrote), f"{person} read {name} and left no trace"


def deviations(name, world, people=PEOPLE):
    """How the door's outcomes differ from the table."""
    expected, methods = DOORS[name]
    path, method = address(name, world), methods[0]
    everybody = browsers(world)
    return [p for p in people if attempt(everybody[p], method, path)[0] != expected[p]]


GUARDED = [name for name in OURS if DOORS[name][0] not in (EVERYBODY, NOBODY)]


@pytest.mark.parametrize("name", GUARDED)
def test_without_its_policy_the_door_fails_the_table(name, world, monkeypatch):
    """A mutant for each door: the policy lets everybody in. The table has to notice."""
    true_policy = middleware.policy_of

    def open_policy(request, view):
        return replace(true_policy(request, view), audience=EVERYONE)

    monkeypatch.setattr(middleware, "policy_of", open_policy)
    assert deviations(name, world) != []


BY_ROWS = [name for name in RECORDS if "patient_id" in ALL[name].pattern.converters]


@pytest.mark.parametrize("name", BY_ROWS)
def test_without_its_row_filter_the_door_fails_the_table(name, world, monkeypatch):
    """A mutant for each door: the window to rows shows all of them. The table has to notice."""
    monkeypatch.setattr(record, "_right", lambda via, user, path, now: Q())
    assert deviations(name, world) != []


def test_there_are_enough_mutants():
    assert len(GUARDED) + len(BY_ROWS) >= 60


OWN_DOORS = [name for name in OURS if DOORS[name][0] in (OWN, OWN_THING) and DOORS[name][1] in (READ, FORM)]


@pytest.mark.parametrize("name", OWN_DOORS)
def test_a_patient_never_sees_another_patients_words(name, world):
    """Quinn opens every page of the portal: nothing of Pat is on it."""
    browser = browsers(world)["Quinn"]
    _happened, answer, _wrote = attempt(browser, "GET", address(name, world))
    assert b"Pat Example" not in answer.content
    assert b"says Pat" not in answer.content
