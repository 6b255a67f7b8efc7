"""What a week adds up to: the counts, bounds and gaps that the weekly review decides on."""

from dataclasses import dataclass

from programs.rules.parameters import Parameters
from programs.rules.review_inputs import Mode, ReviewInputs
from programs.rules.rounding import at_least, ceil_to
from programs.rules.traffic_light import Light

Fact = str | int | float | bool | None


@dataclass(frozen=True)
class Case:
    """The inputs with everything that more than one rule counts."""

    given: ReviewInputs
    p: Parameters
    sched: int
    done: int
    missed: int
    over: int
    rated: int
    amber: int
    red: int
    symptom_run: int
    other_run: int
    effort: float | None

    @property
    def logged(self) -> int:
        """Return the sessions of which anything is known."""
        return self.done + self.missed

    @property
    def adherence(self) -> float:
        """Return the share known to be completed, the lower bound."""
        return self.done / self.sched if self.sched else 0.0

    @property
    def guided(self) -> bool:
        """Say whether the session lights act in this plan."""
        return self.given.mode is Mode.SYMPTOM_GUIDED

    @property
    def floor(self) -> float:
        """Return the level a step back never goes below, in whole units of the resolution."""
        return ceil_to(self.p.floor_share * self.given.q0, self.given.resolution)

    @property
    def cap(self) -> float:
        """Return the level no suggestion goes above: the goal, or the ceiling until reviewed."""
        return min(self.given.goal, self.given.ceiling or self.given.goal)

    @property
    def repeat(self) -> float:
        """Return this week's quota once more, within the cap."""
        return min(self.given.quota, self.cap)


def case_of(inputs: ReviewInputs, p: Parameters) -> Case:
    """Count everything the rules look at, once."""
    week = inputs.week
    return Case(
        given=inputs,
        p=p,
        sched=week.sched,
        done=week.count(lambda s: s.done(p)),
        missed=week.count(lambda s: s.missed(p)),
        over=week.count(lambda s: s.over(p)),
        rated=week.count(lambda s: s.done(p) and s.light is not None),
        amber=week.lights(Light.AMBER),
        red=week.lights(Light.RED),
        symptom_run=week.longest_run(lambda s: s.missed_for_symptoms(p)),
        other_run=week.longest_run(lambda s: s.missed_otherwise(p)),
        effort=week.effort_median(p),
    )


def next_quota(case: Case) -> float:
    """Return one step up, never above the cap."""
    return round(min(case.cap, case.given.quota + case.given.step), 9)


def obstacles(case: Case) -> list[str]:
    """Return what stands against a step up; unknown is not the same as fine."""
    given, p = case.given, case.p
    since, target = given.days_since_last_progress, given.effort_target
    reds, limit = (0, p.dpain_symptom) if case.guided else (p.red_allowed_quota, p.dpain_quota)
    checks = {
        f"completed {case.adherence:.0%}": not at_least(case.adherence, p.adherence_good),
        f"{case.red} red": case.red > reds,
        f"{case.amber} amber": case.guided and case.amber > p.amber_allowed,
        "effort not logged": target is not None and case.effort is None,
        "effort above target": target is not None
        and case.effort is not None
        and case.effort > target + p.effort_margin,
        "pain this week or at baseline not logged": given.dpain is None,
        "pain higher than in the baseline week": given.dpain is not None
        and (given.dpain > limit if case.guided else given.dpain >= limit),
        f"last step up was {since} days ago": since is not None and since < p.step_days,
        f"{given.upward_changes_this_week} items already rose this week": given.upward_changes_this_week
        >= p.upward_per_week,
        "no room below the goal or the agreed ceiling": next_quota(case) <= given.quota,
    }
    return [what for what, stands in checks.items() if stands]


def miss_reasons(case: Case) -> str:
    """Return the reasons given for missed sessions, each once."""
    missed = [s.missed_because for s in case.given.week.outcomes if s.missed(case.p)]
    return ", ".join(sorted({str(why) if why else "no reason given" for why in missed})) or "none given"


def facts(case: Case) -> dict[str, Fact]:
    """Return the numbers the decision rests on, for the suggestion card."""
    given, unknown = case.given, case.sched - case.logged
    return {
        "mode": given.mode.value,
        "sched": case.sched,
        "done": case.done,
        "missed": case.missed,
        "unknown": unknown,
        "over": case.over,
        "rated": case.rated,
        "green": given.week.lights(Light.GREEN),
        "amber": case.amber,
        "red": case.red,
        "adherence_low": round(case.adherence, 4),
        "adherence_high": round((case.done + unknown) / case.sched, 4) if case.sched else 1.0,
        "symptom_misses_in_a_row": case.symptom_run,
        "other_misses_in_a_row": case.other_run,
        "effort_median": case.effort,
        "effort_target": given.effort_target,
        "dpain": given.dpain,
        "consec_hold": given.consec_hold,
        "quota": given.quota,
        "q0": given.q0,
        "step": given.step,
        "goal": given.goal,
        "floor": case.floor,
    }


def data_gaps(case: Case) -> tuple[str, ...]:
    """Return what is not logged, in words."""
    unknown, unrated = case.sched - case.logged, case.done - case.rated
    gaps = {
        f"{unknown} of {case.sched} sessions not logged": unknown > 0,
        f"{unrated} of {case.done} completed sessions not rated": unrated > 0,
        "effort not logged": case.given.effort_target is not None and case.effort is None,
        "pain this week or at baseline not logged": case.given.dpain is None,
    }
    return tuple(gap for gap, missing in gaps.items() if missing)
