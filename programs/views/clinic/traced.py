"""A number that leads to the days behind it."""

from django.urls import reverse
from django.utils.html import format_html

from patients.models import Patient


def traced(patient: Patient, key: str, words: str) -> str:
    """The words of a number as a link to its trace."""
    url = reverse("programs:picture_trace", args=[patient.pk, key])
    return format_html('<a class="traced" href="{}">{}</a>', url, words)
