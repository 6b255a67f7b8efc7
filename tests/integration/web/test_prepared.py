"""Statements that are compiled once ask and answer as their querysets do."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from patients.doors import _own_record
from patients.models import Patient, Via
from rehab.accounts.models import Membership
from rehab.lib.prepared import Prepared


def test_it_finds_what_the_queryset_finds(pat, pat_record, quinn, quinn_record):
    for user, patient in ((pat, pat_record), (quinn, quinn_record), (pat, pat_record)):
        found = _own_record.first(user_id=user.pk)
        assert found == Patient.objects.visible_to(user, Via.SELF).get() == patient
        assert {k: v for k, v in vars(found).items() if k != "_state"} == {
            k: v for k, v in vars(Patient.objects.get(pk=patient.pk)).items() if k != "_state"
        }
        assert found.clinic == patient.clinic


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
