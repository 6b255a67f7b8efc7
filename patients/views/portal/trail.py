"""Who opened my record: the audit trail in plain words, by day and person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from patients.doors import for_patient
from patients.events import TRAIL_OPENED
from patients.models import Patient
from rehab.accounts.models import User
from rehab.accounts.roles import ROLES
from rehab.audit.present import Visit, by_day_and_person, trail_of_patient
from rehab.lib.lists import listed

LINES = 200


@dataclass(frozen=True)
class Row:
    """One person on one day, in words."""

    who: str
    role: str
    own: bool
    when: str
    did: list[str]


@for_patient(TRAIL_OPENED)
def who_opened(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Other people first in the eye: one's own visits are folded away unless asked for."""
    before = request.GET.get("before", "")
    lines = trail_of_patient(
        patient.pk, LINES, int(before) if before.isdecimal() and len(before) < 19 else None
    )
    mine = request.GET.get("mine") == "1"
    wanted = [line for line in lines if mine or line.actor_id != patient.user_id]
    visits = by_day_and_person(wanted, patient.zone)
    context = {
        "patient": patient,
        "days": _by_day(visits, patient),
        "mine": mine,
        "others": not mine,
        "older": lines[-1].id if len(lines) == LINES else None,
    }
    return render(request, "patients/portal/who_opened.html", context)


def _by_day(visits: Iterable[Visit], patient: Patient) -> list[dict[str, Any]]:
    visits = list(visits)
    people = User.objects.in_bulk({v.actor_id for v in visits if v.actor_id})
    days: dict[date, list[Row]] = {}
    for visit in visits:
        actor = people.get(visit.actor_id) if visit.actor_id else None
        days.setdefault(visit.day, []).append(_row(visit, actor, patient))
    return [{"day": day, "rows": rows} for day, rows in days.items()]


def _row(visit: Visit, actor: User | None, patient: Patient) -> Row:
    own = visit.actor_id is not None and visit.actor_id == patient.user_id
    did = [
        sentence if times == 1 else _("%(did)s (%(times)s times)") % {"did": sentence, "times": times}
        for sentence, times in visit.did
    ]
    return Row(_who(visit, actor, own=own), _role(visit, own=own), own, _when(visit, patient), did)


def _when(visit: Visit, patient: Patient) -> str:
    """From when to when that day, on the patient's own clock."""
    first, last = (f"{at.astimezone(patient.zone):%H:%M}" for at in (visit.first_at, visit.last_at))
    return first if first == last else f"{first}–{last}"


def _who(visit: Visit, actor: User | None, *, own: bool) -> str:
    if own:
        return _("You")
    if visit.actor_id is None:
        return _("Steady itself")
    return actor.name if actor else _("Somebody who has left")


def _role(visit: Visit, *, own: bool) -> str:
    if own or visit.actor_id is None:
        return ""
    if visit.actor_role in ("caregiver", "person"):
        return _("Caregiver")
    words = [str(ROLES[key].name) for key in visit.actor_role.split(",") if key in ROLES]
    return listed(words)
