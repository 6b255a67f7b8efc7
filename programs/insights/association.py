"""Does one thing a patient does go together with their pain? The estimator, its states and its honest limits.

Pre-specified: at most six exposures, primary lag 1 (yesterday's exposure, today's pain). Lags 0 and 2 are "also
looked at". Ranks without their trend, a sample size corrected for the memory of both series, Benjamini–Hochberg
over the exposures, the same sign in both halves. A naive correlation finds a link in half of the patients who have
none; this one in 5 to 8 of 100. Most real moderate effects stay "unclear" before 60 to 90 days.

NumPy and SciPy only. Missing days are never filled in: a pair needs both of its days.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import fdtrc, stdtr

Values = Sequence[float | None]
Array = NDArray[np.float64]

MOST_EXPOSURES: Final = 6
PRIMARY_LAG: Final = 1
LAGS: Final = (0, 1, 2)
NEED_PAIRS: Final = 14
"""Below this only dots are shown (engineering default)."""
NEED_LABEL: Final = 28
"""From here on a link may get a label (engineering default)."""
NEED_EFFECTIVE: Final = 20
NEED_WEEKDAYS: Final = 56
"""From here on the regression has a term for each weekday."""
RHYTHM: Final = 0.2
"""A weekly rhythm is taken out of the ranks when both columns show one at this p (engineering default)."""
LEAST_SPREAD: Final = 0.3
"""Pain that hardly moves can't be told apart from noise (engineering default)."""
Q_LIKELY: Final = 0.05
Q_POSSIBLE: Final = 0.20
LITTLE: Final = 0.2
SPEARMAN_WIDENING: Final = 1.03
"""The interval of a rank correlation is a little wider than that of a plain one."""


class LinkState(StrEnum):
    """What may be said about one exposure and pain."""

    NOT_ENOUGH = "not_enough_data"
    EARLY = "early_look"
    WORSENS = "likely_worsens"
    HELPS = "likely_helps"
    POSSIBLE = "possible"
    LITTLE = "little_link"
    UNCLEAR = "unclear"


LIKELY: Final = frozenset({LinkState.WORSENS, LinkState.HELPS})


@dataclass(frozen=True, slots=True)
class Correlation:
    """A rank correlation without trend: r and its 95 % interval, p from the effective sample size."""

    r: float
    low: float
    high: float
    p: float
    n: int
    n_eff: float


@dataclass(frozen=True, slots=True)
class Effect:
    """Pain points (0 to 10) today for one standard deviation more of the exposure, given yesterday's pain."""

    points: float
    error: float
    low: float
    high: float

    @property
    def conservative(self) -> float:
        """The size that is left when the uncertainty is taken off: max(0, |β| − 1.96·SE). Never below 0."""
        return max(0.0, abs(self.points) - 1.96 * self.error)


@dataclass(frozen=True, slots=True)
class Thirds:
    """Mean pain after the days with most and with least of the exposure, with how many days each."""

    after_most: float
    after_least: float
    n_most: int
    n_least: int


@dataclass(frozen=True, slots=True)
class Look:
    """One exposure at one lag. A number that can't be worked out is None."""

    lag: int
    n: int
    correlation: Correlation | None
    effect: Effect | None
    thirds: Thirds | None


@dataclass(frozen=True, slots=True)
class Link:
    """Everything about one exposure: its state, the primary look, the others, the way back, and q over all."""

    exposure: str
    state: LinkState
    primary: Look
    also: tuple[Look, ...]
    reverse: Correlation | None
    partial: float | None
    """Rank correlation with yesterday's exposure when today's is taken into account; −1 to 1."""
    q: float | None
    same_sign: bool
    without_late: float | None
    """The primary r once more without days entered more than a day late."""


