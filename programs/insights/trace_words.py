"""What a trace holds, and how each number is worked out, in one sentence each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from programs.insights.story import plain


@dataclass(frozen=True)
class TraceRow:
    """One day behind a number, with what was logged; no day for a row that is not about one."""

    day: date | None
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Trace:
    """A number: what it is, its value in full, how it is worked out, and the rows that it rests on."""

    label: str
    value: float | int | None
    formula: str
    columns: Sequence[str]
    rows: Sequence[TraceRow]


def not_logged() -> str:
    return _("not logged")


def value_words(value: float | int | None) -> str:
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


def formula_of(key: str) -> str:
    """How a number is worked out."""
    words = {
        "logged": _("The number of days with a journal entry, however little it holds."),
        "median": _(
            "The middle value of the logged days below. Days that are not logged are left out, never counted as 0."
        ),
        "share": _("Days without pain logged, divided by all days from the first entry until today."),
        "shift": _(
            "The mean of the logged days on this side of the change. The place of the change is where one shift of "
            "the mean fits best; it is shown when 999 made-up series with this memory and no shift reach such a fit "
            "less than once in a hundred."
        ),
        "count": _(
            "Stretches of days that the patient ticked as a flare; stretches with fewer than 3 days between "
            "them are one."
        ),
        "median_days": _("The middle length of all ticked flares, in days."),
        "settle_days": _(
            "Days from the first flare day to the first of two logged days with less than one point above the "
            "median of the 14 days before it; the middle of all flares that have settled."
        ),
        "adherence_sched": _("Sessions that the plan had on the 28 days that have closed."),
        "adherence_done": _(
            "Planned sessions in which at least the share of the quota was done that counts as done."
        ),
        "adherence_missed": _("Planned sessions that were logged as not done, or as less than that share."),
        "adherence_unknown": _("Planned sessions without a log: unknown, neither done nor missed."),
        "adherence_low": _("Done ÷ planned: as if nothing that is not logged was done."),
        "adherence_high": _("(Done + not logged) ÷ planned: as if all that is not logged was done."),
        "n": _("Pairs of days of which both are logged."),
        "n_eff": _(
            "n · (1 − q) ÷ (1 + q), where q is the product of how much each series remembers from one day to the "
            "next: neighbouring days repeat each other, so they count for less."
        ),
        "r": _(
            "The correlation of the ranks of both columns, after a straight trend over the days is taken out."
        ),
        "r_range": _("tanh(atanh r ± 1.96 · 1.03 ÷ √(n_eff − 4)): where the correlation may plausibly lie."),
        "p": _(
            "How often a correlation of this size would come by chance, with n_eff − 3 degrees of freedom."
        ),
        "effect": _(
            "Least squares: pain on pain of the day before, the exposure in standard deviations, a trend and, from 56 "
            "days on, weekdays. Points of pain for one standard deviation more; the range is ± 1.96 standard errors."
        ),
        "after_most": _("Mean pain after the days at or above the border of the top third of the exposure."),
        "after_least": _(
            "Mean pain after the days at or below the border of the least third of the exposure."
        ),
        "q": _(
            "Benjamini–Hochberg over all exposures that were picked: p · number of exposures ÷ rank of p."
        ),
        "partial": _(
            "The correlation of yesterday's exposure and today's pain, in ranks without their trend, with today's "
            "exposure held fixed."
        ),
        "reverse": _("The same correlation the other way round: pain first, the exposure on the day after."),
    }
    return words[key]
