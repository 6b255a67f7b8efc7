"""Log one doing of one item, or an honest "could not", and how it felt the next morning."""

import uuid
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.actions.check_in import answer_safety
from patients.actions.journal import AS_IT_COMES, SentBefore
from patients.models import Patient
from patients.rules.journal_day import Verdict, may_arrive
from programs import events
from programs.actions.milestones import mark_milestones
from programs.insights.clinic_parameters import parameters_of
from programs.insights.day_plan import quotas_on, was_in_force
from programs.insights.rows import NOON
from programs.models import Prescription, Session, SessionRevision, SessionStatus
from programs.permissions import check_user_can_log_session
from programs.rules.rounding import above, at_least
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record
from rehab.lib.clocks import Made
from rehab.lib.states import NotAllowedNow

NEW_SIGN: Final = "new_weakness"  # the row of the alert table that asks about the same thing


@dataclass(frozen=True)
class Told:
    """What is said about one doing. Ratings 0–10 and the amount may be unknown; unknown is not zero."""

    status: str
    amount: Decimal | None = None
    effort: int | None = None
    pain_before: int | None = None
    pain_peak: int | None = None
    pain_after: int | None = None
    unpleasant_before: int | None = None
    unpleasant_after: int | None = None
    new_neuro_sign: bool = False
    instead_id: int | None = None
    barrier: str = ""


@transaction.atomic
def log_session(
    *,
    patient: Patient,
    prescription: Prescription,
    local_date: date,
    told: Told,
    by: User,
    client_uuid: uuid.UUID | None = None,
    now: datetime | None = None,
    made: Made = AS_IT_COMES,
) -> Session:
    """Write the one session of this item on this day; saying the same again changes nothing.

    The quota of that day is kept with the first entry. A new or spreading numbness or weakness raises its
    alert at once. Of several entries the one that was made last stands, whichever came in last; the others are kept
    as revisions. Raises Refused (not theirs to log), NotAllowedNow (the day closed more than 48 hours ago,
    has not started, or the item was not in the program then), SentBefore (this `client_uuid` said something
    else), ValidationError by field (impossible values).
    """
    now = now or timezone.now()
    at = min(made.at or now, now)
    check_user_can_log_session(by, prescription)
    verdict = _check_day(patient, prescription, local_date, at, now)
    Patient.objects.select_for_update(of=("self",)).get(pk=patient.pk)
    there = _sent_before(patient, client_uuid, prescription, local_date, told)
    if there is not None:
        return there
    row = Session.objects.filter(patient=patient, line=prescription.line, local_date=local_date).first()
    if row is not None and _told_by(row) == told:
        return row
    sign_is_new = told.new_neuro_sign and not (row and row.new_neuro_sign)
    event = events.SESSION_CHANGED if row else events.SESSION_LOGGED
    if row is not None and at < row.logged_at:
        _keep_older(row, told, by, at, client_uuid)
    else:
        row = _again(row, by, at) if row else _first(patient, prescription, local_date)
        row.logged_at, row.logged_by, row.late = at, by.pk, row.late or verdict is Verdict.LATE
        _write(row, told, client_uuid)
    _leave(event, row, by)
    if prescription.activity is not None:
        mark_milestones(prescription.activity, by=by)
    if sign_is_new:
        answer_safety(patient=patient, codes=[NEW_SIGN], local_date=local_date, by=by)
    return row


@transaction.atomic
def log_next_morning(
    *, patient: Patient, pain: int | None, new_neuro_sign: bool, by: User, now: datetime | None = None
) -> list[Session]:
    """Write this morning's pain into the sessions of the day before: it is one fact about all of them.

    Raises NotAllowedNow after 12:00 of the patient's clock, when it is no longer the morning, and when
    nothing was done the day before. A new sign is kept and raises its alert at any time of day.
    """
    now = now or timezone.now()
    today = patient.today(now)
    rows = list(waiting_for_morning(patient, today))
    if not rows:
        raise NotAllowedNow(_("This question is about what you did yesterday, and it has been answered."))
    if new_neuro_sign:
        answer_safety(patient=patient, codes=[NEW_SIGN], local_date=today, by=by)
    elif not is_morning(patient, now):
        raise NotAllowedNow(_("This question is for the morning. Your check-in takes the rest of the day."))
    for row in rows:
        check_user_can_log_session(by, row.prescription)
        row.pain_next_morning = pain if is_morning(patient, now) else None
        row.new_neuro_sign = row.new_neuro_sign or new_neuro_sign
        _check_values(row)
        row.save(update_fields=["pain_next_morning", "new_neuro_sign"])
        _leave(events.NEXT_MORNING_LOGGED, row, by)
    return rows


def is_morning(patient: Patient, now: datetime) -> bool:
    """Before 12:00 of the patient's clock, on the journal day that has begun."""
    local = now.astimezone(patient.zone)
    return local.time() < NOON and local.date() == patient.today(now)


