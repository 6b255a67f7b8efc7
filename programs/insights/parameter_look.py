"""What the weekly reviews of the last 28 days would have said with other thresholds."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from patients.models import Patient
from programs.insights.review_log import WEEK, PatientLog, load_log
from programs.insights.review_rows import Reviewable, reviewables_on
from programs.rules.parameters import Parameters
from programs.rules.progression import ReviewResult, review_week

WEEKS: Final = 4
REACH: Final = WEEK * (WEEKS - 1)  # four weekly reviews, the last one today, look at 28 days


@dataclass(frozen=True)
class Looked:
    """How many reviews were done twice, and those that ended otherwise, as plain data without names."""

    reviews: int
    differing: list[dict[str, Any]]


def look_at(patient: Patient, today: date, before: Parameters, after: Parameters) -> Looked:
    """Review each active item on four days, a week apart, with both sets. Eight queries.

    As the log stands now: what was corrected since is taken as corrected. Raises ValueError as the rules do.
    """
    log = load_log(patient, today, REACH)
    reviews, differing = 0, []
    for back in range(REACH, -1, -WEEK):
        day = today - timedelta(days=back)
        old = reviewables_on(log, day, before)
        new = {item.prescription.line: item for item in reviewables_on(log, day, after)}
        for item in old:
            reviews += 1
            differing += _difference(log, day, item, new[item.prescription.line], before, after)
    return Looked(reviews, differing)


def _difference(
    log: PatientLog, day: date, item: Reviewable, again: Reviewable, before: Parameters, after: Parameters
) -> list[dict[str, Any]]:
    was, would_be = review_week(item.inputs, before), review_week(again.inputs, after)
    if _decision(was) == _decision(would_be):
        return []
    activity = item.prescription.activity
    return [
        {
            "patient": str(log.patient.pk),
            "line": str(item.prescription.line),
            "day": day.isoformat(),
            "unit": activity.unit if activity else "",
            "quota": item.inputs.quota,
            "before": _plain(was),
            "after": _plain(would_be),
        }
    ]


def _decision(result: ReviewResult) -> tuple[Any, ...]:
    """What makes two suggestions different ones; the words of the reason do not."""
    return result.rule_id, result.outcome, result.proposed_quota, result.suspend, result.accept_needs_reason


def _plain(result: ReviewResult) -> dict[str, Any]:
    return {"rule": result.rule_id, "outcome": result.outcome.value, "quota": result.proposed_quota}
