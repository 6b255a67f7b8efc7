"""A next version that goes straight into force, past the draft that may be in work."""

import uuid
from decimal import Decimal

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.models import Patient
from programs.actions.program import copy_items, next_number
from programs.models import Prescription, Program
from programs.models.program import ProgramState
from rehab.accounts.models import User
from rehab.lib.refusals import Refused


def next_version(patient: Patient, by: User) -> Program:
    """A copy of the active version, to be changed and put in force at once. Raises Refused without one."""
    active = Program.objects.filter(patient=patient, state=ProgramState.ACTIVE).first()
    if active is None:
        raise Refused(_("There is no active program that could change."))
    version = Program(patient=patient, number=next_number(patient), created_by=by)
    # A draft may be in work: this version goes straight into force, so it is never the second draft.
    version.state = ProgramState.REPLACED
    version.published_at, version.published_by = timezone.now(), by
    version.save()
    copy_items(active, version)
    version.state = ProgramState.DRAFT
    return version


def carry_quota_into_draft(patient: Patient, line: uuid.UUID, before: Decimal | None, quota: Decimal) -> None:
    """A draft in work gets the decided quota too, so that publishing it does not take the decision back."""
    held = Prescription.objects.filter(
        program__patient=patient, program__state=ProgramState.DRAFT, line=line, quota=before
    )
    if held.update(quota=quota):
        note_edit_of_draft(patient)


def note_edit_of_draft(patient: Patient) -> None:
    """Count one more edit of the draft in work, so that open pages of it notice."""
    Program.objects.filter(patient=patient, state=ProgramState.DRAFT).update(edits=F("edits") + 1)
