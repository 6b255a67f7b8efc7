"""What is the exercise library's own: new exercises, and which one is harder than which.

The life of a version (draft, review, published, retired) is in rehab/publishing, with EXERCISES as its shelf.
"""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from programs import events
from programs.models import Exercise, ExerciseRevision, HarderThan
from programs.permissions import check_user_can_curate
from programs.shelves import EXERCISES
from rehab.accounts.models import Clinic, User
from rehab.audit.record import record
from rehab.lib.refusals import Refused
from rehab.publishing.actions import first_draft


@transaction.atomic
def new_exercise(*, clinic: Clinic, words: Mapping[str, Any], by: User) -> ExerciseRevision:
    """A new exercise as a draft, with the clinic's next id. `words` are fields of a revision."""
    check_user_can_curate(by, clinic)
    Clinic.objects.select_for_update().get(pk=clinic.pk)
    exercise = Exercise.objects.create(clinic=clinic, external_id=_next_id(clinic))
    return first_draft(EXERCISES, item=exercise, words=words, by=by)


@transaction.atomic
def link_harder(*, easier: Exercise, harder: Exercise, by: User) -> HarderThan:
    """Draw an arrow from an easier to a harder exercise. Raises Refused when arrows would run in a circle."""
    clinic = easier.clinic
    check_user_can_curate(by, clinic)
    if harder.clinic_id != easier.clinic_id:
        raise Refused(_("Both exercises have to be in the same library."))
    Clinic.objects.select_for_update().get(pk=clinic.pk)  # two arrows at once could close a circle together
    if easier.pk == harder.pk or easier.pk in harder_than(harder):
        raise Refused(_("That would run in a circle: the second exercise already leads to the first."))
    link, made = HarderThan.objects.get_or_create(easier=easier, harder=harder)
    if made:
        record(
            events.EXERCISE_LINKED, by=by, clinic_id=clinic.pk, about=easier, reason=f"{easier} → {harder}"
        )
    return link


@transaction.atomic
def unlink_harder(*, easier: Exercise, harder: Exercise, by: User) -> None:
    """Take an arrow away. One that is not there is no error."""
    check_user_can_curate(by, easier.clinic)
    gone, _kinds = HarderThan.objects.filter(easier=easier, harder=harder).delete()
    if gone:
        arrow = f"{easier} → {harder}"
        record(events.EXERCISE_UNLINKED, by=by, clinic_id=easier.clinic_id, about=easier, reason=arrow)


def harder_than(exercise: Exercise) -> set[uuid.UUID]:
    """Every exercise that can be reached upwards from this one. One query."""
    arrows: dict[uuid.UUID, list[uuid.UUID]] = {}
    rows = HarderThan.objects.filter(easier__clinic_id=exercise.clinic_id)
    for easier, harder in rows.values_list("easier_id", "harder_id"):
        arrows.setdefault(easier, []).append(harder)
    seen: set[uuid.UUID] = set()
    ahead = [exercise.pk]
    while ahead:
        for one in arrows.get(ahead.pop(), []):
            if one not in seen:
                seen.add(one)
                ahead.append(one)
    return seen


def _next_id(clinic: Clinic) -> str:
    """C1, C2 …: ids of the clinic's own exercises never meet those of starter content."""
    own = Exercise.objects.filter(clinic=clinic, external_id__regex=r"^C[0-9]+$").values_list(
        "external_id", flat=True
    )
    return f"C{1 + max((int(one[1:]) for one in own), default=0)}"