def links(
    pain: Values,
    exposures: Mapping[str, Values],
    *,
    weekday_of_first: int = 0,
    late: Sequence[bool] = (),
    show_possible: bool = False,
) -> tuple[Link, ...]:
    """Look at each exposure (name → daily values, None "not logged") beside daily pain, 0 to 10.

    All columns are one value a day from the same first day. `late` marks days entered more than a day late.
    ValueError for more than six exposures or columns of unequal length.
    """
    if len(exposures) > MOST_EXPOSURES:
        raise ValueError(f"At most {MOST_EXPOSURES} exposures are looked at, not {len(exposures)}.")
    y = as_array(pain)
    columns = {name: as_array(values) for name, values in exposures.items()}
    if any(len(x) != len(y) for x in columns.values()) or (late and len(late) != len(y)):
        raise ValueError("All columns need one value for each day.")
    found = [_link(name, x, y, weekday_of_first, _dropped(late, len(y))) for name, x in columns.items()]
    qs = benjamini_hochberg([link.primary.correlation.p for link in found if link.primary.correlation])
    told = iter(qs)
    return tuple(
        _with_state(replace(link, q=next(told) if link.primary.correlation else None), y, show_possible)
        for link in found
    )


def as_array(values: Values) -> Array:
    """A column with NaN for "not logged"."""
    return np.array([math.nan if value is None else float(value) for value in values])


def _dropped(late: Sequence[bool], n: int) -> NDArray[np.bool_]:
    return np.array(late, dtype=bool) if late else np.zeros(n, dtype=bool)


def _link(name: str, x: Array, y: Array, weekday: int, late: NDArray[np.bool_]) -> Link:
    primary = look(x, y, PRIMARY_LAG, weekday)
    kept = np.where(late, math.nan, y)
    sure = correlation(*pairs(x, kept, PRIMARY_LAG)) if late.any() else primary.correlation
    return Link(
        exposure=name,
        state=LinkState.NOT_ENOUGH,
        primary=primary,
        also=tuple(look(x, y, lag, weekday) for lag in LAGS if lag != PRIMARY_LAG),
        reverse=correlation(*pairs(y, x, 1)),
        partial=partial_given_today(x, y),
        q=None,
        same_sign=same_sign_in_halves(*pairs(x, y, PRIMARY_LAG)),
        without_late=sure.r if sure else None,
    )


def look(x: Array, y: Array, lag: int, weekday_of_first: int = 0) -> Look:
    """One exposure `lag` days before pain."""
    before, after, days = pairs(x, y, lag)
    return Look(
        lag=lag,
        n=len(days),
        correlation=correlation(before, after, days),
        effect=effect_in_points(x, y, lag, weekday_of_first),
        thirds=thirds(before, after),
    )


def pairs(x: Array, y: Array, lag: int) -> tuple[Array, Array, Array]:
    """Complete pairs (x of t − lag, y of t) with t, the day's index. Nothing is filled in."""
    before = x[: len(x) - lag] if lag else x
    after = y[lag:]
    there = ~np.isnan(before) & ~np.isnan(after)
    days = np.arange(lag, len(y), dtype=float)
    return before[there], after[there], days[there]


def correlation(x: Array, y: Array, days: Array) -> Correlation | None:
    """Spearman's r of the detrended ranks with an effective sample size.

    n_eff = n (1 − q)/(1 + q), q = a_x·a_y clipped to 0–0.99, where a is the lag-1 autocorrelation of the detrended
    ranks; t with max(3, n_eff − 3) degrees of freedom; interval tanh(atanh r ± 1.96·1.03/√(n_eff − 4)). From 28
    pairs on, a weekly rhythm that both columns show is taken out too and costs its six degrees of freedom: two
    people who rest on Sundays are no link. None for fewer than 14 pairs or a column that does not move.
    """
    n = len(days)
    if n < NEED_PAIRS or np.ptp(x) == 0 or np.ptp(y) == 0:
        return None
    ex, ey = _without_trend(ranks(x), days), _without_trend(ranks(y), days)
    ex, ey, taken = _without_shared_week(ex, ey, days)
    r = _r(ex, ey)
    if r is None:
        return None
    return inference(r, n, effective_n(n - taken, _memory(ex), _memory(ey)))


def ranks(values: Array) -> Array:
    """1 for the smallest; equal values share the mean of their places."""
    _kinds, which, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    shared: Array = (last - (counts - 1) / 2)[which]
    return shared


def effective_n(n: int, a_x: float, a_y: float) -> float:
    """How many independent pairs n pairs with these lag-1 autocorrelations are worth; never above n."""
    q = min(max(a_x * a_y, 0.0), 0.99)
    return n * (1 - q) / (1 + q)


