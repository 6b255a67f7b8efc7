"""Another exercise today: what the clinician offered in place of one, done for this day only."""

import copy
import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from patients.doors import for_patient
from patients.models import Patient
from programs import events
from programs.figures import drawing
from programs.insights.alternatives import offered
from programs.insights.plan_words import exercise_dose, heading
from programs.models import ExerciseRevision, Prescription
from programs.models.dose import Dose
from programs.shelves import EXERCISES
from programs.views.portal.day_item import item_or_404
from programs.views.portal.told import title_of, told_of
from rehab.publishing.told import told_many


@for_patient(events.SESSION_OPENED)
def instead(request: HttpRequest, patient: Patient, prescription_id: uuid.UUID) -> HttpResponse:
    """Choose one of what is offered; the plan itself stays as it is."""
    item = item_or_404(request, patient, prescription_id)
    found = offered(item)
    if not found:
        return redirect("programs:session", prescription_id=item.pk)
    told = told_many(EXERCISES, found, get_language() or "en")
    page = {
        "patient": patient,
        "item": item,
        "title": title_of(item, told_of([item])),
        "choices": [_row(row, told[row.pk]) for row in found],
    }
    return render(request, "programs/portal/instead.html", page)


def _row(revision: ExerciseRevision, told: Any) -> dict[str, Any]:
    drawn = drawing(revision.figure) if revision.figure else None
    return {
        "id": revision.exercise_id,
        "told": told,
        "figure": drawn.stills[0].svg if drawn else "",
        "dose": heading(exercise_dose(revision, revision)),
    }


def chosen(item: Prescription, key: str | None) -> ExerciseRevision | None:
    """The offered exercise that an address or a form names; None for the item itself or one that is not offered."""
    return next((row for row in offered(item) if key and str(row.exercise_id) == key), None)


def in_its_place(item: Prescription, revision: ExerciseRevision) -> Prescription:
    """The item as it is done today: the other exercise with its first dose. Never saved."""
    other = copy.copy(item)
    dose = Dose.first(revision)
    for name in ("sets", "reps", "hold_s", "minutes", "effort_target"):
        setattr(other, name, getattr(dose, name))
    other.exercise, other.stands_in = revision, True
    other.load = other.side = other.start_rule = other.stop_rule = other.note = ""
    return other
