"""Eight weeks of activity and of sleep: a sentence, a drawing and the table behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from patients.insights.sleep import length_words
from patients.models import Patient, SleepNight
from patients.rules.sleep import NIGHTS_OF_A_WEEK
from programs.insights.plan_words import number
from programs.insights.series import DailySeries
from programs.insights.trace_marks import Mark
from programs.insights.week_bars import WEEK, WEEKS, WeekMean, bars, week_means
from programs.views.portal import words
from programs.views.traced import by_patient, linked

SPAN: Final = WEEK * WEEKS


@dataclass(frozen=True)
class Told:
    """How one kind of number is told: its title, the words of a mean, the mean on a bar, and the unit of the bars."""

    measure: str
    title: str
    tone: str
    unit: str
    top: float | None = None

    def key(self, week: WeekMean, field: str) -> str:
        """What the trace of a week's number is called."""
        return f"mean{week.last:%Y%m%d}-{self.measure}-{field}"

    def mean(self, value: float) -> str:
        return number(round(value))

    def on_bar(self, value: float) -> str:
        return number(round(value))


class Minutes(Told):
    def mean(self, value: float) -> str:
        return ngettext("about %(n)d minute a day", "about %(n)d minutes a day", round(value)) % {
            "n": round(value)
        }


class Hours(Told):
    def mean(self, value: float) -> str:
        return _("about %(time)s a night") % {"time": length_words(value)}

    def on_bar(self, value: float) -> str:
        return number(round(value / 60, 1))


class Score(Told):
    def mean(self, value: float) -> str:
        return _("about %(n)s of 10") % {"n": number(round(value, 1))}

    def on_bar(self, value: float) -> str:
        return number(round(value, 1))


def weeks_of_activity_and_sleep(
    patient: Patient, series: DailySeries, today: date, mark: Mark
) -> list[dict[str, Any]]:
    """Activity, then sleep from the diary, or from the check-in while there are too few nights. One query."""
    active = dict(zip(series.dates, series.activity_minutes, strict=True))
    cards = [
        _card(
            week_means(active, today),
            Minutes("activity_minutes", _("How active you were"), "activity", _("minutes a day")),
            mark,
        )
    ]
    nights = week_means(_slept(patient, today), today, need=NIGHTS_OF_A_WEEK)
    if any(week.value is not None for week in nights):
        cards.append(
            _card(nights, Hours("slept", _("How long you slept"), "sleep", _("hours a night")), mark)
        )
    else:
        rated = dict(zip(series.dates, series.sleep_quality, strict=True))
        told = Score("sleep_quality", _("How well you slept"), "sleep", _("of 10"), 10)
        cards.append(_card(week_means(rated, today), told, mark))
    return [card for card in cards if card["sentence"]]


def _slept(patient: Patient, today: date) -> dict[date, float | None]:
    since = today - timedelta(days=SPAN)
    rows = SleepNight.objects.filter(patient=patient, wake_date__gt=since, wake_date__lte=today)
    return dict(rows.values_list("wake_date", "slept"))


def _card(means: Sequence[WeekMean], told: Told, mark: Mark) -> dict[str, Any]:
    drawing = bars(means, top=told.top)
    month = 0
    for bar, week in zip(drawing["bars"], means, strict=True):
        # The month stands once, under its first week: there is no room for it under each.
        bar["month"] = date_format(week.first, "M") if week.first.month != month else ""
        month = week.first.month
        bar["words"] = "–" if week.value is None else told.on_bar(week.value)
    return {
        "title": told.title,
        "tone": told.tone,
        "unit": told.unit,
        "sentence": linked(_sentence(means, told, mark), by_patient),
        "drawing": drawing,
        "columns": [
            _("Week from"),
            {"label": _("On average"), "numeric": True},
            {"label": _("Days logged"), "numeric": True},
        ],
        "rows": [
            [
                words.short_date(week.first),
                linked(_mean(week, told, mark) or _("too little logged"), by_patient),
                linked(_("%(n)s of 7") % {"n": mark(told.key(week, "logged"), str(week.logged))}, by_patient),
            ]
            for week in reversed(means)
        ],
    }


def _mean(week: WeekMean, told: Told, mark: Mark) -> str:
    """The mean of a week in words; "" where too little is logged."""
    return "" if week.value is None else mark(told.key(week, "value"), told.mean(week.value))


def _sentence(means: Sequence[WeekMean], told: Told, mark: Mark) -> str:
    """The last seven days beside the first week that can be told; no judgement. "" when there is nothing to tell."""
    known = [week for week in means if week.value is not None]
    if not known:
        return ""
    first, last = known[0], means[-1]
    if last.value is None:
        return _("Too little is logged in the last seven days to say. The weeks before are below.")
    now = _mean(last, told, mark)
    if first is last or first.value is None:
        return _("In the last seven days: %(now)s.") % {"now": now}
    found = {"now": now, "day": words.short_date(first.first), "then": _mean(first, told, mark)}
    return _("In the last seven days: %(now)s. In the week from %(day)s: %(then)s.") % found
