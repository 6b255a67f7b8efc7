"""Calendars that other programs read."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from rehab.lib.ics import Event, calendar, escape, fold

STAMP = datetime(2026, 3, 1, tzinfo=UTC)


def text_of(zone, *days):
    place = ZoneInfo(zone)
    events = [
        Event(f"{day}@x", datetime(2026, *day, 18, 0, tzinfo=place), timedelta(minutes=5), "A few minutes")
        for day in days
    ]
    return calendar("Steady", place, events, STAMP)


def test_an_event_is_at_its_wall_time_in_a_zone_that_the_calendar_explains():
    lines = text_of("Europe/Madrid", (3, 10), (4, 10)).split("\r\n")
    assert "DTSTART;TZID=Europe/Madrid:20260310T180000" in lines
    assert "DTSTART;TZID=Europe/Madrid:20260410T180000" in lines
    begin = lines.index("BEGIN:DAYLIGHT")
    assert lines[begin + 1 : begin + 5] == [
        "DTSTART:20260329T020000",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "TZNAME:CEST",
    ]


@pytest.mark.parametrize(
    ("zone", "line"),
    [("Asia/Kathmandu", "TZOFFSETTO:+0545"), ("America/St_Johns", "TZOFFSETTO:-0230"), ("UTC", "TZNAME:UTC")],
)
def test_odd_zones_are_explained_too(zone, line):
    assert line in text_of(zone, (2, 1), (6, 1)).split("\r\n")


def test_no_line_is_longer_than_others_can_read_and_none_breaks_a_letter():
    line = "SUMMARY:" + "ñandú " * 30
    pieces = fold(line)
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line
    assert escape("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne"


def test_an_empty_calendar_is_one_too():
    assert calendar("Steady", ZoneInfo("UTC"), [], STAMP).count("BEGIN:") == 1


def test_every_begin_has_its_end():
    lines = text_of("Europe/Madrid", (3, 10), (11, 10)).split("\r\n")
    opened = []
    for line in lines:
        if line.startswith("BEGIN:"):
            opened.append(line[6:])
        elif line.startswith("END:"):
            assert opened.pop() == line[4:]
    assert opened == []
