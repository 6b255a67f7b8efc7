"""Offer what a patient may do in place of an exercise of the draft."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from programs import events
from programs.actions.prescription import still_there
from programs.actions.program import locked_draft, note_edit
from programs.insights.alternatives import MOST, candidates
from programs.models import Exercise, Prescription
from rehab.accounts.models import User
from rehab.audit.record import record
from rehab.lib.refusals import Refused


@transaction.atomic
def offer_alternatives(*, item: Prescription, exercises: Sequence[Exercise], by: User) -> Prescription:
    """Say what may be done in place of an item; none takes the offer back. Raises Refused and EditedMeanwhile."""
    draft = locked_draft(item.program, by=by, seen_edits=None)
    item = still_there(draft, item)
    if len(exercises) > MOST:
        raise Refused(_("Offer at most %(n)d, so that the choice stays small.") % {"n": MOST})
    allowed = {row.exercise_id for row in candidates(item)}
    if any(one.pk not in allowed for one in exercises):
        raise Refused(_("Only an exercise of the same kind that nothing speaks against can be offered."))
    chosen = [str(one.pk) for one in exercises]
    if chosen == item.alternatives:
        return item
    item.alternatives = chosen
    item.save(update_fields=["alternatives"])
    note_edit(draft)
    patient = draft.patient
    record(events.PROGRAM_ITEM_CHANGED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=item)
    return item
