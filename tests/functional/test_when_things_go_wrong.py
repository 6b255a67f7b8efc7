"""Sessions that end, fingers that tap twice, browsers without scripts, servers that are away: nothing typed is lost."""

import re
from contextlib import contextmanager
from dataclasses import replace
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.functional.story import PASSWORD, answer, press, sql
from tools import processes

NOTE = "Anything to remember about this day?"
WORDS = "Slept badly, walked to the bakery all the same."
TODAY = (
    "SELECT d.revision, d.note, d.activity_minutes, d.pain_avg FROM patients_journalday d "
    "JOIN patients_patient p ON p.id = d.patient_id WHERE p.record_number = %s "
    "AND d.local_date = (now() AT TIME ZONE p.time_zone - interval '3 hours')::date"  # a day closes at 03:00
)
ITEM = (
    "SELECT i.id FROM programs_prescription i JOIN programs_program g ON g.id = i.program_id "
    "JOIN patients_patient p ON p.id = g.patient_id WHERE p.record_number = %s AND g.state = 'active' "
    "AND i.activity_id IS NOT NULL"
)
END_SESSION = (
    "from django.contrib.sessions.backends.db import SessionStore; SessionStore('{key}').delete(); "
    "from rehab.accounts.models import User; one = User.objects.get(email='pat@example.org'); "
    "one.set_password('{password}'); one.save()"
)
NO_PORT = 9  # the discard port: nothing listens there


@pytest.fixture
def pat(enter):
    return enter("pat", width=390, height=844)


def write_note(page, words=WORDS):
    page.goto("/check-in/")
    answer(page, "Pain on average today", "4")
    page.get_by_label(NOTE).fill(words)


def open_first_activity(page):
    """The first activity's row, open: one that has an answer opens by itself."""
    row = page.locator("[data-activity-row]").first
    if row.get_attribute("open") is None:
        row.locator("summary").click()
    return row


def today_of(site, number):
    return sql(site, TODAY, number)


def test_words_outlive_a_session_that_ends_in_the_middle_of_a_check_in(site, pat):
    write_note(pat)
    (key,) = (cookie["value"] for cookie in pat.context.cookies() if cookie["name"] == "steady")
    site.manage("shell", "-v0", "-c", END_SESSION.format(key=key, password=PASSWORD))
    press(pat, "Save check-in")
    expect(pat.get_by_role("heading", name="Sign in", exact=True)).to_be_visible()
    assert not any(WORDS in str(row) for row in today_of(site, "DEMO-0001"))
    pat.get_by_label("Email").fill("pat@example.org")
    pat.get_by_label("Password").fill(PASSWORD)
    press(pat, "Sign in")
    expect(pat).to_have_url(re.compile("/check-in/$"))
    expect(pat.get_by_text("We kept what you had typed.")).to_be_visible()
    expect(pat.get_by_label(NOTE)).to_have_value(WORDS)
    press(pat, "Save check-in")
    expect(pat.get_by_role("main")).to_contain_text(WORDS)


def test_two_taps_on_save_are_one_entry_and_back_does_not_add_another(site, enter):
    quinn = enter("quinn", width=390, height=844)
    write_note(quinn)
    quinn.get_by_role("button", name="Save check-in").dblclick()
    expect(quinn.get_by_role("heading", name="Saved. Thank you.")).to_be_visible()
    ((revision, note, _, pain),) = today_of(site, "DEMO-0002")
    assert (note, pain) == (WORDS, 4)
    quinn.wait_for_load_state()
    quinn.go_back()
    expect(quinn.get_by_role("main")).to_contain_text("You have logged today already.")
    expect(quinn.get_by_label(NOTE)).to_have_value(WORDS)
    press(quinn, "Save check-in")
    ((again, note, _, pain),) = today_of(site, "DEMO-0002")
    assert (again, note, pain) == (revision, WORDS, 4)


