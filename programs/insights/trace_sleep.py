"""The numbers of the sleep diary: of one night what was told, of a week its nights, and how even they are."""

import re
from datetime import date, timedelta
from typing import Any, Final

from django.utils.formats import time_format
from django.utils.translation import gettext as _

from patients.insights.sleep import evenness, nights_of, weeks_back
from patients.models import Patient, SleepNight
from patients.rules.sleep import WEEK
from programs.insights.trace_parts import (
    Source,
    Trace,
    TraceRow,
    compact_day,
    not_logged,
    plain_formula,
    value_words,
)
from programs.insights.trace_words import formula_of

NIGHT: Final = re.compile(r"night(\d{8})-(slept|in_bed|efficiency|efficiency_try)")
NIGHTS: Final = re.compile(r"nights(\d{1,3})-(known|waking|middle)")
NIGHT_WEEK: Final = re.compile(r"nightweek(\d{8})-(nights|slept|in_bed|efficiency)")


def night_trace(patient: Patient, _today: date, key: "re.Match[str]") -> Trace | None:
    """One night: what was told, and what is made of it."""
    day = compact_day(key[1])
    night = nights_of(patient, day, day).get(day) if day else None
    if day is None or night is None or getattr(night, key[2]) is None:
        return None
    labels = {
        "slept": _("Minutes asleep"),
        "in_bed": _("Minutes in bed"),
        "efficiency": _("Sleep efficiency, percent"),
        "efficiency_try": _("Sleep efficiency from lights out, percent"),
    }
    rows = [TraceRow(day, cells) for cells in _told(night)]
    value = getattr(night.sums, key[2])
    return Trace(
        labels[key[2]], value, plain_formula(key[2]), [_("What"), _("Told")], rows, source=Source.NIGHTS
    )


def _told(night: SleepNight) -> list[tuple[str, str]]:
    """What the patient told of the night, in its order."""

    def at(value: Any) -> str:
        return not_logged() if value is None else time_format(value)

    return [
        (_("Went to bed"), at(night.bed)),
        (_("Tried to sleep"), at(night.lights_out)),
        (_("Minutes to fall asleep"), value_words(night.falling_asleep)),
        (_("Times awake"), value_words(night.times_awake)),
        (_("Minutes awake in the night"), value_words(night.awake)),
        (_("Woke for the last time"), at(night.woke)),
        (_("Got up"), at(night.got_up)),
    ]


def nights_trace(patient: Patient, today: date, key: "re.Match[str]") -> Trace | None:
    """Over all nights of a span: how many can be reckoned, and how much waking and the middle of sleep move."""
    found = nights_of(patient, today - timedelta(days=int(key[1]) - 1), today)
    nights = [found[day] for day in sorted(found, reverse=True)]
    if key[2] == "known":
        known = [night for night in nights if night.efficiency is not None]
        rows = [TraceRow(night.wake_date, (value_words(_plain(night.efficiency)),)) for night in known]
        label = _("Nights that can be reckoned, of the last %(n)s") % {"n": key[1]}
        return Trace(
            label, len(known), plain_formula("nights"), [_("Efficiency")], rows, source=Source.NIGHTS
        )
    even = evenness(found)
    field = {"waking": "woke_minute", "middle": "mid_sleep_minute"}[key[2]]
    told = [(night.wake_date, getattr(night.sums, field)) for night in nights]
    rows = [TraceRow(day, (value_words(minute),)) for day, minute in told if minute is not None]
    labels = {
        "waking": _("How much the last waking moves"),
        "middle": _("How much the middle of sleep moves"),
    }
    columns = [_("Minutes after midnight")]
    return Trace(
        labels[key[2]], getattr(even, key[2]), formula_of("spread"), columns, rows, source=Source.NIGHTS
    )


def night_week_trace(patient: Patient, _today: date, key: "re.Match[str]") -> Trace | None:
    """The mean of seven nights, by the day on which the last of them ended."""
    last, field = compact_day(key[1]), key[2]
    if last is None:
        return None
    found = nights_of(patient, last - timedelta(days=WEEK - 1), last)
    means = weeks_back(found, last, 1)[0].means
    named = {
        "nights": _("Nights that can be reckoned"),
        "slept": _("Minutes asleep, mean of the week"),
        "in_bed": _("Minutes in bed, mean of the week"),
        "efficiency": _("Sleep efficiency, mean of the week"),
    }
    one = "efficiency" if field == "nights" else field
    told = [(day, getattr(found[day].sums, one)) for day in sorted(found, reverse=True)]
    rows = [TraceRow(day, (value_words(value),)) for day, value in told if value is not None]
    formula = plain_formula("nights" if field == "nights" else "night_mean")
    return Trace(named[field], getattr(means, field), formula, [named[one]], rows, source=Source.NIGHTS)


def _plain(value: Any) -> float | None:
    return None if value is None else float(value)
