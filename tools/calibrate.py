"""`make calibrate`: how often the estimator of links errs, on made-up patients whose truth is known.

Arguments: how many people of each kind (1000 without one), then a seed.
"""

import random
import sys

from programs.insights.calibration import NO_LINK, Tally, Truth, tally

DAYS = (28, 42, 60, 90)
MOST_FALSE, COVERAGE = 0.08, (0.93, 0.97)


def main() -> int:
    """Print one row for each kind and length; 1 when a bound is missed."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    dice = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 2026)  # noqa: S311 - made-up people
    print(f"{people} made-up people in each row, six exposures, one day in five not logged\n")
    print(f"{'truth':<30}{'days':>5}{'any false label':>17}{'interval holds':>16}{'effect found':>14}")
    missed = 0
    for truth in Truth:
        for days in DAYS:
            found = tally(truth, days=days, people=people, dice=dice)
            problem = beyond(found)
            missed += bool(problem)
            print(f"{truth.value:<30}{days:>5}{row(found)}  {problem}", flush=True)
    print("\nall within bounds" if not missed else f"\n{missed} rows beyond their bounds")
    return 1 if missed else 0


def row(found: Tally) -> str:
    """The three shares in percent; a dash where nothing could be counted."""
    power = "–" if found.power is None else f"{found.power:.0%}"
    coverage = "–" if found.coverage is None else f"{found.coverage:.1%}"
    return f"{found.false_labels:>17.1%}{coverage:>16}{power:>14}"


def beyond(found: Tally) -> str:
    """Which bound is missed, in words; empty when none is. An interval is judged from 28 pairs on."""
    problems = []
    if found.truth in NO_LINK and found.false_labels > MOST_FALSE:
        problems.append("more than 8 % with a false label")
    if (
        found.coverage is not None
        and found.days > min(DAYS)
        and not COVERAGE[0] <= found.coverage <= COVERAGE[1]
    ):
        problems.append("interval not within 93 to 97 %")
    return ", ".join(problems)


if __name__ == "__main__":
    sys.exit(main())
