"""Keep the worklist's summaries, and what clinicians do on it."""

import uuid
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.models import Patient
from patients.permissions import check_user_can_change_record
from programs import events
from programs.insights.worklist import differences, is_current, summaries_of
from programs.models import PatientSummary, ReviewMark, WorklistView
from rehab.accounts.models import User
from rehab.audit.record import record
from rehab.lib.refusals import Refused

BATCH: Final = 500
MOST_VIEWS: Final = 12  # engineering default: what fits beside the filters
CHANGED: Final = [field.name for field in PatientSummary._meta.concrete_fields if not field.primary_key]


def refresh(ids: Collection[uuid.UUID], now: datetime | None = None) -> int:
    """Work these summaries out again and keep them; returns how many. Twice is the same as once."""
    made = summaries_of(ids, now or timezone.now())
    PatientSummary.objects.bulk_create(
        made, update_conflicts=True, unique_fields=["patient"], update_fields=CHANGED
    )
    return len(made)


def sweep(now: datetime | None = None) -> int:
    """Bring every summary up to date that is not, in batches with a transaction each; returns how many.

    Reading the list mends what it needs by itself, so this only makes reading quicker.
    """
    now, done = now or timezone.now(), 0
    for ids in _batches(Patient.objects.filter(ended_at=None).exclude(is_current(now))):
        with transaction.atomic():
            done += refresh(ids, now)
    return done


def rebuild(now: datetime | None = None) -> int:
    """Throw all summaries away and work them out again; returns how many."""
    now, done = now or timezone.now(), 0
    PatientSummary.objects.exclude(patient__ended_at=None).delete()
    for ids in _batches(Patient.objects.filter(ended_at=None)):
        with transaction.atomic():
            PatientSummary.objects.filter(patient_id__in=ids).delete()
            done += refresh(ids, now)
    return done


def verify(now: datetime | None = None) -> tuple[int, int, list[str]]:
    """How many summaries may be shown now, how many wait to be worked out again, and where shown ones are wrong."""
    now, wrong = now or timezone.now(), list[str]()
    present = Patient.objects.filter(ended_at=None)
    current = present.filter(is_current(now))
    for ids in _batches(current):
        wrong += differences(ids, now)
    shown = current.count()
    return shown, present.count() - shown, wrong


def _batches(patients: "QuerySet[Patient]") -> Iterator[list[uuid.UUID]]:
    """Their ids in order, a batch at a time, each read when its turn comes."""
    last: uuid.UUID | None = None
    while True:
        rest = patients.filter(pk__gt=last) if last else patients
        ids = list(rest.order_by("pk").values_list("pk", flat=True)[:BATCH])
        if not ids:
            return
        yield ids
        last = ids[-1]


@transaction.atomic
def mark_reviewed(*, patient: Patient, by: User, now: datetime | None = None) -> ReviewMark:
    """Say that somebody looked at this patient, for all reasons that stand now. Raises Refused.

    The patient sinks on the list until a reason comes up that was not there. Twice in a row is one mark.
    """
    check_user_can_change_record(by, patient)
    now = now or timezone.now()
    Patient.objects.select_for_update(of=("self",)).get(pk=patient.pk)
    before = _standing_mark(patient)
    reasons = summaries_of([patient.pk], now)[0].reasons
    if before is not None and before.by_id == by.pk and set(before.reasons) == set(reasons):
        return before
    mark = ReviewMark.objects.create(patient=patient, by=by, at=now, reasons=reasons)
    record(events.PATIENT_REVIEWED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=mark)
    return mark


@transaction.atomic
def undo_reviewed(*, patient: Patient, by: User, now: datetime | None = None) -> ReviewMark | None:
    """Take the newest mark back; the one before it counts again. None when there is none. Raises Refused."""
    check_user_can_change_record(by, patient)
    Patient.objects.select_for_update(of=("self",)).get(pk=patient.pk)
    mark = _standing_mark(patient)
    if mark is None:
        return None
    mark.undone_at = now or timezone.now()
    mark.save(update_fields=["undone_at"])
    record(
        events.PATIENT_REVIEW_UNDONE, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=mark
    )
    return mark


def _standing_mark(patient: Patient) -> ReviewMark | None:
    return ReviewMark.objects.filter(patient=patient, undone_at=None).order_by("-at", "-pk").first()


@transaction.atomic
def save_view(*, user: User, name: str, query: str) -> WorklistView:
    """Keep the chosen filters under a name; the same name again replaces them. Raises Refused, ValidationError."""
    name = " ".join(name.replace("\x00", "").split())
    if not name or len(name) > 40:
        raise ValidationError({"name": _("Give the view a name of 40 letters or fewer.")})
    User.objects.select_for_update().get(pk=user.pk)
    others = WorklistView.objects.filter(user=user).exclude(name=name)
    if others.count() >= MOST_VIEWS:
        raise Refused(_("You have %(most)d views. Remove one first.") % {"most": MOST_VIEWS})
    view, _new = WorklistView.objects.update_or_create(user=user, name=name, defaults={"query": query})
    return view


def remove_view(*, user: User, name: str) -> int:
    """Forget one of this person's views; returns how many there were by that name."""
    gone, _kinds = WorklistView.objects.filter(user=user, name=name).delete()
    return gone
