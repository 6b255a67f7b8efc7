"""What the log says for a review: the last weeks as values, to be kept with the record and told to each reader."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.conf import settings
from django.utils import timezone

from patients.insights.measures import plan_of
from patients.models import Alert, Goal, Patient
from patients.models.goal import GoalState
from programs.insights.association import LIKELY, LinkState
from programs.insights.link_words import ranked
from programs.insights.picture import adherence_values, flare_values, link_values
from programs.insights.picture_page import window_numbers
from programs.insights.picture_rows import facts_of
from programs.insights.worklist import open_suggestions
from programs.models import Program, ProgramState, Review, Session, SessionStatus, Suggestion
from programs.rules.worklist import EARLY_DAYS, REVIEW_EVERY

WEEKS: Final = 4
DAYS: Final = 7 * WEEKS
MOST_BARRIERS: Final = 3


@dataclass(frozen=True)
class ReviewTable:
    """What lies on the table when two people sit down: the last record, the plan, the log, and what waits."""

    patient: Patient
    before: Review | None
    program: Program | None
    draft: Program | None
    goals: list[Goal]
    alerts: list[Alert]
    measures_due: list[str]
    suggestions: list[Suggestion]
    facts: dict[str, Any]
    next_on: date


def table_of(patient: Patient) -> ReviewTable:
    """Everything for the page of a review. A constant number of queries."""
    today = patient.today()
    programs = {
        row.state: row
        for row in patient.programs.filter(state__in=[ProgramState.ACTIVE, ProgramState.DRAFT])
        .select_related("published_by")
        .prefetch_related("prescriptions__activity", "prescriptions__exercise")
    }
    return ReviewTable(
        patient=patient,
        before=Review.objects.filter(patient=patient).select_related("signed_by").first(),
        program=programs.get(ProgramState.ACTIVE),
        draft=programs.get(ProgramState.DRAFT),
        goals=list(patient.goals.filter(state=GoalState.ACTIVE).order_by("set_at")),
        alerts=list(patient.alerts.filter(closed_at=None).order_by("level", "raised_at")),
        measures_due=[line.plan.instrument for line in plan_of(patient, today) if line.due.is_due],
        suggestions=waiting(patient, today),
        facts=log_facts(patient, today),
        next_on=usual_next(patient, today),
    )


def waiting(patient: Patient, today: date) -> list[Suggestion]:
    """Suggestions that wait, where the clinic has them. One query."""
    if not settings.DECISION_SUPPORT_ENABLED:
        return []
    rows = open_suggestions(Suggestion.objects.filter(patient=patient), today, timezone.now())
    return list(rows.select_related("prescription__activity", "patient"))


def usual_next(patient: Patient, today: date) -> date:
    """Two weeks on, four weeks after the first twelve."""
    early = (today - patient.today(patient.enrolled_at)).days < EARLY_DAYS
    return today + timedelta(REVIEW_EVERY[0 if early else 1])


def log_facts(patient: Patient, today: date) -> dict[str, Any]:
    """The last four weeks as plain values; nothing is filled in and nothing is judged."""
    facts = facts_of(patient, today)
    links = link_values(facts) if settings.DECISION_SUPPORT_ENABLED else []
    return {
        "first": (today - timedelta(days=DAYS - 1)).isoformat(),
        "last": today.isoformat(),
        "levels": window_numbers(facts.series, DAYS),
        "adherence": adherence_values(facts),
        "barriers": barriers_of(patient, today),
        "flares": flare_values(facts)["count"],
        "helps": ranked(links, LinkState.HELPS),
        "worsens": ranked(links, LinkState.WORSENS),
        "unclear": [link for link in links if LinkState(link["state"]) not in LIKELY],
    }


def barriers_of(patient: Patient, today: date) -> list[list[Any]]:
    """What got in the way, as the patient chose it, the commonest first. One query."""
    rows = Session.objects.filter(
        patient=patient, status=SessionStatus.COULD_NOT, local_date__gt=today - timedelta(days=DAYS)
    ).exclude(barrier="")
    return [list(pair) for pair in Counter(rows.values_list("barrier", flat=True)).most_common(MOST_BARRIERS)]
