"""The three doors to handouts: care team, patient, caregiver. Each page is the same behind all of them."""

import uuid

from django.http import HttpRequest, HttpResponse

from patients.doors import for_caregiver, for_clinician, for_patient
from patients.models import Patient
from programs import events
from programs.views.handouts import jobs, pages
from programs.views.handouts.common import CARE_TEAM, CONSENT, OWN
from rehab.accounts.policy import FORM


@for_clinician(events.HANDOUT_OPENED, methods=FORM)
def handout(request: HttpRequest, patient: Patient, kind: str, thing_id: uuid.UUID) -> HttpResponse:
    """Choose how it is printed."""
    return pages.page(request, patient, CARE_TEAM, kind, thing_id)


@for_clinician(events.HANDOUT_MADE)
def handout_pdf(request: HttpRequest, patient: Patient, kind: str, thing_id: uuid.UUID) -> HttpResponse:
    """The PDF."""
    return pages.pdf(request, patient, CARE_TEAM, kind, thing_id)


@for_clinician(events.HANDOUT_OPENED, methods=FORM)
def handout_job(request: HttpRequest, patient: Patient, job_id: uuid.UUID) -> HttpResponse:
    """How far it is."""
    return jobs.job_page(request, patient, CARE_TEAM, job_id)


@for_clinician(events.HANDOUT_FETCHED)
def handout_file(request: HttpRequest, patient: Patient, job_id: uuid.UUID) -> HttpResponse:
    """The finished file."""
    return jobs.file(request, patient, CARE_TEAM, job_id)


@for_patient(events.HANDOUT_OPENED, methods=FORM)
def my_handout(request: HttpRequest, patient: Patient, kind: str, thing_id: uuid.UUID) -> HttpResponse:
    """Choose how it is printed."""
    return pages.page(request, patient, OWN, kind, thing_id)


@for_patient(events.HANDOUT_MADE)
def my_handout_pdf(request: HttpRequest, patient: Patient, kind: str, thing_id: uuid.UUID) -> HttpResponse:
    """The PDF."""
    return pages.pdf(request, patient, OWN, kind, thing_id)


@for_patient(events.HANDOUT_OPENED, methods=FORM)
def my_handout_job(request: HttpRequest, patient: Patient, job_id: uuid.UUID) -> HttpResponse:
    """How far it is."""
    return jobs.job_page(request, patient, OWN, job_id)


@for_patient(events.HANDOUT_FETCHED)
def my_handout_file(request: HttpRequest, patient: Patient, job_id: uuid.UUID) -> HttpResponse:
    """The finished file."""
    return jobs.file(request, patient, OWN, job_id)


@for_caregiver(events.HANDOUT_OPENED, methods=FORM)
def for_handout(request: HttpRequest, patient: Patient, kind: str, thing_id: uuid.UUID) -> HttpResponse:
    """Choose how it is printed."""
    return pages.page(request, patient, CONSENT, kind, thing_id)


@for_caregiver(events.HANDOUT_MADE)
def for_handout_pdf(request: HttpRequest, patient: Patient, kind: str, thing_id: uuid.UUID) -> HttpResponse:
    """The PDF."""
    return pages.pdf(request, patient, CONSENT, kind, thing_id)


@for_caregiver(events.HANDOUT_OPENED, methods=FORM)
def for_handout_job(request: HttpRequest, patient: Patient, job_id: uuid.UUID) -> HttpResponse:
    """How far it is."""
    return jobs.job_page(request, patient, CONSENT, job_id)


@for_caregiver(events.HANDOUT_FETCHED)
def for_handout_file(request: HttpRequest, patient: Patient, job_id: uuid.UUID) -> HttpResponse:
    """The finished file."""
    return jobs.file(request, patient, CONSENT, job_id)
