"""Save a worksheet, share it with the care team, take it back."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.events import WORKSHEET_SAVED, WORKSHEET_SHARED, WORKSHEET_TAKEN_BACK
from patients.models import Patient, Worksheet, WorksheetRevision
from patients.permissions import check_user_can_keep_diary, check_user_owns_worksheet
from patients.rules.worksheets import Answer, Sheet, problems
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record


@transaction.atomic
def save_worksheet(
    *,
    patient: Patient,
    sheet: Sheet,
    answers: Mapping[str, Answer],
    by: User,
    worksheet: Worksheet | None = None,
) -> Worksheet:
    """Write a sheet as a whole: a new one, or one that is there. The same answers again change nothing.

    Raises Refused; ValidationError (by question).
    """
    check_user_can_keep_diary(by, patient)
    told = dict(answers)
    if not told:
        raise ValidationError(_("Nothing was filled in yet."))
    wrong = problems(sheet, told)
    if wrong:
        raise ValidationError({key: _(words) for key, words in wrong.items()})
    row = _locked(worksheet) if worksheet else Worksheet(patient=patient, kind=sheet.value, revision=0)
    if row.answers == told:
        return row
    row.answers, row.revision, row.changed_at = told, row.revision + 1, timezone.now()
    row.save()
    WorksheetRevision.objects.create(worksheet=row, number=row.revision, values=told, entered_by=by.pk)
    _tell(WORKSHEET_SAVED, row, by)
    return row


@transaction.atomic
def share_worksheet(*, worksheet: Worksheet, by: User) -> Worksheet:
    """Let the care team read it, as it is now and after every change. Raises Refused."""
    check_user_can_keep_diary(by, worksheet.patient)
    row = _locked(worksheet)
    if row.shared_at is None:
        row.shared_at = timezone.now()
        row.save(update_fields=["shared_at"])
        _tell(WORKSHEET_SHARED, row, by)
    return row


@transaction.atomic
def take_worksheet_back(*, worksheet: Worksheet, by: User) -> Worksheet:
    """Make it private again, at any time, also when the record has ended. Raises Refused."""
    check_user_owns_worksheet(by, worksheet)
    row = _locked(worksheet)
    if row.shared_at is not None:
        row.shared_at = None
        row.save(update_fields=["shared_at"])
        _tell(WORKSHEET_TAKEN_BACK, row, by)
    return row


def _locked(worksheet: Worksheet) -> Worksheet:
    return Worksheet.objects.select_for_update(of=("self",)).select_related("patient").get(pk=worksheet.pk)


def _tell(event: Event, row: Worksheet, by: User) -> None:
    patient = row.patient
    record(event, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=row, role="patient")
