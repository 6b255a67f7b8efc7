"""Daily series to one plain sentence of what happened: function first, numbers with it, never a cause."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from gettext import NullTranslations

from django.utils.formats import number_format

from programs.insights.response import ResponseState, missing_pattern, responder
from programs.insights.series import (
    Change,
    DailySeries,
    Measure,
    enough,
    flare_runs,
    known,
    median_of,
    recent_change,
)
from programs.insights.trace_marks import Mark, under, unmarked
from programs.insights.words import Words

SAME_POINTS = 1.0
"""A change of the median below one point reads "about the same" (engineering default)."""
SAME_MINUTES = 5.0
SAME_SHARE = 0.10
"""So does a change below 5 minutes or 10 % of the earlier median (engineering default)."""


class Register(StrEnum):
    """Who reads it."""

    PATIENT = "patient"
    CLINICIAN = "clinician"


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal in the patient's own words with the best so far and the goal value, in its own unit."""

    words: str
    best: float | None
    target: float
    unit: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """One day of the table behind the chart, ready to print; date stays a date for the reader's locale."""

    day: date
    entry_id: str | None
    activity: str
    pain: str
    worst: str
    sleep: str
    note: str


@dataclass(frozen=True, slots=True)
class Story:
    """One sentence, the table behind it (newest day first) and what a careful reader should know."""

    sentence: str
    table_rows: tuple[TableRow, ...]
    notes: tuple[str, ...]


def story(
    series: DailySeries,
    goals: Sequence[GoalLine] = (),
    *,
    days: int = 14,
    register: Register = Register.PATIENT,
    words: Words | None = None,
    mark: Mark = unmarked,
    labels: bool = True,
) -> Story:
    """What the last `days` days held, the later half beside the earlier; `series` may be longer.

    The longer series gives the notes their baseline. No data, too little, only pain, only activity and flares
    each have their sentence. A change is told with both numbers and never with a cause. `mark` marks the numbers of
    the sentence and of the notes with the keys of their traces. `labels` off leaves the change marker out.
    """
    words = words or NullTranslations()
    shown = series.last(days)
    teller = _Teller(shown, register, words, under(mark, f"s{len(shown)}-"))
    marker = _response_notes(series, words, mark) if labels and register is Register.CLINICIAN else []
    limits = [_gap_note(shown, words, mark), _mnar_note(series, register, words, mark)]
    notes = [*(_goal_note(goal, words) for goal in goals), *marker, *limits]
    return Story(teller.sentence(), table_rows(shown, words), tuple(note for note in notes if note))


