"""Short practices of the library that serve for early-warning signs and in a flare."""

import uuid
from collections.abc import Iterable

from programs.models import ExerciseRevision
from programs.models.exercise import ExerciseKind
from rehab.publishing.models import RevisionState


def tools_of_clinic(clinic_id: uuid.UUID) -> list[ExerciseRevision]:
    """The published practices that are marked for early-warning signs, by name. One query."""
    found = ExerciseRevision.objects.filter(
        exercise__clinic_id=clinic_id,
        state=RevisionState.PUBLISHED,
        kind=ExerciseKind.MIND_BODY,
        early_warning=True,
    )
    return list(found.select_related("exercise").order_by("name"))


def published(exercise_ids: Iterable[uuid.UUID]) -> list[ExerciseRevision]:
    """The newest published texts of these library items, by name. One query."""
    found = ExerciseRevision.objects.filter(exercise_id__in=list(exercise_ids), state=RevisionState.PUBLISHED)
    return list(found.select_related("exercise").order_by("name"))
