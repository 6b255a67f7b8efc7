"""Make handouts: short ones at once, a whole program by a worker.

The row is the truth, the broker only wakes a worker, and carries an id. A worker claims a handout with a lease and a
rising token, writes down how far it is, and may finish only while the token is its own: a worker that dies leaves
the handout to the next one, and whoever cancels is obeyed at the next sheet.
"""

import logging
import uuid
from datetime import timedelta
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone, translation
from kombu.exceptions import OperationalError as BrokerAway

from patients.models import Via
from patients.models.patient import PatientRows
from programs import events
from programs.handouts.document import NoPress, no_press_words, pdf_of, sheets_in
from programs.handouts.exercises import program_handout
from programs.models import HANDOUT_TRANSITIONS, HandoutJob, HandoutState, Program
from programs.models.handout import UNFINISHED, in_a_day
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record
from rehab.celery import app
from rehab.lib.refusals import Refused

log = logging.getLogger(__name__)
FOLDER: Final = "handouts"
LEASE: Final = timedelta(seconds=60)
LONGEST: Final = timedelta(seconds=100)  # engineering default: less than a worker's own limit of 120 s
MOST_TRIES: Final = 3  # a handout whose worker died three times would only kill the next one
STRAY_AFTER: Final = timedelta(hours=25)


class NotMine(Exception):
    """The handout was cancelled, or another worker has it."""


class DiedTooOften(Exception):
    """Its worker died each time."""


class TooLong(Exception):
    """It took longer than a handout may."""


@transaction.atomic
def ask_for_handout(*, program: Program, via: Via, paper: str, size: str, by: User) -> HandoutJob:
    """Ask for the handout of a program. Who asks again while it is being made gets the same one."""
    if why_not := no_press_words():
        raise Refused(why_not)
    asked = {"program": program, "via": via.value, "paper": paper, "size": size}
    here = HandoutJob.objects.filter(**asked, state__in=UNFINISHED)
    try:
        with transaction.atomic():
            if (job := here.first()) is not None:
                return job
            job = HandoutJob.objects.create(**asked, patient=program.patient, asked_by=by)
    except IntegrityError:  # the other click was first
        return HandoutJob.objects.filter(**asked).latest("asked_at")
    _leave(events.HANDOUT_ASKED, job, by)
    transaction.on_commit(lambda: ring(job.pk))
    return job


def ring(job_id: uuid.UUID) -> None:
    """Wake a worker. Without a broker nothing is lost: the next sweep finds the row."""
    try:
        app.send_task("programs.make_handout", args=[str(job_id)])
    except (BrokerAway, OSError):
        log.warning("no broker: a handout waits for the next sweep")


@transaction.atomic
def cancel_handout(*, job: HandoutJob, by: User) -> HandoutJob:
    """Stop making it. Raises NotAllowedNow for one that has ended."""
    job = _locked(job)
    HANDOUT_TRANSITIONS.check(job.state, HandoutState.CANCELLED)
    job.state, job.finished_at, job.lease_until = HandoutState.CANCELLED, timezone.now(), None
    job.save(update_fields=["state", "finished_at", "lease_until"])
    _leave(events.HANDOUT_CANCELLED, job, by)
    return job


@transaction.atomic
def retry_handout(*, job: HandoutJob, by: User) -> HandoutJob:
    """Try again what could not be made or was cancelled. Raises NotAllowedNow."""
    job = _locked(job)
    HANDOUT_TRANSITIONS.check(job.state, HandoutState.WAITING)
    same = {"program": job.program_id, "via": job.via, "paper": job.paper, "size": job.size}
    other = HandoutJob.objects.filter(**same, state__in=UNFINISHED).first()
    if other is not None:
        return other
    job.state, job.why, job.tries, job.done, job.finished_at = HandoutState.WAITING, "", 0, 0, None
    job.expires_at = in_a_day()
    job.save(update_fields=["state", "why", "tries", "done", "finished_at", "expires_at"])
    _leave(events.HANDOUT_ASKED, job, by)
    transaction.on_commit(lambda: ring(job.pk))
    return job


def make_handout(job_id: uuid.UUID) -> bool:
    """Make one handout if it still waits; return whether it was made."""
    job = _claim(job_id)
    if job is None:
        return False
    try:
        if job.tries > MOST_TRIES:
            raise DiedTooOften
        _finish(job, _made(job))
    except NotMine:
        return False
    except Exception as error:  # whatever stops it, the page has to say that it stopped
        log.exception("handout %s cannot be made", job.pk)
        _failed(job, _reason(error))
        return False
    return True


