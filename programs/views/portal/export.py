"""Take my own entries along: a page that says what is in the archive, and the archive."""

from allauth.account.decorators import reauthentication_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from patients.doors import for_patient
from patients.models import Patient
from patients.permissions import NotNow
from programs import events
from programs.actions.own_export import AN_HOUR, export_own
from programs.views.portal.day import me
from rehab.accounts.policy import WRITE


@for_patient(events.OWN_EXPORT_OPENED)
def own_export(request: HttpRequest, patient: Patient) -> HttpResponse:
    """What is in it, and the button."""
    return render(request, "programs/portal/export.html", {"patient": patient})


@for_patient(events.OWN_EXPORT_OPENED, methods=WRITE)
@reauthentication_required  # type: ignore[untyped-decorator, unused-ignore]
def own_export_file(request: HttpRequest, patient: Patient) -> HttpResponseBase:
    """The archive, sent piece by piece; three times an hour at most."""
    try:
        file = export_own(patient=patient, by=me(request))
    except NotNow as no:
        answer = render(
            request, "programs/portal/export.html", {"patient": patient, "why": str(no)}, status=429
        )
        answer["Retry-After"] = str(int(AN_HOUR.total_seconds()))
        return answer
    name = _("steady-my-entries") + f"-{patient.today().isoformat()}.zip"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")
