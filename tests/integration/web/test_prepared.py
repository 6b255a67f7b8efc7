"""Statements that are compiled once ask and answer as their querysets do."""

import uuid
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.utils import timezone

from patients.doors import _one, _own_record, _visible
from patients.models import CareTeamMember, Patient, Via
from programs.insights.rows import journal_rows
from rehab.accounts.models import Membership, User
from rehab.lib.prepared import Prepared
from tests.integration.programs.plans import ago, journal


def test_it_finds_what_the_queryset_finds(pat, pat_record, quinn, quinn_record):
    for user, patient in ((pat, pat_record), (quinn, quinn_record), (pat, pat_record)):
        found = _own_record.first(user_id=user.pk)
        assert found == Patient.objects.visible_to(user, Via.SELF).get() == patient
        assert {k: v for k, v in vars(found).items() if k != "_state"} == {
            k: v for k, v in vars(Patient.objects.get(pk=patient.pk)).items() if k != "_state"
        }
        assert found.clinic == patient.clinic


def test_the_statement_for_a_care_team_finds_what_the_rows_visible_to_each_of_them_hold(
    clara, colin, cora, sam, pat, pat_record, quinn_record
):
    """One clinic or several, a record of theirs or not, before and after somebody leaves the team or the clinic."""
    people = [clara, colin, cora, sam, pat]
    other = Membership.objects.create(user=colin, clinic=sam.clinic, role="clinician")

    def opened():
        asking = [User.objects.get(pk=user.pk) for user in people]
        records = [pat_record.pk, quinn_record.pk, uuid.uuid4()]
        found = [[_one(SimpleNamespace(user=user), Via.CARE_TEAM, pk) for pk in records] for user in asking]
        seen = [[_visible(user, Via.CARE_TEAM, pk).first() for pk in records] for user in asking]
        assert found == seen
        return {user.name.split()[0] for user, row in zip(asking, found, strict=True) if any(row)}

    assert opened() == {"Clara", "Colin"}
    other.delete()
    assert opened() == {"Clara", "Colin"}
    Membership.objects.filter(user=clara).update(ended_at=timezone.now())
    CareTeamMember.objects.filter(user=colin).update(until=timezone.now(), ended_by=clara)
    assert opened() == set()


def test_days_take_their_place_in_a_statement(pat_record):
    for back in (9, 5, 1):
        journal(pat_record, ago(pat_record, back), back)
    assert [row.pain_avg for row in journal_rows(pat_record)] == [9, 5, 1]
    assert [row.pain_avg for row in journal_rows(pat_record, ago(pat_record, 5))] == [5, 1]
    assert journal_rows(pat_record)[0].local_date == ago(pat_record, 9)


def test_an_id_is_the_same_whether_it_was_read_before_or_not(clara, colin):
    again = [User.objects.get(pk=user.pk) for user in (clara, colin, clara)]
    assert [user.pk for user in again] == [clara.pk, colin.pk, clara.pk]
    assert {type(user.pk) for user in again} == {uuid.UUID}
    with connection.cursor() as cursor:
        cursor.execute("SELECT user_id FROM patients_patient WHERE user_id IS NULL")
        assert all(row == (None,) for row in cursor.fetchall())


def test_it_finds_nothing_for_somebody_without_a_row(db):
    assert _own_record.first(user_id=uuid.uuid4()) is None


def test_moments_and_text_take_their_places(clara):
    since = Prepared(
        lambda role, now: Membership.objects.filter(role=role, since__lt=now).order_by("pk"),
        role="a role",
        now=timezone.now(),
    )
    now = timezone.now()
    assert [m.user for m in since(role="clinician", now=now + timedelta(days=1))] == [clara]
    assert since(role="clinician", now=now - timedelta(days=9999)) == []
    assert since(role="curator", now=now + timedelta(days=1)) == []


def test_a_queryset_that_leaves_a_value_out_is_refused(db):
    with pytest.raises(ValueError, match="not in the statement: pk"):
        Prepared(lambda pk: Membership.objects.all(), pk="x")(pk="y")
