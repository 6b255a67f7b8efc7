"""Reminders in one's own calendar: the link, and what is behind it."""

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation

from patients.actions.calendar_feed import make_feed, note_read, take_back_feed
from patients.doors import for_patient
from patients.events import CALENDAR_OPENED, CALENDAR_READ
from patients.insights.calendar import calendar_of
from patients.models import CalendarFeed, Patient
from patients.views.clinic.common import reader_of
from rehab.accounts.policy import EVERYONE, FORM, policy
from rehab.audit.record import record


@for_patient(CALENDAR_OPENED, methods=FORM)
def calendar_settings(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Make the link, look at it, take it back."""
    do = request.POST.get("do", "") if request.method == "POST" else ""
    if do:
        if do == "make":
            make_feed(patient=patient, by=reader_of(request))
        elif do == "take_back":
            take_back_feed(patient=patient, by=reader_of(request))
        return redirect("patients:calendar_settings")
    feed = CalendarFeed.objects.filter(patient=patient).first()
    return render(request, "patients/portal/calendar.html", {"patient": patient, "feed": feed})


@policy(EVERYONE, audit=CALENDAR_READ, rows="times of one patient, by a link they made")
@transaction.atomic
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar itself. An unknown link and one that was taken back are the same 404."""
    feed = CalendarFeed.objects.select_related("patient").filter(token=token).first()
    if feed is None:
        raise Http404
    patient = feed.patient
    record(
        CALENDAR_READ,
        by=None,
        patient_id=patient.pk,
        clinic_id=patient.clinic_id,
        about=feed,
        role="calendar link",
    )
    note_read(feed)
    with translation.override(patient.language):
        text = calendar_of(patient, timezone.now())
    return HttpResponse(
        text, content_type="text/calendar; charset=utf-8", headers={"Cache-Control": "private, no-store"}
    )
