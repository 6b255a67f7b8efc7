"""The picture of one patient's log: symptoms beside activity, and what goes together with pain."""

import csv
import json
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from patients.doors import for_clinician
from patients.models import Patient
from programs import events
from programs.actions.picture import ask_for_picture, is_current, pick_exposures, work_out_picture
from programs.forms.picture import PickForm
from programs.insights.exposure_columns import can_be_picked, columns_beside, columns_of, picked
from programs.insights.picture_page import WINDOWS, by_day, columnar, whole
from programs.insights.rows import journal_rows, series_of
from programs.insights.series import DailySeries
from programs.insights.story import Register, story
from programs.insights.trace import trace_of
from programs.insights.trace_marks import marked
from programs.models import PatientPicture
from programs.views.clinic.builder import me
from programs.views.clinic.picture_links import lag_panel, link_groups
from programs.views.clinic.picture_words import (
    day_table,
    figure_of,
    level_stats,
    log_notes,
    made_words,
    ranges_of,
    trace_table,
)
from programs.views.clinic.traced import traced_text
from programs.views.traced import exactly
from rehab.accounts.policy import FORM
from rehab.lib.refusals import Refused

WRITE: Final = ("POST",)


@for_clinician(events.PICTURE_OPENED)
def picture(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Pain beside activity, and below it what the statistics say of this log."""
    days = window(request)
    today = patient.today()
    series = all_days(patient, today)
    shown = min(days, len(series))
    told = story(series, days=shown, register=Register.CLINICIAN, words=translation, mark=marked)
    page = {
        "patient": patient,
        "tab": "picture",
        "days": days,
        "sentence": traced_text(patient, told.sentence),
        "figure": figure_of(patient, series, days) if series.days_logged else None,
        "ranges": ranges_of(days),
        "table": day_table(patient, told.table_rows),
        "levels": level_stats(patient, series, days) if series.days_logged else [],
        "support": settings.DECISION_SUPPORT_ENABLED and series.days_logged > 0,
        "empty": settings.DECISION_SUPPORT_ENABLED and not series.days_logged,
    }
    if page["support"]:
        page |= statistics(request, patient, series)
    return render(request, "programs/clinic/picture.html", page)


def statistics(request: HttpRequest, patient: Patient, series: DailySeries) -> dict[str, Any]:
    """What is kept of the statistics, with how old it is; the exposure that is looked at closely."""
    row = ask_for_picture(patient=patient)
    keys = picked(patient)
    chosen = min(_number(request.GET.get("look", "")), len(keys) - 1)
    panel = lag_panel(patient, series, columns_of(patient, series, keys), chosen)
    return state_of(row, patient) | {
        "notes": log_notes(patient, row.values),
        "groups": link_groups(patient, row.values, chosen),
        "panel": panel,
        "pick": PickForm(choices=can_be_picked(patient), initial={"keys": list(keys)}),
    }


def state_of(row: PatientPicture, patient: Patient) -> dict[str, Any]:
    """Whether it is current, being worked out, or as of when."""
    current = is_current(row, patient)
    return {
        "row": row,
        "current": current,
        "state": "done" if current else "failed" if row.failed else "working",
        "as_of": made_words(row, patient),
    }


@for_clinician(events.PICTURE_OPENED)
def picture_state(request: HttpRequest, patient: Patient) -> HttpResponse:
    """How far it is, for a page that waits."""
    row = PatientPicture.objects.filter(patient=patient).first()
    if row is None:
        raise Http404
    return render(request, "programs/clinic/_picture_progress.html", state_of(row, patient))


@for_clinician(events.PICTURE_OPENED, methods=WRITE)
def picture_on(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Work it out here, when no worker does."""
    ask_for_picture(patient=patient)
    work_out_picture(patient.pk)
    return redirect("programs:picture", patient_id=patient.pk)


@for_clinician(events.PICTURE_OPENED, methods=FORM)
def picture_pick(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Pick what is looked at beside pain, at most six."""
    choices = can_be_picked(patient)
    form = PickForm(
        request.POST if request.method == "POST" else None,
        choices=choices,
        initial={"keys": list(picked(patient))},
    )
    if form.is_valid():
        try:
            pick_exposures(patient=patient, keys=form.cleaned_data["keys"], by=me(request))
        except Refused as no:
            form.add_error("keys", str(no))
        else:
            messages.success(request, _("Saved. These are looked at from now on."))
            return redirect("programs:picture", patient_id=patient.pk)
    page = {"patient": patient, "tab": "picture", "form": form}
    return render(request, "programs/clinic/picture_pick.html", page)


@for_clinician(events.PICTURE_TRACED)
def picture_trace(request: HttpRequest, patient: Patient, traced: str) -> HttpResponse:
    """One number: what it is, how it is worked out, and the days behind it with their journal entries."""
    found = trace_of(patient, traced, patient.today())
    if found is None:
        raise Http404
    page = {
        "patient": patient,
        "tab": "picture",
        "trace": found,
        "value": exactly(found.value),
        "table": trace_table(patient, found),
    }
    return render(request, "programs/clinic/picture_trace.html", page)


@for_clinician(events.PICTURE_EXPORTED)
def picture_series(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The days as a file: CSV or JSON of all that is known, or with `as=measures` JSON of the measures alone."""
    days, kind = window(request), request.GET.get("as")
    series = all_days(patient, patient.today())
    if kind == "measures":
        return _file(_json(columnar(series, days)), patient, "json")
    beside = columns_beside(patient, series)
    if kind == "json":
        return _file(_json(whole(series, days, beside)), patient, "json")
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    csv.writer(answer).writerows(by_day(series, days, beside))
    return _file(answer, patient, "csv")


def _json(told: dict[str, Any]) -> HttpResponse:
    return HttpResponse(json.dumps(told, separators=(",", ":")), content_type="application/json")


def _file(answer: HttpResponse, patient: Patient, kind: str) -> HttpResponse:
    """A file whose name says the day and nobody's name."""
    answer["Content-Disposition"] = f'attachment; filename="days-{patient.today().isoformat()}.{kind}"'
    answer["Cache-Control"] = "no-store"
    return answer


def all_days(patient: Patient, today: date) -> DailySeries:
    """The whole log until today; four empty weeks when nothing is logged. One query."""
    return series_of(journal_rows(patient), today, WINDOWS[0])


def window(request: HttpRequest) -> int:
    """How many days to look at: 28, 90 or 365; anything else is 28."""
    asked = request.GET.get("days", "")
    return int(asked) if asked in {str(n) for n in WINDOWS} else WINDOWS[0]


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 3 else 0
