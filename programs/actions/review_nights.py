"""Bring suggestions in line with the log each night, clinic by clinic, when the journal day has closed there.

A beat ticks; the rows say what is due. A night is claimed with a lease and a rising token and keeps its place, so a
worker that dies or runs out of time leaves the rest to the next one, and a clinic is never looked at twice a night.
Open safety answers and flares do not wait for the night: their patients are looked at with each tick.
"""

import logging
import uuid
from datetime import date, datetime, time, timedelta
from time import monotonic
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from patients.models import Alert, JournalDay, Patient
from programs.actions.boosters import note_booster
from programs.actions.suggest import expire_overdue, suggest_for
from programs.insights.clinic_parameters import parameters_of
from programs.models import Program, ReviewNight
from programs.models.program import ProgramState
from programs.rules.parameters import Parameters
from rehab.accounts.models import Clinic

log = logging.getLogger(__name__)
NIGHT_FROM: Final = time(3, 30)  # the journal day closes at 03:00
LEASE: Final = timedelta(minutes=3)
LONGEST: Final = 90.0  # seconds of one turn, less than a worker's own limit of 120; engineering default
KEEP_PLACE: Final = 20  # patients between two marks; engineering default
KEPT: Final = timedelta(days=60)


def tick_reviews(*, now: datetime | None = None, seconds: float = LONGEST) -> int:
    """Expire what waited too long, look at what cannot wait, then at the clinics whose night it is.

    Returns how many suggestions wait among the patients looked at. Raises RuntimeError at the end when a record
    could not be reviewed; it is named by its id in the log and does not stop the others.
    """
    now, stop = now or timezone.now(), monotonic() + seconds
    expire_overdue(now=now)
    if not settings.DECISION_SUPPORT_ENABLED:
        return 0
    waiting, broken = _urgent(now)
    for clinic in Clinic.objects.order_by("pk"):
        found, failed = _night(clinic, now, stop)
        waiting, broken = waiting + found, broken + failed
        if monotonic() >= stop:
            break
    ReviewNight.objects.filter(local_date__lt=(now - KEPT).date()).delete()
    if broken:
        raise RuntimeError(f"{broken} reviews could not be worked out; see the log.")
    return waiting


def _night(clinic: Clinic, now: datetime, stop: float) -> tuple[int, int]:
    """How many suggestions wait and how many reviews broke in this turn; 0 when the night is not ours."""
    try:
        p = parameters_of(clinic.pk)
    except ValueError:
        log.exception("the thresholds of clinic %s do not fit", clinic.pk)
        return 0, 1
    night = _claim(clinic, night_of(clinic, now), now)
    return _turn(night, p, now, stop) if night else (0, 0)


def night_of(clinic: Clinic, now: datetime) -> date:
    """The local date whose night has come last at this clinic."""
    local = now.astimezone(ZoneInfo(clinic.time_zone))
    return local.date() if local.time() >= NIGHT_FROM else local.date() - timedelta(days=1)


def planned_patients() -> QuerySet[Patient]:
    """Patients whose record is open and whose active program has a graded activity."""
    active = Program.objects.filter(
        patient=OuterRef("pk"), state=ProgramState.ACTIVE, prescriptions__activity__isnull=False
    )
    return Patient.objects.filter(Exists(active), ended_at=None).order_by("pk")


def _urgent(now: datetime) -> tuple[int, int]:
    alert = Alert.objects.filter(patient=OuterRef("pk"), closed_at=None)
    since = (now - timedelta(days=2)).date()
    flare = JournalDay.objects.filter(patient=OuterRef("pk"), flare=True, local_date__gte=since)
    sets: dict[uuid.UUID, Parameters] = {}
    waiting = broken = 0
    for patient in planned_patients().filter(Q(Exists(alert)) | Q(Exists(flare))):
        if patient.clinic_id not in sets:
            sets[patient.clinic_id] = parameters_of(patient.clinic_id)
        found = _look_at(patient, sets[patient.clinic_id], now)
        waiting, broken = waiting + (found or 0), broken + (found is None)
    return waiting, broken


def _claim(clinic: Clinic, local_date: date, now: datetime) -> ReviewNight | None:
    """The night when it is ours to work on; None when it is done or another worker has it."""
    try:
        with transaction.atomic():
            ReviewNight.objects.get_or_create(clinic=clinic, local_date=local_date)
    except IntegrityError:  # another worker was first
        return None
    free = Q(lease_until=None) | Q(lease_until__lt=now)
    mine = ReviewNight.objects.filter(free, clinic=clinic, local_date=local_date, finished_at=None)
    if not mine.update(lease_until=now + LEASE, token=F("token") + 1):
        return None
    return ReviewNight.objects.get(clinic=clinic, local_date=local_date)


def _turn(night: ReviewNight, p: Parameters, now: datetime, stop: float) -> tuple[int, int]:
    """Look at patient after patient until the time is up or another worker has taken over."""
    waiting = broken = 0
    first = Program.objects.filter(patient=OuterRef("pk"), published_at__isnull=False)
    begun = Subquery(first.order_by("published_at").values("published_at")[:1])
    rows = planned_patients().filter(clinic_id=night.clinic_id).annotate(begun=begun).select_related("clinic")
    rest = rows.filter(pk__gt=night.after) if night.after else rows
    for n, patient in enumerate(rest.iterator(), start=1):
        found = _look_at(patient, p, now)
        _note_booster(patient, p, now)
        waiting, broken = waiting + (found or 0), broken + (found is None)
        night.looked_at, night.after = night.looked_at + 1, patient.pk
        night.waiting, night.broken = night.waiting + (found or 0), night.broken + (found is None)
        over = monotonic() >= stop
        if (over or n % KEEP_PLACE == 0) and not _mark(night, lease=None if over else _later()):
            return waiting, broken
        if over:
            return waiting, broken
    night.finished_at = timezone.now()
    _mark(night, lease=None)
    return waiting, broken


def _note_booster(patient: Patient, p: Parameters, now: datetime) -> None:
    """By the patient's own days, from the one on which their first plan began."""
    note_booster(patient, patient.today(patient.begun), patient.today(now), p)  # type: ignore[attr-defined]


def _later() -> datetime:
    return timezone.now() + LEASE


def _mark(night: ReviewNight, lease: datetime | None) -> bool:
    """Write down how far the night is; False when it is no longer ours."""
    mine = ReviewNight.objects.filter(pk=night.pk, token=night.token)
    return bool(
        mine.update(
            after=night.after,
            looked_at=night.looked_at,
            waiting=night.waiting,
            broken=night.broken,
            finished_at=night.finished_at,
            lease_until=lease,
        )
    )


def _look_at(patient: Patient, p: Parameters, now: datetime) -> int | None:
    """How many suggestions wait for a patient; None when the review could not be worked out."""
    try:
        return len(suggest_for(patient=patient, by=None, now=now, p=p))
    except ValueError:
        log.exception("review of %s could not be worked out", patient.pk)
        return None
