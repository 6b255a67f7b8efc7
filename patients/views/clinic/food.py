"""The food log as the care team reads it: days, weights, what to consider and why."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from patients.actions.screens import note_food_screen
from patients.doors import for_clinician
from patients.events import FOOD_READ
from patients.forms.screens import FoodScreenForm
from patients.insights.food import facts_of, food_of, weight_words
from patients.models import FoodChoice, FoodDay, FoodScreen, Patient
from patients.rules.food import FoodFacts, FoodPrompt, bmi, food_prompts
from patients.views.clinic.common import reader_of, why_not_change
from rehab.accounts.policy import FORM

DAYS = 28


@for_clinician(FOOD_READ, methods=FORM)
def food(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Four weeks of days, half a year of weights; answers; prompts with their reasons."""
    screen = FoodScreen.objects.filter(patient=patient).select_related("noted_by").first()
    today = patient.today()
    sent = request.method == "POST"
    form = FoodScreenForm(request.POST, today=today) if sent else FoodScreenForm.of(screen, today)
    if sent and _noted(form, request, patient):
        messages.success(request, _("Noted."))
        return redirect("patients:food_clinic", patient_id=patient.pk)
    facts = facts_of(patient, screen, today)
    choice = FoodChoice.objects.filter(patient=patient).first()
    page = {
        "patient": patient,
        "form": form,
        "screen": screen,
        "why_not": why_not_change(request, patient),
        "weighs": choice is None or choice.weighs,
        "prompts": [_prompt(one) for one in food_prompts(facts)] if settings.DECISION_SUPPORT_ENABLED else [],
        "suggestions_on": settings.DECISION_SUPPORT_ENABLED,
    }
    return render(request, "patients/clinic/food.html", page | _tables(patient, facts, today))


def _noted(form: FoodScreenForm, request: HttpRequest, patient: Patient) -> bool:
    if not form.is_valid():
        return False
    try:
        note_food_screen(patient=patient, found=form.cleaned_data, by=reader_of(request))
    except ValidationError as wrong:
        form.add_error(None, wrong.messages)
    return not form.errors


def _prompt(one: FoodPrompt) -> dict[str, str]:
    return {"seen": _(one.seen) % dict(one.values), "consider": _(one.consider), "source": one.source}


def _tables(patient: Patient, facts: FoodFacts, today: date) -> dict[str, Any]:
    days = food_of(patient, today - timedelta(days=DAYS - 1), today)
    number = {"numeric": True}
    columns: list[Any] = [_("Day")]
    columns += [
        {"label": label} | number
        for label in (_("Veg and fruit"), _("Sugary drinks"), _("Cups"), _("Alcohol"), _("Appetite"))
    ]
    return {
        "logged": len(days),
        "columns": [*columns[:2], _("Protein"), *columns[2:], _("Note")],
        "rows": [_row(days[day]) for day in sorted(days, reverse=True)],
        "weight_columns": [_("Day"), {"label": _("Weight")} | number, {"label": _("BMI")} | number],
        "weight_rows": [
            [
                date_format(weight.on),
                weight_words(weight.kg),
                f"{bmi(weight.kg, facts.height_cm):.1f}" if facts.height_cm else "–",
            ]
            for weight in reversed(facts.weights)
        ],
    }


def _row(day: FoodDay) -> list[str]:
    def told(value: Any) -> str:
        return "–" if value is None else f"{value:g}"

    protein = {True: _("yes"), False: _("no")}.get(day.protein, "–")  # type: ignore[arg-type]
    return [
        date_format(day.local_date, "D j M"),
        told(day.veg_fruit),
        protein,
        told(day.sugary_drinks),
        told(day.cups),
        told(day.alcohol),
        told(day.appetite),
        day.note,
    ]
