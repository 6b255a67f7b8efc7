"""No door that changes something opens to a form from another site."""

import pytest
from django.db import transaction
from django.test import Client

from tests.contracts.access import ALL, address, undone
from tests.contracts.access_table import DOORS, OK
from tests.people import signed_in
from tests.world import make_world

pytestmark = pytest.mark.django_db

UNSAFE = sorted(name for name, (_who, methods) in DOORS.items() if "POST" in methods)
# Machines post to them without having seen a page. Mail programs opt out (RFC 8058): the signed address is the key.
# The provider of text messages reports: each of its posts is signed, and one that is not is refused.
EXEMPT = {"notifications:opt_out", "notifications:sms_inbound", "notifications:sms_status"}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """One world for the whole file: every request in it is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


def browser_of(name, world):
    """A strict browser of the first person for whom the door is open, or of nobody."""
    who = next(
        (person for person, told in DOORS[name][0].items() if told == OK and world.people[person]), None
    )
    browser = Client(enforce_csrf_checks=True)
    if who:
        browser.cookies = signed_in(world.people[who]).cookies
    return browser


@pytest.mark.parametrize("name", [name for name in UNSAFE if name not in EXEMPT])
@pytest.mark.parametrize("token", [None, "x" * 32], ids=["without a token", "with a made-up token"])
def test_a_form_from_elsewhere_is_refused(name, token, world):
    form = {"csrfmiddlewaretoken": token} if token else {}
    with undone():
        answer = browser_of(name, world).post(address(name, world), form)
    assert answer.status_code == 403


def test_only_doors_with_a_signature_of_their_own_are_exempt():
    exempt = {name for name in ALL if getattr(ALL[name].callback, "csrf_exempt", False)}
    assert exempt == EXEMPT
