"""A number that leads to the rows behind it: alone, or inside a sentence that was made with marks.

`Follow` says where a key leads: for the care team under the patient's picture, for the patient to a page of their own.
"""

from collections.abc import Callable, Iterator

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from patients.models import Patient
from programs.insights.trace_marks import FOUND

Follow = Callable[[str, str], SafeString]


def by_care_team(patient: Patient) -> Follow:
    """Links to the traces of this patient's picture."""
    return lambda key, words: _link(reverse("programs:picture_trace", args=[patient.pk, key]), words)


def by_patient(key: str, words: str) -> SafeString:
    """The words of a number as a link to its trace on the patient's own pages."""
    return _link(reverse("programs:my_number", args=[key]), words)


def exactly(value: float | int | None) -> str:
    """A number in full, for whoever works it out again."""
    if value is None:
        return _("too little logged")
    return str(value) if isinstance(value, int) else number_format(f"{value:.4f}".rstrip("0").rstrip("."))


def _link(url: str, words: str) -> SafeString:
    return format_html('<a class="traced" href="{}">{}</a>', url, words)


def linked(text: str, follow: Follow) -> SafeString:
    """A sentence with each marked number as its link; everything else is escaped."""
    return format_html_join("", "{}", ((part,) for part in _parts(text, follow)))


def _parts(text: str, follow: Follow) -> Iterator[str]:
    done = 0
    for found in FOUND.finditer(text):
        yield text[done : found.start()]
        yield follow(found[1], found[2])
        done = found.end()
    yield text[done:]
