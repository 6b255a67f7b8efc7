"""The record: details, pain, whom to call, and where the rest is."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from patients.actions.invitations import newest_invitation_of
from patients.actions.record import change_record, remove_contact, save_contact
from patients.doors import for_clinician
from patients.events import RECORD_OPENED
from patients.forms.record import ContactForm, DetailsForm, PainForm, details_of, pain_of
from patients.models import CheckInPlan, Contact, Patient
from patients.permissions import NotNow, check_user_can_change_record
from patients.views.clinic.common import act, reader_of, why_not_change
from patients.views.clinic.record_words import details_rows, pain_rows
from patients.views.clinic.states import InvitationWords, plan_words
from rehab.accounts.policy import FORM, WRITE


@for_clinician(RECORD_OPENED)
def record(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Everything that is on the record, with the page that changes it."""
    context = {
        "patient": patient,
        "why_not": why_not_change(request, patient),
        "details": details_rows(patient),
        "pain": pain_rows(patient),
        "contacts": list(patient.contacts.order_by("pk")),
        "conditions": list(patient.conditions.filter(ended_at=None).order_by("noted_at")),
        "plan": plan_words(CheckInPlan.objects.filter(patient=patient).first(), patient),
        "invitation": InvitationWords.of(patient, newest_invitation_of(patient)),
    }
    return render(request, "patients/clinic/record.html", context)


@for_clinician(RECORD_OPENED, methods=FORM, check=check_user_can_change_record)
def record_edit(request: HttpRequest, patient: Patient, part: str) -> HttpResponse:
    """Change who somebody is ("details") or what is known about their pain ("pain")."""
    form = _form(request, patient, part)
    if request.method == "POST" and form.is_valid() and _saved(request, patient, form):
        return redirect("patients:record", patient_id=patient.pk)
    return render(request, f"patients/clinic/record_{part}.html", {"patient": patient, "form": form})


def _form(request: HttpRequest, patient: Patient, part: str) -> Form:
    data = request.POST if request.method == "POST" else None
    if part == "pain":
        return PainForm(data, initial=pain_of(patient))
    if part != "details":
        raise Http404
    reader = reader_of(request)
    return DetailsForm(
        data, initial=details_of(patient), clinic=patient.clinic, reader=reader, patient_id=patient.pk
    )


def _saved(request: HttpRequest, patient: Patient, form: Form) -> bool:
    values: dict[str, Any] = {k: v for k, v in form.cleaned_data.items() if k in form.fields}
    try:
        change_record(patient=patient, values=values, by=reader_of(request))
    except NotNow as no:
        form.add_error("record_number", str(no))
        return False
    messages.success(request, _("The record is saved."))
    return True


@for_clinician(RECORD_OPENED, methods=FORM, check=check_user_can_change_record)
def contact_edit(request: HttpRequest, patient: Patient, contact_id: int | None = None) -> HttpResponse:
    """Note somebody to call, or change who that is."""
    contact = get_object_or_404(patient.contacts.all(), pk=contact_id) if contact_id else None
    form = ContactForm(request.POST if request.method == "POST" else None, instance=_copy(contact))
    if request.method != "POST" or not form.is_valid():
        context = {"patient": patient, "form": form, "contact": contact}
        return render(request, "patients/clinic/contact.html", context)
    save_contact(patient=patient, contact=contact, by=reader_of(request), **form.cleaned_data)
    messages.success(request, _("The contact is saved."))
    return redirect("patients:record", patient_id=patient.pk)


def _copy(contact: Contact | None) -> Contact:
    """A form writes into its instance; the row itself is the action's to change."""
    return (
        Contact(name=contact.name, relation=contact.relation, phone=contact.phone) if contact else Contact()
    )


@for_clinician(RECORD_OPENED, methods=WRITE, check=check_user_can_change_record)
def contact_remove(request: HttpRequest, patient: Patient, contact_id: int) -> HttpResponse:
    contact = get_object_or_404(patient.contacts.all(), pk=contact_id)
    contact.patient = patient
    by = reader_of(request)
    return act(
        request,
        patient,
        "patients:record",
        _("The contact is removed."),
        lambda: remove_contact(contact=contact, by=by),
    )
