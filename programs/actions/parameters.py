"""Change a threshold: look at what it would have changed, then save it with its reason. Going back is a change too.

The row of a look is the truth and the broker only wakes a worker. A worker claims it with a lease and a rising token
and keeps its place, so that one that dies or runs out of time leaves the rest to the next one.
"""

import logging
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError as BrokerAway

from programs import events
from programs.actions.review_nights import planned_patients
from programs.insights.clinic_parameters import number_of, parameters_of
from programs.insights.parameter_look import look_at
from programs.models import LOOK_TRANSITIONS, ClinicalParameter, LookState, ParameterLook
from programs.rules.citations import CLINIC
from programs.rules.parameters import ParameterInfo, Parameters
from rehab.accounts.models import Clinic, User
from rehab.accounts.permissions import check_user_can_run_clinic
from rehab.audit.events import Event
from rehab.audit.record import record
from rehab.celery import app
from rehab.lib.refusals import Refused

log = logging.getLogger(__name__)
INLINE: Final = 12  # patients that are looked at while the admin waits; engineering default
LEASE: Final = timedelta(seconds=60)
LONGEST: Final = 90.0  # seconds of one turn, less than a worker's own limit of 120; engineering default
KEEP_PLACE: Final = 10
MOST_FOUND: Final = 500  # reviews told one by one; the count is always whole
UNFINISHED: Final = (LookState.WAITING, LookState.WORKING)


@dataclass(frozen=True)
class Change:
    """A threshold as it is to be: its key, the value in its unit, why, and where the value comes from."""

    key: str
    value: float
    rationale: str
    source: str = CLINIC


def info_of(key: str) -> ParameterInfo | None:
    """What is known about a threshold; None when there is no such one."""
    return next((info for info in Parameters.describe() if info.name == key), None)


def ask_for_look(*, clinic: Clinic, change: Change, by: User) -> ParameterLook:
    """Work out what a change would have meant, at once for a small clinic, else by a worker.

    Raises Refused when the value cannot be, contradicts another threshold, is the present one, or has no reason.
    """
    check_user_can_run_clinic(by, clinic)
    look = _ask(clinic, change, by)
    if look.total <= INLINE:
        return work_out(look.pk)
    ring(look.pk)
    return look


@transaction.atomic
def _ask(clinic: Clinic, change: Change, by: User) -> ParameterLook:
    now_used = parameters_of(clinic.pk)
    _changed(now_used, change)
    look = ParameterLook.objects.create(
        clinic=clinic,
        key=change.key,
        value=change.value,
        source=change.source.strip() or CLINIC,
        rationale=change.rationale.strip(),
        base=now_used.snapshot(),
        total=planned_patients().filter(clinic=clinic).count() if settings.DECISION_SUPPORT_ENABLED else 0,
        asked_by=by,
    )
    _leave(events.PARAMETER_LOOKED, look, by)
    return look


def _changed(now_used: Parameters, change: Change) -> Parameters:
    """The set with the change in it. Raises Refused."""
    if not change.rationale.strip():
        raise Refused(_("Write the reason: it stays with the change."))
    try:
        changed = now_used.with_values({change.key: number_of(change.key, change.value)})
    except ValueError as no:
        raise Refused(_("This value does not work. %(why)s") % {"why": no}) from no
    if changed == now_used:
        raise Refused(_("This is the value already in use."))
    return changed


def ring(look_id: uuid.UUID) -> None:
    """Wake a worker. Without a broker nothing is lost: whoever waits for the page works on it."""
    try:
        app.send_task("programs.work_out_look", args=[str(look_id)])
    except (BrokerAway, OSError):
        log.warning("no broker: a look at a threshold waits")


def work_out(look_id: uuid.UUID, seconds: float = LONGEST) -> ParameterLook:
    """Go on with a look until it is done or the time is up. Twice is once."""
    look = _claim(look_id, timezone.now())
    if look is None:
        return ParameterLook.objects.get(pk=look_id)
    try:
        _turn(look, monotonic() + seconds)
    except ValueError:
        log.exception("look %s could not be worked out", look.pk)
        _mark(look, LookState.FAILED, lease=None)
    look.refresh_from_db()
    return look


