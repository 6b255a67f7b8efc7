"""What may be done in place of an exercise: what a clinician can offer, and what a patient is offered today.

Both pass the same gate: nothing that a condition blocks, and nothing that is not for home alone.
"""

import uuid
from collections.abc import Iterable
from typing import Final

from django.db.models import Q

from patients.models import Patient
from programs.insights.rows import gates_of, patient_flags
from programs.insights.tools import published
from programs.models import ExerciseRevision, HarderThan, Prescription, Supervision
from programs.rules.precautions import Gate, PatientFlag
from rehab.publishing.models import RevisionState

MOST: Final = 3  # [design] a choice that stays small
SHUT: Final = frozenset({Gate.BLOCK, Gate.SUPERVISE})


def for_home(flags: Iterable[PatientFlag], revision: ExerciseRevision) -> bool:
    """Whether somebody with these conditions may do it alone at home without a typed reason."""
    shut = any(found.gate in SHUT for found in gates_of(flags, revision.tags))
    return not shut and revision.supervision == Supervision.HOME


def flags_of(patient: Patient) -> frozenset[PatientFlag]:
    """The patient's present precaution flags. One query."""
    return patient_flags(patient.conditions.filter(ended_at=None))


def candidates(item: Prescription) -> list[ExerciseRevision]:
    """What can be offered in place of an item: easier ones, harder ones, others of its kind. Three queries."""
    if item.exercise is None:
        return []
    patient, own = item.program.patient, item.exercise.exercise_id
    arrows = HarderThan.objects.filter(Q(easier=own) | Q(harder=own)).values_list("easier", "harder")
    near = {easier if harder == own else harder: harder == own for easier, harder in arrows}
    found = (
        ExerciseRevision.objects.filter(exercise__clinic_id=patient.clinic_id, state=RevisionState.PUBLISHED)
        .filter(Q(kind=item.exercise.kind) | Q(exercise__in=near))
        .exclude(exercise_id=own)
        .select_related("exercise")
    )
    flags = flags_of(patient)
    safe = [row for row in found if for_home(flags, row)]
    return sorted(
        safe, key=lambda row: (row.exercise_id not in near, not near.get(row.exercise_id), row.name)
    )


def offered(item: Prescription) -> list[ExerciseRevision]:
    """What the patient may do in place of an item today, in the clinician's choice as it is published now.

    Asked again here, as a condition may have come since. Two queries, none where nothing is offered.
    """
    ids = [uuid.UUID(one) for one in item.alternatives]
    if not ids or item.supervision != Supervision.HOME:
        return []
    flags = flags_of(item.program.patient)
    own = item.program.patient.clinic_id
    return [row for row in published(ids) if row.exercise.clinic_id == own and for_home(flags, row)]
