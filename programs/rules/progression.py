"""The weekly review of one item: rules R0 to R8 in their fixed order, the first that matches decides.

A suggestion is a pure function of the log: it names its rule, its reason, other options and what was missing.
Nothing is applied without a clinician. Quotas and steps follow graded activity trials (BMC Public Health
2007;7:254) and the adherence band Bailey 2018; no trial tested the thresholds that progress activity in
neuropathic pain, so they are clinic policy.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from programs.rules.flare import flare_needs_review
from programs.rules.parameters import Parameters
from programs.rules.review_case import (
    Case,
    Fact,
    case_of,
    data_gaps,
    facts,
    miss_reasons,
    next_quota,
    obstacles,
)
from programs.rules.review_inputs import (
    MissReason,
    Mode,
    ReviewInputs,
    SessionOutcome,
    WeekOfSessions,
)
from programs.rules.rounding import at_least, tidy

__all__ = [
    "RULE_VERSION",
    "MissReason",
    "Mode",
    "Outcome",
    "ReviewInputs",
    "ReviewResult",
    "SessionOutcome",
    "WeekOfSessions",
    "review_week",
]

RULE_VERSION: Final = "progression-1"


class Outcome(StrEnum):
    """What the review suggests for the coming week."""

    PROGRESS = "progress"
    HOLD = "hold"
    STEP_BACK = "step_back"
    FLARE_PLAN = "flare_plan"
    REVIEW = "review"
    MAINTAIN = "maintain"


@dataclass(frozen=True)
class ReviewResult:
    """One suggestion for a clinician; `proposed_quota` is None when no number is suggested.

    `suspend` pauses the item until a clinician records an outcome. `accept_needs_reason` asks for a typed
    reason when a step up is accepted although a session was amber or red.
    """

    rule_id: str
    outcome: Outcome
    proposed_quota: float | None
    reason: str
    options: tuple[str, ...]
    facts: dict[str, Fact]
    data_gaps: tuple[str, ...]
    suspend: bool
    accept_needs_reason: bool
    version: str = RULE_VERSION


@dataclass(frozen=True)
class _Decision:
    rule_id: str
    outcome: Outcome
    reason: str
    quota: float | None = None
    options: tuple[str, ...] = ()
    suspend: bool = False


def review_week(inputs: ReviewInputs, p: Parameters = Parameters()) -> ReviewResult:  # noqa: B008 – frozen
    """Return the one suggestion that follows from the week, with its reason."""
    case = case_of(inputs, p)
    decision = next(decided for rule in _RULES if (decided := rule(case)) is not None)
    return ReviewResult(
        rule_id=decision.rule_id,
        outcome=decision.outcome,
        proposed_quota=decision.quota,
        reason=decision.reason,
        options=decision.options,
        facts=facts(case),
        data_gaps=data_gaps(case),
        suspend=decision.suspend,
        accept_needs_reason=decision.outcome is Outcome.PROGRESS and case.amber + case.red > 0,
    )


def _r0_safety(case: Case) -> _Decision | None:
    flag, when = case.given.red_flag, case.given.red_flag_on
    if flag is None:
        return None
    on = f" on {when.isoformat()}" if when else ""
    reason = f"Safety answer{on}: {flag}. Item paused until a clinician records an outcome."
    options = ("Record the outcome and resume", "Keep paused and refer", "Stop the item")
    return _Decision("R0", Outcome.REVIEW, reason, options=options, suspend=True)


def _r2a_flare(case: Case) -> _Decision | None:
    given = case.given
    if given.flare_since is None or case.guided:
        return None
    verdict = flare_needs_review(given.flare_since, given.reviewed_on, given.flares_28d, case.p)
    if verdict.needed:
        options = ("Talk about what keeps the flare going", "Set a new baseline", "Repeat the flare plan")
        return _Decision("R2a", Outcome.REVIEW, verdict.reason, options=options)
    reason = (
        f"Flare since {given.flare_since.isoformat()}: pre-agreed setback plan, "
        f"then resume at {tidy(case.repeat)}."
    )
    return _Decision(
        "R2a", Outcome.FLARE_PLAN, reason, case.repeat, ("Start the flare plan", "Keep the quota")
    )


def _r2b_not_settled(case: Case) -> _Decision | None:
    too_hard = case.red >= case.p.red_max
    if not case.guided or not (too_hard or case.given.flare_since):
        return None
    flare = f"Flare since {case.given.flare_since.isoformat()}." if case.given.flare_since else ""
    hard = f"{case.red} sessions over the agreed limit or not settled by next morning." if too_hard else ""
    return _step_back(case, "R2b", f"{hard} {flare}".strip(), case.given.quota - case.given.step)


def _r2c_hard_quota_week(case: Case) -> _Decision | None:
    if case.red < case.p.red_max or case.guided:
        return None
    reason = (
        f"{case.red} hard sessions; time-contingent plan is not cut for pain alone – clinician to decide "
        "keep / setback plan / switch mode."
    )
    options = ("Keep the quota", "Use the setback plan", "Switch to symptom-guided")
    return _Decision("R2c", Outcome.REVIEW, reason, options=options)


def _r1_too_little_known(case: Case) -> _Decision | None:
    enough_logged = case.sched > 0 and at_least(case.logged / case.sched, case.p.logged_min)
    enough_rated = case.done == 0 or at_least(case.rated / case.done, case.p.rated_min)
    if enough_logged and enough_rated:
        return None
    if case.sched == 0:
        reason = "No session was planned this week; not enough to judge."
    elif not enough_logged:
        reason = (
            f"Only {case.logged}/{case.sched} sessions are logged; not enough to judge. "
            "Ask about barriers to logging."
        )
    else:
        reason = (
            f"Only {case.rated}/{case.done} completed sessions are rated; not enough to judge. "
            "Ask about barriers to rating."
        )
    return _hold(case, "R1", reason, "Fill in what is known together")


def _r3_symptom_misses(case: Case) -> _Decision | None:
    if case.symptom_run < case.p.symptom_miss_run:
        return None
    given, reliable = case.given, case.given.last_reliable_quota
    times = "twice" if case.symptom_run == 2 else f"{case.symptom_run} times in a row"
    if reliable is not None and reliable < given.quota:
        reason = f"Quota missed {times} for symptoms; last reliable level was {tidy(reliable)}."
        return _step_back(case, "R3", reason, reliable)
    reason = f"Quota missed {times} for symptoms; no lower level is known to be reliable, so one step back."
    return _step_back(case, "R3", reason, given.quota - given.step)


def _r4_barriers(case: Case) -> _Decision | None:
    low = not at_least(case.adherence, case.p.adherence_low)
    held = case.given.consec_hold >= case.p.hold_run
    if not (low or held or case.other_run >= case.p.other_miss_run):
        return None
    reason = (
        f"Completed {case.adherence:.0%}; reasons: {miss_reasons(case)}. "
        "Consider time, transport, fear, meaning of goal."
    )
    if held:
        reason += f" On hold for {case.given.consec_hold} weeks in a row."
    options = ("Talk about barriers", "Change days or amount", "Choose another activity")
    return _Decision("R4", Outcome.REVIEW, reason, options=options)


def _r5_more_than_agreed(case: Case) -> _Decision | None:
    if case.over >= case.p.over_sessions:
        reason = (
            f"Did more than agreed on {case.over} days; the target is exactly the quota, good days included."
        )
    elif case.given.boom_bust_flag:
        reason = (
            "Very active days were followed by low days with more pain; "
            "the target is exactly the quota, good days included."
        )
    else:
        return None
    return _hold(case, "R5", reason, "Talk about pacing")


def _r6_goal_reached(case: Case) -> _Decision | None:
    given = case.given
    if given.quota < given.goal or not at_least(case.adherence, case.p.adherence_good):
        return None
    reason = f"Goal reached for {given.weeks_at_goal} wk."
    return _Decision("R6", Outcome.MAINTAIN, reason, case.cap, ("Maintain", "Offer a new goal"))


def _r7_progress(case: Case) -> _Decision | None:
    if obstacles(case):
        return None
    reason = f"{case.done}/{case.sched} completed, pain settled as agreed"
    reason += "." if case.effort is None else f", effort {tidy(case.effort)}/10."
    return _Decision("R7", Outcome.PROGRESS, reason, next_quota(case), ("One step up", "Repeat the quota"))


def _r8_repeat(case: Case) -> _Decision:
    why = "; ".join(obstacles(case))
    return _hold(case, "R8", f"Mixed week: repeat {tidy(case.repeat)} ({why}).", "Change days or amount")


_RULES: Final[tuple[Callable[[Case], _Decision | None], ...]] = (
    _r0_safety,
    _r2a_flare,
    _r2b_not_settled,
    _r2c_hard_quota_week,
    _r1_too_little_known,
    _r3_symptom_misses,
    _r4_barriers,
    _r5_more_than_agreed,
    _r6_goal_reached,
    _r7_progress,
    _r8_repeat,
)


def _step_back(case: Case, rule_id: str, reason: str, target: float) -> _Decision:
    """Suggest a lower quota, never below the floor; at the floor it is for the clinician to decide."""
    quota = round(min(case.cap, max(target, case.floor)), 9)
    if quota >= case.given.quota:
        reason += f" {tidy(case.given.quota)} is already the lowest agreed level: clinician to decide."
        options = ("Set a new baseline", "Change the activity", "Pause the item")
        return _Decision(rule_id, Outcome.REVIEW, reason, options=options)
    return _Decision(
        rule_id, Outcome.STEP_BACK, reason, quota, ("Step back", "Repeat the quota", "Talk first")
    )


def _hold(case: Case, rule_id: str, reason: str, other: str) -> _Decision:
    return _Decision(rule_id, Outcome.HOLD, reason, case.repeat, ("Repeat the quota", other))
