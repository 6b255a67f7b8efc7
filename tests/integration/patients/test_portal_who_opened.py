"""/settings/who-opened-my-record/: people and roles in plain words, by day."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from patients.events import JOURNAL_READ, RECORD_OPENED
from rehab.audit.record import record

URL = "/settings/who-opened-my-record/"


@pytest.fixture
def pats(as_person, pat):
    return as_person(pat)


def test_a_look_is_shown_with_name_role_and_what(pats, pat_record, clara):
    for _ in range(3):
        record(RECORD_OPENED, by=clara, patient_id=pat_record.pk, role="clinician")
    page = pats.get(URL).content.decode()
    assert "Clara Example" in page
    assert "Clinician" in page
    assert "looked at your record (3 times)" in page


def test_ones_own_visits_are_shown_on_request_only(pats, pat_record):
    pats.get("/journal/")
    assert "Nobody else has opened your record" in pats.get(URL).content.decode()
    assert "opened the journal" in pats.get(URL + "?mine=1").content.decode()


def test_a_caregiver_and_the_software_itself_are_named_as_such(pats, pat_record, gita):
    record(JOURNAL_READ, by=gita, patient_id=pat_record.pk, role="caregiver")
    record(RECORD_OPENED, by=None, patient_id=pat_record.pk)
    page = pats.get(URL).content.decode()
    assert "Gita Example" in page
    assert "Caregiver" in page
    assert "Steady itself" in page


def test_other_peoples_records_stay_out(pats, pat_record, quinn_record, colin):
    record(RECORD_OPENED, by=colin, patient_id=quinn_record.pk)
    assert "Colin" not in pats.get(URL).content.decode()


def test_many_lines_cost_the_same_and_go_on_on_another_page(pats, pat_record, clara, colin):
    pats.get(URL)

    def cost():
        with CaptureQueriesContext(connection) as spent:
            answer = pats.get(URL)
        return len(spent), answer

    record(RECORD_OPENED, by=clara, patient_id=pat_record.pk)
    one, _answer = cost()
    for n in range(205):
        record(RECORD_OPENED, by=clara if n % 2 else colin, patient_id=pat_record.pk)
    many, answer = cost()
    assert many == one
    older = pats.get(f"{URL}?before={answer.context['older']}")
    assert older.status_code == 200
    assert older.context["older"] is None


@pytest.mark.parametrize("before", ["x", "-4", "9" * 40])
def test_a_strange_place_in_the_trail_starts_at_the_newest(pats, pat_record, clara, before):
    record(RECORD_OPENED, by=clara, patient_id=pat_record.pk)
    assert "Clara" in pats.get(URL, {"before": before}).content.decode()
