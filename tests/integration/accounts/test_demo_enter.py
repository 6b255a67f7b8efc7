"""/demo/enter/: one tap and you are an invented person. Anywhere but in the demo there is no such door."""

import re
from html import unescape

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from rehab.accounts.models import DemoDoor, DemoStamp, User
from rehab.audit.models import AuditEvent

DOOR = "/demo/enter/clara/"
LOGIN = "/accounts/login/"
HERE = {"HTTP_HOST": "localhost:8000", "REMOTE_ADDR": "127.0.0.1"}


@pytest.fixture
def door(settings, clara):
    """The demo as its command leaves it, seen from the machine it runs on."""
    settings.DEMO = True
    settings.ALLOWED_HOSTS = ["*"]
    DemoStamp.objects.create(seed=7)
    return DemoDoor.objects.create(key="clara", user=clara, role="Clinician", try_this="Open Pat.", order=1)


def closed(**place: str) -> bool:
    """Neither the door nor a word about it."""
    browser = Client(**HERE | place)
    page = browser.get(LOGIN)
    gone = browser.post(DOOR).status_code == 404
    return gone and "_auth_user_id" not in browser.session and b"/demo/enter/" not in page.content


def test_one_tap_signs_in_as_the_person(door, clara):
    browser = Client(**HERE)
    page = browser.get(LOGIN).content.decode()
    assert f'action="{DOOR}"' in page
    assert "Open Pat." in page
    assert browser.post(DOOR)["Location"] == "/"
    assert browser.session["_auth_user_id"] == str(clara.pk)
    assert browser.get("/caseload/").status_code == 200
    assert AuditEvent.objects.filter(event="sign_in.by_demo_door", actor_id=clara.pk).exists()


def test_the_door_leads_on_to_the_page_that_was_asked_for(door):
    browser = Client(**HERE)
    asked = "/caseload/?sort=name&page=2"
    sign_in = browser.get(browser.get(asked)["Location"]).content.decode()
    form = sign_in.split(f'action="{DOOR}"')[1].split("</form>")[0]
    (kept,) = re.findall(r'<input type="hidden" name="next" value="([^"]*)"', form)
    assert unescape(kept) == asked
    assert browser.post(DOOR, {"next": unescape(kept)})["Location"] == asked


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example/",
        "/\\evil.example/",
        "http://localhost:8000@evil.example/",
        "javascript:alert(1)",
        "/\t/evil.example/",
        "caseload/",
        "",
    ],
)
def test_the_door_never_leads_to_another_site(door, elsewhere):
    assert Client(**HERE).post(DOOR, {"next": elsewhere})["Location"] == "/"


def test_staff_of_the_demo_need_no_code(door, clara):
    Authenticator.objects.filter(user=clara).delete()
    browser = Client(**HERE)
    browser.post(DOOR)
    assert browser.get("/caseload/").status_code == 200


def test_walking_in_as_somebody_else_leaves_nothing_of_the_first(door, pat):
    DemoDoor.objects.create(key="pat", user=pat, role="Patient", try_this="Log today.")
    browser = Client(**HERE)
    browser.post(DOOR)
    browser.post("/demo/enter/pat/")
    assert browser.session["_auth_user_id"] == str(pat.pk)
    assert browser.get("/caseload/").status_code == 403


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000"])
@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1"])
def test_the_door_opens_from_this_machine_by_each_of_its_names(door, host, address):
    assert Client(HTTP_HOST=host, REMOTE_ADDR=address).post(DOOR).status_code == 302


def test_no_door_when_the_demo_is_not_switched_on(door, settings):
    settings.DEMO = False
    assert closed()


@pytest.mark.parametrize("address", ["192.0.2.4", "10.0.0.1", "198.51.100.9", "", "::ffff:192.0.2.4"])
def test_no_door_for_another_machine(door, address):
    assert closed(REMOTE_ADDR=address)


@pytest.mark.parametrize(
    "header",
    [
        "HTTP_X_FORWARDED_FOR",
        "HTTP_X_FORWARDED_HOST",
        "HTTP_X_FORWARDED_PROTO",
        "HTTP_FORWARDED",
        "HTTP_X_REAL_IP",
    ],
)
def test_no_door_through_a_proxy(door, header):
    assert closed(**{header: "127.0.0.1"})


def test_no_door_through_a_proxy_even_when_its_header_is_empty(door):
    assert closed(HTTP_X_FORWARDED_FOR="")


@pytest.mark.parametrize(
    "host", ["clinic.example", "localhost.example", "127.0.0.1.example", "192.0.2.4:8000"]
)
def test_no_door_under_another_name(door, host):
    assert closed(HTTP_HOST=host)


def test_no_door_in_a_database_that_the_demo_did_not_make(door):
    DemoStamp.objects.all().delete()
    assert closed()


def test_no_door_to_a_person_who_is_not_of_the_demo(door, colin):
    assert Client(**HERE).post("/demo/enter/colin/").status_code == 404


def test_no_door_to_a_person_who_may_not_sign_in(door, clara):
    User.objects.filter(pk=clara.pk).update(is_active=False)
    assert closed()


def test_a_link_does_not_open_the_door(door):
    browser = Client(**HERE)
    assert browser.get(DOOR).status_code == 405
    assert "_auth_user_id" not in browser.session


def test_another_site_cannot_push_somebody_through_the_door(door):
    browser = Client(**HERE, enforce_csrf_checks=True)
    assert browser.post(DOOR).status_code == 403
    assert "_auth_user_id" not in browser.session
