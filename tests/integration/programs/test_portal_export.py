"""/journal/export/: everything of theirs in one archive, nothing of anybody else's, no formula, three an hour."""

import csv
import io
import json
from zipfile import ZipFile

import pytest
from django.db import transaction
from django.test import Client

from patients.models import Condition, JournalActivity, JournalDay, Worksheet
from programs.actions.own_export import export_own
from programs.insights.own_export import STAYS, THEIRS
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused
from tests.contracts.canary import models_of_patients
from tests.integration.accounts.sign_in_tools import password_step
from tests.integration.patients.test_portal_sleep import night_of
from tests.integration.programs.plans import ago, done, walking_program

FILE = "/journal/export/file/"


def test_every_table_about_a_patient_is_theirs_or_stays_for_a_reason():
    decided = [*THEIRS, *(label for labels in STAYS.values() for label in labels)]
    assert len(decided) == len(set(decided))
    assert set(decided) == {model._meta.label for model, _path in models_of_patients()}


def proven(user) -> Client:
    """A browser in which this person has just given their password."""
    client = Client()
    password_step(client, user.email)
    return client


def unpacked(answer) -> ZipFile:
    return ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def test_the_archive_holds_what_was_logged_and_nothing_of_anybody_else(pat_record, quinn_record, pat, clara):
    day = JournalDay.objects.create(
        patient=pat_record, local_date=ago(pat_record, 1), pain_avg=0, note="=HYPERLINK(1)"
    )
    JournalActivity.objects.create(day=day, name="-5 walk", minutes=5)
    JournalDay.objects.create(patient=quinn_record, local_date=ago(pat_record, 1), note="Quinns words")
    night_of(pat_record, pat, pat_record.today())
    Worksheet.objects.create(patient=pat_record, kind="worry", answers={"worry_1": "Rent"})
    Condition.objects.create(patient=pat_record, kind="diabetes", note="Between us", noted_by=clara)
    done(walking_program(pat_record, clara), ago(pat_record, 1), 8)
    answer = proven(pat).post(FILE)
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    archive = unpacked(answer)
    everything = "\n".join(archive.read(name).decode("utf-8-sig") for name in archive.namelist())
    assert "Quinns words" not in everything
    assert "Between us" not in everything
    rows = list(csv.DictReader(io.StringIO(archive.read("journal.csv").decode("utf-8-sig"))))
    assert (rows[0]["note"], rows[0]["pain_avg"], rows[0]["mood"]) == ("'=HYPERLINK(1)", "0", "")
    assert "'-5 walk" in archive.read("activities.csv").decode()
    assert "375,510,73.5,78.1" in archive.read("sleep.csv").decode()
    assert "worry_1,Rent" in archive.read("worksheets.csv").decode()
    assert "done" in archive.read("sessions.csv").decode()
    data = json.loads(archive.read("data.json"))
    assert set(data["tables"]) == set(THEIRS)
    assert data["tables"]["patients.JournalDay"][0]["note"] == "=HYPERLINK(1)"
    assert data["tables"]["programs.Program"][0]["state"] == "active"
    assert "not a zero" in archive.read("README.txt").decode()
    assert AuditEvent.objects.filter(event="own_export.made", patient_id=pat_record.pk).count() == 1


def test_it_asks_who_you_are_and_stops_after_three_in_an_hour(pat_record, pat, clara, as_person):
    asked = as_person(pat).post(FILE)
    assert asked.status_code == 302
    assert "/reauthenticate/" in asked["Location"]
    assert not AuditEvent.objects.filter(event="own_export.made").exists()
    client = proven(pat)
    answers = [client.post(FILE) for _n in range(4)]
    for answer in answers:
        answer.close()
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    with pytest.raises(Refused), transaction.atomic():
        export_own(patient=pat_record, by=clara)
