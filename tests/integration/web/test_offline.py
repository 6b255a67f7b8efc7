"""What a browser may keep for a time without a connection, and for whom."""

import html
import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.staticfiles import finders
from django.utils import timezone

from patients.models import EarlyWarningSign, JournalActivity, JournalDay
from patients.rules.red_flags import RED_FLAGS
from rehab.web import offline
from tests.integration.patients.day import sent
from tests.integration.programs.portal import text_of

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
    for url in ("/today/", "/offline/check-in/", "/offline/day/", "/offline/safety/", "/flare/"):
        assert pats.get(url).headers[KEEP] == str(pat.pk), url
    for url in ("/check-in/", "/journal/", "/settings/", "/offline/", "/offline/waiting/", "/sw.js"):
        assert KEEP not in pats.get(url).headers, url


def test_what_stands_in_for_everybody_tells_nothing_of_the_reader(pats, pat, pat_record):
    for url in ("/offline/", "/offline/waiting/"):
        page = pats.get(url).content.decode()
        assert str(pat.pk) not in page and "csrfmiddlewaretoken" not in page and pat.name not in page


@pytest.mark.parametrize("kept", ["/offline/check-in/", "/offline/day/"])
def test_the_kept_questions_are_empty_whatever_was_logged(pats, pat_record, kept):
    for back in (0, 1):
        on = pat_record.today() - timedelta(days=back)
        day = JournalDay.objects.create(
            patient=pat_record, local_date=on, pain_avg=7, mood=3, note="Slept badly"
        )
        JournalActivity.objects.create(day=day, name="Walk", minutes=13)
    page = pats.get(kept).content.decode().replace('data-back="1" checked', "")
    assert "checked" not in page and "Slept badly" not in page and 'value="13"' not in page
    assert "Walk" in page, "their own activities are offered"
    assert "csrfmiddlewaretoken" not in re.sub(r"<form[^>]*data-sign-out.*?</form>", "", page, flags=re.S)


def test_the_kept_questions_about_an_earlier_day_speak_of_that_day_and_lead_to_it(pats, pat_record):
    page = text_of(pats.get("/offline/day/"))
    assert "Pain on average that day" in page and "Was it a flare-up day?" in page
    assert 'data-days="/journal/0000-00-00/"' in page
    assert [n for n in ("0", "1", "2", "3") if f'data-back="{n}"' in page] == ["1", "2"]
    assert 'href="/offline/day/"' in pats.get("/offline/check-in/").content.decode()


def test_a_day_filled_in_without_a_connection_is_taken_when_it_comes_and_marked_late(pats, pat_record):
    on = pat_record.today() - timedelta(days=2)
    now = timezone.now()
    form = sent(pat_record, mood="6")
    with time_machine.travel(now + timedelta(days=4), tick=False):
        pats.force_login(pat_record.user)
        waited = {"X-Made-At": now.isoformat(), "X-Device-Clock": timezone.now().isoformat()}
        queued = {"X-Steady-Queued": "1", "Idempotency-Key": form["client_uuid"]}
        answer = pats.post(f"/journal/{on}/", form, headers=queued | waited)
        assert answer.json()["state"] == "saved"
        answer = pats.post(f"/journal/{on}/", sent(pat_record, mood="1"), headers={"X-Steady-Queued": "1"})
        assert answer.json()["state"] == "to_mend", "somebody who writes it only now is too late"
    day = JournalDay.objects.get()
    assert (day.local_date, day.mood, day.late) == (on, 6, True)


def test_the_practice_of_each_sign_is_kept_with_the_questions(pats, pat, pat_record):
    signs = [
        EarlyWarningSign.objects.create(patient=pat_record, place=n, words=f"Sign {n}", added_by=pat.pk)
        for n in (1, 2)
    ]
    page = pats.get("/offline/check-in/")
    assert page.headers["X-Steady-With"] == " ".join(f"/flare/calm/{sign.pk}/" for sign in signs)
    assert 'data-enough-signs="2"' in page.content.decode()
    for sign in signs:
        own = pats.get(f"/flare/calm/{sign.pk}/")
        assert own.headers[KEEP] == str(pat.pk)
        assert "Your check-in is saved" not in own.content.decode()


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
