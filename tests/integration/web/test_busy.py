"""Somebody else holds the row: the page keeps what was chosen, and one press sends it again."""

import re
from contextlib import ExitStack

import pytest
from django.db import OperationalError, connection

from patients.models import CheckInPlan
from rehab.notifications.models import OptOut
from tests.refusing import accept_inserts, refuse_inserts

pytestmark = pytest.mark.django_db
URL = "/settings/check-in/"
CHOSEN = {"what": "times", "wall_time": "18:30", "quiet_from": "21:00", "quiet_until": "08:00"}
TABLE = "notifications_optout"


class Held:
    """A mail is on its way and holds what an opt-out needs, until it is let go."""

    def __init__(self, stack):
        self.stack = stack
        if connection.vendor == "postgresql":
            refuse_inserts(TABLE, "55P03")
        else:
            stack.enter_context(connection.execute_wrapper(self.locked))

    def locked(self, execute, sql, params, many, context):
        if TABLE in sql and sql.startswith("INSERT"):
            raise OperationalError("database is locked")
        return execute(sql, params, many, context)

    def let_go(self):
        self.stack.close()
        if connection.vendor == "postgresql":
            accept_inserts(TABLE)


@pytest.fixture
def held(db):
    with ExitStack() as stack:
        yield Held(stack)


@pytest.fixture
def pats(as_person, pat, pat_record):
    return as_person(pat)


def test_who_stops_mails_while_one_is_on_its_way_is_asked_to_press_once_more(pats, held):
    answer = pats.post(URL, CHOSEN)
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "your change is not saved yet" in page
    assert not OptOut.objects.exists()

    kept = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    kept.pop("csrfmiddlewaretoken")
    assert kept == CHOSEN
    held.let_go()
    assert pats.post(URL, kept).status_code == 302
    assert OptOut.objects.exists()
    assert CheckInPlan.objects.get().wall_time.strftime("%H:%M") == "18:30"


def test_a_secret_is_not_written_into_the_page(pats, held):
    page = pats.post(URL, CHOSEN | {"password": "a long enough sentence"}).content.decode()
    assert "a long enough sentence" not in page
    assert "Go back, wait a few seconds and save again." in page


def test_a_device_that_sends_later_tries_again(pats, held):
    answer = pats.post(URL, CHOSEN, headers={"X-Steady-Queued": "1"})
    assert (answer.status_code, answer.json()["state"]) == (503, "later")
