"""The pages under a patient's Diaries."""

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy

from patients.models import Patient

register = template.Library()
PAGES = (
    ("programs:sleep_clinic", gettext_lazy("Sleep")),
    ("patients:food_clinic", gettext_lazy("Food")),
    ("patients:worksheets_clinic", gettext_lazy("Shared worksheets")),
)


@register.simple_tag
def diary_tabs(patient: Patient) -> list[tuple[str, str]]:
    """{% diary_tabs patient as items %} — rows for {% tabs %}."""
    return [(str(words), reverse(name, kwargs={"patient_id": patient.pk})) for name, words in PAGES]
