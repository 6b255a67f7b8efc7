"""How many weekly reviews one process decides in a second. No database, no Django."""

import itertools
import time
from datetime import date, timedelta

from programs.rules.parameters import Parameters
from programs.rules.progression import (
    MissReason,
    Mode,
    ReviewInputs,
    SessionOutcome,
    WeekOfSessions,
    review_week,
)
from programs.rules.traffic_light import Light

MONDAY = date(2026, 5, 4)


def weeks() -> list[ReviewInputs]:
    """Weeks of four sessions that between them reach every rule from R0 to R8."""
    done = {light: SessionOutcome(MONDAY, 8, 8, light, 4) for light in Light}
    days = (
        done[Light.GREEN],
        done[Light.AMBER],
        done[Light.RED],
        SessionOutcome(MONDAY, 8, 0, missed_because=MissReason.PAIN),
        SessionOutcome(MONDAY, 8, 0, missed_because=MissReason.TIME),
        SessionOutcome(MONDAY, 8, 12, Light.GREEN, 4),
        SessionOutcome(MONDAY, 8),
    )
    mixes = list(itertools.product(days, days)) + [(done[Light.GREEN], done[Light.GREEN])] * 20
    marks = (
        (None, None, 30.0, 0.0),
        ("new weakness", None, 30.0, 0.0),
        (None, MONDAY, 30.0, 0.0),
        (None, None, 8.0, 0.0),
        (None, None, 30.0, 3.0),
    )
    return [
        ReviewInputs(
            week=WeekOfSessions((first, second, *[done[Light.GREEN]] * 2)),
            reviewed_on=MONDAY + timedelta(days=7),
            mode=mode,
            quota=8,
            q0=8,
            step=1,
            goal=goal,
            red_flag=flag,
            flare_since=flare,
            effort_target=4,
            dpain=dpain,
        )
        for mode in Mode
        for (first, second), (flag, flare, goal, dpain) in itertools.product(mixes, marks)
    ]


def decisions_a_second(seconds: float = 1.0) -> tuple[float, int]:
    """Decide about all weeks again and again; decisions a second, and how many rules took part."""
    given, p = weeks(), Parameters()
    rules = {review_week(week, p).rule_id for week in given}
    decided, started = 0, time.perf_counter()
    while (spent := time.perf_counter() - started) < seconds:
        for week in given:
            review_week(week, p)
        decided += len(given)
    return decided / spent, len(rules)


def line() -> str:
    """What `make bench` prints."""
    pace, rules = decisions_a_second()
    return (
        f"Weekly review: {pace:,.0f} decisions a second in one process, over weeks that reach {rules} rules."
    )


if __name__ == "__main__":
    print(line())
