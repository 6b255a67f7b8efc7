"""What the portal's and the library's tests share."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from patients.models import Patient
from programs.models import Prescription

TRANSACTION = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


def at_hour(patient: Patient, day: date, hour: int) -> datetime:
    """A moment on the patient's own clock."""
    return datetime.combine(day, time(hour), tzinfo=patient.zone)


def monday() -> date:
    """A Monday of this year, so that weekdays in tests are known."""
    return date(2026, 6, 15)


def asked(queries: CaptureQueriesContext) -> int:
    """How many questions the database was asked, transactions apart."""
    return sum(not query["sql"].upper().startswith(TRANSACTION) for query in queries.captured_queries)


def text_of(response: Any) -> str:
    """The page as one line of text."""
    return " ".join(response.content.decode().split())


def log(client: Client, item: Prescription, **data: Any) -> HttpResponse:
    """Send the form of one session."""
    said = {"status": "done", "new_neuro_sign": "no"} | data
    return client.post(reverse("programs:session_log", args=[item.pk]), said)  # type: ignore[return-value]


def days_before(patient: Patient, n: int) -> str:
    return (patient.today() - timedelta(days=n)).isoformat()
