"""A record that is not yours looks like one that is not there, in every room, from the moment it stops being yours."""

import re
import uuid

import pytest
from django.db import transaction
from django.urls import resolve, reverse
from django.utils import timezone

from patients.models import CareTeamMember
from tests.contracts.access import ALL, address, browsers, undone
from tests.contracts.access_table import CARE_TEAM, DOORS
from tests.world import make_world

pytestmark = pytest.mark.django_db
OF_THE_TEAM = sorted(
    name for name in DOORS if DOORS[name][0] == CARE_TEAM and "patient_id" in ALL[name].pattern.converters
)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """One world for the whole file: every request in it is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def windows(world):
    return browsers(world)


def said(page):
    """The body of a page without the ids in it."""
    return re.sub(r"[0-9a-f-]{36}", "", page.content.decode().split("<main")[1].split("</main")[0])


def elsewhere(name, path):
    """The same address about a patient who does not exist."""
    return reverse(name, kwargs=resolve(path).kwargs | {"patient_id": uuid.uuid4()})


@pytest.mark.parametrize("person", ["Colin", "Sam"])
def test_somebody_off_the_team_cannot_tell_a_record_from_one_that_is_not_there(person, world, windows):
    told_apart = []
    for name in OF_THE_TEAM:
        for method in set(DOORS[name][1]) - {"HEAD"}:
            path = address(name, world)
            with undone():
                hidden = windows[person].generic(method, path)
                nowhere = windows[person].generic(method, elsewhere(name, path))
            if not (hidden.status_code == nowhere.status_code == 404 and said(hidden) == said(nowhere)):
                told_apart.append((method, name, hidden.status_code, nowhere.status_code))
    assert told_apart == []


def test_an_ended_place_on_the_team_closes_every_page_on_the_next_request(world, windows):
    pat, clara = world.people["Pat"].patient, world.people["Clara"]
    still_open = []
    with undone():
        CareTeamMember.objects.filter(patient=pat, user=clara).update(
            until=timezone.now(), ended_by=clara, lead=False
        )
        for name in OF_THE_TEAM:
            for method in set(DOORS[name][1]) - {"HEAD"}:
                with undone():
                    if windows["Clara"].generic(method, address(name, world)).status_code != 404:
                        still_open.append((method, name))
    assert still_open == []


def test_there_are_doors_to_walk_through():
    assert len(OF_THE_TEAM) > 60
