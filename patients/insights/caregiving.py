"""A caregiver's consent, what they practised, and the days they helped."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils import timezone

from patients.models import CarerTraining, Consent, HelpEntry, Patient, Skill, Way
from rehab.accounts.models import User
from rehab.lib.lists import listed


def consent_now(patient: Patient, user: User | AnonymousUser) -> Consent | None:
    """The consent by which this person helps the patient now; None when there is none."""
    rows = patient.consents.filter(caregiver_id=user.pk, revoked_at=None)
    return rows.exclude(expires_at__lte=timezone.now()).first()


def consent_before(patient_id: uuid.UUID, user: User | AnonymousUser) -> Consent | None:
    """The newest consent this person had for that record, open or not. Says nothing about anybody else's."""
    if not isinstance(user, User) or not user.is_active:
        return None
    rows = Consent.objects.filter(patient_id=patient_id, caregiver=user)
    return rows.order_by("-given_at").first()


@dataclass(frozen=True)
class SkillLine:
    """One thing to practise, and since when it is ticked."""

    skill: Skill
    ticked_on: date | None


def skills_of(patient: Patient, caregiver: User) -> list[SkillLine]:
    """The three skills in their order."""
    ticked = {row.skill: row.ticked_on for row in _training(patient, [caregiver.pk])}
    return [SkillLine(skill, ticked.get(skill)) for skill in Skill]


def _training(patient: Patient, caregivers: Sequence[Any]) -> "QuerySet[CarerTraining]":
    return patient.carer_training.filter(caregiver__in=caregivers)


def practised_by(patient: Patient, caregivers: Sequence[Any]) -> dict[Any, int]:
    """How many of the skills each caregiver has ticked."""
    found: dict[Any, int] = {}
    for row in _training(patient, caregivers):
        found[row.caregiver_id] = found.get(row.caregiver_id, 0) + 1
    return found


def help_lines(rows: "QuerySet[HelpEntry]") -> list[tuple[date, str, str]]:
    """The day, who, and how, in words."""
    return [
        (row.local_date, row.caregiver.name, listed(str(Way(way).label) for way in row.ways))
        for row in rows.select_related("caregiver")
    ]
