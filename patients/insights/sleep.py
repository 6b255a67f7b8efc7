"""Nights in weeks, with their words. A night that was not logged is a gap."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from patients.models import Patient, SleepNight
from patients.rules.sleep import WEEK, Regularity, Week, regularity, week_of

NightsByDay = dict[date, SleepNight]


@dataclass(frozen=True)
class SleepWeek:
    """Seven days that end on `last`, with their means."""

    first: date
    last: date
    means: Week


def nights_of(patient: Patient, first: date, last: date) -> NightsByDay:
    """The nights that are logged in a span, by the day of waking. One query."""
    rows = SleepNight.objects.filter(patient=patient, wake_date__range=(first, last))
    return {row.wake_date: row for row in rows}


def weeks_back(nights: NightsByDay, today: date, count: int) -> list[SleepWeek]:
    """So many weeks of seven days, newest first; the newest ends today."""
    return [_week(nights, today - timedelta(days=WEEK * n)) for n in range(count)]


def _week(nights: NightsByDay, last: date) -> SleepWeek:
    days = [last - timedelta(days=n) for n in range(WEEK)]
    found = [nights[day].sums for day in days if day in nights]
    return SleepWeek(days[-1], last, week_of(found))


def evenness(nights: NightsByDay) -> Regularity:
    """How even waking and the middle of sleep are over all these nights."""
    return regularity(night.sums for night in nights.values())


def length_words(minutes: float | None) -> str:
    """ "6 h 15 min"; "" when it is not known."""
    if minutes is None:
        return ""
    hours, rest = divmod(round(minutes), 60)
    if not hours:
        return _("%(n)d min") % {"n": rest}
    return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": rest}


def percent_words(value: Any) -> str:
    """ "73.5 %"; "" when it is not known."""
    return "" if value is None else _("%(n)s %%") % {"n": number_format(value, 1)}


def formula_words(night: SleepNight) -> list[str]:
    """How the two efficiencies of one night come about, each with its name; what is missing makes no line."""
    found = night.sums
    lines = []
    if found.efficiency is not None:
        lines.append(
            _("Time asleep ÷ time in bed: %(slept)s ÷ %(bed)s = %(share)s")
            % {
                "slept": length_words(found.slept),
                "bed": length_words(found.in_bed),
                "share": percent_words(found.efficiency),
            }
        )
    if found.efficiency_try is not None:
        lines.append(
            _("Counted from when you tried to sleep: %(share)s")
            % {"share": percent_words(found.efficiency_try)}
        )
    return lines
