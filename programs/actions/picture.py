"""Work the statistics of a patient out once for each state of the log, and keep what is looked at.

The row is the truth and the broker only wakes a worker, which is given the patient's id and nothing else. A worker
claims the row with a lease and a rising token, so twice is once and one that dies leaves it to the next.
"""

import logging
import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F, Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError as BrokerAway

from patients.models import LogVersion, Patient
from patients.models.patient import PatientRows
from patients.permissions import check_user_can_change_record
from programs import events
from programs.insights.association import MOST_EXPOSURES
from programs.insights.exposure_columns import can_be_picked, picked
from programs.insights.picture import STEPS, work_out
from programs.insights.picture_rows import facts_of
from programs.models import PICTURE_FORM, ExposurePick, PatientPicture
from rehab.accounts.models import User
from rehab.audit.record import record
from rehab.celery import app
from rehab.lib.refusals import Refused

log = logging.getLogger(__name__)
LEASE: Final = timedelta(seconds=60)
ASK_AGAIN: Final = timedelta(seconds=20)  # a worker that has not begun by then is woken once more
BATCH: Final = 100  # pictures of one sweep


class NotMine(Exception):
    """Another worker has taken it over."""


def is_current(row: PatientPicture, patient: Patient) -> bool:
    """Whether this is what the log says now. One query."""
    if row.form != PICTURE_FORM or row.last_day != patient.today():
        return False
    return row.log_version == LogVersion.objects.get(patient=patient).version


def ask_for_picture(*, patient: Patient, now: datetime | None = None) -> PatientPicture:
    """The picture as it is kept; a worker is woken when it is not current and nobody is at it."""
    now = now or timezone.now()
    row, _new = PatientPicture.objects.get_or_create(patient=patient)
    if is_current(row, patient) or _is_worked_on(row, now):
        return row
    row.asked_at, row.done, row.total, row.failed = now, 0, STEPS, False
    row.save(update_fields=["asked_at", "done", "total", "failed"])
    transaction.on_commit(lambda: ring(patient.pk))
    return row


def _is_worked_on(row: PatientPicture, now: datetime) -> bool:
    held = row.lease_until is not None and row.lease_until > now
    return held or (row.asked_at is not None and row.asked_at > now - ASK_AGAIN and not row.failed)


def ring(patient_id: uuid.UUID) -> None:
    """Wake a worker. Without a broker nothing is lost: the page offers to work it out itself."""
    try:
        app.send_task("programs.work_out_picture", args=[str(patient_id)])
    except (BrokerAway, OSError):
        log.warning("no broker: a picture waits for the next sweep")


def work_out_picture(patient_id: uuid.UUID) -> bool:
    """Work one picture out if it is not current and nobody is at it; returns whether it was. Twice is once."""
    row = _claim(patient_id, timezone.now())
    if row is None:
        return False
    try:
        _keep(row)
    except NotMine:
        return False
    except Exception:  # whatever stops it, the page has to say that it stopped
        log.exception("a picture cannot be worked out")
        _mine(row).update(failed=True, lease_until=None, asked_at=None)
        return False
    return True


def _claim(patient_id: uuid.UUID, now: datetime) -> PatientPicture | None:
    free = Q(lease_until=None) | Q(lease_until__lte=now)
    rows = PatientPicture.objects.filter(free, patient_id=patient_id)
    row = rows.select_related("patient__clinic").first()
    if row is None or is_current(row, row.patient):
        return None
    if not rows.update(lease_until=now + LEASE, token=F("token") + 1, done=0, total=STEPS):
        return None
    row.refresh_from_db(fields=["token"])
    return row


def _mine(row: PatientPicture) -> PatientRows[PatientPicture]:
    """The row while this worker holds it, else nothing."""
    return PatientPicture.objects.filter(pk=row.pk, token=row.token)


def _keep(row: PatientPicture) -> None:
    """The version is read before the rows: a change that comes between makes this look old, never new."""
    patient = row.patient
    version = LogVersion.objects.get(patient=patient).version
    today = patient.today()

    def tick(done: int, total: int) -> None:
        if not _mine(row).update(done=done, total=total):
            raise NotMine

    values = work_out(facts_of(patient, today), tick)
    _mine(row).update(
        values=values,
        log_version=version,
        form=PICTURE_FORM,
        last_day=today,
        made_at=timezone.now(),
        lease_until=None,
        asked_at=None,
        failed=False,
    )


def sweep_pictures() -> int:
    """Bring up to date what somebody has looked at before and the log has left behind; returns how many."""
    behind = PatientPicture.objects.exclude(
        form=PICTURE_FORM, log_version=F("patient__log_version__version")
    ) | PatientPicture.objects.filter(last_day__lt=timezone.now().date())
    ids = behind.filter(patient__ended_at=None).order_by("made_at").values_list("pk", flat=True)[:BATCH]
    return sum(work_out_picture(key) for key in ids)


@transaction.atomic
def pick_exposures(*, patient: Patient, keys: Sequence[str], by: User) -> ExposurePick | None:
    """Say what is looked at beside pain. The same pick again is no new one. Raises Refused."""
    check_user_can_change_record(by, patient)
    Patient.objects.select_for_update(of=("self",)).get(pk=patient.pk)
    wanted = tuple(dict.fromkeys(keys))
    if not wanted:
        raise Refused(_("Pick at least one thing to look at."))
    if len(wanted) > MOST_EXPOSURES:
        raise Refused(
            _("Pick at most %(most)d: whoever looks at everything finds something.")
            % {"most": MOST_EXPOSURES}
        )
    if not set(wanted) <= {key for key, _words in can_be_picked(patient)}:
        raise Refused(_("This is not in the log of this patient."))
    if wanted == picked(patient):
        return None
    last = ExposurePick.objects.filter(patient=patient).aggregate(last=Max("number"))["last"] or 0
    pick = ExposurePick.objects.create(patient=patient, number=last + 1, keys=list(wanted), picked_by=by)
    record(events.EXPOSURES_PICKED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=pick)
    return pick
