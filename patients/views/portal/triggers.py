"""What I watch for: /check-in/tags/. The patient names the tags and takes them out again."""

import uuid

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.actions.triggers import end_tag, name_tag, tags_of
from patients.doors import for_patient
from patients.events import TAGS_OPENED
from patients.forms.triggers import TagForm
from patients.models import MOST_TAGS, Patient
from rehab.accounts.models import User
from rehab.accounts.policy import FORM, WRITE
from rehab.lib.refusals import Refused


@for_patient(TAGS_OPENED, methods=FORM)
def my_tags(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The own tags, and one more."""
    form = TagForm(request.POST or None)
    if request.method == "POST" and _named(request, patient, form):
        return redirect("patients:my_tags")
    tags = tags_of(patient)
    page = {"patient": patient, "form": form, "tags": tags, "full": len(tags) >= MOST_TAGS}
    return render(request, "patients/portal/tags.html", page)


def _named(request: HttpRequest, patient: Patient, form: forms.Form) -> bool:
    if not form.is_valid() or not isinstance(request.user, User):
        return False
    try:
        name_tag(patient=patient, words=form.cleaned_data["words"], by=request.user)
    except Refused as no:
        form.add_error(None, str(no))
    return not form.errors


@for_patient(TAGS_OPENED, methods=WRITE)
def tag_end(request: HttpRequest, patient: Patient, tag_id: uuid.UUID) -> HttpResponse:
    """Take a tag out. What days were told with it stays."""
    tag = patient.trigger_tags.filter(pk=tag_id, ended_at=None).first()
    if tag is None or not isinstance(request.user, User):
        raise Http404
    tag.patient = patient
    try:
        end_tag(tag=tag, by=request.user)
        messages.success(request, _("“%(words)s” is no longer on your list.") % {"words": tag.words})
    except Refused as no:
        messages.warning(request, str(no))
    return redirect("patients:my_tags")
