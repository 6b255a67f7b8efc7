"""Menus lead only where a room offers a page, to the right person, for the right role."""

import uuid
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import RequestFactory
from django.urls import include, path

from rehab.web import navigation

LOOK = {"theme": "auto", "text_size": "normal", "contrast": "normal", "reduce_motion": False, "sound": True}
ADA = SimpleNamespace(roles=[SimpleNamespace(key="clinic_admin")], is_authenticated=True, **LOOK)
CLARA = SimpleNamespace(roles=[SimpleNamespace(key="clinician")], is_authenticated=True, **LOOK)
SOMEONE = uuid.UUID(int=7)


def page(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse()


PROGRAMS = [
    path("today/", page, name="today"),
    path("program/", page, name="my_program"),
    path("caseload/", page, name="caseload"),
    path("library/exercises/", page, name="library"),
    path("for/<uuid:patient_id>/", page, name="for_today"),
    path("flare/", page, name="flare"),
]
PATIENTS = [
    path("settings/", page, name="settings"),
    path("for/", page, name="helped"),
    path("safety/", page, name="safety"),
]
ACCOUNTS = [
    path("clinic/members/", page, name="members"),
    path("settings/look/", page, name="preferences"),
]
urlpatterns = [
    path("", include((PROGRAMS, "programs"))),
    path("", include((PATIENTS, "patients"))),
    path("", include((ACCOUNTS, "accounts"))),
]
pytestmark = pytest.mark.urls(__name__)


def words(menu: str, address: str = "/today/", user: Any = None) -> list[str]:
    return [entry.words for entry in navigation.links(menu, asked(address, user))]


def asked(address: str, user: Any = None) -> HttpRequest:
    request = RequestFactory().get(address)
    request.user = user
    return request


def test_a_place_that_no_room_offers_yet_is_left_out() -> None:
    assert words("portal") == ["Today", "Program"]


def test_the_page_one_is_on_is_marked_with_all_pages_below_it() -> None:
    here = [e.words for e in navigation.links("portal", asked("/program/item/3/")) if e.here]
    assert here == ["Program"]


def test_only_the_nearest_entry_is_marked() -> None:
    here = [e.words for e in navigation.links("portal_more", asked("/settings/look/")) if e.here]
    assert here == ["My settings"]


@pytest.mark.parametrize(
    ("address", "entry"),
    [
        ("/library/exercises/3/", "Library"),
        ("/library/modules/", "Library"),
        ("/patients/3/goals/", "Caseload"),
        ("/caseload/", "Caseload"),
    ],
)
def test_a_page_that_has_no_entry_of_its_own_is_marked_at_what_holds_it(address: str, entry: str) -> None:
    assert [e.words for e in navigation.links("clinic", asked(address, CLARA)) if e.here] == [entry]


def test_a_page_that_nothing_holds_marks_nothing() -> None:
    assert not any(e.here for e in navigation.links("clinic", asked("/accounts/login/", CLARA)))


def test_each_role_sees_its_own_places() -> None:
    assert words("clinic", user=CLARA) == ["Caseload", "Library"]
    assert words("clinic", user=ADA) == ["Library", "Members"]
    assert words("clinic") == ["Library"]


def test_a_caregivers_menu_leads_to_the_person_in_the_url() -> None:
    entries = navigation.links("portal", asked(f"/for/{SOMEONE}/"))
    assert [(e.words, e.url) for e in entries] == [("Today", f"/for/{SOMEONE}/")]


def test_a_caregivers_menu_never_leads_to_the_caregivers_own_log() -> None:
    assert "/today/" not in [e.url for e in navigation.links("portal", asked(f"/for/{SOMEONE}/"))]


def test_a_caregiver_keeps_their_own_settings_and_the_way_to_others() -> None:
    assert words("portal_more", f"/for/{SOMEONE}/") == ["My settings", "People I help"]
    assert "People I help" not in words("portal_more")


@pytest.mark.parametrize("odd", ["/for/", "/for/x/", "/for//today/", "/"])
def test_an_odd_address_breaks_no_menu(odd: str) -> None:
    for menu in navigation.MENUS:
        assert isinstance(words(menu, odd), list)


def test_help_is_the_readers_own_where_the_person_has_no_such_page() -> None:
    assert navigation.help_address(asked("/today/")) == "/flare/"
    assert navigation.help_address(asked(f"/for/{SOMEONE}/")) == "/flare/"
    assert navigation.help_address(None) == "/flare/"


@pytest.mark.parametrize("address", ["/today/", "/program/", f"/for/{SOMEONE}/"])
def test_help_stands_in_the_same_place_on_every_page(address: str) -> None:
    html = engines["django"].get_template("_layouts/portal.html").render({}, asked(address, ADA))
    before = html.split("Flare or worried?")[0]
    assert html.count("Flare or worried?") == 1
    assert before.count("<nav") == 0
    assert "<main" not in before
