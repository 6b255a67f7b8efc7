"""Calendars as text (RFC 5545): events at a wall time of a zone, with the rules of that zone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

LONGEST_LINE = 75  # octets, without the line break


@dataclass(frozen=True)
class Event:
    """One entry: a name that never changes, its wall time, how long, and what it is called."""

    uid: str
    starts: datetime
    lasts: timedelta
    title: str
    sequence: int = 0
    cancelled: bool = False
    busy: bool = False


def calendar(name: str, zone: ZoneInfo, events: Iterable[Event], stamped: datetime) -> str:
    """A whole calendar. All events lie in the one zone; each is private; busy ones take their time."""
    events = sorted(events, key=lambda event: (event.starts, event.uid))
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Steady//Calendar//EN", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{escape(name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT6H"]
    if events:
        lines += _zone_lines(zone, events[0].starts, events[-1].starts)
    for event in events:
        lines += _event_lines(event, zone, stamped)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in fold(line))


def _event_lines(event: Event, zone: ZoneInfo, stamped: datetime) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{stamped.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;TZID={zone.key}:{event.starts.astimezone(zone):%Y%m%dT%H%M%S}",
        f"DURATION:PT{int(event.lasts.total_seconds() // 60)}M",
        f"SUMMARY:{escape(event.title)}",
        "CLASS:PRIVATE",
        "TRANSP:OPAQUE" if event.busy else "TRANSP:TRANSPARENT",
        *([f"SEQUENCE:{event.sequence}"] if event.sequence else []),
        *(["STATUS:CANCELLED"] if event.cancelled else []),
        "END:VEVENT",
    ]


def escape(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def fold(line: str) -> list[str]:
    """A long line in pieces of at most 75 octets, never within a letter; each next one begins with a space."""
    pieces, piece = [], ""
    for letter in line:
        if len((piece + letter).encode()) > LONGEST_LINE:
            pieces.append(piece)
            piece = " "
        piece += letter
    return [*pieces, piece]


def _zone_lines(zone: ZoneInfo, first: datetime, last: datetime) -> list[str]:
    """The zone's rule for the time of the events: how it stood at first, and every change since."""
    begins = datetime(first.year, 1, 1, tzinfo=UTC) - timedelta(days=2)
    changes = [begins, *_changes(zone, begins, last.astimezone(UTC) + timedelta(days=2))]
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone.key}"]
    for moment in changes:
        before = (moment - timedelta(seconds=1)).astimezone(zone)
        after = moment.astimezone(zone)
        kind = "DAYLIGHT" if after.dst() else "STANDARD"
        lines += [
            f"BEGIN:{kind}",
            f"DTSTART:{(moment + (before.utcoffset() or timedelta())).replace(tzinfo=None):%Y%m%dT%H%M%S}",
            f"TZOFFSETFROM:{_offset(before)}",
            f"TZOFFSETTO:{_offset(after)}",
            f"TZNAME:{after.tzname()}",
            f"END:{kind}",
        ]
    return [*lines, "END:VTIMEZONE"]


def _changes(zone: ZoneInfo, first: datetime, last: datetime) -> list[datetime]:
    """The instants between at which the zone's clocks change, to the second."""
    found, at = [], first
    while at < last:
        following = at + timedelta(days=1)
        if at.astimezone(zone).utcoffset() != following.astimezone(zone).utcoffset():
            found.append(_moment(zone, at, following))
        at = following
    return found


def _moment(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """The first second with the new offset, by halving the day."""
    old = low.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=int((high - low).total_seconds()) // 2)
        low, high = (middle, high) if middle.astimezone(zone).utcoffset() == old else (low, middle)
    return high


def _offset(moment: datetime) -> str:
    seconds = int((moment.utcoffset() or timedelta()).total_seconds())
    sign, seconds = "-" if seconds < 0 else "+", abs(seconds)
    text = f"{sign}{seconds // 3600:02}{seconds % 3600 // 60:02}"
    return text + (f"{seconds % 60:02}" if seconds % 60 else "")
