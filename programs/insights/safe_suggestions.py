"""Which waiting suggestions can be approved together, and why the others need a look of their own."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.models import Patient, Via
from programs.insights.worklist import open_suggestions
from programs.models import Suggestion
from programs.rules.progression import Outcome
from rehab.accounts.models import User

SAFE_OUTCOMES: Final = frozenset({Outcome.PROGRESS.value, Outcome.HOLD.value, Outcome.MAINTAIN.value})
FIRST: Final = (
    "R0",
    "R2a",
    "R2b",
    "R2c",
    "R3",
    "R4",
)  # rules that ask for somebody, the most pressing first
MOST: Final = 200  # engineering default: nobody reads more on one page


@dataclass(frozen=True)
class Waiting:
    """One waiting suggestion; `why_not` is empty when it may be approved together with others."""

    row: Suggestion
    why_not: str


def why_a_look(row: Suggestion) -> str:
    """Why a suggestion is not one to approve in a row of others; empty when it is.

    Only a step up, a repeat or a goal kept, of a week in which every session is logged and rated green.
    """
    if row.outcome not in SAFE_OUTCOMES or row.facts.get("suspend"):
        return _("It asks for more than a yes.")
    if row.data_gaps:
        return _("Something is not known.")
    if row.facts.get("amber") or row.facts.get("red") or row.facts.get("accept_needs_reason"):
        return _("A session of this week was amber or red.")
    return ""


def waiting_for(user: User, now: datetime | None = None) -> list[Waiting]:
    """The suggestions of the user's patients that wait now. Two queries.

    Those to approve together come first, by name; then those that need a look, the most pressing rule first.
    """
    if not settings.DECISION_SUPPORT_ENABLED:
        return []
    now = now or timezone.now()
    patients = {row.pk: row for row in Patient.objects.visible_to(user, Via.CARE_TEAM).filter(ended_at=None)}
    rows = Suggestion.objects.filter(Q(patient_id__in=list(patients)))
    ahead = now.date() + timedelta(days=1)  # the day it is somewhere already
    found = open_suggestions(rows, ahead, now).select_related("prescription__activity")[:MOST]
    for row in found:
        row.patient = patients[row.patient_id]
    here = [row for row in found if not row.deferred_until or row.deferred_until <= row.patient.today(now)]
    return sorted((Waiting(row, why_a_look(row)) for row in here), key=place)


def place(one: Waiting) -> tuple[int, str, str]:
    """Where it stands on the list."""
    rule, patient = one.row.rule_id, one.row.patient
    pressing = FIRST.index(rule) if rule in FIRST else len(FIRST)
    return (1 + pressing if one.why_not else 0, patient.family_name.casefold(), str(patient.pk))
