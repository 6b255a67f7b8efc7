"""What a trace is made of, and the plain words that both the care team and the patient read in one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _

from programs.insights.series import DailySeries
from programs.insights.story import plain


class Source(StrEnum):
    """Where the rows of a trace lie."""

    JOURNAL = "journal"
    NIGHTS = "nights"
    SESSIONS = "sessions"
    MEASURES = "measures"


@dataclass(frozen=True)
class TraceRow:
    """One day behind a number, with what was logged; no day for a row that is not about one."""

    day: date | None
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Trace:
    """A number: what it is, its value in full, how it is worked out, and the rows that it rests on.

    `source` says what its days are days of; days of measures have the key of their `instrument`.
    """

    label: str
    value: float | int | None
    formula: str
    columns: Sequence[str]
    rows: Sequence[TraceRow]
    source: Source = Source.JOURNAL
    instrument: str = ""


def not_logged() -> str:
    """What stands where nothing is known."""
    return _("not logged")


def value_words(value: float | Decimal | None) -> str:
    """A logged value as it was logged; what is missing says so."""
    return not_logged() if value is None else plain(round(float(value), 2))


def measure_words(measure: str) -> str:
    """A measure of the journal by its name."""
    return {
        "pain_avg": _("Average pain"),
        "pain_worst": _("Worst pain"),
        "activity_minutes": _("Activity, minutes"),
        "sleep_quality": _("Sleep"),
        "mood": _("Mood"),
        "stress": _("Stress"),
        "practice_minutes": _("Practice, minutes"),
    }[measure]


def plain_formula(key: str) -> str:
    """How a number is worked out, in words for anybody."""
    return {
        "logged": _("The number of days with a journal entry, however little it holds."),
        "known": _("The number of days below: those on which this was logged."),
        "median": _(
            "The middle value of the logged days below. Days that are not logged are left out, never counted as 0."
        ),
        "flare": _("The number of days with a tick at flare-up."),
        "answer": _("What was answered on that day."),
        "gaps": _("The number of days without a journal entry. They are left as gaps, never counted as 0."),
        "mean": _("The values of the logged days below, added up and divided by how many they are."),
        "done": _("The number of times below that were logged as done."),
        "nights": _("Nights whose share of sleep can be worked out from what was told."),
        "night_mean": _(
            "The nights below, added up and divided by how many they are. It takes five of seven."
        ),
        "slept": _(
            "From trying to sleep until waking for the last time, less the minutes to fall asleep and the minutes "
            "awake in the night."
        ),
        "in_bed": _("From going to bed until getting up."),
        "efficiency": _("Minutes asleep out of every 100 minutes in bed."),
        "efficiency_try": _("Minutes asleep out of every 100 minutes from trying to sleep until getting up."),
        "total": _("The amounts below, added up. A time without an amount counts as what was planned."),
    }[key]


def compact_day(text: str) -> date | None:
    """The day of a key, "20261126"; None for eight figures that are none."""
    try:
        return datetime.strptime(text, "%Y%m%d").date()
    except ValueError:
        return None


def day_rows(dates: Iterable[date], values: Iterable[float | None]) -> list[TraceRow]:
    """Days with a value, newest first."""
    pairs = [(day, value) for day, value in zip(dates, values, strict=True) if value is not None]
    return [TraceRow(day, (value_words(value),)) for day, value in reversed(pairs)]


def entry_rows(shown: DailySeries, *, logged: bool = True) -> list[TraceRow]:
    """Days with an entry, newest first; or those without one."""
    words = _("logged") if logged else not_logged()
    pairs = zip(shown.dates, shown.entry_ids, strict=True)
    return [TraceRow(day, (words,)) for day, entry in reversed(list(pairs)) if (entry is not None) == logged]
