"""Early-warning signs with the tool each brings up, and what was noticed lately."""

import uuid
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from patients.models import EarlyWarningEvent, EarlyWarningSign, Patient
from programs.insights.tools import tools_of_clinic
from programs.models import ExerciseRevision


def signs_with_tools(patient: Patient) -> list[EarlyWarningSign]:
    """The signs that are watched for, each with its tool loaded. One query."""
    return list(patient.early_warning_signs.filter(ended_at=None).select_related("tool"))


def tool_of(sign: EarlyWarningSign) -> uuid.UUID | None:
    """The library item a sign brings up, where one was chosen."""
    tool: Any = getattr(sign, "tool", None)
    return tool.exercise_id if tool is not None else None


def events_of(patient: Patient, days: int = 28) -> list[EarlyWarningEvent]:
    """What was noticed in the last days, newest first. One query."""
    since = patient.today() - timedelta(days=days)
    return list(patient.early_warning_events.filter(local_date__gt=since))


def tool_for(
    patient: Patient, signs: Iterable[EarlyWarningSign], noticed: Iterable[str]
) -> ExerciseRevision | None:
    """The practice that the noticed signs bring up: the one chosen for the first of them, else the shortest.

    One query. None when the clinic's library has no practice for early-warning signs.
    """
    tools = tools_of_clinic(patient.clinic_id)
    by_item = {one.exercise_id: one for one in tools}
    words = set(noticed)
    chosen = [tool_of(sign) for sign in signs if sign.words in words]
    named = next((by_item[key] for key in chosen if key in by_item), None)
    return named or min(tools, key=lambda one: (one.minutes or 99, one.name), default=None)
