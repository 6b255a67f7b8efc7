"""Enrolment: one group of questions per page, then everything at once to check, then the record."""

import uuid
from typing import Any

from django.contrib import messages
from django.forms import BooleanField, Form, MultipleChoiceField
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.actions.enrol import enrol as enrol_patient
from patients.actions.invitations import open_invitation_of
from patients.doors import for_clinician
from patients.events import RECORD_OPENED
from patients.forms.enrol import AskForm, ConditionsForm, PeopleForm
from patients.forms.record import DetailsForm, PainForm
from patients.models import CheckInPlan, Patient
from patients.permissions import NotNow, check_user_can_enrol
from patients.views.clinic.drafts import Draft
from patients.views.clinic.enrol_words import enrolment_from, summary
from rehab.accounts.models import Clinic, User
from rehab.accounts.policy import CLINICIANS, FORM, policy
from rehab.accounts.roles import CLINICIAN

STEPS = {
    "who": gettext_lazy("Person"),
    "pain": gettext_lazy("Pain"),
    "conditions": gettext_lazy("Conditions"),
    "people": gettext_lazy("Contact and goal"),
    "check-ins": gettext_lazy("Check-ins"),
    "check": gettext_lazy("Check and save"),
}
KINDS: dict[str, type[Form]] = {
    "who": DetailsForm,
    "pain": PainForm,
    "conditions": ConditionsForm,
    "people": PeopleForm,
    "check-ins": AskForm,
}
QUESTIONS = list(KINDS)


@policy(CLINICIANS, methods=FORM)
def enrol(request: HttpRequest) -> HttpResponse:
    """The first page of a new enrolment. Its draft begins when it is sent."""
    draft = Draft(_reader(request), _sent_id(request) or uuid.uuid4())
    return _step(request, draft, "who")


@policy(CLINICIANS, methods=FORM)
def enrol_step(request: HttpRequest, draft_id: uuid.UUID, step: str) -> HttpResponse:
    """One page of an enrolment that has begun."""
    if step not in STEPS:
        raise Http404
    draft = Draft(_reader(request), draft_id)
    if not draft.exists:
        return _gone(request, draft_id)
    return _check(request, draft) if step == "check" else _step(request, draft, step)


@for_clinician(RECORD_OPENED)
def enrolled(request: HttpRequest, patient: Patient) -> HttpResponse:
    """What happens next."""
    context = {
        "patient": patient,
        "invitation": open_invitation_of(patient),
        "plan": CheckInPlan.objects.filter(patient=patient).first(),
    }
    return render(request, "patients/clinic/enrolled.html", context)


def _reader(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 - the policy let only clinicians in
    check_user_can_enrol(request.user, _clinic(request.user))
    return request.user


def _clinic(reader: User) -> Clinic:
    clinic = reader.clinic_as(CLINICIAN)
    if clinic is None:
        raise Http404
    return clinic


def _sent_id(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST.get("draft", ""))
    except ValueError:
        return None


def _gone(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Saved already (a second click, the back button), or too old."""
    saved = Patient.objects.visible_to(request.user).filter(pk=draft_id).first()
    if saved is not None:
        messages.info(request, _("This enrolment was already saved."))
        return redirect("patients:enrolled", patient_id=saved.pk)
    messages.warning(request, _("This enrolment is too old to go on with. Please start again."))
    return redirect("patients:enrol")


def _form(draft: Draft, step: str, reader: User, data: Any = None) -> Form:
    """The form of a step: bound to `data`, or as it was left."""
    more: dict[str, Any] = {}
    if step == "who":
        more = {"clinic": _clinic(reader), "reader": reader}
    elif step == "check-ins":
        more = {"has_email": bool(draft.data("who").get("email", "").strip())}
    kind = KINDS[step]
    if data is None:
        more["initial"] = _left(kind, draft, step) if draft.has(step) else _first(step, reader)
    return kind(data, **more)


def _first(step: str, reader: User) -> dict[str, str]:
    clinic = _clinic(reader)
    return {"time_zone": clinic.time_zone, "language": clinic.locale} if step == "who" else {}


def _left(kind: type[Form], draft: Draft, step: str) -> dict[str, Any]:
    """What was typed, as initial values: going back shows it without complaints."""
    data = draft.data(step)
    left: dict[str, Any] = {}
    for name, field in kind.base_fields.items():
        if isinstance(field, MultipleChoiceField):
            left[name] = data.getlist(name)
        else:
            left[name] = bool(data.get(name)) if isinstance(field, BooleanField) else data.get(name, "")
    return left


def _step(request: HttpRequest, draft: Draft, step: str) -> HttpResponse:
    reader = _reader(request)
    if request.method != "POST":
        return _show(request, draft, step, _form(draft, step, reader))
    if request.POST.get("go") == "back":
        draft.keep(step, request.POST, KINDS[step].base_fields, done=False)
        return _to(draft, QUESTIONS[max(QUESTIONS.index(step) - 1, 0)])
    form = _form(draft, step, reader, request.POST)
    draft.keep(step, request.POST, KINDS[step].base_fields, done=form.is_valid())
    if not form.is_valid():
        return _show(request, draft, step, form)
    rest = list(STEPS)[list(STEPS).index(step) + 1 :]
    return _to(draft, "check" if request.POST.get("go") == "check" else rest[0])


def _to(draft: Draft, step: str) -> HttpResponse:
    return redirect("patients:enrol_step", draft_id=draft.id, step=step)


def _show(request: HttpRequest, draft: Draft, step: str, form: Form) -> HttpResponse:
    context = {
        "form": form,
        "draft": draft,
        "step": step,
        # Kept words belong to an address, so a page is sent to the address where it was typed.
        "action": reverse("patients:enrol_step", args=[draft.id, step])
        if _is_check(request)
        else request.path,
        "step_form": f"patients/clinic/_enrol_{step.replace('-', '_')}.html",
        "steps": STEPS.values(),
        "number": list(STEPS).index(step) + 1,
        "count": len(STEPS),
        "is_first": step == QUESTIONS[0],
        "checked_before": all(draft.is_done(question) for question in QUESTIONS),
    }
    return render(request, "patients/clinic/enrol.html", context)


def _is_check(request: HttpRequest) -> bool:
    return request.path.endswith("/check/")


def _check(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Everything once more, checked again: somebody else may have taken the record number meanwhile."""
    reader = _reader(request)
    forms = {step: _form(draft, step, reader, draft.data(step)) for step in QUESTIONS}
    for step, form in forms.items():
        if not draft.is_done(step):
            return _to(draft, step)
        if not form.is_valid():
            return _show(request, draft, step, form)
    if request.method == "POST":
        return _save(request, draft, reader, forms)
    context = {"parts": summary(forms, draft), "draft": draft, "steps": STEPS.values(), "number": len(STEPS)}
    return render(request, "patients/clinic/enrol_check.html", context)


def _save(request: HttpRequest, draft: Draft, reader: User, forms: dict[str, Form]) -> HttpResponse:
    try:
        patient = enrol_patient(
            clinic=_clinic(reader), enrolment=enrolment_from(forms), by=reader, patient_id=draft.id
        )
    except NotNow as no:
        messages.error(request, str(no))
        return _to(draft, "who")
    draft.forget()
    messages.success(request, _("The record is saved."))
    return redirect("patients:enrolled", patient_id=patient.pk)
