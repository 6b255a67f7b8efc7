"""What a FHIR client gets: a resource, or an OperationOutcome that says what went wrong."""

import json
from typing import Any

from django.http import HttpResponse

from rehab.interop.bundle import types_served

VERSION = "0.1.0"
WRITTEN = "2026-11-26"
JSON = "application/fhir+json; charset=utf-8"


def answer(resource: dict[str, Any], status: int = 200, *, file: str = "") -> HttpResponse:
    """A resource as FHIR JSON, never kept by a cache. `file`: a name under which it is saved."""
    body = json.dumps(resource, ensure_ascii=False, separators=(",", ":"))
    response = HttpResponse(body, status=status, content_type=JSON)
    response["Cache-Control"] = "no-store"
    if file:
        response["Content-Disposition"] = f'attachment; filename="{file}"'
    return response


def outcome(status: int, code: str, words: str) -> HttpResponse:
    """An OperationOutcome. `code` is one of FHIR's issue types, such as not-found, invalid or not-supported."""
    issue = {"severity": "error", "code": code, "diagnostics": words}
    return answer({"resourceType": "OperationOutcome", "issue": [issue]}, status)


EVERYTHING = {
    "name": "everything",
    "definition": "http://hl7.org/fhir/OperationDefinition/Patient-everything",
    "documentation": "Parameters: start, end, _type, _since, _count. Any other is an error.",
}


def capability(base: str) -> dict[str, Any]:
    """Exactly what works: reading one patient, and everything about them. Nothing else answers."""
    patient = {"type": "Patient", "interaction": [{"code": "read"}], "operation": [EVERYTHING]}
    served = "Everything about one patient holds these types: " + ", ".join(types_served()) + "."
    security = {"description": "The session of somebody who is signed in. SMART App Launch is not offered."}
    return {
        "resourceType": "CapabilityStatement",
        "status": "active",
        "date": WRITTEN,
        "kind": "instance",
        "software": {"name": "Steady", "version": VERSION},
        "implementation": {"description": "Read-only: one's own record, or one in one's care.", "url": base},
        "fhirVersion": "4.0.1",
        "format": ["application/fhir+json"],
        "rest": [{"mode": "server", "documentation": served, "security": security, "resource": [patient]}],
    }
