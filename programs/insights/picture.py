"""All statistics of one patient from what is loaded: plain values that can be stored, and nothing else.

The same facts give the same values, to the last digit: the change point draws from a fixed seed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import Any, Final

from programs.insights.association import Correlation, Effect, Link, Look, Thirds, links
from programs.insights.change import NEED_DAYS, change_point
from programs.insights.response import missing_pattern, responder
from programs.insights.series import (
    DailySeries,
    Run,
    baseline_band,
    flare_runs,
    known,
    median_of,
    missing_share,
)
from programs.rules.adherence import adherence
from programs.rules.flare import DayPain, possible_flare
from programs.rules.parameters import Parameters
from programs.rules.review_inputs import SessionOutcome

Tick = Callable[[int, int], None]
Values = dict[str, Any]
STEPS: Final = 4
USUAL_DAYS, USUAL_MIN = 14, 7
"""The usual level before a flare: 14 days without one, at least 7 of them logged (engineering default)."""
SETTLED_DAYS: Final = 2
"""Two logged days less than one point above the usual: settled (engineering default)."""


@dataclass(frozen=True)
class PictureFacts:
    """What the statistics rest on. `series` ends today; `columns` are exposures of the same days, by key."""

    series: DailySeries
    columns: Mapping[str, Sequence[float | None]]
    outcomes: Sequence[SessionOutcome]
    p: Parameters

    @property
    def today(self) -> date:
        return self.series.end


def quiet(done: int, total: int) -> None:
    """Nobody waits to hear how far it is."""


def work_out(facts: PictureFacts, tick: Tick = quiet) -> Values:
    """Everything, in steps: links, the level, flares and gaps, adherence. Dates are told as text."""
    series = facts.series
    values: Values = {
        "first": series.start.isoformat(),
        "last": series.end.isoformat(),
        "days": len(series),
        "logged": series.days_logged,
    }
    tick(0, STEPS)
    values["links"] = link_values(facts)
    tick(1, STEPS)
    values["shift"] = shift_values(series)
    tick(2, STEPS)
    values["response"] = response_values(series)
    values["missing"] = missing_values(series)
    values["flares"] = flare_values(facts)
    tick(3, STEPS)
    values["adherence"] = adherence_values(facts)
    tick(4, STEPS)
    return values


def links_of(facts: PictureFacts) -> tuple[Link, ...]:
    """The estimator on these facts: every exposure and lag."""
    return links(
        facts.series.pain_avg,
        facts.columns,
        weekday_of_first=facts.series.start.weekday(),
        late=facts.series.late,
    )


def link_values(facts: PictureFacts) -> list[Values]:
    """Each exposure in the order it was picked."""
    return [_link(link) for link in links_of(facts)]


def _link(link: Link) -> Values:
    looks = sorted((link.primary, *link.also), key=lambda look: look.lag)
    return {
        "exposure": link.exposure,
        "state": link.state.value,
        "q": link.q,
        "same_sign": link.same_sign,
        "partial": link.partial,
        "without_late": link.without_late,
        "reverse": _correlation(link.reverse),
        "looks": [_look(look) for look in looks],
    }


def _look(look: Look) -> Values:
    return {
        "lag": look.lag,
        "n": look.n,
        "correlation": _correlation(look.correlation),
        "effect": _effect(look.effect),
        "thirds": _thirds(look.thirds),
    }


def _correlation(found: Correlation | None) -> Values | None:
    return asdict(found) if found else None


def _effect(found: Effect | None) -> Values | None:
    return asdict(found) | {"conservative": found.conservative} if found else None


def _thirds(found: Thirds | None) -> Values | None:
    return asdict(found) if found else None


def shift_values(series: DailySeries) -> Values:
    """One shift of the level, only when it is sure enough to show; `needs` is how many logged days it takes."""
    found = change_point(series.dates, series.pain_avg)
    shown = found is not None and found.shown
    values: Values = {"logged": len(known(series.pain_avg)), "needs": NEED_DAYS, "shown": shown}
    if found is not None and found.shown:
        first, last = found.band
        values |= {
            "on": found.on.isoformat(),
            "first": first.isoformat(),
            "last": last.isoformat(),
            "before": found.before,
            "after": found.after,
        }
    return values


def response_values(series: DailySeries) -> Values:
    """The change marker with the band of the first 14 days."""
    found, band = responder(series), baseline_band(series)
    return asdict(found) | {
        "state": found.state.value,
        "low": band.low if band else None,
        "high": band.high if band else None,
    }


def missing_values(series: DailySeries) -> Values:
    """How much is not logged, and whether gaps follow the more painful days."""
    found = missing_pattern(series)
    return {
        "share": missing_share(series.pain_avg),
        "before_missing": found.before_missing if found else None,
        "before_logged": found.before_logged if found else None,
        "caution": bool(found and found.caution),
    }


def flare_values(facts: PictureFacts) -> Values:
    """Ticked flares: how many began in 28 days, how long they last, how long until pain settles; possible ones."""
    series, p = facts.series, facts.p
    runs = merged(flare_runs(series), p)
    since = facts.today - timedelta(days=p.flare_window_days - 1)
    lengths = [run.days for run in runs]
    settled = [days for run in runs if (days := days_to_settle(series, run)) is not None]
    pains = [DayPain(day, pain) for day, pain in zip(series.dates, series.pain_avg, strict=True)]
    return {
        "count": sum(run.first >= since for run in runs),
        "window": p.flare_window_days,
        "all": len(runs),
        "median_days": float(median(lengths)) if lengths else None,
        "settle_days": float(median(settled)) if settled else None,
        "runs": [[run.first.isoformat(), run.last.isoformat()] for run in runs],
        "possible": [
            [one.start.isoformat(), one.end.isoformat() if one.end else None, one.usual]
            for one in possible_flare(pains, p)
            if not any(
                run.first <= (one.end or facts.today) and one.start <= run.last + timedelta(days=1)
                for run in runs
            )
        ],
    }


def merged(runs: Sequence[Run], p: Parameters) -> tuple[Run, ...]:
    """Ticked stretches; those with fewer than `flare_merge_days` days between them are one."""
    found: list[Run] = []
    for run in runs:
        if found and (run.first - found[-1].last).days - 1 < p.flare_merge_days:
            found[-1] = Run(found[-1].first, run.last)
        else:
            found.append(run)
    return tuple(found)


def days_to_settle(series: DailySeries, run: Run) -> int | None:
    """Days from the first flare day to the first of two logged days with less than a point above the usual.

    The usual is the median of the 14 days before. None with fewer than 7 of them logged, or while it has not settled.
    """
    start = (run.first - series.start).days
    usual = median_of(series.pain_avg[max(0, start - USUAL_DAYS) : start], USUAL_MIN)
    if usual is None:
        return None
    after = [(i, pain) for i, pain in enumerate(series.pain_avg[start:]) if pain is not None]
    return next((i for (i, a), (_j, b) in pairwise(after) if a < usual + 1 and b < usual + 1), None)


def adherence_values(facts: PictureFacts) -> Values:
    """The last 28 closed days, with what is unknown kept apart."""
    last = facts.today - timedelta(days=1)
    rows = [row for row in facts.outcomes if 0 <= (last - row.on).days < facts.p.adherence_days]
    return {"window": facts.p.adherence_days} | counts_of(rows, facts.p)


def counts_of(outcomes: Sequence[SessionOutcome], p: Parameters) -> Values:
    """Done, not done and not logged of these sessions, and between which shares the truth lies."""
    found = adherence(outcomes, p)
    share, dose = found.sessions, found.dose
    return {
        "sched": found.sched,
        "done": found.done,
        "missed": found.missed,
        "unknown": found.unknown,
        "low": share.low if share else None,
        "high": share.high if share else None,
        "dose_low": dose.low if dose else None,
        "dose_high": dose.high if dose else None,
        "satisfactory": found.satisfactory,
    }
