"""What a clinic has to begin a message with, and what a text says to one patient."""

from collections.abc import Iterable

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from patients.insights.visits import coming
from patients.models import MessageText, Patient
from patients.rules.message_texts import (
    CLINICIAN,
    GIVEN_NAME,
    NEXT_VISIT,
    STARTERS,
    Starter,
    filled,
    places_in,
)
from rehab.accounts.models import Clinic, User
from rehab.web.components import long_day


def texts_of(clinic: Clinic) -> Iterable[MessageText]:
    """The clinic's texts by name."""
    return MessageText.objects.filter(clinic=clinic, ended_at=None).select_related("changed_by")


def said_at(starter: Starter, clinic: Clinic) -> tuple[str, str]:
    """A starter's name and text in the language of the clinic."""
    with translation.override(clinic.locale):
        return _(starter.name), _(starter.text)


def starters_for(clinic: Clinic) -> list[tuple[str, str, str]]:
    """Code, name and text of those whose name the clinic does not use yet."""
    here = {row.name for row in texts_of(clinic)}
    said = [(one.code, *said_at(one, clinic)) for one in STARTERS]
    return [one for one in said if one[1] not in here]


def read_by(text: str, patient: Patient, by: User) -> str:
    """The text as this patient would read it. A place that cannot be filled stays open."""
    values = {GIVEN_NAME: patient.given_name, CLINICIAN: by.name}
    if NEXT_VISIT in places_in(text):
        values[NEXT_VISIT] = next_visit(patient)
    return filled(text, values)


def next_visit(patient: Patient) -> str:
    """Day and time of the next visit, on the patient's clock and in their language; "" when none is planned."""
    visit = next(iter(coming(patient, timezone.now())), None)
    if visit is None:
        return ""
    local = visit.starts_at.astimezone(patient.zone)
    with translation.override(patient.user.language if patient.user else patient.clinic.locale):
        day, at = long_day(local.date(), year=False), date_format(local, "H:i")
        return _("%(day)s, %(time)s") % {"day": day, "time": at}
