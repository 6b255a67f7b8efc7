"""Did the level of pain change once, and around when? One mean shift, tested against pain's own memory.

Off below 42 logged days. Never with a cause: a date beside a date is not a reason.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

NEED_DAYS: Final = 42
EDGE: Final = 10
"""No shift is looked for within the first or last ten logged days."""
DRAWS: Final = 999
SURE: Final = 0.01
MARGIN: Final = timedelta(days=5)
"""Half of the band that is shown: the day itself can't be known better (engineering default)."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """One shift in level: the first day after it, the means before and after (0 to 10), and how sure (p)."""

    on: date
    before: float
    after: float
    p: float

    @property
    def band(self) -> tuple[date, date]:
        """The days to shade: five on each side."""
        return self.on - MARGIN, self.on + MARGIN

    @property
    def shown(self) -> bool:
        """Only what chance would bring less than once in a hundred is shown."""
        return self.p < SURE


def change_point(
    dates: Sequence[date], values: Sequence[float | None], *, seed: int = 0
) -> ChangePoint | None:
    """The likeliest single shift of the mean; None with fewer than 42 logged days or pain that never moves.

    Statistic: the largest F over all days at least ten logged days from either end. p: how often 999 series with
    pain's own memory (AR(1), φ from the fit without a shift) and no shift reach it. The draws are seeded, so the
    same log gives the same answer. ValueError when the columns differ in length.
    """
    if len(dates) != len(values):
        raise ValueError("One value for each day.")
    logged = [(day, float(value)) for day, value in zip(dates, values, strict=True) if value is not None]
    y = np.array([value for _day, value in logged])
    if len(y) < NEED_DAYS or np.ptp(y) == 0:
        return None
    stats = shift_statistics(y[np.newaxis, :])[0]
    place = int(stats.argmax())
    at = place + EDGE
    p = _p_value(y, float(stats[place]), seed)
    return ChangePoint(logged[at][0], float(y[:at].mean()), float(y[at:].mean()), p)


def shift_statistics(rows: Array) -> Array:
    """F of a shift at each place from the tenth to the tenth last, for each row. Needs more than twenty columns."""
    n = rows.shape[1]
    sums = np.cumsum(rows, axis=1)[:, EDGE - 1 : n - EDGE]
    total = rows.sum(axis=1, keepdims=True)
    first = np.arange(EDGE, n - EDGE + 1, dtype=float)
    between = sums**2 / first + (total - sums) ** 2 / (n - first) - total**2 / n
    within = (rows**2).sum(axis=1, keepdims=True) - total**2 / n - between
    found: Array = between / (np.maximum(within, 1e-9) / (n - 2))
    return found


def _p_value(y: Array, reached: float, seed: int) -> float:
    draws = _without_a_shift(y, np.random.default_rng(seed))
    beyond = int((shift_statistics(draws).max(axis=1) >= reached).sum())
    return (1 + beyond) / (1 + DRAWS)


def _without_a_shift(y: Array, random: np.random.Generator) -> Array:
    """999 series as long as y, with its memory and spread and no shift."""
    centred = y - y.mean()
    phi = float(centred[1:] @ centred[:-1]) / float(centred @ centred)
    phi = min(max(phi, -0.95), 0.95)
    noise = random.normal(size=(DRAWS, len(y)))
    made = np.empty_like(noise)
    made[:, 0] = noise[:, 0]
    step = math.sqrt(1 - phi * phi)
    for day in range(1, len(y)):
        made[:, day] = phi * made[:, day - 1] + step * noise[:, day]
    return made
