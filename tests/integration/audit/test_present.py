"""The trail in words, for the patient whose record it is."""

import uuid
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import time_machine

from rehab.accounts.events import AUDIT_OPENED, CLINIC_CHANGED
from rehab.accounts.names import names_of
from rehab.audit.models import AuditEvent
from rehab.audit.present import by_day_and_person, trail_of_patient
from rehab.audit.record import record

MADRID = ZoneInfo("Europe/Madrid")


def leave(by, patient, at: str = "2026-05-12T09:00", event=CLINIC_CHANGED, role="clinician") -> AuditEvent:
    with time_machine.travel(datetime.fromisoformat(at).replace(tzinfo=UTC), tick=False):
        record(event, by=by, patient_id=patient.pk, role=role)
    return AuditEvent.objects.latest("pk")


def test_a_trail_holds_the_events_of_one_patient_newest_first(clara, colin, pat_record, quinn_record):
    first, second = leave(clara, pat_record), leave(colin, pat_record)
    leave(colin, quinn_record)
    assert [line.id for line in trail_of_patient(pat_record.pk)] == [second.pk, first.pk]


def test_pages_of_a_trail_meet_without_gap_or_repeat(clara, pat_record):
    ids = [leave(clara, pat_record).pk for _ in range(7)]
    first = trail_of_patient(pat_record.pk, limit=4)
    second = trail_of_patient(pat_record.pk, limit=4, before=first[-1].id)
    assert [line.id for line in first + second] == ids[::-1]


def test_a_line_tells_reading_from_changing(clara, pat_record):
    leave(clara, pat_record, event=AUDIT_OPENED)
    leave(clara, pat_record, event=CLINIC_CHANGED)
    assert [line.writes for line in trail_of_patient(pat_record.pk)] == [True, False]


def test_an_event_that_is_no_longer_declared_is_still_shown(pat_record, db):
    AuditEvent.objects.create(event="old.thing", actor_role="system", patient_id=pat_record.pk)
    assert "old.thing" in trail_of_patient(pat_record.pk)[0].sentence


def test_one_day_of_one_person_is_one_visit_with_counts(clara, pat_record):
    for minute in ("00", "10", "20"):
        leave(clara, pat_record, f"2026-05-12T09:{minute}")
    leave(clara, pat_record, "2026-05-12T10:00", event=AUDIT_OPENED)
    (visit,) = by_day_and_person(trail_of_patient(pat_record.pk), MADRID)
    assert visit.day == date(2026, 5, 12)
    assert visit.did == (("opened the audit trail", 1), ("changed the clinic's details", 3))
    assert (visit.first_at.minute, visit.last_at.hour) == (0, 10)


def test_days_are_those_of_the_patients_clock_and_people_stay_apart(clara, colin, pat_record):
    leave(clara, pat_record, "2026-05-12T21:59")
    leave(clara, pat_record, "2026-05-12T22:01")
    leave(colin, pat_record, "2026-05-12T22:02")
    visits = by_day_and_person(trail_of_patient(pat_record.pk), MADRID)
    assert [(v.day.day, v.actor_id) for v in visits] == [(13, colin.pk), (13, clara.pk), (12, clara.pk)]


def test_the_same_person_in_two_roles_is_two_visits(clara, pat_record):
    leave(clara, pat_record, role="clinician")
    leave(clara, pat_record, role="caregiver")
    assert len(by_day_and_person(trail_of_patient(pat_record.pk), MADRID)) == 2


def test_names_come_in_one_query_and_a_missing_person_has_none(clara, colin, django_assert_num_queries):
    with django_assert_num_queries(1):
        names = names_of([clara.pk, colin.pk, clara.pk, None, uuid.uuid4()])
    assert names == {clara.pk: clara.name, colin.pk: colin.name}
    with django_assert_num_queries(0):
        assert names_of([None]) == {}
