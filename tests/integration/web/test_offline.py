"""What a browser may keep for a time without a connection, and for whom."""

import html
import json
import re
from datetime import timedelta

import pytest
from django.contrib.staticfiles import finders

from patients.models import JournalActivity, JournalDay
from patients.rules.red_flags import RED_FLAGS
from rehab.web import offline

KEEP = "X-Steady-Keep"


@pytest.fixture
def pats(as_person, pat):
    return as_person(pat)


def told(answer):
    """What the helper was told: its first line."""
    return json.loads(answer.content.decode().partition("\n")[0].removeprefix("const STEADY = ").rstrip(";"))


def test_the_helper_stands_at_the_root_with_files_that_are_there(client, db):
    answer = client.get("/sw.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    shell = told(answer)["shell"]
    assert all(finders.find(url.removeprefix("/static/")) for url in shell if url.startswith("/static/"))
    assert {"/offline/", "/offline/waiting/"} <= set(shell)


def test_its_version_changes_with_any_file_it_keeps(monkeypatch):
    offline.version.cache_clear()
    before = offline.version()
    read = offline._read
    monkeypatch.setattr(offline, "_read", lambda name: read(name) + (b"x" if name == "css/base.css" else b""))
    offline.version.cache_clear()
    assert offline.version() != before
    offline.version.cache_clear()


def test_a_phone_can_put_steady_beside_its_other_programs(client, db):
    page, answer = client.get("/accounts/login/").content.decode(), client.get("/manifest.webmanifest")
    assert 'rel="manifest" href="/manifest.webmanifest"' in page
    told = answer.json()
    assert (told["display"], told["scope"], told["start_url"]) == ("standalone", "/", "/")
    assert {icon["sizes"] for icon in told["icons"]} == {"192x192", "512x512"}
    assert all(finders.find(icon["src"].removeprefix("/static/")) for icon in told["icons"])


def test_a_page_is_kept_only_where_its_view_says_so_and_only_for_its_reader(pats, pat, pat_record):
    for url in ("/today/", "/offline/check-in/", "/offline/safety/"):
        assert pats.get(url).headers[KEEP] == str(pat.pk), url
    for url in ("/check-in/", "/journal/", "/settings/", "/offline/", "/offline/waiting/", "/sw.js"):
        assert KEEP not in pats.get(url).headers, url


def test_what_stands_in_for_everybody_tells_nothing_of_the_reader(pats, pat, pat_record):
    for url in ("/offline/", "/offline/waiting/"):
        page = pats.get(url).content.decode()
        assert str(pat.pk) not in page and "csrfmiddlewaretoken" not in page and pat.name not in page


def test_the_kept_check_in_is_empty_whatever_was_logged(pats, pat_record):
    for back in (0, 1):
        on = pat_record.today() - timedelta(days=back)
        day = JournalDay.objects.create(
            patient=pat_record, local_date=on, pain_avg=7, mood=3, note="Slept badly"
        )
        JournalActivity.objects.create(day=day, name="Walk", minutes=13)
    page = pats.get("/offline/check-in/").content.decode()
    assert "checked" not in page and "Slept badly" not in page and 'value="13"' not in page
    assert "Walk" in page, "their own activities are offered"
    assert "csrfmiddlewaretoken" not in re.sub(r"<form[^>]*data-sign-out.*?</form>", "", page, flags=re.S)


def test_the_kept_safety_page_says_what_to_do_without_asking_anybody(pats, pat_record):
    page = pats.get("/offline/safety/").content.decode()
    for flag in RED_FLAGS:
        assert not flag.asked or flag.question[:30] in html.unescape(page), flag.code
    assert page.count("<details") >= sum(flag.asked for flag in RED_FLAGS)
    assert "Call 112 now" in page
    assert "A clinician will be told" not in page, "nobody is told without a connection"


def test_the_greeting_tells_who_is_there_and_does_not_keep_a_session_alive(pats, pat, client):
    mine = pats.get("/offline/hello/").json()
    assert mine["reader"] == str(pat.pk) and mine["token"] and mine["now"]
    assert client.get("/offline/hello/").json()["reader"] == ""
    seen = pats.session["seen_at"]
    pats.get("/offline/hello/")
    assert pats.session["seen_at"] == seen
