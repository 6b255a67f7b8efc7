"""/settings/week/ and /patients/<uuid>/week/: how a patient's week looks."""

from patients.models import Availability
from rehab.audit.models import AuditEvent


def test_the_patient_tells_and_the_care_team_reads_and_changes(pat_record, pat, clara, as_person):
    posted = {"morning_1": "work", "evening_1": "family", "note_1": "Choir", "afternoon_3": "rest"}
    as_person(pat).post("/settings/week/", posted)
    days = {row.weekday: row for row in Availability.objects.all()}
    assert days[1].parts == ("work", "", "family")
    assert (days[1].note, days[3].parts, sorted(days)) == ("Choir", ("", "rest", ""), [1, 3])
    client, address = as_person(clara), f"/patients/{pat_record.pk}/week/"
    assert "Choir" in client.get(address).content.decode()
    client.post(address, {"morning_1": "free"})
    assert [(row.weekday, row.parts) for row in Availability.objects.all()] == [(1, ("free", "", ""))]
    assert AuditEvent.objects.filter(event="availability.changed", patient_id=pat_record.pk).count() == 2


def test_nonsense_is_told_and_nothing_typed_is_lost(pat_record, pat, as_person):
    told = as_person(pat).post("/settings/week/", {"morning_1": "party", "note_1": "Choir"})
    assert "Choir" in told.content.decode()
    assert "id_morning_1_error" in told.content.decode()
    assert not Availability.objects.exists()


def test_a_record_that_ended_stays_as_it_is(pat_record, pat, clara, as_person):
    type(pat_record).objects.update(ended_at=pat_record.enrolled_at)
    assert as_person(pat).post("/settings/week/", {"morning_1": "work"}).status_code == 403
    assert as_person(clara).post(f"/patients/{pat_record.pk}/week/", {"morning_1": "work"}).status_code == 403
