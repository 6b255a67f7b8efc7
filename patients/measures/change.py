"""What may be said about the difference between two scores of one instrument.

"Beyond measurement error" only above the MDC, "meaningful to most" only above the MCID (and with another band where
the instrument says so). A difference of exactly the threshold earns neither. Without a threshold nothing is claimed.
"""

from dataclasses import dataclass
from enum import StrEnum

from patients.measures.instrument import Better, Instrument
from patients.measures.wording import gettext_noop

BEYOND_ERROR = gettext_noop("beyond measurement error")
MEANINGFUL = gettext_noop("meaningful to most")
WITHIN_ERROR = gettext_noop("within measurement error")
LARGE_YET_WITHIN = gettext_noop("of a size that is meaningful to most, yet within measurement error")


class Direction(StrEnum):
    """How the second score stands to the first."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    MOVED = "moved"  # an instrument that only screens


@dataclass(frozen=True)
class Change:
    """A difference and what may be said about it. `beyond_error` and `meaningful` are None when nothing is known."""

    before: float
    after: float
    direction: Direction
    beyond_error: bool | None
    meaningful: bool | None
    size: str = ""

    @property
    def delta(self) -> float:
        """After minus before, to two decimals."""
        return round(self.after - self.before, 2)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that were earned, in words to translate."""
        earned = [MEANINGFUL] if self.meaningful else []
        if self.beyond_error is not None:
            earned.insert(0, BEYOND_ERROR if self.beyond_error else WITHIN_ERROR)
        return tuple(earned)

    @property
    def told(self) -> tuple[str, ...]:
        """The labels as they are said: where the two pull apart, in one phrase that does not contradict itself."""
        return (LARGE_YET_WITHIN,) if self.labels == (WITHIN_ERROR, MEANINGFUL) else self.labels


def change(instrument: Instrument, before: float, after: float) -> Change:
    """Compare two scores of the same instrument."""
    far = round(abs(after - before), 2)
    sizes = [band.words for band in instrument.sizes if far >= band.start]
    return Change(
        before,
        after,
        _direction(instrument, before, after),
        None if instrument.mdc is None else far > instrument.mdc.value,
        _is_meaningful(instrument, before, after, far),
        sizes[-1] if sizes else "",
    )


def _direction(instrument: Instrument, before: float, after: float) -> Direction:
    if before == after:
        return Direction.SAME
    if instrument.better is Better.NEITHER:
        return Direction.MOVED
    return Direction.BETTER if (after > before) is (instrument.better is Better.HIGHER) else Direction.WORSE


def _is_meaningful(instrument: Instrument, before: float, after: float, far: float) -> bool | None:
    needed = instrument.mcid
    if needed is None or instrument.better is Better.NEITHER:
        return None
    moved_band = not needed.with_band or instrument.band(before) != instrument.band(after)
    return far > needed.value and moved_band
