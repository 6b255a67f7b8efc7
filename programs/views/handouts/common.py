"""What a handout is about, and by what right it is made."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, cast

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import translation

from education.models import ModuleAssignment
from patients.models import Patient, Via
from programs.handouts.content import Handout
from programs.handouts.exercises import item_handout, program_handout
from programs.handouts.lessons import lesson_handout
from programs.insights.lines import PUBLISHED
from programs.models import Prescription, Program
from rehab.accounts.models import User


@dataclass(frozen=True)
class Door:
    """By what right, the prefix of the URL names, and the frame of the pages."""

    via: Via
    prefix: str
    layout: str

    def url(self, page: str, patient: Patient, *ids: Any) -> str:
        """One of these pages. The patient stands in the address unless it is their own portal."""
        more = () if self.via is Via.SELF else (patient.pk,)
        return reverse(f"programs:{self.prefix}{page}", args=[*more, *ids])


CARE_TEAM: Final = Door(Via.CARE_TEAM, "handout", "_layouts/clinic.html")
OWN: Final = Door(Via.SELF, "my_handout", "_layouts/portal.html")
CONSENT: Final = Door(Via.CAREGIVER, "for_handout", "handouts/for_layout.html")


def me(request: HttpRequest) -> User:
    """The signed-in person; the door has made sure that there is one."""
    return cast(User, request.user)


def _item(request: HttpRequest, patient: Patient, door: Door, key: uuid.UUID) -> Handout | None:
    rows = Prescription.objects.visible_to(me(request), door.via).filter(program__state__in=PUBLISHED)
    rows = rows.select_related("exercise__exercise", "activity", "program__published_by")
    row = rows.filter(pk=key, program__patient=patient).first()
    if row is None:
        return None
    row.program.patient = patient
    return item_handout(row, private=door.via is not Via.CAREGIVER)


def _program(request: HttpRequest, patient: Patient, door: Door, key: uuid.UUID) -> Handout | None:
    row = program_of(request, patient, door, key)
    return program_handout(row, private=door.via is not Via.CAREGIVER) if row else None


def program_of(request: HttpRequest, patient: Patient, door: Door, key: uuid.UUID) -> Program | None:
    """An agreed version of this patient's program."""
    rows = Program.objects.visible_to(me(request), door.via).filter(pk=key, patient=patient)
    row = rows.filter(state__in=PUBLISHED).select_related("published_by").first()
    if row is not None:
        row.patient = patient
    return row


def _lesson(request: HttpRequest, patient: Patient, door: Door, key: uuid.UUID) -> Handout | None:
    rows = ModuleAssignment.objects.visible_to(me(request), door.via).filter(pk=key, patient=patient)
    rows = rows.filter(withdrawn_at=None).select_related("revision__module", "assigned_by")
    row = rows.first()
    if row is None:
        return None
    row.patient = patient
    return lesson_handout(row, private=door.via is not Via.CAREGIVER)


KINDS: Final[dict[str, Callable[[HttpRequest, Patient, Door, uuid.UUID], Handout | None]]] = {
    "item": _item,
    "program": _program,
    "lesson": _lesson,
}


def handout_of(request: HttpRequest, patient: Patient, door: Door, kind: str, key: uuid.UUID) -> Handout:
    """The handout in the patient's language, or 404."""
    find = KINDS.get(kind)
    with translation.override(patient.language):
        found = find(request, patient, door, key) if find else None
    if found is None:
        raise Http404
    return found
