"""/for/<id>/: today's plan for a caregiver, within the patient's consent and no further."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from patients.models import Alert, Consent, Goal
from programs.models import Prescription
from rehab.audit.models import AuditEvent
from tests.integration.programs.plans import (
    could_not,
    done,
    exercise_program,
    journal,
    make_exercise,
    walking_program,
)
from tests.integration.programs.portal import text_of


@pytest.fixture
def gitas(as_person, gita, pat_record):
    """gitas() is what Gita sees of Pat's day."""
    url = reverse("programs:for_today", args=[pat_record.pk])
    return lambda: as_person(gita).get(url)


def test_the_plan_of_the_day_and_what_helps(gitas, pat_record, clara, clinic, cora):
    exercise_program(pat_record, clara, make_exercise(clinic, cora, cues=["Slowly down."]))
    text = text_of(gitas())
    assert "Heel raises" in text
    assert "2 sets of 8" in text
    assert "Slowly down." in text
    assert "Do not take over" in text


def test_no_pain_no_mood_no_notes_no_reasons(gitas, pat_record, clara):
    item = walking_program(pat_record, clara)
    Prescription.objects.update(note="for your eyes only")
    Goal.objects.create(patient=pat_record, words="my private goal", set_by=clara)
    could_not(item, pat_record.today(), "mood")
    journal(pat_record, pat_record.today(), 9, mood=2, note="a bad night")
    text = text_of(gitas())
    for private in ("for your eyes only", "my private goal", "a bad night", "Mood", "Could not", "Pain"):
        assert private not in text


def test_what_is_done_is_shown_as_done(gitas, pat_record, clara):
    done(walking_program(pat_record, clara), pat_record.today())
    assert "Done" in text_of(gitas())


def test_nothing_can_be_logged_from_here(gitas, pat_record, clara):
    item = walking_program(pat_record, clara)
    text = text_of(gitas())
    assert str(item.pk) not in text
    assert "Save as done" not in text


def test_a_hold_is_told_without_its_reason(gitas, pat_record, clara):
    walking_program(pat_record, clara)
    Alert.objects.create(patient=pat_record, flag="new_weakness", level="P1", local_date=pat_record.today())
    text = text_of(gitas())
    assert "on hold" in text
    assert "weakness" not in text


@pytest.mark.parametrize(
    "change",
    [
        {"revoked": True},
        {"expires_at": timezone.now() - timedelta(days=1)},
        {"view_plan": False},
    ],
)
def test_without_consent_there_is_no_page(gitas, gita, pat, change):
    if change.pop("revoked", False):
        change = {"revoked_at": timezone.now(), "revoked_by": pat}
    Consent.objects.update(**change)
    assert gitas().status_code == 404


def test_a_stranger_sees_no_page(as_person, quinn, pat_record):
    assert as_person(quinn).get(reverse("programs:for_today", args=[pat_record.pk])).status_code == 404


def test_the_menu_leads_to_no_page_that_is_not_there(gitas, pat_record):
    assert f"/for/{pat_record.pk}/today" not in text_of(gitas())


def test_the_look_is_in_the_trail_on_behalf_of_the_patient(gitas, gita, pat_record):
    gitas()
    event = AuditEvent.objects.first()
    assert (event.event, event.actor_id, event.actor_role) == ("for_today.opened", gita.pk, "caregiver")
    assert event.on_behalf_of == pat_record.pk
