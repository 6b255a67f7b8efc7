"""Every threshold of the program rules, with unit, bounds, source, rationale and how sure we are of it.

Clinics edit the values; a rule takes the whole set as an argument, and its snapshot is stored with a result.
No trial tested thresholds for progressing activity in neuropathic pain: treat all of them as clinic policy.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final, Self, TypeVar

from programs.rules import citations as cite

PUBLISHED: Final = "published"
FROM_MEMORY: Final = "from memory"
DESIGN: Final = "engineering default"

Number = TypeVar("Number", int, float)


@dataclass(frozen=True)
class ParameterInfo:
    """One threshold as the clinic sees it on the parameters page."""

    name: str
    value: int | float
    unit: str
    low: int | float
    high: int | float
    source: str
    rationale: str
    mark: str


def _p(
    value: Number,
    unit: str,
    bounds: tuple[Number, Number],
    why: str,
    source: str = cite.CLINIC,
    mark: str = "",
) -> Number:
    """Declare one threshold with what a clinician needs to judge it; cited means published unless marked."""
    about = {"unit": unit, "low": bounds[0], "high": bounds[1], "source": source, "rationale": why}
    about["mark"] = mark or (DESIGN if source == cite.CLINIC else PUBLISHED)
    declared: Any = field(default=value, metadata=about)
    return declared  # type: ignore[no-any-return]


@dataclass(frozen=True)
class Parameters:
    """The clinic's thresholds; the defaults are the published value where there is one."""

    # Baseline and ladder
    n_trials: int = _p(3, "trials", (3, 5), "Three pain-contingent trials make a baseline.", cite.BMC_2007)
    max_trials: int = _p(5, "trials", (3, 7), "Unsteady trials earn up to this many.")
    cv_ask_more: float = _p(
        0.35, "SD/mean", (0.1, 1.0), "Above this spread the mean says little; use the median."
    )
    start_fraction: float = _p(
        0.80, "share", (0.5, 1.0), "Start below the baseline to make early success likely.", cite.PACING_GUIDE
    )
    start_fraction_cautious: float = _p(
        0.70,
        "share",
        (0.3, 1.0),
        "Lower start when fear, a flare or low confidence is present.",
        cite.BMC_2007,
    )
    pseq_cautious: int = _p(20, "PSEQ points", (0, 60), "Below this, confidence is low: start lower.")
    step_fraction: float = _p(
        0.10, "share", (0.05, 0.20), "A tenth a week, added, not compounded.", cite.PACING_GUIDE
    )
    step_fraction_min: float = _p(0.05, "share", (0.01, 0.20), "Smallest weekly step.")
    step_fraction_max: float = _p(0.20, "share", (0.05, 0.50), "Largest weekly step.")
    step_days: int = _p(7, "days", (1, 28), "One step up a week at most.", cite.PACING_GUIDE)
    foot_step_cap: int = _p(
        1000,
        "steps/day",
        (0, 5000),
        "Total rise in steps with lost protective sensation until reviewed.",
        cite.IWGDF,
    )

    booster_first: int = _p(
        18, "weeks", (0, 104), "Week of the plan for a first booster session; 0 is none.", cite.BGA, DESIGN
    )
    booster_second: int = _p(26, "weeks", (0, 104), "Week of the second; 0 is none.", cite.BGA, DESIGN)
    booster_third: int = _p(42, "weeks", (0, 104), "Week of the third; 0 is none.", cite.BGA, DESIGN)

    # Session traffic light
    abs_green: int = _p(5, "pain 0–10", (0, 10), "Peak pain up to this is acceptable.", cite.SILBERNAGEL)
    abs_red: int = _p(8, "pain 0–10", (1, 10), "Peak pain from this is too much.")
    rel_from: int = _p(4, "pain 0–10", (1, 10), "From this resting pain, judge the rise instead of the peak.")
    rel_green: int = _p(2, "points", (0, 10), "Rise up to this is acceptable.")
    rel_red: int = _p(4, "points", (1, 10), "Rise from this is too much.")
    nm_amber: int = _p(2, "points", (1, 10), "Next-morning rise that is unsettled.", cite.SILBERNAGEL, DESIGN)
    nm_red: int = _p(3, "points", (1, 10), "Next-morning rise that is too much.", cite.SILBERNAGEL, DESIGN)

    # Weekly review
    done_share: float = _p(0.9, "share of quota", (0.5, 1.0), "From this share the quota counts as met.")
    over_share: float = _p(1.1, "share of quota", (1.0, 2.0), "Above this share it was more than agreed.")
    adherence_good: float = _p(
        0.80,
        "share",
        (0.5, 1.0),
        "Commonest satisfactory range across 86 studies; no consensus exists.",
        cite.BAILEY,
    )
    adherence_low: float = _p(0.50, "share", (0.1, 0.9), "Below this, ask about barriers.")
    logged_min: float = _p(0.60, "share", (0.1, 1.0), "Below this too little is known to judge the week.")
    rated_min: float = _p(0.50, "share", (0.0, 1.0), "Below this too few sessions are rated.")
    red_max: int = _p(2, "sessions", (1, 7), "From this many hard sessions the week is not settled.")
    red_allowed_quota: int = _p(1, "sessions", (0, 7), "Hard sessions that a quota plan tolerates.")
    amber_allowed: int = _p(1, "sessions", (0, 7), "Amber sessions that a symptom-guided plan tolerates.")
    symptom_miss_run: int = _p(2, "sessions", (1, 7), "Symptom misses in a row that ask for a step back.")
    other_miss_run: int = _p(2, "sessions", (1, 7), "Other misses in a row that ask about barriers.")
    hold_run: int = _p(2, "weeks", (1, 8), "Weeks on hold in a row that ask for a review.")
    over_sessions: int = _p(2, "sessions", (1, 7), "Sessions above the quota that prompt pacing.")
    effort_margin: int = _p(1, "effort 0–10", (0, 5), "Effort may pass its target by this much.")
    dpain_symptom: float = _p(1.0, "points", (0.0, 5.0), "Largest rise in a symptom-guided plan (included).")
    dpain_quota: float = _p(
        2.0, "points", (0.0, 10.0), "Rise that stops a quota plan from stepping up.", cite.FARRAR, DESIGN
    )
    reliable_share: float = _p(
        0.80, "share of week", (0.5, 1.0), "A quota met this often counts as reliable."
    )
    floor_share: float = _p(0.80, "share of first quota", (0.1, 1.0), "A step back never goes below this.")
    upward_per_week: int = _p(2, "items", (1, 10), "Plan items that may rise in one week.")
    suggestion_days: int = _p(14, "days", (1, 60), "An unanswered suggestion expires; it is never applied.")

    # Flare plan and possible flare
    flare_share_early: float = _p(0.50, "share of quota", (0.1, 1.0), "First stage of the flare plan.")
    flare_share_late: float = _p(0.75, "share of quota", (0.1, 1.0), "Second stage of the flare plan.")
    flare_stage_days: int = _p(2, "days", (1, 7), "Days in each stage of the flare plan.")
    flare_long_days: int = _p(7, "days", (2, 28), "A flare beyond this needs a review.")
    flare_window_days: int = _p(28, "days", (7, 90), "Window in which flares are counted.")
    flare_window_count: int = _p(2, "flares", (2, 10), "This many flares in the window need a review.")
    flare_rise: float = _p(
        2.0, "points", (0.5, 5.0), "Rise over the usual level that may be a flare.", cite.FARRAR, DESIGN
    )
    flare_start_days: int = _p(2, "logged days", (1, 7), "Days of that rise before it is called possible.")
    flare_gap_days: int = _p(1, "days", (0, 3), "Unlogged days allowed between them.")
    flare_end_rise: float = _p(1.0, "points", (0.0, 5.0), "Below the usual level plus this a day is settled.")
    flare_end_days: int = _p(2, "logged days", (1, 7), "Settled days in a row that end a flare.")
    flare_merge_days: int = _p(3, "days", (0, 14), "Flares closer than this are one flare.")
    flare_usual_days: int = _p(14, "days", (7, 60), "Days without flare that give the usual level.")
    flare_usual_min: int = _p(7, "values", (3, 60), "Values needed to know the usual level.")

    # Pacing
    work_share: float = _p(0.8, "share of tolerance", (0.3, 1.0), "Work stops before tolerance is reached.")
    rest_divisor: float = _p(3.0, "work/rest", (1.0, 10.0), "Rest is the work time divided by this.")
    rest_min: float = _p(2.0, "min", (0.5, 30.0), "Shortest rest.")
    rest_max: float = _p(10.0, "min", (1.0, 60.0), "Longest rest.")
    pacing_cycles: int = _p(2, "cycles", (1, 12), "Work and rest blocks in one timer run.")
    sit_break_min: int = _p(30, "min", (10, 120), "Break up sitting this often.", cite.JOSPT_DIABETES)
    boom_ratio: float = _p(1.5, "× usual", (1.1, 5.0), "A boom day is above this multiple of the usual.")
    boom_mads: float = _p(2.0, "scaled MAD", (0.5, 6.0), "… and above the usual plus this spread.")
    bust_ratio: float = _p(0.5, "× usual", (0.1, 1.0), "A bust day is at or below this multiple.")
    bust_pain: float = _p(2.0, "points", (0.5, 10.0), "… with pain at least this far above the usual.")
    bust_days: int = _p(2, "days", (1, 7), "A bust follows its boom within this many days.")
    usual_days: int = _p(14, "days", (7, 60), "Days before today that give the usual level.")
    usual_min: int = _p(8, "values", (3, 60), "Values needed to know the usual level.")
    boom_window_days: int = _p(28, "days", (7, 90), "Window in which boom–bust pairs are counted.")
    boom_flag_count: int = _p(2, "pairs", (1, 10), "Pairs in the window that prompt a talk about pacing.")
    boom_logged_min: int = _p(20, "days", (7, 90), "Logged days needed before that count means anything.")
    under_share: float = _p(
        0.5, "share of quota", (0.1, 1.0), "Below this on an ordinary day is under-activity."
    )
    under_days: int = _p(3, "days a week", (1, 7), "Such days in a week that prompt a talk.")
    over_days: int = _p(2, "days a week", (1, 7), "Days above the quota in a week that prompt a talk.")

    # Exposure
    exposure_offer_tsk: int = _p(
        29, "TSK-11 points", (11, 44), "Moderate fear, in bands validated in Achilles pain.", cite.TSK_BANDS
    )
    exposure_rungs_min: int = _p(8, "steps", (1, 30), "Fewest steps of a usual ladder.")
    exposure_rungs_max: int = _p(15, "steps", (1, 40), "Most steps of a usual ladder.")
    exposure_start_low: int = _p(30, "fear 0–100", (0, 100), "Start with a step of at least this much fear.")
    exposure_start_high: int = _p(50, "fear 0–100", (0, 100), "… and at most this much.")
    exposure_trials: int = _p(2, "trials", (1, 10), "Trials without safety behaviours before the next step.")
    exposure_likelihood: int = _p(
        25, "likelihood 0–100", (0, 100), "After a trial the harm seems this likely at most."
    )
    exposure_suds_share: float = _p(
        0.5, "share of first fear", (0.1, 1.0), "Fear peaking at this share or less counts as learnt."
    )
    exposure_fall: int = _p(10, "points", (1, 100), "A smaller fall in likelihood means: stay.")
    exposure_avoided: int = _p(2, "trials", (1, 10), "Avoided this often, a step is split.")
    exposure_suds_split: int = _p(90, "fear 0–100", (1, 100), "From this fear on, a step is split.")
    exposure_pain_rise: int = _p(
        3, "points", (1, 10), "Pain this far up for more than 48 hours asks for a review."
    )
    exposure_vary_from: float = _p(
        0.5,
        "share of ladder",
        (0.0, 1.0),
        "From this share done, the order varies: it helps memory.",
        cite.INHIBITORY,
        FROM_MEMORY,
    )

    # Adherence
    adherence_days: int = _p(28, "days", (7, 90), "Rolling window of the adherence figures.")

    @classmethod
    def describe(cls, values: "Parameters | None" = None) -> tuple[ParameterInfo, ...]:
        """Return every threshold with its provenance; pass a set to see its values."""
        shown = values or cls()
        return tuple(ParameterInfo(f.name, getattr(shown, f.name), **f.metadata) for f in fields(cls))

    def snapshot(self) -> dict[str, float | int | str]:
        """Return name and value of every threshold, to be stored with a rule result."""
        return {f.name: getattr(self, f.name) for f in fields(self)}

    @classmethod
    def of_snapshot(cls, values: Mapping[str, Any]) -> Self:
        """Return the set a result was made with; a threshold that did not exist then has its default."""
        return cls(**{f.name: values[f.name] for f in fields(cls) if f.name in values})

    def with_values(self, values: Mapping[str, object]) -> Self:
        """Return a copy with some thresholds changed; raises ValueError naming the first that cannot be."""
        known = {f.name: f for f in fields(self)}
        for name, value in values.items():
            if name not in known:
                raise ValueError(f"{name}: there is no such parameter.")
            _check(name, value, known[name].type is int, known[name].metadata)
        changed: dict[str, Any] = dict(values)
        result = replace(self, **changed)
        result._check_order()
        return result

    def _check_order(self) -> None:
        """Raise ValueError when two thresholds contradict each other and leave a band empty."""
        for low, high, strict in _ORDERED:
            below, above = getattr(self, low), getattr(self, high)
            if below > above or (strict and below == above):
                raise ValueError(f"{low}: must be {'below' if strict else 'at most'} {high} ({above}).")


