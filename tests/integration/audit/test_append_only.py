"""The audit trail can be added to and nothing else, whoever holds the database."""

import os
import shutil
import subprocess
import sys
import uuid

import pytest
from django.db import DatabaseError, connection, transaction

from rehab.accounts.events import CLINIC_CHANGED
from rehab.audit.models import AuditEvent
from rehab.audit.record import record

STATEMENTS = [
    "UPDATE audit_auditevent SET event = 'nothing'",
    "UPDATE audit_auditevent SET actor_id = NULL WHERE id = {id}",
    "DELETE FROM audit_auditevent",
    "DELETE FROM audit_auditevent WHERE id = {id}",
]
if connection.vendor == "postgresql":  # SQLite has no TRUNCATE
    STATEMENTS += ["TRUNCATE audit_auditevent", "TRUNCATE audit_auditevent CASCADE"]
IN_SQLITE = """
import django; django.setup()
from django.db import connection, transaction, DatabaseError
from rehab.audit.models import AuditEvent
AuditEvent.objects.create(event="clinic.changed", actor_role="system")
for statement in ("UPDATE audit_auditevent SET event = 'x'", "DELETE FROM audit_auditevent"):
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        assert "append-only" in str(error), error
    else:
        raise SystemExit("accepted: " + statement)
assert list(AuditEvent.objects.values_list("event", flat=True)) == ["clinic.changed"]
print("kept")
"""


@pytest.fixture
def event(clara, clinic):
    record(CLINIC_CHANGED, by=clara, clinic_id=clinic.pk)
    return AuditEvent.objects.latest("pk")


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_database_refuses_to_change_or_remove_an_event(event, statement):
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(id=event.pk))
    assert AuditEvent.objects.get(pk=event.pk).event == "clinic.changed"


def test_a_new_sqlite_file_refuses_it_from_the_first_migration_on(tmp_path, migrated_file):
    shutil.copyfile(migrated_file, tmp_path / "db.sqlite3")
    place = {
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "DJANGO_SETTINGS_MODULE": "rehab.settings",
        "TESTING": "1",
    }
    run = subprocess.run(
        [sys.executable, "-c", IN_SQLITE], env=os.environ | place, capture_output=True, text=True
    )
    assert run.stdout.strip() == "kept", run.stderr[-2000:]


def test_removing_a_person_leaves_what_they_did_in_the_trail(event, clara):
    actor = clara.pk
    clara.delete()
    assert AuditEvent.objects.get(pk=event.pk).actor_id == actor


def test_an_event_goes_with_the_transaction_it_belongs_to(clara, clinic):
    with transaction.atomic():
        record(CLINIC_CHANGED, by=clara, clinic_id=clinic.pk)
        transaction.set_rollback(True)
    assert not AuditEvent.objects.exists()


def test_a_long_reason_is_cut_and_not_refused(clara):
    record(CLINIC_CHANGED, by=clara, reason="x" * 1000)
    assert len(AuditEvent.objects.latest("pk").reason) == 400


def test_all_events_of_one_request_carry_its_id(as_person, ada, clinic):
    browser = as_person(ada)
    answer = browser.get("/clinic/audit/")
    event = AuditEvent.objects.get(event="clinic.audit_opened")
    assert event.request_id == uuid.UUID(answer["X-Request-ID"])
    assert event.actor_role == "clinic_admin"
