"""Rounding to the unit an activity is counted in, free of binary surprises such as 0.29 × 100 < 29."""

import math
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal


def _to_unit(value: float, resolution: float, rounding: str) -> float:
    unit = Decimal(repr(float(resolution)))
    steps = Decimal(repr(round(float(value), 9))) / unit
    return float(steps.to_integral_value(rounding=rounding) * unit)


def floor_to(value: float, resolution: float) -> float:
    """Return the largest multiple of the resolution at or below the value."""
    return _to_unit(value, resolution, ROUND_FLOOR)


def ceil_to(value: float, resolution: float) -> float:
    """Return the smallest multiple of the resolution at or above the value."""
    return _to_unit(value, resolution, ROUND_CEILING)


def round_to(value: float, resolution: float) -> float:
    """Return the nearest multiple of the resolution; a tie goes to the even multiple, as Python's round."""
    return _to_unit(value, resolution, ROUND_HALF_EVEN)


def tidy(value: float) -> str:
    """Write a number the way people do: 8 rather than 8.0, 7.5 as it is."""
    return f"{round(value, 2):g}" if abs(value) < 1e5 else f"{round(value):d}"


def at_least(value: float, limit: float) -> bool:
    """Compare shares so that 0.9 × 10 minutes is met by 9 minutes whatever the binary noise."""
    return value > limit or math.isclose(value, limit, rel_tol=1e-9, abs_tol=1e-12)


def above(value: float, limit: float) -> bool:
    """Say whether a value is more than a limit beyond binary noise."""
    return not at_least(limit, value)
