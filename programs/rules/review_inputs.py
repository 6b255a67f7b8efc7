"""What the weekly review looks at: the sessions of one week and where the item stands on its ladder."""

import math
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from programs.rules.parameters import Parameters
from programs.rules.rounding import above, at_least
from programs.rules.traffic_light import Light


class Mode(StrEnum):
    """Quota: pain is recorded, only red flags and flares act. Symptom-guided: the lights act."""

    QUOTA = "quota"
    SYMPTOM_GUIDED = "symptom_guided"


class MissReason(StrEnum):
    """Why a session did not happen, in the patient's choice; pain is the one that counts as symptoms."""

    TIME = "time"
    TRANSPORT = "transport"
    MONEY = "money"
    CHILDCARE = "childcare"
    SHIFT = "shift"
    EQUIPMENT = "equipment"
    FEAR = "fear"
    PAIN = "pain"
    MOOD = "mood"
    FORGOT = "forgot"
    OTHER = "other"


SYMPTOM_REASONS = frozenset({MissReason.PAIN})


@dataclass(frozen=True)
class SessionOutcome:
    """One scheduled session of one item; amounts in the item's unit, effort 0–10.

    `actual=None` with no miss reason means not logged, which is unknown and not a miss; `actual=0` is a
    logged miss. `slot` orders sessions of one day. Raises ValueError for an amount or effort out of range.
    """

    on: date
    quota: float
    actual: float | None = None
    light: Light | None = None
    effort: int | None = None
    missed_because: MissReason | None = None
    slot: int = 0

    def __post_init__(self) -> None:
        _require(
            math.isfinite(self.quota) and self.quota > 0, f"quota: must be above zero, not {self.quota}."
        )
        amount_ok = self.actual is None or (math.isfinite(self.actual) and self.actual >= 0)
        _require(amount_ok, f"actual: cannot be {self.actual}.")
        _require(self.effort is None or 0 <= self.effort <= 10, f"effort: is 0 to 10, not {self.effort}.")

    @property
    def logged(self) -> bool:
        """Say whether anything is known about this session."""
        return self.actual is not None or self.missed_because is not None

    def done(self, p: Parameters) -> bool:
        """Say whether the quota was met."""
        return self.actual is not None and at_least(self.actual, p.done_share * self.quota)

    def over(self, p: Parameters) -> bool:
        """Say whether it was more than agreed."""
        return self.actual is not None and above(self.actual, p.over_share * self.quota)

    def missed(self, p: Parameters) -> bool:
        """Say whether it is known that the quota was not met, wholly or in part."""
        return self.logged and not self.done(p)

    def missed_for_symptoms(self, p: Parameters) -> bool:
        """Say whether the quota was missed because of symptoms."""
        return self.missed(p) and self.missed_because in SYMPTOM_REASONS

    def missed_otherwise(self, p: Parameters) -> bool:
        """Say whether the quota was missed for another reason, or for none that was given."""
        return self.missed(p) and self.missed_because not in SYMPTOM_REASONS


@dataclass(frozen=True)
class WeekOfSessions:
    """The scheduled sessions of one week in any order; rows that do not exist yet are unknown.

    `sched` is how many were planned, by default one for each outcome. Raises ValueError below zero.
    """

    outcomes: tuple[SessionOutcome, ...]
    planned: int | None = None

    def __post_init__(self) -> None:
        _require(self.planned is None or self.planned >= 0, "planned: cannot be below zero.")

    @property
    def sched(self) -> int:
        """Return how many sessions count as scheduled; an extra one that was logged counts too."""
        return max(self.planned or 0, len(self.outcomes))

    @property
    def in_order(self) -> list[SessionOutcome]:
        """Return the sessions in time order, the same whatever order the rows came in."""
        return sorted(self.outcomes, key=lambda s: (s.on, s.slot, repr(s)))

    def count(self, holds: Callable[[SessionOutcome], bool]) -> int:
        """Return how many sessions a statement holds for."""
        return sum(holds(outcome) for outcome in self.outcomes)

    def lights(self, light: Light) -> int:
        """Return how many sessions had this light."""
        return self.count(lambda outcome: outcome.light is light)

    def longest_run(self, holds: Callable[[SessionOutcome], bool]) -> int:
        """Return the longest run of sessions a statement holds for; an unknown session ends a run."""
        longest = run = 0
        for outcome in self.in_order:
            run = run + 1 if holds(outcome) else 0
            longest = max(longest, run)
        return longest

    def effort_median(self, p: Parameters) -> float | None:
        """Return the median effort of the sessions that met their quota, None when none was rated."""
        efforts = [o.effort for o in self.outcomes if o.done(p) and o.effort is not None]
        return float(statistics.median(efforts)) if efforts else None


@dataclass(frozen=True)
class ReviewInputs:
    """All that one item's weekly review depends on; amounts in the item's unit, pain and effort 0–10.

    `dpain` is this week's median pain minus the baseline week's, None when either is not logged.
    `effort_target=None` means that effort was not prescribed. `flares_28d` counts the current flare.
    `days_since_last_progress=None` means that the quota never went up. `ceiling` is a cap until reviewed.
    `weeks_at_goal` counts this week. Raises ValueError naming a field that cannot be.
    """

    week: WeekOfSessions
    reviewed_on: date
    mode: Mode
    quota: float
    q0: float
    step: float
    goal: float
    resolution: float = 1.0
    ceiling: float | None = None
    red_flag: str | None = None
    red_flag_on: date | None = None
    flare_since: date | None = None
    flares_28d: int = 0
    effort_target: int | None = None
    dpain: float | None = None
    consec_hold: int = 0
    boom_bust_flag: bool = False
    days_since_last_progress: int | None = None
    upward_changes_this_week: int = 0
    last_reliable_quota: float | None = None
    weeks_at_goal: int = 1

    def __post_init__(self) -> None:
        for name in ("quota", "q0", "step", "goal", "resolution", "ceiling", "last_reliable_quota"):
            value = getattr(self, name)
            fits = value is None or (math.isfinite(value) and value > 0)
            _require(fits, f"{name}: must be above zero, not {value}.")
        for name in ("flares_28d", "consec_hold", "days_since_last_progress", "upward_changes_this_week"):
            value = getattr(self, name)
            _require(value is None or value >= 0, f"{name}: cannot be below zero.")
        _require(self.effort_target is None or 0 <= self.effort_target <= 10, "effort_target: is 0 to 10.")
        _require(self.dpain is None or -10 <= self.dpain <= 10, "dpain: is -10 to 10 points.")
        begun = self.flare_since is None or self.flare_since <= self.reviewed_on
        _require(begun, "flare_since: a flare cannot start after the review.")


def _require(holds: bool, message: str) -> None:
    if not holds:
        raise ValueError(message)