def test_without_scripts_a_check_in_and_a_session_can_be_logged(site, enter):
    quinn = enter("quinn", width=390, height=844, java_script_enabled=False)
    quinn.goto("/check-in/")
    open_first_activity(quinn).get_by_role("textbox").last.fill("15")
    answer(quinn, "Pain on average today", "5")
    press(quinn, "Save check-in")
    expect(quinn.get_by_role("heading", name="Saved. Thank you.")).to_be_visible()
    ((item,),) = sql(site, ITEM, "DEMO-0002")
    quinn.goto(f"/today/{item}/")
    expect(quinn.locator("[data-timer]")).to_be_hidden()
    quinn.get_by_label("How much did you do?").fill("6")
    answer(quinn, "How hard was it?", "3")
    answer(quinn, "Any new or spreading numbness", "No")
    press(quinn, "Save as done")
    rows = sql(
        site, "SELECT amount, effort FROM programs_session WHERE prescription_id = %s AND amount = 6", item
    )
    assert len(rows) == 1


def test_a_wrong_answer_without_scripts_keeps_the_others(enter):
    quinn = enter("quinn", width=390, height=844, java_script_enabled=False)
    write_note(quinn, "A note that must stay.")
    walk = open_first_activity(quinn)
    walk.get_by_role("textbox").last.fill("many")
    press(quinn, "Save check-in")
    expect(quinn.locator("[data-error-summary]")).to_be_visible()
    expect(quinn.get_by_label(NOTE)).to_have_value("A note that must stay.")
    expect(walk.get_by_role("textbox").last).to_have_value("many")


def test_a_page_for_somebody_else_says_so_and_shows_a_way_on(site, enter, pat):
    answered = pat.goto("/caseload/")
    assert answered.status == 403
    expect(pat.get_by_role("heading", name="This page is not open to you")).to_be_visible()
    expect(pat.get_by_role("main").get_by_role("link").first).to_be_visible()
    ((record,),) = sql(site, "SELECT id FROM patients_patient WHERE record_number = 'DEMO-0001'")
    sam = enter("sam")
    assert sam.goto(f"/patients/{record}/").status == 404
    expect(sam.get_by_role("main")).not_to_contain_text("Hazelwood")


@contextmanager
def another_web(site, **env):
    """A second web server on the same data, that can be stopped and can miss something."""
    url = f"http://127.0.0.1:{processes.free_port()}"
    other = replace(site, url=url, env=site.env | {"BASE_URL": url} | env, running={})
    start_again(other)
    try:
        yield other
    finally:
        other.stop("web")


def start_again(web, **env):
    """Start this web server with these settings; it is ready when it answers anything, well or badly."""
    if "web" in web.running:
        web.stop("web")
    web.env |= env
    web.start("web")
    assert processes.wait_until(lambda: listens(web.url), 30), web.logs()


def listens(url):
    try:
        urlopen(f"{url}/healthz", timeout=5).close()
    except HTTPError:
        return True
    except OSError:
        return False
    return True


def test_without_a_broker_a_check_in_is_still_saved(site, enter):
    with another_web(site, REDIS_URL=f"redis://127.0.0.1:{NO_PORT}/0") as lonely:
        quinn = enter("quinn", width=390, height=844, base_url=lonely.url)
        write_note(quinn, "Written while the broker was away.")
        press(quinn, "Save check-in")
        expect(quinn.get_by_role("heading", name="Saved. Thank you.")).to_be_visible()
    assert "Written while the broker was away." in str(today_of(site, "DEMO-0002"))


def test_words_outlive_a_database_that_goes_away_and_comes_back(site, enter):
    with another_web(site) as web:
        quinn = enter("quinn", width=390, height=844, base_url=web.url)
        write_note(quinn, "Typed before the break.")
        start_again(web, DATABASE_URL=f"postgres://steady:x@127.0.0.1:{NO_PORT}/gone")
        with quinn.expect_response("**/check-in/") as answered:
            press(quinn, "Save check-in")
        expect(quinn.get_by_role("heading", name="Steady is taking a short break")).to_be_visible()
        assert (answered.value.status, answered.value.headers["retry-after"]) == (503, "10")
        assert not re.search("Traceback|psycopg|postgres", quinn.content())
        assert quinn.request.get("/healthz").status == 503
        assert quinn.request.get("/accounts/login/").status == 503
        start_again(web, DATABASE_URL=site.env["DATABASE_URL"])
        quinn.goto("/check-in/")
        expect(quinn.get_by_label(NOTE)).to_have_value("Typed before the break.")
        press(quinn, "Save check-in")
        expect(quinn.get_by_role("main")).to_contain_text("Typed before the break.")
