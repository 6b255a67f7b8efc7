"""What is planted in the demo data of one patient, so that a test or a reader can look for it again."""

from dataclasses import dataclass
from enum import StrEnum


class Adherence(StrEnum):
    """How someone keeps to the plan and to the journal."""

    STEADY = "steady"
    FADING = "fading"
    SPORADIC = "sporadic"
    OVER_DOER = "over_doer"


@dataclass(frozen=True, slots=True)
class Flare:
    """A planted flare: first day offset, length in days, rise in points (0 to 10 scale)."""

    start: int
    days: int
    rise: float

    def covers(self, offset: int) -> bool:
        """Does the flare hold on this day?"""
        return self.start <= offset < self.start + self.days


@dataclass(frozen=True, slots=True)
class Truth:
    """The parameters of one invented patient; pain in points on 0 to 10, effects per +1 SD."""

    level: float
    """Usual pain at the start."""
    phi: float
    """How much of a day's deviation carries over to the next (lag-1 autocorrelation)."""
    noise: float
    """SD of what is new each day."""
    activity_effect: float
    """Points of pain tomorrow per +1 SD of activity today: above 0 harmful, below 0 helpful, 0 none."""
    sleep_effect: float
    """Points of pain today per +1 SD of better sleep in the night before."""
    trend: float
    """Points from the first day to the last."""
    weekend: float
    """Activity at weekends as a share of weekdays."""
    missing: float
    """Share of days not logged, apart from what follows bad days and from fading."""
    missing_after_bad: float
    """Added to it on the day after pain of a point or more above usual."""
    adherence: Adherence
    flares: tuple[Flare, ...] = ()
    booms: tuple[int, ...] = ()
    """Day offsets of doing far too much, each followed by a day or two of doing little in more pain."""
    silent_from: int | None = None
    """Day offset from which nothing is logged any more."""

    @property
    def boom_bust(self) -> bool:
        """Does this patient go from boom to bust?"""
        return bool(self.booms)

    @property
    def harmful(self) -> bool:
        """Do days after more activity hurt more?"""
        return self.activity_effect > 0

    @property
    def helpful(self) -> bool:
        """Do days after more activity hurt less?"""
        return self.activity_effect < 0

    def in_flare(self, offset: int) -> bool:
        """Is this day inside a planted flare?"""
        return any(flare.covers(offset) for flare in self.flares)