_ORDERED: Final = (
    ("n_trials", "max_trials", False),
    ("start_fraction_cautious", "start_fraction", False),
    ("step_fraction_min", "step_fraction", False),
    ("step_fraction", "step_fraction_max", False),
    ("abs_green", "abs_red", True),
    ("rel_green", "rel_red", True),
    ("nm_amber", "nm_red", True),
    ("adherence_low", "adherence_good", True),
    ("red_allowed_quota", "red_max", True),
    ("flare_share_early", "flare_share_late", False),
    ("flare_end_rise", "flare_rise", False),
    ("flare_usual_min", "flare_usual_days", False),
    ("rest_min", "rest_max", False),
    ("usual_min", "usual_days", False),
    ("boom_logged_min", "boom_window_days", False),
    ("exposure_rungs_min", "exposure_rungs_max", False),
    ("exposure_start_low", "exposure_start_high", False),
)


def _check(name: str, value: object, whole: bool, about: Mapping[str, Any]) -> None:
    """Raise ValueError unless the value is a number of the right kind within its bounds."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"{name}: must be a number.")
    if whole and not isinstance(value, int):
        raise ValueError(f"{name}: must be a whole number.")
    if not about["low"] <= value <= about["high"]:
        raise ValueError(f"{name}: must be from {about['low']} to {about['high']} {about['unit']}.")