def inference(r: float, n: int, n_eff: float) -> Correlation:
    """p and the 95 % interval of a correlation of −1 < r < 1 that rests on n_eff independent pairs."""
    r = min(max(r, -0.999999), 0.999999)
    df = max(3.0, n_eff - 3)
    p = float(2 * stdtr(df, -abs(r) * math.sqrt(df / (1 - r * r))))
    half = 1.96 * SPEARMAN_WIDENING / math.sqrt(max(n_eff - 4, 0.5))
    return Correlation(
        r=r, low=math.tanh(math.atanh(r) - half), high=math.tanh(math.atanh(r) + half), p=p, n=n, n_eff=n_eff
    )


def _without_trend(values: Array, days: Array) -> Array:
    """What is left of a column after a straight line over the days."""
    centred = days - days.mean()
    slope = float(centred @ values) / float(centred @ centred)
    rest: Array = values - values.mean() - slope * centred
    return rest


def _without_shared_week(ex: Array, ey: Array, days: Array) -> tuple[Array, Array, int]:
    """Both columns without their weekly rhythm, and the degrees of freedom it cost; untouched unless both have one."""
    if len(days) < NEED_LABEL:
        return ex, ey, 0
    weekday = days.astype(int) % 7
    present = np.unique(weekday)[1:]
    if not len(present):
        return ex, ey, 0
    design = np.column_stack([days, weekday[:, np.newaxis] == present])
    basis, _upper = np.linalg.qr(design - design.mean(axis=0))
    (p_x, rest_x), (p_y, rest_y) = _rhythm(ex, basis, len(present)), _rhythm(ey, basis, len(present))
    return (rest_x, rest_y, 6) if p_x < RHYTHM and p_y < RHYTHM else (ex, ey, 0)


def _rhythm(rest: Array, basis: Array, weekdays: int) -> tuple[float, Array]:
    """p of an F test for weekdays in a detrended column, and what is left without them.

    `basis`: trend and weekdays, orthonormal.
    """
    left: Array = rest - basis @ (basis.T @ rest)
    free = len(rest) - weekdays - 2
    within, explained = float(left @ left), float(rest @ rest) - float(left @ left)
    if within < 1e-9:
        return 1.0, rest
    f = max(explained, 0.0) / weekdays / (within / free)
    return float(fdtrc(weekdays, free, f)), left


def _r(ex: Array, ey: Array) -> float | None:
    scale = math.sqrt(float(ex @ ex) * float(ey @ ey))
    return float(ex @ ey) / scale if scale > 1e-9 else None


def _memory(rest: Array) -> float:
    """Lag-1 autocorrelation of a residual sequence."""
    centred = rest - rest.mean()
    total = float(centred @ centred)
    return float(centred[1:] @ centred[:-1]) / total if total > 1e-9 else 0.0


def effect_in_points(x: Array, y: Array, lag: int, weekday_of_first: int = 0) -> Effect | None:
    """Least squares: pain today on pain yesterday, the standardised exposure, a trend and, from 56 days, weekdays.

    Points of pain per standard deviation of the exposure, with its standard error. None with too few days.
    """
    days = np.arange(max(lag, 1), len(y))
    exposure, now, before = x[days - lag], y[days], y[days - 1]
    there = ~(np.isnan(exposure) | np.isnan(now) | np.isnan(before))
    days, exposure, now, before = days[there], exposure[there], now[there], before[there]
    n = len(days)
    if n < NEED_PAIRS or exposure.std() == 0 or now.std() == 0:
        return None
    z = (exposure - exposure.mean()) / exposure.std(ddof=1)
    columns = [np.ones(n), before, z, days - days.mean()]
    if n >= NEED_WEEKDAYS:
        weekday = (days + weekday_of_first) % 7
        columns += [(weekday == day).astype(float) for day in range(1, 7)]
    design = np.column_stack(columns)
    return _least_squares(design, now, column=2)


def _least_squares(design: Array, y: Array, column: int) -> Effect | None:
    solved, _rest, rank, _sizes = np.linalg.lstsq(design, y, rcond=None)
    free = len(y) - rank
    if rank < design.shape[1] or free < 3:
        return None
    rest = y - design @ solved
    spread = float(rest @ rest) / free
    error = math.sqrt(max(spread * float(np.linalg.inv(design.T @ design)[column, column]), 0.0))
    beta = float(solved[column])
    return Effect(points=beta, error=error, low=beta - 1.96 * error, high=beta + 1.96 * error)


