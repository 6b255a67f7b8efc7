"""Measures in words for the care team: a score with its unit, a change with what may be said about it."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from patients.insights.measures import DueLine
from patients.measures.change import Change, Direction
from patients.measures.history import History, Point
from patients.measures.instrument import Instrument, Mark, Threshold
from patients.measures.registry import INSTRUMENTS
from patients.measures.scoring import tidy
from patients.measures.sit_to_stand import SIT_TO_STAND, below_average

ARROWS = {
    Direction.BETTER: ("good", "arrow-up-right"),
    Direction.WORSE: ("attention", "arrow-down-right"),
    Direction.SAME: ("neutral", "dash"),
    Direction.MOVED: ("neutral", "arrow-left-right"),
}


def number(instrument: Instrument, value: float) -> str:
    """A score with the instrument's decimals and unit."""
    said = number_format(value, instrument.decimals)
    return f"{said} {instrument.unit}" if instrument.unit else said


def direction_words(found: Change) -> str:
    words = {
        Direction.BETTER: _("better"),
        Direction.WORSE: _("worse"),
        Direction.SAME: _("no change"),
        Direction.MOVED: _("changed"),
    }
    return words[found.direction]


def change_words(instrument: Instrument, found: Change | None) -> str:
    """ "1.8 better – beyond measurement error, meaningful to most"; what is not known is not said."""
    if found is None:
        return ""
    if found.direction is Direction.SAME:
        return direction_words(found)
    said = f"{number(instrument, abs(found.delta))} {direction_words(found)}"
    more = [*([_(found.size)] if found.size else []), *(_(label) for label in found.told)]
    return f"{said} – {', '.join(more)}" if more else said


def threshold_words(name: str, threshold: Threshold | None) -> str:
    """One threshold with how sure we are of it."""
    if threshold is None:
        return ""
    marks = {
        Mark.PUBLISHED: _("published"),
        Mark.FROM_MEMORY: _("from memory, unverified"),
        Mark.DESIGN: _("engineering default"),
        Mark.DERIVED: _("worked out from a published figure"),
    }
    said = f"{name} {number_format(tidy(threshold.value))} ({marks[threshold.mark]}: {threshold.source})"
    return f"{said}. {threshold.note}" if threshold.note else said


def norm_words(instrument: Instrument, value: float, age: int) -> str:
    """How a sit-to-stand count stands to the table by age; the record holds no sex, so both columns are said."""
    limits = below_average(age) if instrument.key == SIT_TO_STAND.key else None
    if limits is None:
        return ""
    men, women = limits
    return _("Below average at this age: under %(men)d (men), under %(women)d (women).") % {
        "men": men,
        "women": women,
    }


@dataclass(frozen=True)
class Card:
    """The newest score of one instrument, with what changed since the first."""

    instrument: Instrument
    name: str
    value: str
    band: str
    when: Any
    change: str
    tone: str
    icon: str
    times: str
    trace: str = ""


def card_of(found: History) -> Card:
    """One instrument on the overview of measures."""
    one, latest = found.instrument, found.latest
    n = len(found.points) + found.unscored
    times = ngettext("%(n)d time", "%(n)d times", n) % {"n": n}
    if latest is None:
        return Card(one, _(one.name), _("no score"), "", None, "", "neutral", "dash", times)
    since = latest.since_first
    tone, icon = ARROWS[since.direction] if since else ("neutral", "dash")
    change = change_words(one, since)
    return Card(
        one, _(one.name), number(one, latest.value), _(latest.band) if latest.band else "", latest.on, change,
        tone, icon, times, f"score{uuid.UUID(latest.key).hex}",
    )  # fmt: skip


def history_rows(found: History, notes: dict[str, Any]) -> list[dict[str, Any]]:
    """The table, newest first. `notes` maps a measure's id to the row it came from."""
    return [_row(found.instrument, point, notes[point.key]) for point in reversed(found.points)]


def _row(one: Instrument, point: Point, measure: Any) -> dict[str, Any]:
    return {
        "measure": measure,
        "trace": f"score{measure.pk.hex}",
        "on": point.on,
        "value": number(one, point.value),
        "band": _(point.band) if point.band else "",
        "since_first": change_words(one, point.since_first),
        "since_last": change_words(one, point.since_last),
        "detail": own_words(measure) or answer_words(one, measure.answers, measure.parts),
    }


def own_words(measure: Any) -> str:
    """Each of the patient's own activities or goals with its number; "" for other instruments."""
    answers = measure.answers
    said = [
        f"{row['words']}: {answers[row['key']]}" for row in measure.own if answers.get(row["key"]) is not None
    ]
    return " · ".join(said)


def answer_words(one: Instrument, answers: dict[str, Any], parts: dict[str, Any]) -> str:
    """What stands beside the score: subscales, the walking aid, whether the arms were used."""
    said = []
    for item in one.numbers:
        value = answers.get(item.key)
        if value is None or item.key in ("total", "count", "metres", "seconds", "interference"):
            continue
        if one.for_patient and item.key not in parts:
            continue
        words = next((_(option.words) for option in item.options if option.value == value), str(value))
        said.append(f"{_(item.words)}: {words}")
    if "anxiety" in parts:
        said += [f"{_('Worry')}: {parts['anxiety']:g}", f"{_('Low mood')}: {parts['depression']:g}"]
    return " · ".join(said)


def offered(lines: Iterable[DueLine], *, without: Iterable[str] = ()) -> list[Instrument]:
    """Instruments that may be planned: those that are not planned yet."""
    taken = {line.instrument.key for line in lines} | set(without)
    return [one for key, one in INSTRUMENTS.items() if key not in taken]
