"""A number that leads to the rows behind it, and a sentence with such numbers, on the pages of the care team."""

from django.utils.safestring import SafeString

from patients.models import Patient
from programs.views.traced import by_care_team, linked


def traced(patient: Patient, key: str, words: str) -> SafeString:
    """The words of a number as a link to its trace."""
    return by_care_team(patient)(key, words)


def traced_text(patient: Patient, text: str) -> SafeString:
    """A sentence that was made with marks, each number as a link to its trace."""
    return linked(text, by_care_team(patient))
