"""How long somebody stays signed in, and what ends it."""

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.messages import get_messages
from django.test import Client

from rehab import settings as product
from tests.integration.accounts.sign_in_tools import is_signed_in, password_step
from tests.people import PASSWORD, signed_in

START = "2026-05-12T08:00:00Z"
PAGE = "/accounts/preferences/"
LIMITS = ("SESSION_IDLE_SECONDS", "SESSION_ABSOLUTE_SECONDS", "SESSION_COOKIE_AGE")


@pytest.fixture(autouse=True)
def limits(settings):
    """The product's own: in other tests a session lasts whatever the clock does."""
    for name in LIMITS:
        setattr(settings, name, getattr(product, name))


def test_staff_are_signed_out_after_fifteen_still_minutes(as_person, ada):
    with time_machine.travel(START, tick=False) as clock:
        browser = as_person(ada)
        assert browser.get(PAGE).status_code == 200
        clock.shift(15 * 60)
        assert browser.get(PAGE).status_code == 200
        clock.shift(15 * 60 + 1)
        assert browser.get(PAGE).status_code == 302


def test_patients_are_signed_out_after_thirty_still_minutes(as_person, pat):
    with time_machine.travel(START, tick=False) as clock:
        browser = as_person(pat)
        browser.get(PAGE)
        clock.shift(30 * 60)
        assert browser.get(PAGE).status_code == 200
        clock.shift(30 * 60 + 1)
        assert browser.get(PAGE).status_code == 302


def test_nobody_stays_signed_in_for_more_than_twelve_hours(as_person, pat):
    with time_machine.travel(START, tick=False) as clock:
        browser = as_person(pat)
        for _ in range(36):
            assert browser.get(PAGE).status_code == 200
            clock.shift(20 * 60)
        clock.shift(1)
        assert browser.get(PAGE).status_code == 302


def test_background_requests_do_not_extend_a_session(as_person, pat):
    with time_machine.travel(START, tick=False) as clock:
        browser = as_person(pat)
        browser.get(PAGE)
        for _ in range(4):
            clock.shift(8 * 60)
            browser.get("/healthz")
        assert browser.get(PAGE).status_code == 302


def test_the_sign_in_page_says_kindly_why_and_leads_back(as_person, pat):
    with time_machine.travel(START, tick=False) as clock:
        browser = as_person(pat)
        browser.get(PAGE)
        clock.shift(31 * 60)
        answer = browser.get(f"{PAGE}?from=mail")
        assert answer["Location"] == f"/accounts/login/?next={PAGE}%3Ffrom%3Dmail"
        page = browser.get(answer["Location"])
        assert "because nothing happened for a while" in page.content.decode()
        again = browser.post(
            "/accounts/login/", {"login": pat.email, "password": PASSWORD, "next": f"{PAGE}?from=mail"}
        )
        assert again["Location"] == f"{PAGE}?from=mail"
        assert is_signed_in(browser)


def test_a_form_that_came_too_late_leads_back_to_its_page(as_person, ada, clara):
    with time_machine.travel(START, tick=False) as clock:
        browser = as_person(ada)
        browser.get(PAGE)
        clock.shift(16 * 60)
        answer = browser.post("/demo/enter/pat/", headers={"referer": "http://testserver/clinic/members/"})
        assert answer.status_code == 404
        browser = as_person(ada)
        browser.get(PAGE)
        clock.shift(16 * 60)
        answer = browser.post("/clinic/invitations/new/", {"name": "Typed"})
        assert answer["Location"] == "/accounts/login/?next=/clinic/invitations/new/"


def test_a_new_password_ends_every_other_session(pat):
    here, there = Client(), Client()
    password_step(here, pat.email)
    password_step(there, pat.email)
    new = "a brand new sentence 42"
    answer = here.post(
        "/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    assert answer.status_code == 302, answer.content
    assert not is_signed_in(there)
    assert not is_signed_in(Client())
    fresh = Client()
    password_step(fresh, pat.email, new)
    assert is_signed_in(fresh)


def test_signing_out_kills_the_session_on_the_server_and_clears_the_browser(client, pat):
    password_step(client, pat.email)
    old = client.cookies["steady"].value
    answer = client.post("/accounts/logout/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    client.cookies["steady"] = old
    assert not is_signed_in(client)


def test_a_link_cannot_sign_anybody_out(client, pat):
    password_step(client, pat.email)
    assert client.get("/accounts/logout/").status_code == 200
    assert is_signed_in(client)


def test_the_session_list_shows_and_ends_other_sessions(pat, quinn):
    phone, tablet = (
        "Mozilla/5.0 (Android 15; Mobile) Firefox/140.0",
        "Mozilla/5.0 (iPad) Version/18.5 Safari/604.1",
    )
    here, there, stranger = Client(HTTP_USER_AGENT=phone), Client(HTTP_USER_AGENT=tablet), Client()
    password_step(here, pat.email)
    password_step(there, pat.email)
    password_step(stranger, quinn.email)
    page = here.get("/accounts/sessions/").content.decode()
    assert "Firefox on Android" in page
    assert "Safari on iPad" in page
    assert UserSession.objects.filter(user=pat).count() == 2
    here.post("/accounts/sessions/")
    assert is_signed_in(here)
    assert not is_signed_in(there)
    assert is_signed_in(stranger)


def test_ending_a_role_bites_on_the_next_request(as_person, ada, clinic):
    browser = as_person(ada)
    assert browser.get("/clinic/members/").status_code == 200
    ada.memberships.all().delete()
    assert browser.get("/clinic/members/").status_code == 403


def test_a_session_cookie_is_not_for_scripts_nor_for_other_sites(client, pat):
    password_step(client, pat.email)
    cookie = client.cookies["steady"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["expires"]


def test_sign_in_gives_a_new_session_key(pat):
    browser = Client()
    browser.get("/accounts/login/")
    session = browser.session
    session["planted"] = "x"
    session.save()
    planted = session.session_key
    browser.cookies["steady"] = planted
    password_step(browser, pat.email)
    assert browser.session.session_key != planted


def test_one_person_signed_in_on_two_devices_has_two_sessions(pat):
    assert signed_in(pat).session.session_key != signed_in(pat).session.session_key


def test_messages_about_an_ended_session_are_said_once(as_person, pat):
    with time_machine.travel(START, tick=False) as clock:
        browser = as_person(pat)
        browser.get(PAGE)
        clock.shift(31 * 60)
        first = browser.get(PAGE, follow=True)
        assert len(list(get_messages(first.wsgi_request))) + first.content.count(b"nothing happened") >= 1
        assert b"nothing happened" not in browser.get("/accounts/login/").content
