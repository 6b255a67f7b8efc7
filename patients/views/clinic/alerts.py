"""Safety alerts of one patient: open ones first, seen, closed with what was done."""

import uuid
from dataclasses import dataclass

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from patients.actions.alerts import close_alert, mark_acted, mark_seen
from patients.doors import for_clinician
from patients.events import ALERTS_OPENED
from patients.forms.alert import OutcomeForm
from patients.models import Alert, Patient
from patients.rules.red_flags import RED_FLAGS
from patients.views.clinic.alert_words import flag_words
from patients.views.clinic.common import act, reader_of
from rehab.accounts.policy import FORM, WRITE

SHOWN = 50  # closed alerts on one page
PEOPLE = ("owner", "escalated_to", "seen_by", "acted_by", "closed_by")
ASKED = {flag.code for flag in RED_FLAGS if flag.asked}


@dataclass(frozen=True)
class Line:
    """One alert as the page shows it."""

    alert: Alert
    words: str
    tone: str
    icon: str
    was_told: bool


@for_clinician(ALERTS_OPENED)
def alerts(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Open alerts by level, then what was done about earlier ones."""
    rows = patient.alerts.select_related(*PEOPLE)
    still_open = rows.filter(closed_at=None).order_by(
        "level", F("seen_at").asc(nulls_first=True), "-raised_at"
    )
    closed = rows.exclude(closed_at=None).order_by("-closed_at")[:SHOWN]
    lines = [_line(alert) for alert in still_open]
    context = {
        "patient": patient,
        "open": lines,
        "open_alerts": len(lines),
        "closed": [_line(alert) for alert in closed],
    }
    return render(request, "patients/clinic/alerts.html", context)


def _line(alert: Alert) -> Line:
    tones = {"P0": ("safety", "exclamation-octagon"), "P1": ("attention", "exclamation-triangle")}
    tone, icon = tones.get(alert.level, ("neutral", "info-circle"))
    return Line(alert, flag_words(alert.flag), tone, icon, alert.flag in ASKED)


@for_clinician(ALERTS_OPENED, methods=WRITE)
def alert_seen(request: HttpRequest, patient: Patient, alert_id: uuid.UUID) -> HttpResponse:
    alert = get_object_or_404(patient.alerts.select_related("patient"), pk=alert_id)
    by = reader_of(request)
    return act(
        request,
        patient,
        "patients:alerts",
        _("Marked as seen by you."),
        lambda: mark_seen(alert=alert, by=by),
    )


@for_clinician(ALERTS_OPENED, methods=WRITE)
def alert_acted(request: HttpRequest, patient: Patient, alert_id: uuid.UUID) -> HttpResponse:
    alert = get_object_or_404(patient.alerts.select_related("patient"), pk=alert_id)
    by = reader_of(request)
    done = _("Your colleagues see that you are dealing with it.")
    return act(request, patient, "patients:alerts", done, lambda: mark_acted(alert=alert, by=by))


@for_clinician(ALERTS_OPENED, methods=FORM)
def alert_close(request: HttpRequest, patient: Patient, alert_id: uuid.UUID) -> HttpResponse:
    """Say what was done, then it is closed."""
    alert = get_object_or_404(
        patient.alerts.select_related("patient", *PEOPLE),
        pk=alert_id,
    )
    form = OutcomeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        outcome, by = form.cleaned_data["outcome"], reader_of(request)
        done = _("The alert is closed.")
        return act(
            request,
            patient,
            "patients:alerts",
            done,
            lambda: close_alert(alert=alert, outcome=outcome, by=by),
        )
    if alert.closed_at is not None:
        return redirect("patients:alerts", patient_id=patient.pk)
    context = {"patient": patient, "line": _line(alert), "form": form, "tab": "alerts"}
    return render(request, "patients/clinic/alert_close.html", context)
