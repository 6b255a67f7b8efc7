"""Reminders in one's own calendar: /settings/calendar/ and /calendar/<token>.ics."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from patients.actions.check_in_plan import add_line, pause_check_ins, plan_check_ins, set_rhythm
from patients.models import CalendarFeed
from rehab.audit.models import AuditEvent

PAGE = reverse("patients:calendar_settings")


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(
        datetime(2026, 3, 10, 9, tzinfo=ZoneInfo("Europe/Madrid")), tick=False
    ) as moving:
        yield moving


@pytest.fixture
def plan(pat_record, clara):
    plan = plan_check_ins(patient=pat_record, by=clara, wall_time=time(18, 0))
    return set_rhythm(plan=plan, by=clara, rhythm="days", weekdays="1")


def feed(client):
    return reverse("patients:calendar_feed", args=[CalendarFeed.objects.get().token])


def starts(client):
    lines = client.get(feed(client)).content.decode().split("\r\n")
    return [line.partition("Madrid:")[2] for line in lines if line.startswith("DTSTART;")]


def test_the_link_shows_times_and_nothing_else_and_is_told_in_the_trail(
    plan, pat, as_person, client, pat_record
):
    as_person(pat).post(PAGE, {"do": "make"})
    assert starts(client)[:4] == ["20260310T180000", "20260317T180000", "20260324T180000", "20260331T180000"]
    answer = client.get(feed(client))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    text = answer.content.decode()
    assert "SUMMARY:A few minutes for me" in text
    assert not any(word in text.lower() for word in ("pat", "check", "pain", "clinic", "rehab"))
    assert text == client.get(feed(client)).content.decode(), "the same names at every look"
    events = AuditEvent.objects.filter(event="calendar.read")
    assert {event.patient_id for event in events} == {pat_record.pk}
    assert "A calendar last looked" in as_person(pat).get(PAGE).content.decode()


def test_what_is_asked_at_the_same_time_is_one_entry_and_a_pause_is_free(plan, clara, pat, as_person, client):
    add_line(plan=plan, by=clara, kind="peg", rhythm="weeks")
    add_line(plan=plan, by=clara, kind="sleep", rhythm="weeks", wall_time=time(8, 0))
    as_person(pat).post(PAGE, {"do": "make"})
    assert starts(client)[:3] == ["20260310T080000", "20260310T180000", "20260317T080000"]
    pause_check_ins(plan=plan, by=pat, until=date(2026, 3, 20))
    assert starts(client)[:2] == ["20260324T080000", "20260324T180000"]


def test_a_link_that_was_taken_back_or_made_anew_is_unknown(plan, pat, as_person, client):
    browser = as_person(pat)
    browser.post(PAGE, {"do": "make"})
    first = feed(client)
    browser.post(PAGE, {"do": "make"})
    assert client.get(first).status_code == 404
    second = feed(client)
    browser.post(PAGE, {"do": "take_back"})
    assert client.get(second).status_code == 404
    assert client.get(reverse("patients:calendar_feed", args=["x"])).status_code == 404
    assert "No link yet" in browser.get(PAGE).content.decode()


def test_without_a_plan_the_calendar_is_empty(pat, as_person, client):
    as_person(pat).post(PAGE, {"do": "make"})
    assert starts(client) == []
