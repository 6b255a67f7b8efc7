"""The record as rows of words."""

from typing import Any

from django.conf import settings
from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from patients.models import Patient
from patients.rules.body_map import region_words

Row = tuple[str | Promise, Any]


def details_rows(patient: Patient) -> list[Row]:
    """Who the patient is and how to reach them."""
    return [
        (_("Name"), patient.name),
        (_("Birth date"), formats.date_format(patient.birth_date, "DATE_FORMAT")),
        (_("Record number"), patient.record_number),
        (_("E-mail"), patient.email or _("None: the patient cannot sign in")),
        (_("Phone"), patient.phone),
        (_("Language"), _(dict(settings.LANGUAGES).get(patient.language, patient.language))),
        (_("Time zone"), patient.zone.key.replace("_", " ")),
    ]


def pain_rows(patient: Patient) -> list[Row]:
    """What is known about the pain."""
    return [
        (_("Diagnosis"), patient.diagnosis),
        (_("Lesion or disease"), patient.lesion),
        (_("Neuropathic pain"), patient.get_certainty_display()),
        (_("Painful areas"), ", ".join(_(region_words(key)) for key in patient.body_regions)),
    ]