def waiting_for_morning(patient: Patient, today: date) -> list[Session]:
    """What was done by oneself the day before and has no next-morning rating yet."""
    rows = Session.objects.filter(
        patient=patient,
        local_date=today - timedelta(days=1),
        status=SessionStatus.DONE,
        pain_next_morning=None,
        prescription__supervision="home",
    )
    found = list(rows.select_related("prescription__program"))
    for row in found:
        row.prescription.program.patient = patient
    return found


def is_over_quota(session: Session) -> bool:
    """Whether more was done than the quota of that day."""
    if session.amount is None or session.quota is None:
        return False
    return above(float(session.amount), float(session.quota))


def is_under_quota(session: Session) -> bool:
    """Whether less was done than counts as the quota of that day, by the clinic's own share. A query at most."""
    if session.amount is None or session.quota is None or session.amount >= session.quota:
        return False
    share = parameters_of(session.patient.clinic_id).done_share
    return not at_least(float(session.amount), share * float(session.quota))


def _check_day(
    patient: Patient, item: Prescription, local_date: date, at: datetime, now: datetime
) -> Verdict:
    verdict = may_arrive(local_date, at, now, patient.zone)
    if not verdict.allowed:
        raise NotAllowedNow(_(verdict.reason))
    if not was_in_force(item.program, local_date):
        raise NotAllowedNow(
            _("This was not part of your program that day. Open Today to see your present plan.")
        )
    return verdict


def _first(patient: Patient, item: Prescription, local_date: date) -> Session:
    return Session(
        patient=patient,
        prescription=item,
        line=item.line,
        local_date=local_date,
        quota=quotas_on(patient, [item], local_date)[item.pk],
    )


def _sent_before(
    patient: Patient, sent: uuid.UUID | None, item: Prescription, local_date: date, told: Told
) -> Session | None:
    """The session that this very entry is in, as what stands or as what was corrected since."""
    if sent is None:
        return None
    sent_once = Q(client_uuid=sent) | Q(revisions__client_uuid=sent)
    row = Session.objects.filter(sent_once, patient=patient).distinct().first()
    if row is None:
        return None
    same = (row.line, row.local_date) == (item.line, local_date)
    if row.client_uuid == sent:
        same = same and _told_by(row) == told
    else:
        kept = row.revisions.get(client_uuid=sent).values
        same = same and _values(told) == {name: kept[name] for name in Told.__dataclass_fields__}
    if not same:
        raise SentBefore(_("This page was saved before. Please look at your answers and save again."))
    return row


def _write(row: Session, told: Told, sent: uuid.UUID | None) -> None:
    for name, value in asdict(told).items():
        setattr(row, name, value)
    if told.status == SessionStatus.COULD_NOT:
        row.pain_next_morning = None
    row.client_uuid = sent
    _check_values(row)
    row.save()


def _again(row: Session, by: User, now: datetime) -> Session:
    """The session to be corrected; what it said until now is kept."""
    said = _values(_told_by(row)) | {"pain_next_morning": row.pain_next_morning}
    row.edits += 1
    SessionRevision.objects.create(
        session=row,
        number=row.edits,
        values=said,
        entered_at=row.logged_at,
        entered_by=row.logged_by,
        replaced_at=now,
        replaced_by=by.pk,
        client_uuid=row.client_uuid,
    )
    return row


def _keep_older(row: Session, told: Told, by: User, at: datetime, sent: uuid.UUID | None) -> None:
    """An entry that was made before the one that stands and came in after it: kept; the other one stands."""
    older = Session(
        patient=row.patient, prescription=row.prescription, line=row.line, local_date=row.local_date
    )
    for name, value in asdict(told).items():
        setattr(older, name, value)
    older.logged_by = by.pk
    _check_values(older)
    row.edits += 1
    row.save(update_fields=["edits"])
    SessionRevision.objects.create(
        session=row,
        number=row.edits,
        values=_values(told) | {"pain_next_morning": None},
        entered_at=at,
        entered_by=by.pk,
        replaced_at=row.logged_at,
        replaced_by=row.logged_by,
        client_uuid=sent,
    )


def _told_by(row: Session) -> Told:
    return Told(**{name: getattr(row, name) for name in Told.__dataclass_fields__})


def _values(told: Told) -> dict[str, Any]:
    """What was said, as a revision keeps it."""
    return asdict(told) | {"amount": None if told.amount is None else float(told.amount)}


def _check_values(row: Session) -> None:
    """Fields one by one, then what they say together."""
    row.clean_fields(exclude=["patient", "prescription", "instead"])
    if row.amount is not None and row.amount < 0:
        raise ValidationError({"amount": _("This cannot be below zero.")})
    if row.status == SessionStatus.COULD_NOT and (row.amount is not None or row.effort is not None):
        raise ValidationError({"status": _("Either you did some of it, or you could not.")})


def _leave(event: Event, row: Session, by: User) -> None:
    record(event, by=by, patient_id=row.patient_id, clinic_id=row.patient.clinic_id, about=row)
