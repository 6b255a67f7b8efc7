"""The machines' doors: what the server can do, one patient, everything about them, and the same as a file."""

from datetime import timedelta
from typing import Any, Final

from allauth.account.decorators import reauthentication_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from patients.doors import for_whoever_may
from patients.events import FHIR_FILED, FHIR_READ
from patients.models import Patient, Via
from rehab.accounts.policy import EVERYONE, policy
from rehab.audit.models import AuditEvent
from rehab.interop.answers import answer, capability, outcome
from rehab.interop.bundle import Asked, BadParameter, chosen, entries_of, searchset
from rehab.interop.resource import Reader

AN_HOUR: Final = timedelta(hours=1)
MOST_AN_HOUR: Final = 3  # engineering default
READERS = {Via.SELF: Reader.SELF, Via.CARE_TEAM: Reader.CARE_TEAM, Via.CAREGIVER: Reader.CAREGIVER}


@policy(EVERYONE)
def fhir_metadata(request: HttpRequest) -> HttpResponse:
    """The CapabilityStatement: exactly what works."""
    return answer(capability(base_of(request)))


def _gone() -> HttpResponse:
    return outcome(404, "not-found", "There is no such record, or it is not yours to read.")


def _patient(request: HttpRequest, patient: Patient, via: Via) -> HttpResponse:
    """One patient. Any parameter is an error: nothing is passed over in silence."""
    if request.GET:
        return outcome(400, "invalid", "Reading a patient takes no parameters.")
    return answer(entries_of(patient, READERS[via])[0].resource)


def _everything(request: HttpRequest, patient: Patient, via: Via) -> HttpResponse:
    """Everything this reader may have about the patient, page by page."""
    try:
        asked = Asked.of(request.GET.dict())
    except BadParameter as wrong:
        return outcome(400, "invalid", str(wrong))
    entries = chosen(entries_of(patient, READERS[via]), asked)
    return answer(searchset(entries, asked, base_of(request), _here(request), request.GET.dict()))


@reauthentication_required  # type: ignore[untyped-decorator, unused-ignore]
def _download(request: HttpRequest, patient: Patient, via: Via) -> HttpResponse:
    """The same bundle, whole, as a file: after a fresh proof of who asks, and three times an hour at most."""
    if request.GET:
        return outcome(400, "invalid", "The file takes no parameters.")
    lately = AuditEvent.objects.filter(event=FHIR_FILED.key, patient_id=patient.pk, actor_id=request.user.pk)
    if lately.filter(at__gt=timezone.now() - AN_HOUR).count() >= MOST_AN_HOUR:
        refused = outcome(429, "throttled", "This file was made three times in the last hour.")
        refused["Retry-After"] = str(int(AN_HOUR.total_seconds()))
        return refused
    entries = entries_of(patient, READERS[via])
    asked = Asked(count=max(len(entries), 1))
    whole: dict[str, Any] = searchset(entries, asked, base_of(request), _here(request), {})
    return answer(whole, file="my-record.fhir.json" if via is Via.SELF else "record.fhir.json")


fhir_patient = for_whoever_may(FHIR_READ, _patient, _gone)
fhir_everything = for_whoever_may(FHIR_READ, _everything, _gone)
fhir_download = for_whoever_may(FHIR_FILED, _download, _gone)


def base_of(request: HttpRequest) -> str:
    """The address of this FHIR server."""
    return request.build_absolute_uri("/fhir")


def _here(request: HttpRequest) -> str:
    return request.build_absolute_uri(request.path)