def thirds(x: Array, y: Array) -> Thirds | None:
    """Mean pain (0 to 10) after the top third and the bottom third of days. None where the exposure hardly varies.

    Days with equal amounts are never torn apart: a third is everything at or beyond its border.
    """
    if len(x) < NEED_PAIRS:
        return None
    low, high = np.quantile(x, [1 / 3, 2 / 3])
    most, least = y[x >= high], y[x <= low]
    if low >= high or not len(most) or not len(least):
        return None
    return Thirds(float(most.mean()), float(least.mean()), len(most), len(least))


def partial_given_today(x: Array, y: Array) -> float | None:
    """Rank correlation of yesterday's exposure and today's pain, with today's exposure and the trend held fixed.

    An exposure has a memory of its own, so part of what looks like yesterday may be today. −1 to 1.
    """
    yesterday, today, pain = x[:-1], x[1:], y[1:]
    there = ~(np.isnan(yesterday) | np.isnan(today) | np.isnan(pain))
    if there.sum() < NEED_PAIRS:
        return None
    days = np.arange(1, len(y), dtype=float)[there]
    a, b, c = (_without_trend(ranks(part[there]), days) for part in (yesterday, today, pain))
    held = float(b @ b)
    if held < 1e-9:
        return _r(a, c)
    return _r(a - b * (float(a @ b) / held), c - b * (float(c @ b) / held))


def same_sign_in_halves(x: Array, y: Array, days: Array) -> bool:
    """Whether the first and the second half of the pairs lean the same way."""
    middle = len(days) // 2
    halves = [
        _r(_without_trend(ranks(x[part]), days[part]), _without_trend(ranks(y[part]), days[part]))
        for part in (slice(None, middle), slice(middle, None))
        if len(days[part]) > 2
    ]
    return len(halves) == 2 and None not in halves and (halves[0] or 0) * (halves[1] or 0) > 0


def benjamini_hochberg(ps: Sequence[float]) -> tuple[float, ...]:
    """q for each p: the share of false labels that is accepted when this one gets a label."""
    m = len(ps)
    order = sorted(range(m), key=lambda i: ps[i], reverse=True)
    qs, best = [1.0] * m, 1.0
    for place, i in enumerate(order):
        best = min(best, ps[i] * m / (m - place))
        qs[i] = best
    return tuple(qs)


def _with_state(link: Link, y: Array, show_possible: bool) -> Link:
    return replace(link, state=state_of(link, spread=_spread(y), show_possible=show_possible))


def _spread(y: Array) -> float:
    there = y[~np.isnan(y)]
    return float(there.std(ddof=1)) if len(there) > 1 else 0.0


def state_of(link: Link, *, spread: float, show_possible: bool = False) -> LinkState:
    """The one state of a link, from its numbers. `spread` is the standard deviation of pain in points."""
    found, n = link.primary.correlation, link.primary.n
    if found is None or n < NEED_PAIRS or spread < LEAST_SPREAD:
        return LinkState.NOT_ENOUGH
    if n < NEED_LABEL:
        return LinkState.EARLY
    q = 1.0 if link.q is None else link.q
    if found.n_eff >= NEED_EFFECTIVE and link.same_sign and q < Q_LIKELY:
        return LinkState.WORSENS if found.r > 0 else LinkState.HELPS
    if show_possible and found.n_eff >= NEED_EFFECTIVE and link.same_sign and q < Q_POSSIBLE:
        return LinkState.POSSIBLE
    return LinkState.LITTLE if found.low >= -LITTLE and found.high <= LITTLE else LinkState.UNCLEAR


def helps(found: Sequence[Link]) -> tuple[Link, ...]:
    """Likely helpers, the surest effect first. What is not at least "likely" is never listed."""
    return _ranked(link for link in found if link.state is LinkState.HELPS)


def worsens(found: Sequence[Link]) -> tuple[Link, ...]:
    """Likely triggers, the surest effect first."""
    return _ranked(link for link in found if link.state is LinkState.WORSENS)


def _ranked(found: Iterable[Link]) -> tuple[Link, ...]:
    """By what is left of the effect when the uncertainty is taken off; ties by how many pairs it rests on."""

    def size(link: Link) -> tuple[float, int]:
        effect = link.primary.effect
        return -(effect.conservative if effect else 0.0), -link.primary.n

    return tuple(sorted(found, key=size))
