"""The numbers of the patient's own pages, in plain words: the last days, sessions by week, means of a week, links.

The keys that the patient may follow stand here and nowhere else. Who puts what they do before how much it hurts finds
no number of pain by its key either.
"""

import re
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean
from typing import Final

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from patients.models import JournalDay, Patient, SleepNight
from patients.rules.sleep import NIGHTS_OF_A_WEEK
from programs.insights.exposure_columns import more_of
from programs.insights.picture import link_values
from programs.insights.picture_rows import facts_of
from programs.insights.plan_words import amount_words
from programs.insights.series import NEED_OF_WEEK
from programs.insights.trace_goals import RATED, TOGETHER, goals_trace, rated_trace
from programs.insights.trace_links import pairs_of
from programs.insights.trace_parts import (
    Source,
    Trace,
    TraceRow,
    compact_day,
    measure_words,
    plain_formula,
    value_words,
)
from programs.insights.trace_sleep import NIGHT_WEEK, night_week_trace, nights_trace
from programs.insights.trace_story import STORY, story_trace
from programs.insights.trace_trials import TRIAL, trial_trace
from programs.insights.week_bars import WEEK
from programs.models import Prescription, Session, SessionStatus

DONE: Final = re.compile(r"done7")
LINE: Final = re.compile(r"line([0-9a-f]{32})-(\d{8}|all)-(done|total)")
MEAN: Final = re.compile(r"mean(\d{8})-(activity_minutes|sleep_quality|slept)-(value|logged)")
LINK: Final = re.compile(r"link-(\d)-lag1-(points|low|high)")
EVEN: Final = re.compile(r"nights(14)-(waking|middle)")
PAIN: Final = re.compile(r"s\d+-pain_.*|link-.*|trial.*")
SHOWN_WEEKS: Final = 12
Titles = Callable[[Sequence[Prescription]], list[str]]
"""What items are called in the reader's language."""


@dataclass(frozen=True)
class Asked:
    """Whose number it is, as of which day, and how items are called for them."""

    patient: Patient
    today: date
    titles: Titles


Make = Callable[[Asked, re.Match[str]], Trace | None]


def my_trace(patient: Patient, key: str, today: date, titles: Titles) -> Trace | None:
    """The trace of one number for the patient; None for a key that names none of theirs."""
    if patient.function_first and PAIN.fullmatch(key):
        return None
    if LINK.fullmatch(key) and not settings.DECISION_SUPPORT_ENABLED:
        return None
    for shape, make in KINDS.items():
        if found := shape.fullmatch(key):
            return make(Asked(patient, today, titles), found)
    return None


def _done(asked: Asked, _key: "re.Match[str]") -> Trace:
    since = asked.today - timedelta(days=WEEK)
    rows = list(_sessions(asked.patient).filter(local_date__gt=since, local_date__lte=asked.today))
    titles = asked.titles([row.prescription for row in rows])
    told = [
        TraceRow(row.local_date, (title, _amount_words(row))) for row, title in zip(rows, titles, strict=True)
    ]
    label = _("Sessions done in the last 7 days")
    columns = [_("What"), _("How much")]
    return Trace(label, len(told), plain_formula("done"), columns, told, source=Source.SESSIONS)


def _sessions(patient: Patient) -> QuerySet[Session]:
    rows = Session.objects.filter(patient=patient, status=SessionStatus.DONE)
    return rows.select_related("prescription__exercise", "prescription__activity").order_by("-local_date")


def _amount_words(row: Session) -> str:
    """How much of a graded activity, with its unit; of anything else that it was done."""
    amount, activity = row.quota if row.amount is None else row.amount, row.prescription.activity
    return _("done") if amount is None or activity is None else amount_words(amount, activity.unit)