def _waiting() -> Q:
    """Handouts that a worker may take: those nobody has, and those whose worker died."""
    return Q(state=HandoutState.WAITING) | Q(state=HandoutState.WORKING, lease_until__lte=timezone.now())


def _claim(job_id: uuid.UUID) -> HandoutJob | None:
    """Take it, by one conditional update: twice is once."""
    now = timezone.now()
    rows = HandoutJob.objects.filter(_waiting(), pk=job_id, expires_at__gt=now)
    taken = rows.update(
        state=HandoutState.WORKING,
        token=F("token") + 1,
        tries=F("tries") + 1,
        lease_until=now + LEASE,
        done=0,
        total=0,
    )
    if not taken:
        return None
    wanted = HandoutJob.objects.select_related("program__patient__clinic", "program__published_by")
    return wanted.get(pk=job_id)


def _mine(job: HandoutJob) -> PatientRows[HandoutJob]:
    """The row while this worker holds it, else nothing."""
    return HandoutJob.objects.filter(pk=job.pk, token=job.token, state=HandoutState.WORKING)


def _made(job: HandoutJob) -> bytes:
    """Lay it out in the patient's language, noting each sheet."""
    stop_at = timezone.now() + LONGEST

    def tick(done: int, total: int) -> None:
        now = timezone.now()
        if not _mine(job).update(done=done, total=total, lease_until=now + LEASE):
            raise NotMine
        if now > stop_at:
            raise TooLong

    with translation.override(job.program.patient.language):
        handout = program_handout(job.program, private=job.via != Via.CAREGIVER.value)
        tick(0, sheets_in(handout))
        return pdf_of(handout, job.paper, job.size, tick)


def _finish(job: HandoutJob, made: bytes) -> None:
    """Keep the file under a name that says nothing, and the row that leads to it."""
    name = default_storage.save(f"{FOLDER}/{uuid.uuid4().hex}.pdf", ContentFile(made))
    HANDOUT_TRANSITIONS.check(HandoutState.WORKING, HandoutState.DONE)
    now = timezone.now()
    with transaction.atomic():
        kept = _mine(job).update(state=HandoutState.DONE, file=name, finished_at=now, lease_until=None)
        if kept:
            _leave(events.HANDOUT_MADE, job, None)
    if not kept:
        default_storage.delete(name)
        raise NotMine


def _failed(job: HandoutJob, why: str) -> None:
    HANDOUT_TRANSITIONS.check(HandoutState.WORKING, HandoutState.FAILED)
    _mine(job).update(state=HandoutState.FAILED, why=why, finished_at=timezone.now(), lease_until=None)


def _reason(error: Exception) -> str:
    """A key; the page has the sentence."""
    if isinstance(error, NoPress):
        return "no_press"
    if isinstance(error, TooLong):
        return "too_long"
    return "store_away" if isinstance(error, OSError) else "unknown"


def sweep_handouts() -> int:
    """Make what nobody was woken for, and throw away what has had its day. Returns how many were thrown away."""
    for key in HandoutJob.objects.filter(_waiting()).order_by("asked_at").values_list("pk", flat=True)[:20]:
        make_handout(key)
    gone = 0
    for job in HandoutJob.objects.filter(expires_at__lte=timezone.now())[:500]:
        if job.file:
            default_storage.delete(str(job.file.name))
        gone += job.delete()[0]
    _sweep_strays()
    return gone


def _sweep_strays() -> None:
    """Files that no row leads to: their worker died before it could write the row, or the record was erased."""
    try:
        names = [f"{FOLDER}/{name}" for name in default_storage.listdir(FOLDER)[1]]
    except FileNotFoundError:
        return
    known = set(HandoutJob.objects.exclude(file="").values_list("file", flat=True))
    for name in set(names) - known:
        if default_storage.get_modified_time(name) < timezone.now() - STRAY_AFTER:
            default_storage.delete(name)


def _locked(job: HandoutJob) -> HandoutJob:
    return HandoutJob.objects.select_for_update().select_related("patient").get(pk=job.pk)


def _leave(event: Event, job: HandoutJob, by: User | None) -> None:
    helping = job.via == Via.CAREGIVER.value and by is not None
    record(
        event,
        by=by,
        patient_id=job.patient_id,
        clinic_id=job.program.patient.clinic_id,
        about=job,
        on_behalf_of=job.patient_id if helping else None,
        role=ROLES[job.via] if by else "",
    )


ROLES: Final = {Via.CARE_TEAM.value: "", Via.SELF.value: "patient", Via.CAREGIVER.value: "caregiver"}
