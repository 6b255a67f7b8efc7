"""The clinic's short texts: written, changed, taken out, and begun from a starter."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.events import MESSAGE_TEXT_ENDED, MESSAGE_TEXT_SAVED
from patients.insights.message_texts import said_at
from patients.models import MessageText
from patients.permissions import NotNow, check_user_can_write_texts
from patients.rules.message_texts import STARTERS
from rehab.accounts.models import Clinic, User
from rehab.audit.record import record


@transaction.atomic
def write_text(*, clinic: Clinic, name: str, text: str, by: User) -> MessageText:
    """Keep a text under a name. The same one twice is one. Raises Refused; NotNow when the name is taken."""
    check_user_can_write_texts(by, clinic)
    Clinic.objects.select_for_update(of=("self",)).get(pk=clinic.pk)
    here = MessageText.objects.filter(clinic=clinic, name=name, ended_at=None).first()
    if here is not None and here.text == text:
        return here
    if here is not None:
        raise NotNow(_("Your clinic already has a text with this name."))
    row = MessageText.objects.create(clinic=clinic, name=name, text=text, changed_by=by)
    record(MESSAGE_TEXT_SAVED, by=by, clinic_id=clinic.pk, about=row)
    return row


@transaction.atomic
def change_text(*, row: MessageText, name: str, text: str, seen: int, by: User) -> MessageText:
    """Change a text that stands as it was seen. Raises Refused; NotNow when somebody was faster."""
    row = _locked(row, by)
    if row.version != seen:
        raise NotNow(_("Somebody changed this text in the meantime. Read theirs, then save yours again."))
    others = MessageText.objects.filter(clinic=row.clinic_id, name=name, ended_at=None).exclude(pk=row.pk)
    if others.exists():
        raise NotNow(_("Your clinic already has a text with this name."))
    row.name, row.text, row.version, row.changed_by, row.changed_at = name, text, seen + 1, by, timezone.now()
    row.save()
    record(MESSAGE_TEXT_SAVED, by=by, clinic_id=row.clinic_id, about=row)
    return row


@transaction.atomic
def end_text(*, row: MessageText, by: User) -> MessageText:
    """Offer it no more. What was sent with it stays as it is. Raises Refused, NotNow."""
    row = _locked(row, by)
    row.ended_at = timezone.now()
    row.save(update_fields=["ended_at"])
    record(MESSAGE_TEXT_ENDED, by=by, clinic_id=row.clinic_id, about=row)
    return row


def take_starter(*, clinic: Clinic, code: str, by: User) -> MessageText:
    """Take a starter over in the clinic's language. Raises KeyError for one that does not exist; Refused, NotNow."""
    starter = {one.code: one for one in STARTERS}[code]
    name, text = said_at(starter, clinic)
    return write_text(clinic=clinic, name=name, text=text, by=by)


def _locked(row: MessageText, by: User) -> MessageText:
    row = MessageText.objects.select_for_update(of=("self",)).select_related("clinic").get(pk=row.pk)
    check_user_can_write_texts(by, row.clinic)
    if row.ended_at is not None:
        raise NotNow(_("Somebody has taken this text out in the meantime."))
    return row