@dataclass(frozen=True, slots=True)
class _Teller:
    """Builds the sentence from its parts."""

    shown: DailySeries
    register: Register
    words: Words
    mark: Mark

    @property
    def to_patient(self) -> bool:
        return self.register is Register.PATIENT

    def sentence(self) -> str:
        if not self.shown.days_logged:
            return self._nothing()
        parts = [self._activity(), self._pain(), self._flare()]
        told = [part for part in parts if part]
        if not (parts[0] or parts[1]):
            told.insert(0, self._too_little())
        text = "; ".join([*told, self._logged()])
        return text[:1].upper() + text[1:] + "."

    def _nothing(self) -> str:
        n = len(self.shown)
        if self.to_patient:
            text = self.words.ngettext(
                "Nothing is logged for the last day; your next journal entry starts the picture.",
                "Nothing is logged for the last %(n)d days; your next journal entry starts the picture.",
                n,
            )
        else:
            text = self.words.ngettext(
                "Not logged in the last day; how the patient is doing is unknown.",
                "Not logged in the last %(n)d days; how the patient is doing is unknown.",
                n,
            )
        return text % {"n": n}

    def _too_little(self) -> str:
        if self.to_patient:
            return self.words.gettext("there is too little here yet to say how things went")
        return self.words.gettext("too few values to summarise activity or pain")

    def _logged(self) -> str:
        n = len(self.shown)
        numbers = {"logged": self.mark("logged", str(self.shown.days_logged)), "n": n}
        if self.to_patient:
            text = self.words.ngettext(
                "you logged %(logged)s of the last %(n)d day",
                "you logged %(logged)s of the last %(n)d days",
                n,
            )
        else:
            text = self.words.ngettext("%(logged)s of %(n)d day logged", "%(logged)s of %(n)d days logged", n)
        return text % numbers

    def _activity(self) -> str:
        level = self._level("activity_minutes")
        if level is None:
            return ""
        head = (
            self.words.gettext("you were active for about %(now)s minutes a day")
            if self.to_patient
            else self.words.gettext("activity median %(now)s min a day")
        )
        now = self._of_now("activity_minutes", level, plain(round(level.now)))
        return head % {"now": now} + self._beside("activity_minutes", level.rounded(), same_minutes(level))

    def _pain(self) -> str:
        level = self._level("pain_avg")
        if level is None:
            return ""
        head = (
            self.words.gettext("your pain was about %(now)s out of 10")
            if self.to_patient
            else self.words.gettext("average pain median %(now)s of 10")
        )
        now = self._of_now("pain_avg", level, plain(level.now))
        return head % {"now": now} + self._beside("pain_avg", level, same_points(level))

    def _of_now(self, measure: Measure, level: Change, words: str) -> str:
        """The later half has a key of its own; without an earlier one the number is that of the whole window."""
        return self.mark(f"{measure}-now" if level.n_before else f"{measure}-all", words)

    def _flare(self) -> str:
        n = sum(run.days for run in flare_runs(self.shown))
        if not n:
            return ""
        if self.to_patient:
            text = self.words.ngettext("%(n)s day was a flare day", "%(n)s days were flare days", n)
        else:
            text = self.words.ngettext("flare ticked on %(n)s day", "flare ticked on %(n)s days", n)
        return text % {"n": self.mark("flare", str(n))}

    def _level(self, measure: Measure) -> Change | None:
        """Later half beside the earlier; when that cannot be compared, the whole window beside nothing."""
        half = len(self.shown) // 2
        change = recent_change(self.shown, measure, half) if half else None
        if change is not None:
            return change
        values = self.shown.values(measure)
        now = median_of(values, min(enough(len(values)), len(values)))
        return None if now is None else Change(now, now, 0, len(known(values)))

    def _beside(self, measure: Measure, level: Change, same: bool) -> str:
        """The comparison in brackets; nothing when there is nothing to compare with."""
        if not level.n_before:
            return ""
        before = self.mark(f"{measure}-before", plain(level.before))
        numbers = {"before": before, "half": len(self.shown) // 2}
        since = "" if self.to_patient else self.words.gettext(", last %(half)d days") % numbers
        if same:
            return since + self.words.gettext(" (about the same as the %(half)d days before)") % numbers
        return since + self.words.gettext(" (%(before)s in the %(half)d days before)") % numbers


def same_points(change: Change) -> bool:
    """Less than one point of difference on the 0 to 10 scale."""
    return abs(change.difference) < SAME_POINTS


def same_minutes(change: Change) -> bool:
    """Less than 5 minutes, or less than a tenth, of difference."""
    return abs(change.difference) < max(SAME_MINUTES, SAME_SHARE * change.before)


def plain(value: float) -> str:
    """A number the way people write it: 4, 4.5, 25, with the reader's own decimal sign."""
    return number_format(f"{value:.1f}".removesuffix(".0"))


def table_rows(shown: DailySeries, words: Words | None = None) -> tuple[TableRow, ...]:
    """The days behind the chart, newest first; a missing value is "not logged", an empty day says so once."""
    words = words or NullTranslations()
    return tuple(_table_row(shown, i, words) for i in reversed(range(len(shown))))


def _table_row(shown: DailySeries, i: int, words: Words) -> TableRow:
    missing = words.gettext("not logged")

    def cell(value: int | None, text: str = "%(n)d") -> str:
        return missing if value is None else text % {"n": value}

    return TableRow(
        day=shown.dates[i],
        entry_id=shown.entry_ids[i],
        activity=cell(shown.activity_minutes[i], words.gettext("%(n)d min")),
        pain=cell(shown.pain_avg[i]),
        worst=cell(shown.pain_worst[i]),
        sleep=cell(shown.sleep_quality[i]),
        note=_day_note(shown, i, words),
    )


def _day_note(shown: DailySeries, i: int, words: Words) -> str:
    marks = [words.gettext("flare")] if shown.flare[i] else []
    late = [words.gettext("logged later")] if shown.late[i] else []
    return ", ".join([*marks, *late])


def _goal_note(goal: GoalLine, words: Words) -> str:
    numbers = {"words": goal.words, "target": plain(goal.target), "unit": goal.unit}
    if goal.best is None:
        return words.gettext("Goal “%(words)s”: %(target)s %(unit)s; not logged yet.") % numbers
    numbers["best"] = plain(goal.best)
    if goal.best >= goal.target:
        return words.gettext("Goal “%(words)s”: reached, %(best)s %(unit)s.") % numbers
    return words.gettext("Goal “%(words)s”: %(best)s of %(target)s %(unit)s so far.") % numbers


def _response_notes(series: DailySeries, words: Words, mark: Mark) -> list[str]:
    found = responder(series)
    texts = {
        ResponseState.SUBSTANTIAL_BETTER: words.gettext("Pain: substantial improvement, %(change)s."),
        ResponseState.MEANINGFUL_BETTER: words.gettext("Pain: meaningful improvement, %(change)s."),
        ResponseState.MEANINGFUL_WORSE: words.gettext("Pain: meaningful worsening, %(change)s."),
        ResponseState.SUBSTANTIAL_WORSE: words.gettext("Pain: substantial worsening, %(change)s."),
        ResponseState.FLOOR: words.gettext("Pain at the start was too low (below 3) for a change marker."),
    }
    change = _from_to(found.baseline, found.recent, words, mark)
    notes = [texts[found.state] % {"change": change}] if found.state in texts else []
    high = words.gettext(
        "Pain in the first week was higher than in the two weeks after; part of a fall is expected."
    )
    return [*notes, high] if notes and found.started_high else notes


def _from_to(before: float | None, now: float | None, words: Words, mark: Mark) -> str:
    """Median at the start and now."""
    numbers = {
        "before": mark("response-baseline", plain(before or 0)),
        "now": mark("response-recent", plain(now or 0)),
    }
    return words.gettext("median %(before)s in the first 14 days, %(now)s in the last 7") % numbers


def _gap_note(shown: DailySeries, words: Words, mark: Mark) -> str:
    gaps = len(shown) - shown.days_logged
    if not gaps or not shown.days_logged:
        return ""
    text = words.ngettext(
        "%(n)s day is not logged and is left as a gap.",
        "%(n)s days are not logged and are left as gaps.",
        gaps,
    )
    return text % {"n": mark(f"s{len(shown)}-gaps", str(gaps))}


def _mnar_note(series: DailySeries, register: Register, words: Words, mark: Mark) -> str:
    pattern = missing_pattern(series)
    if pattern is None or not pattern.caution:
        return ""
    if register is Register.PATIENT:
        return words.gettext("Gaps often came after days with more pain, so hard days may be missing here.")
    text = words.gettext(
        "Gaps tend to follow more painful days (median %(a)s before a gap, %(b)s otherwise): "
        "the logged days may look better than the whole."
    )
    return text % {
        "a": mark("missing-before_missing", plain(pattern.before_missing)),
        "b": mark("missing-before_logged", plain(pattern.before_logged)),
    }
