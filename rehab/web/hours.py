"""Whether a clinic is there now, in words: stands wherever somebody could write something that will not wait."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from rehab.accounts.models import Clinic
from rehab.lib.opening import Opening
from rehab.web.components import long_day


@dataclass(frozen=True)
class HoursNow:
    """The sentence, and whether somebody is there: True, False, or None while nobody has told the hours."""

    is_open: bool | None
    sentence: str


def hours_now(clinic: Clinic, now: datetime | None = None) -> HoursNow:
    """Open until when, or closed until when, by the clinic's own clock."""
    now, opening = now or timezone.now(), clinic.opens
    if opening is None:
        return HoursNow(None, "")
    closes = opening.closes_at(now)
    if closes is not None:
        return HoursNow(True, _("Your clinic is open now, until %(time)s.") % {"time": _clock(closes)})
    return HoursNow(False, _closed(opening, now))


def _closed(opening: Opening, now: datetime) -> str:
    opens = opening.next_opening(now)
    if opens is None:
        return _("Your clinic is closed now.")
    today = now.astimezone(opening.zone).date()
    words = {"time": _clock(opens), "day": _day(opens.date())}
    if opens.date() == today:
        return _("Your clinic is closed now. It opens today at %(time)s.") % words
    return _("Your clinic is closed now. It opens again on %(day)s at %(time)s.") % words


def _clock(moment: datetime) -> str:
    """The time on the clinic's clock."""
    return f"{moment:%H:%M}"


def _day(day: date) -> str:
    return long_day(day, year=False)


def place_of(clinic: Clinic, reader: str) -> str:
    """ "Madrid time" where the reader's clock is another one now; "" where it is the same."""
    now = timezone.now()
    if not reader or _same_clock(clinic.time_zone, reader, now):
        return ""
    return clinic.time_zone.rpartition("/")[2].replace("_", " ")


def _same_clock(one: str, other: str, now: datetime) -> bool:
    zones = (ZoneInfo(name) for name in (one, other))
    return len({now.astimezone(zone).utcoffset() for zone in zones}) == 1


def answer_day(clinic: Clinic, now: datetime | None = None) -> date | None:
    """By the end of which day the clinic answers what is written now; None while nobody has told its hours."""
    opening = clinic.opens
    return opening.answer_by(now or timezone.now(), clinic.reply_days) if opening else None