def _claim(look_id: uuid.UUID, now: datetime) -> ParameterLook | None:
    free = Q(lease_until=None) | Q(lease_until__lt=now)
    mine = ParameterLook.objects.filter(free, pk=look_id, state__in=UNFINISHED)
    if not mine.update(lease_until=now + LEASE, token=F("token") + 1, state=LookState.WORKING):
        return None
    return ParameterLook.objects.get(pk=look_id)


def _turn(look: ParameterLook, stop: float) -> None:
    before = Parameters.of_snapshot(look.base)
    after = before.with_values({look.key: number_of(look.key, look.value)})
    rows = planned_patients().filter(clinic_id=look.clinic_id)
    rest = rows.filter(pk__gt=look.after) if look.after else rows
    for n, patient in enumerate(rest.iterator() if look.total else (), start=1):
        looked = look_at(patient, patient.today(look.asked_at), before, after)
        look.done, look.reviews = min(look.total, look.done + 1), look.reviews + looked.reviews
        look.differing += len(looked.differing)
        look.found, look.after = [*look.found, *looked.differing][:MOST_FOUND], patient.pk
        if monotonic() >= stop:
            _mark(look, LookState.WORKING, lease=None)
            ring(look.pk)
            return
        if n % KEEP_PLACE == 0 and not _mark(look, LookState.WORKING, lease=timezone.now() + LEASE):
            return
    look.done = look.total
    _mark(look, LookState.DONE, lease=None)


def _mark(look: ParameterLook, state: LookState, lease: datetime | None) -> bool:
    """Write down how far it is; False when another worker has taken over."""
    mine = ParameterLook.objects.filter(pk=look.pk, token=look.token, state=LookState.WORKING)
    return bool(
        mine.update(
            state=state,
            done=look.done,
            reviews=look.reviews,
            differing=look.differing,
            found=look.found,
            after=look.after,
            lease_until=lease,
        )
    )


@transaction.atomic
def save_change(*, look: ParameterLook, by: User) -> ClinicalParameter:
    """Put the looked-at value in force for the clinic. Raises Refused when the thresholds have changed since."""
    row = ParameterLook.objects.select_for_update(of=("self",)).select_related("clinic").get(pk=look.pk)
    check_user_can_run_clinic(by, row.clinic)
    Clinic.objects.select_for_update().get(pk=row.clinic_id)
    LOOK_TRANSITIONS.check(row.state, LookState.SAVED)
    now_used, info = parameters_of(row.clinic_id), info_of(row.key)
    if info is None or now_used.snapshot() != row.base:
        raise Refused(_("The thresholds have changed since you looked. Look again before you save."))
    last = ClinicalParameter.objects.filter(clinic=row.clinic, key=row.key).aggregate(n=Max("number"))["n"]
    saved = ClinicalParameter.objects.create(
        clinic=row.clinic,
        key=row.key,
        number=(last or 0) + 1,
        value=row.value,
        before=getattr(now_used, row.key),
        unit=info.unit,
        low=info.low,
        high=info.high,
        source=row.source,
        rationale=row.rationale,
        by=by,
    )
    row.state = LookState.SAVED
    row.save(update_fields=["state"])
    record(
        events.PARAMETER_CHANGED,
        by=by,
        clinic_id=row.clinic_id,
        about=saved,
        reason=f"{row.key}: {saved.before:g} → {saved.value:g}",
    )
    return saved


def throw_old_looks_away(*, now: datetime | None = None) -> int:
    """Remove the looks that are a day old; how many."""
    return ParameterLook.objects.filter(expires_at__lte=now or timezone.now()).delete()[0]


def _leave(event: Event, look: ParameterLook, by: User) -> None:
    record(event, by=by, clinic_id=look.clinic_id, about=look, reason=f"{look.key}: {look.value:g}")
