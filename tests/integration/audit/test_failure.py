"""No audit, no data: when an event cannot be written, the page is refused."""

import pytest

from rehab.accounts.forms import ClinicForm
from rehab.accounts.models import Clinic
from rehab.audit.models import AuditEvent
from tests.refusing import accept_inserts, refuse_inserts


@pytest.fixture(params=["53100", "P0001", "23514", "22001"])
def no_audit(transactional_db, request):
    """A database that takes no more events: full, forbidden, or the event does not fit."""
    refuse_inserts("audit_auditevent", request.param)
    yield
    accept_inserts("audit_auditevent")


def test_a_read_that_cannot_be_recorded_is_refused_and_shows_nothing(as_person, ada, clara, no_audit):
    answer = as_person(ada).get("/clinic/audit/")
    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert clara.name not in answer.content.decode()


def test_a_change_that_cannot_be_recorded_does_not_happen(as_person, ada, clinic, no_audit):
    answer = as_person(ada).post("/clinic/settings/", ClinicForm.of(clinic).initial | {"hours": "Never"})
    assert answer.status_code == 503
    assert Clinic.objects.get(pk=clinic.pk).hours == clinic.hours


def test_the_same_page_opens_again_when_events_can_be_written(as_person, ada, transactional_db):
    assert as_person(ada).get("/clinic/audit/").status_code == 200
    assert AuditEvent.objects.exists()
