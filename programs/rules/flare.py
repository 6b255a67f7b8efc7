"""The flare plan agreed in advance, and a backup that notices a possible flare in the log.

The plan is time-contingent like the quotas themselves (BMC Public Health 2007;7:254; Murphy & Kratz 2014,
PMC4353388); its shares are an engineering default. Flare consensus is qualitative (Costa 2019,
doi:10.1016/j.jpain.2019.03.003): the patient's own tick comes first, the arithmetic is only "possible flare".
"""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from programs.rules.parameters import Parameters
from programs.rules.rounding import floor_to


@dataclass(frozen=True)
class DayQuota:
    """What one day of the flare plan asks for, in the activity's unit."""

    day: int
    share: float
    quota: float


@dataclass(frozen=True)
class DayPain:
    """Average pain 0–10 of one local day; None is not logged."""

    on: date
    pain: float | None


@dataclass(frozen=True)
class PossibleFlare:
    """Days that look like a flare, for the patient to confirm; `end` is None while it has not settled."""

    start: date
    end: date | None
    usual: float
    reason: str


@dataclass(frozen=True)
class FlareVerdict:
    """Whether flares ask for a review, and why."""

    needed: bool
    reason: str


def flare_plan(
    quota: float,
    resolution: float,
    p: Parameters = Parameters(),  # noqa: B008 – frozen
) -> tuple[DayQuota, ...]:
    """Return the days of the plan, the last one back at the quota from before the flare.

    Shares are rounded down to the resolution, at least one of it and never above the quota: no total rest.
    Raises ValueError for a quota or resolution that is not above zero.
    """
    if not (quota > 0 and resolution > 0):
        raise ValueError("A flare plan needs a quota and a smallest unit above zero.")
    early, late = [p.flare_share_early] * p.flare_stage_days, [p.flare_share_late] * p.flare_stage_days
    days = [
        DayQuota(day, share, min(quota, max(resolution, floor_to(share * quota, resolution))))
        for day, share in enumerate(early + late, start=1)
    ]
    return (*days, DayQuota(len(days) + 1, 1.0, quota))


def flare_needs_review(
    since: date,
    today: date,
    flares_in_window: int,
    p: Parameters = Parameters(),  # noqa: B008 – frozen
) -> FlareVerdict:
    """Say whether a current flare is long, or is not the only one in the window (the count includes it)."""
    days = (today - since).days
    if days > p.flare_long_days:
        return FlareVerdict(
            True, f"Flare since {since.isoformat()} has gone on for {days} days: review together."
        )
    if flares_in_window >= p.flare_window_count:
        return FlareVerdict(
            True, f"{flares_in_window} flares in {p.flare_window_days} days: review together."
        )
    return FlareVerdict(False, f"Flare since {since.isoformat()}.")


def flares_in_window(starts: Iterable[date], today: date, p: Parameters = Parameters()) -> int:  # noqa: B008
    """Return how many different flares began in the window that ends today."""
    return len({start for start in starts if 0 <= (today - start).days < p.flare_window_days})


def possible_flare(
    days: Iterable[DayPain],
    p: Parameters = Parameters(),  # noqa: B008 – frozen
) -> tuple[PossibleFlare, ...]:
    """Return the possible flares in the log, oldest first; needs `flare_usual_min` values before a flare.

    The usual level is fixed when a flare begins, so that a long flare does not become the new usual.
    """
    logged = sorted(((d.on, d.pain) for d in days if d.pain is not None), key=lambda day: day[0])
    found: list[PossibleFlare] = []
    index = 0
    while index < len(logged):
        usual = _usual(logged[:index], logged[index][0], found, p)
        if usual is None or not _begins(logged[index:], usual, p):
            index += 1
            continue
        length = _length(logged[index:], usual, p)
        found.append(_flare(logged[index:], length, usual, p))
        index = len(logged) if length is None else index + length
    return _merge(found, p)


_Logged = Sequence[tuple[date, float]]


def _usual(before: _Logged, day: date, found: list[PossibleFlare], p: Parameters) -> float | None:
    """Return the median of the last non-flare days, None with too few values; flare days are stepped over."""
    calm: dict[date, float] = {on: pain for on, pain in before if not _in_flare(on, found)}
    values: list[float] = []
    cursor, seen = day, 0
    earliest = min(calm, default=day)
    while seen < p.flare_usual_days and cursor > earliest:
        cursor -= timedelta(days=1)
        if _in_flare(cursor, found):
            continue
        seen += 1
        values += [calm[cursor]] if cursor in calm else []
    return statistics.median(values) if len(values) >= p.flare_usual_min else None


def _in_flare(day: date, found: list[PossibleFlare]) -> bool:
    return any(flare.start <= day and (flare.end is None or day <= flare.end) for flare in found)


def _begins(logged: _Logged, usual: float, p: Parameters) -> bool:
    """Say whether the first days are a run of high pain with at most the allowed gap between them."""
    run = logged[: p.flare_start_days]
    high = all(pain >= usual + p.flare_rise for _, pain in run)
    close = all((b - a).days <= p.flare_gap_days + 1 for (a, _), (b, _) in pairwise(run))
    return len(run) == p.flare_start_days and high and close


def _length(logged: _Logged, usual: float, p: Parameters) -> int | None:
    """Return how many logged days the flare lasted, None while it has not settled."""
    settled = 0
    for index, (_, pain) in enumerate(logged):
        settled = settled + 1 if pain < usual + p.flare_end_rise else 0
        if settled == p.flare_end_days:
            return index + 1 - settled
    return None


def _flare(logged: _Logged, length: int | None, usual: float, p: Parameters) -> PossibleFlare:
    reason = (
        f"Possible flare – patient to confirm: pain at least {p.flare_rise:g} above the usual {usual:g} "
        f"on {p.flare_start_days} logged days from {logged[0][0].isoformat()}."
    )
    return PossibleFlare(logged[0][0], None if length is None else logged[length - 1][0], usual, reason)


def _merge(found: list[PossibleFlare], p: Parameters) -> tuple[PossibleFlare, ...]:
    """Join flares with fewer than `flare_merge_days` days between them."""
    merged: list[PossibleFlare] = []
    for flare in found:
        last = merged[-1] if merged else None
        if last and last.end and (flare.start - last.end).days - 1 < p.flare_merge_days:
            merged[-1] = replace(last, end=flare.end)
        else:
            merged.append(flare)
    return tuple(merged)