def _line(asked: Asked, key: "re.Match[str]") -> Trace | None:
    """One item in one week from Monday on, or in all weeks of the page."""
    today = asked.today
    since = today - timedelta(days=today.weekday()) - timedelta(weeks=SHOWN_WEEKS - 1)
    rows = _sessions(asked.patient).filter(line=uuid.UUID(key[1]), local_date__gte=since)
    if key[2] != "all":
        first = compact_day(key[2])
        if first is None:
            return None
        rows = rows.filter(local_date__gte=first, local_date__lt=first + timedelta(days=WEEK))
    found = list(rows)
    if not found:
        return None
    told = [TraceRow(row.local_date, (_amount_words(row),)) for row in found]
    name = asked.titles([found[0].prescription])[0]
    if key[3] == "done":
        value: float = len(found)
        label = _("%(name)s: times done") % {"name": name}
    else:
        value = float(sum(row.amount if row.amount is not None else row.quota or 0 for row in found))
        label = _("%(name)s: in all") % {"name": name}
    return Trace(label, value, plain_formula(key[3]), [_("How much")], told, source=Source.SESSIONS)


def _mean(asked: Asked, key: "re.Match[str]") -> Trace | None:
    """The mean a day of seven days, by the last of them."""
    last, measure = compact_day(key[1]), key[2]
    if last is None:
        return None
    span, nights = (last - timedelta(days=WEEK - 1), last), measure == "slept"
    patient = asked.patient
    found = (
        SleepNight.objects.filter(patient=patient, wake_date__range=span).values_list("wake_date", "slept")
        if nights
        else JournalDay.objects.filter(patient=patient, local_date__range=span).values_list(
            "local_date", measure
        )
    )
    known = {day: value for day, value in found if value is not None}
    rows = [TraceRow(day, (value_words(known[day]),)) for day in sorted(known, reverse=True)]
    name = _("Minutes asleep") if nights else measure_words(measure)
    source = Source.NIGHTS if nights else Source.JOURNAL
    if key[3] == "logged":
        label = _("%(name)s: days logged of 7") % {"name": name}
        return Trace(label, len(rows), plain_formula("known"), [name], rows, source)
    if len(known) < (NIGHTS_OF_A_WEEK if nights else NEED_OF_WEEK):
        return None
    label = _("%(name)s, on average in 7 days") % {"name": name}
    return Trace(label, fmean(known.values()), plain_formula("mean"), [name], rows, source)


def _link(asked: Asked, key: "re.Match[str]") -> Trace | None:
    """Points of pain that go together with more of something, from pairs of days."""
    facts, place = facts_of(asked.patient, asked.today), int(key[1])
    if place >= len(facts.columns):
        return None
    exposure = list(facts.columns)[place]
    effect = next(look for look in link_values(facts)[place]["looks"] if look["lag"] == 1)["effect"]
    if effect is None:
        return None
    name = more_of(exposure)
    labels = {
        "points": _("Points of pain on the day after more %(name)s"),
        "low": _("Points of pain on the day after more %(name)s: lower end of the range"),
        "high": _("Points of pain on the day after more %(name)s: upper end of the range"),
    }
    formula = _(
        "A straight line through the pairs of days below. It takes into account how pain was the day before, and a "
        "slow rise or fall. “More” is one usual swing from day to day. The range says how sure this is."
    )
    rows = [
        TraceRow(day, tuple(value_words(one) for one in cells))
        for day, *cells in pairs_of(facts, exposure, 1, with_before=True)
    ]
    columns = [_("Pain that day"), _("The day before: %(name)s") % {"name": name}, _("Pain the day before")]
    return Trace(labels[key[2]] % {"name": name}, effect[key[2]], formula, columns, rows)


KINDS: Final[dict[re.Pattern[str], Make]] = {
    STORY: lambda asked, key: story_trace(asked.patient, asked.today, key),
    DONE: _done,
    LINE: _line,
    MEAN: _mean,
    LINK: _link,
    TOGETHER: lambda asked, key: goals_trace(asked.patient, asked.today, key),
    RATED: lambda asked, key: rated_trace(asked.patient, asked.today, key),
    TRIAL: lambda asked, key: trial_trace(asked.patient, asked.today, key),
    EVEN: lambda asked, key: nights_trace(asked.patient, asked.today, key),
    NIGHT_WEEK: lambda asked, key: night_week_trace(asked.patient, asked.today, key),
}
