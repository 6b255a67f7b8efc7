"""The log version: it rises with every change of what is known about a patient, whoever makes it and however."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection, transaction

from patients.apps import raise_versions, sources_of_the_log
from patients.models import Alert, CheckInPlan, Contact, Goal, JournalDay, LogVersion, Patient
from tests.people import make_patient


def version(patient: Patient) -> int:
    return LogVersion.objects.get(patient=patient).version


@pytest.fixture
def rises(pat_record: Patient, quinn_record: Patient):
    """How much Pat's version rises with what is done; Quinn's must never move."""

    def measure(change) -> int:
        before, other = version(pat_record), version(quinn_record)
        change()
        assert version(quinn_record) == other
        return version(pat_record) - before

    return measure


def test_a_record_begins_at_zero(clinic, clara):
    assert version(make_patient("Ana", clinic, clara)) == 0


def test_every_kind_of_write_raises_it(pat_record, rises, clara):
    today = pat_record.today()
    days = [JournalDay(patient=pat_record, local_date=today - timedelta(days=n)) for n in range(3)]
    assert rises(lambda: Goal.objects.create(patient=pat_record, words="Walk", set_by=clara)) == 1
    assert rises(lambda: JournalDay.objects.bulk_create(days)) >= 1
    assert rises(lambda: pat_record.journal_days.update(mood=3)) >= 1
    assert rises(lambda: JournalDay.objects.filter(pk=days[0].pk).update(pain_avg=2)) == 1
    assert rises(lambda: pat_record.journal_days.filter(local_date=today).delete()) == 1
    assert rises(lambda: Patient.objects.filter(pk=pat_record.pk).update(time_zone="Asia/Tokyo")) == 1


def test_reading_and_what_no_list_reads_leave_it_alone(pat_record, rises):
    assert rises(lambda: list(pat_record.journal_days.all())) == 0
    assert rises(lambda: Contact.objects.create(patient=pat_record, name="Gita", phone="1")) == 0
    with transaction.atomic():
        assert rises(lambda: Patient.objects.select_for_update().get(pk=pat_record.pk)) == 0


def test_of_a_check_in_plan_only_what_is_asked_when_counts(pat_record, rises, clara):
    today = pat_record.today()
    assert (
        rises(lambda: CheckInPlan.objects.create(patient=pat_record, started_on=today, agreed_by=clara)) == 1
    )
    plan = CheckInPlan.objects.filter(patient=pat_record)
    assert rises(lambda: plan.update(made_until=today)) == 0
    assert rises(lambda: plan.update(paused_until=today)) == 1


def test_it_belongs_to_the_transaction_of_the_change(pat_record, rises):
    def undone():
        with transaction.atomic():
            Alert.objects.create(patient=pat_record, flag="fall", level="P2", local_date=pat_record.today())
            assert version(pat_record) > 0
            transaction.set_rollback(True)

    assert rises(undone) == 0


def test_a_deleted_record_takes_its_version_with_it(clinic, clara):
    patient = make_patient("Ana", clinic, clara)
    JournalDay.objects.create(patient=patient, local_date=patient.today())
    patient.delete()
    assert not LogVersion.objects.filter(patient_id=patient.pk).exists()


def test_every_table_of_the_log_has_its_three_triggers(db):
    query = (
        "SELECT tgname FROM pg_trigger"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        names = {name for (name,) in cursor.fetchall()}
    tables = {source.table for source in sources_of_the_log()}
    assert {f"log_{table}_{verb}" for table in tables for verb in ("insert", "update", "delete")} <= names


def test_a_new_table_with_a_patient_is_in_the_log_unless_it_says_otherwise():
    inside = {source.table for source in sources_of_the_log()}
    known = {
        "patients_journalday",
        "patients_alert",
        "programs_session",
        "programs_suggestion",
        "programs_program",
    }
    assert known <= inside
    outside = {m._meta.db_table for m in apps.get_models() if getattr(m, "outside_log", False)}
    assert not inside & outside


def test_setting_the_triggers_again_changes_nothing(pat_record, rises):
    raise_versions(using="default")
    assert rises(lambda: pat_record.journal_days.create(local_date=pat_record.today())) == 1
