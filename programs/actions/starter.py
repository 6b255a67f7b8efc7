"""Adopt starter exercises, with their translations, into a clinic's library."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from programs.events import STARTER_ADOPTED
from programs.models import Exercise, ExerciseRevision, HarderThan
from programs.permissions import check_user_can_curate
from programs.shelves import EXERCISES as SHELF
from programs.starter.exercise import Exercise as Starter
from programs.starter.exercises import BY_ID, EXERCISES
from programs.starter.translations import TRANSLATIONS
from rehab.accounts.models import Clinic, User
from rehab.audit.record import record
from rehab.publishing.actions import READ_AGAIN_AFTER
from rehab.publishing.adopt import lay_translations
from rehab.publishing.models import RevisionState


def not_adopted(clinic: Clinic) -> list[Starter]:
    """Starter exercises that this clinic's library does not have yet."""
    here = set(Exercise.objects.filter(clinic=clinic).values_list("external_id", flat=True))
    return [starter for starter in EXERCISES if starter.external_id not in here]


@transaction.atomic
def adopt_starter(
    *, clinic: Clinic, by: User, external_ids: Iterable[str] | None = None
) -> list[ExerciseRevision]:
    """Publish starter exercises with `by` as the reviewer of record of the English. Nobody is invented as author.

    Their translations lie beside them, unread, until a curator says that they are right. Exercises the clinic already
    has are left as they are. Raises KeyError for an id that is not a starter exercise, and Refused for somebody who is
    no curator here.
    """
    check_user_can_curate(by, clinic)
    wanted = {BY_ID[key].external_id for key in external_ids} if external_ids is not None else set(BY_ID)
    adopted = [_adopt(clinic, one, by) for one in not_adopted(clinic) if one.external_id in wanted]
    _link(clinic)
    if adopted:
        record(STARTER_ADOPTED, by=by, clinic_id=clinic.pk, reason=f"{len(adopted)} exercises")
    return adopted


def _adopt(clinic: Clinic, starter: Starter, by: User) -> ExerciseRevision:
    exercise = Exercise.objects.create(clinic=clinic, external_id=starter.external_id)
    made = ExerciseRevision.objects.create(exercise=exercise, **_published(by), **words_of(starter))
    here = {
        language: told
        for language, all_of in TRANSLATIONS.items()
        if (told := all_of.get(starter.external_id))
    }
    lay_translations(SHELF, made, here)
    return made


def _published(by: User) -> dict[str, object]:
    return {
        "state": RevisionState.PUBLISHED,
        "origin": "starter",
        "reviewer": by,
        "published_at": timezone.now(),
        "review_by": timezone.localdate() + READ_AGAIN_AFTER,
        "change_note": "Starter content, adopted",
    }


def words_of(starter: Starter) -> dict[str, Any]:
    """A starter exercise as the fields of a revision."""
    return _said(starter) | _dose(starter) | _practice(starter)


def _said(starter: Starter) -> dict[str, Any]:
    return {
        "name": starter.name,
        "summary": starter.summary,
        "why": starter.why,
        "target": starter.target,
        "kind": starter.kind,
        "region": starter.region,
        "equipment": ", ".join(starter.equipment),
        "position": starter.position,
        "steps": [{"type": step.kind, "text": step.text} for step in starter.steps],
        "cues": list(starter.cues),
        "common_errors": list(starter.common_errors),
        "tags": sorted(tag.value for tag in starter.tags),
        "supervision": starter.supervision,
        "easier_way": starter.easier_way,
        "harder_way": starter.harder_way,
        "sources": list(starter.sources),
        "figure": starter.external_id,
    }


def _dose(starter: Starter) -> dict[str, Any]:
    """Bouts of minutes are sets of minutes here."""
    dose = starter.dose
    return {
        "sets": dose.bouts if dose.bouts is not None else dose.sets,
        "reps": dose.reps,
        "hold_s": dose.hold_s,
        "minutes": dose.minutes,
        "rest_minutes": dose.rest_minutes,
        "each_side": dose.each_side,
        "per_week": dose.per_week,
        "per_day": dose.per_day,
        "effort_target": dose.effort,
    }


def _practice(starter: Starter) -> dict[str, Any]:
    """What only mind-body practices have."""
    pace = starter.pace
    return {
        "script": list(starter.script),
        "postures": list(starter.postures),
        "early_warning": starter.early_warning,
        "pace": pace and Decimal(str(pace.per_minute)),
        "pace_least": pace and Decimal(str(pace.least)),
        "pace_most": pace and Decimal(str(pace.most)),
    }


def _link(clinic: Clinic) -> None:
    """Draw the easier-to-harder arrows between exercises that are both here."""
    here = {exercise.external_id: exercise for exercise in Exercise.objects.filter(clinic=clinic)}
    arrows = {(s.external_id, harder) for s in EXERCISES for harder in s.harder}
    arrows |= {(easier, s.external_id) for s in EXERCISES for easier in s.easier}
    HarderThan.objects.bulk_create(
        [HarderThan(easier=here[a], harder=here[b]) for a, b in sorted(arrows) if a in here and b in here],
        ignore_conflicts=True,
    )
