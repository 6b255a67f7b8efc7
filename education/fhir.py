"""Lessons that were given to a patient, as documents: what they are called and where they are read."""

from collections.abc import Iterator

from django.urls import reverse

from education.models import ModuleAssignment
from patients.models import Patient
from rehab.interop.codes import concept, local
from rehab.interop.resource import Entry, Reader, entry, instant, reference

TYPES = ("DocumentReference",)


def entries(patient: Patient, reader: Reader) -> Iterator[Entry]:
    """One document for each lesson that is given now; none for a caregiver."""
    if reader is Reader.CAREGIVER:
        return
    rows = ModuleAssignment.objects.filter(patient=patient, withdrawn_at=None).select_related("revision")
    for lesson in rows.order_by("order", "pk"):
        yield entry(
            "DocumentReference",
            lesson.pk,
            lesson.assigned_at,
            status="current",
            category=[concept("Education", local("document", "education"))],
            subject=reference("Patient", patient.pk),
            date=instant(lesson.assigned_at),
            description=lesson.revision.title,
            content=[
                {
                    "attachment": {
                        "contentType": "text/html",
                        "url": reverse("education:lesson", args=[lesson.pk]),
                        "title": lesson.revision.title,
                    }
                }
            ],
        )
