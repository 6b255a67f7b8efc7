"""/flare/: one tap from every page. The plan that was agreed, starting it, and saying that it has settled."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.doors import for_patient
from patients.models import Patient
from programs import events
from programs.actions.flare import end_flare, start_flare
from programs.views.portal.day import me
from programs.views.portal.flare_page import flare_page
from rehab.accounts.policy import WRITE
from rehab.lib.refusals import Refused
from rehab.web.offline import kept_offline
from rehab.web.queued import made_of, nothing_saved


@kept_offline
@for_patient(events.FLARE_OPENED)
def flare(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Worried first, then the plan."""
    return render(request, "programs/portal/flare.html", flare_page(patient, timezone.now()))


@for_patient(events.FLARE_OPENED, methods=WRITE)
def flare_start(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Follow the plan from today on, or from the day on which it was tapped without a connection."""
    try:
        start_flare(patient=patient, by=me(request), made=made_of(request))
    except Refused as no:
        messages.warning(request, str(no))
        return nothing_saved(redirect("programs:flare"))
    messages.success(
        request, _("Your flare plan has started. Today shows the smaller amounts. Your care team can see it.")
    )
    return redirect("programs:flare")


@for_patient(events.FLARE_OPENED, methods=WRITE)
def flare_end(request: HttpRequest, patient: Patient) -> HttpResponse:
    """It has settled."""
    try:
        ended = end_flare(patient=patient, by=me(request))
    except Refused as no:
        messages.warning(request, str(no))
        return redirect("programs:flare")
    if ended is not None:
        messages.success(request, _("Good to hear. From tomorrow your plan has its usual amounts again."))
    return redirect("programs:flare")
