"""Graded exposure: which step of a fear ladder to suggest next, from what was predicted and what happened.

For fear, not for deconditioning, and apart from quotas. In 20 single cases fear fell in 65 % and pain in 20 %,
fear first (Bontinck 2022, PMC8911417): fear is charted by itself and pain relief is never promised. Comparing
the prediction with what happened did as well as or better than waiting for fear to fade (doi:10.2147/JPR.S265709).
A rise in pain alone is never a failure. The limits are engineering defaults and clinic policy.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from programs.rules.exposure_case import Case, ExposureInputs, Rung, Trial, case_of, data_gaps, facts
from programs.rules.exposure_case import ExposureOutcome as Outcome
from programs.rules.parameters import Parameters
from programs.rules.review_case import Fact

__all__ = [
    "RULE_VERSION",
    "ExposureInputs",
    "ExposureResult",
    "Outcome",
    "Rung",
    "Trial",
    "next_rung",
    "offer_exposure",
    "review_exposure",
    "sort_rungs",
    "start_rung",
    "violation",
]

RULE_VERSION: Final = "exposure-1"


@dataclass(frozen=True)
class ExposureResult:
    """One suggestion for a clinician; `rung` is the key of the step to work on next, None when there is none."""

    rule_id: str
    outcome: Outcome
    rung: str | None
    reason: str
    options: tuple[str, ...]
    facts: dict[str, Fact]
    data_gaps: tuple[str, ...]
    version: str = RULE_VERSION


@dataclass(frozen=True)
class Offer:
    """Whether exposure is worth talking about, and why."""

    offered: bool
    reason: str


@dataclass(frozen=True)
class _Decision:
    rule_id: str
    outcome: Outcome
    rung: str | None
    reason: str
    options: tuple[str, ...]


def violation(trial: Trial) -> int | None:
    """Return how far the prediction missed, -100 to 100 points; None when a half of it is not known."""
    if trial.likelihood_pre is None or trial.happened is None:
        return None
    return trial.likelihood_pre - (100 if trial.happened else 0)


def sort_rungs(rungs: Iterable[Rung]) -> tuple[Rung, ...]:
    """Return the steps from least to most fear (SUDS 0–100); equal ones keep a fixed order."""
    return tuple(sorted(rungs, key=lambda rung: (rung.suds_initial, rung.key)))


def start_rung(rungs: Iterable[Rung], p: Parameters = Parameters()) -> Rung:  # noqa: B008 – frozen
    """Return the first step inside the band to start in (30–50), else the nearest to it, the easier of two.

    Raises ValueError for a ladder without steps.
    """
    ladder = sort_rungs(rungs)
    if not ladder:
        raise ValueError("A ladder needs at least one step.")
    return min(ladder, key=lambda rung: _outside(rung.suds_initial, p))


def _outside(suds: int, p: Parameters) -> int:
    return max(p.exposure_start_low - suds, suds - p.exposure_start_high, 0)


def next_rung(
    rungs: Iterable[Rung],
    p: Parameters = Parameters(),  # noqa: B008 – frozen
    after: str | None = None,
) -> Rung | None:
    """Return the step to do after this one, None when all from the start up are done.

    In order of fear at first: the next harder one. From half the ladder on the order varies, because what is
    learnt in a varied order is remembered better: each time the middle one of those left.
    """
    ladder = sort_rungs(rungs)
    working = ladder[ladder.index(start_rung(ladder, p)) :]
    left = [rung for rung in working if not rung.done]
    if not left:
        return None
    if len(working) - len(left) >= p.exposure_vary_from * len(working):
        return left[len(left) // 2]
    harder = [rung for rung in left if rung in _above(ladder, after)]
    return (harder or left)[0]


def _above(ladder: tuple[Rung, ...], key: str | None) -> tuple[Rung, ...]:
    keys = [rung.key for rung in ladder]
    return ladder[keys.index(key) + 1 :] if key in keys else ladder


def offer_exposure(
    tsk11: int | None,
    names_a_feared_movement: bool,
    p: Parameters = Parameters(),  # noqa: B008 – frozen
) -> Offer:
    """Say whether fear seems larger than capacity; TSK-11 is 11–44 or not known. Raises ValueError."""
    if tsk11 is not None and not 11 <= tsk11 <= 44:
        raise ValueError(f"A TSK-11 total is from 11 to 44, not {tsk11}.")
    if names_a_feared_movement:
        return Offer(True, "Names a movement that is feared and safe.")
    if tsk11 is None:
        return Offer(False, "TSK-11 is not known and no feared movement is named.")
    if tsk11 >= p.exposure_offer_tsk:
        return Offer(True, f"TSK-11 is {tsk11}: moderate fear of movement or more.")
    return Offer(False, f"TSK-11 is {tsk11} and no feared movement is named.")


def review_exposure(inputs: ExposureInputs, p: Parameters = Parameters()) -> ExposureResult:  # noqa: B008
    """Return the one suggestion that follows from the trials at the current step, with its reason."""
    case = case_of(inputs, p)
    decision = next(decided for rule in _RULES if (decided := rule(case)) is not None)
    return ExposureResult(
        rule_id=decision.rule_id,
        outcome=decision.outcome,
        rung=decision.rung,
        reason=decision.reason,
        options=decision.options,
        facts=facts(case),
        data_gaps=data_gaps(case),
    )


def _e0_not_cleared(case: Case) -> _Decision | None:
    if case.given.cleared:
        return None
    reason = "Nobody has confirmed yet that these situations are medically safe: no step before that."
    options = ("Confirm that the situations are safe", "Change the situations", "Refer")
    return _Decision("E0", Outcome.BLOCKED, None, reason, options)


def _e1_start(case: Case) -> _Decision | None:
    if case.rung is not None:
        return None
    first = start_rung(case.given.rungs, case.p)
    reason = f"Start with a step of fear {first.suds_initial} out of 100."
    options = ("Start here", "Start with another step", "Build more steps first")
    return _Decision("E1", Outcome.START, first.key, reason, options)


def _e2_harm_happened(case: Case) -> _Decision | None:
    if not case.harmed:
        return None
    reason = f"What was feared happened, {_times(case.harmed)}: look at it together before the next trial."
    options = ("Repeat with a safer set-up", "Go back one step", "Check medical safety again")
    return _Decision("E2", Outcome.REVIEW, case.key, reason, options)


def _e3_pain_stayed(case: Case) -> _Decision | None:
    if not case.pain_stayed:
        return None
    reason = f"Pain was still {case.p.exposure_pain_rise} or more above its level before, after 48 hours."
    options = ("Keep the step, smaller dose", "Pause until it settles", "Check medical safety again")
    return _Decision("E3", Outcome.REVIEW, case.key, reason, options)


def _e4_split(case: Case) -> _Decision | None:
    avoided = case.avoided >= case.p.exposure_avoided
    peak = case.last_peak
    if not avoided and (peak is None or peak < case.p.exposure_suds_split):
        return None
    what = f"Avoided {_times(case.avoided)}" if avoided else f"Fear peaked at {peak} out of 100"
    options = ("Split the step into smaller ones", "Repeat it as it is", "Do it together at a visit")
    return _Decision("E4", Outcome.SPLIT, case.key, f"{what}: a smaller step in between may help.", options)


def _e5_one_place(case: Case) -> _Decision | None:
    if not case.learnt or len(case.contexts) != 1:
        return None
    reason = f"{case.learnt}. Learnt in one place only ({case.contexts[0]}): repeat it somewhere else."
    options = ("Repeat in a new place", "Go on to the next step")
    return _Decision("E5", Outcome.NEW_CONTEXT, case.key, reason, options)


def _e6_advance(case: Case) -> _Decision | None:
    if not case.learnt:
        return None
    rungs = (Rung(r.key, r.suds_initial, r.done or r.key == case.key) for r in case.given.rungs)
    following = next_rung(rungs, case.p, after=case.key)
    if following is None:
        reason = f"{case.learnt}. Every step is done: keep using what was learnt."
        return _Decision("E6", Outcome.COMPLETE, None, reason, ("Close the ladder", "Add a harder step"))
    options = ("Go on to the next step", "Repeat in a new place", "Choose another step")
    return _Decision("E6", Outcome.ADVANCE, following.key, f"{case.learnt}.", options)


def _e7_little_change(case: Case) -> _Decision | None:
    fall = case.last_fall
    if fall is None or fall >= case.p.exposure_fall:
        return None
    reason = (
        f"How likely it seemed fell by {fall} points, less than {case.p.exposure_fall}: stay with this step."
    )
    options = ("Repeat without safety behaviours", "Make the prediction more precise", "Split the step")
    return _Decision("E7", Outcome.STAY, case.key, reason, options)


def _e8_repeat(case: Case) -> _Decision:
    reason = (
        "On its way: repeat this step." if case.completed else "This step has no completed trial yet: do it."
    )
    return _Decision(
        "E8", Outcome.STAY, case.key, reason, ("Repeat this step", "Talk about what is in the way")
    )


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


_RULES: Final[tuple[Callable[[Case], _Decision | None], ...]] = (
    _e0_not_cleared,
    _e1_start,
    _e2_harm_happened,
    _e3_pain_stayed,
    _e4_split,
    _e5_one_place,
    _e6_advance,
    _e7_little_change,
    _e8_repeat,
)
