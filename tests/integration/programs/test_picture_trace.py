"""Every number on the picture page leads to its rows, and plain code on those rows gives the same number."""

import random
import re
from collections.abc import Callable
from datetime import timedelta
from functools import cache

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from patients.models import Patient
from programs.actions.picture import ask_for_picture, work_out_picture
from programs.actions.starter import adopt_starter
from programs.demo.clinic import make_clinics, make_people
from programs.demo.model import SEED, demo_clinic
from programs.demo.people import CLINIC
from programs.demo.record import Place, make_record
from programs.insights import trace
from programs.insights.exposure_columns import USUAL
from programs.models import ExerciseRevision
from rehab.accounts.models import User
from tests.integration.programs.plans import ago, journal, walking_program
from tests.integration.programs.raw import Raw, number

Browser = Callable[[User], Client]
TRACE = re.compile(r"/picture/numbers/([a-z0-9_-]+)/")
DAYS = 120
SOME = ("pat", "quinn", "marisol", "wren")
"""Steady, over-doing, helped, sporadic."""


def trace_url(patient: Patient, key: str) -> str:
    return reverse("programs:picture_trace", args=[patient.pk, key])


def some_of_the_demo() -> list[Patient]:
    """A few people of the demo clinic with all that they logged."""
    clinics = make_clinics()
    people = make_people(clinics)
    clinic = clinics[CLINIC]
    adopt_starter(clinic=clinic, by=people["cora"])
    library = {
        row.exercise.external_id: row
        for row in ExerciseRevision.objects.filter(exercise__clinic=clinic).select_related("exercise")
    }
    first = timezone.now().date() - timedelta(days=DAYS)
    records = demo_clinic(SEED, DAYS, first.weekday()).records
    return [
        make_record(one, Place(clinic, people["clara"], first, library), people.get(one.patient.key))
        for one in records
        if one.patient.key in SOME
    ]


@pytest.mark.django_db
def test_two_hundred_numbers_of_the_demo_clinic_come_out_the_same_from_the_raw_rows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Drawn at random, with a seed, from all that the pages show in three ranges of days."""
    monkeypatch.setattr(trace, "facts_of", cache(trace.facts_of))
    clara, shown = Client(), list[tuple[Patient, str]]()
    for patient in some_of_the_demo():
        clara.force_login(patient.care_team.get().user)
        ask_for_picture(patient=patient)
        assert work_out_picture(patient.pk)
        for days in (28, 90, 365):
            asked = {"days": days, "look": days % 6}
            page = clara.get(reverse("programs:picture", args=[patient.pk]), asked).content.decode()
            shown += [(patient, key) for key in sorted(set(TRACE.findall(page)))]
        page = clara.get(reverse("programs:picture_doing", args=[patient.pk])).content.decode()
        shown += [(patient, key) for key in sorted(set(TRACE.findall(page)))]
    raw, wrong = cache(Raw), []
    for patient, key in random.Random(20261126).sample(shown, 200):
        found, expected = (
            trace.trace_of(patient, key, patient.today()),
            number(raw(patient), key, list(USUAL)),
        )
        assert found is not None, key
        if found.value != pytest.approx(expected, rel=1e-6, abs=1e-9):
            wrong.append((patient.record_number, key, found.value, expected))
        if isinstance(found.value, int):
            assert len(found.rows) == found.value, key
    assert wrong == []


def test_a_trace_says_what_how_and_from_which_days_and_each_day_leads_to_its_entry(
    pat_record: Patient, clara: User, as_person: Browser
) -> None:
    for back, pain in enumerate((5, 4, 9, None, 3, 2, 4, 4, 6, 4)):
        if pain is not None:
            journal(pat_record, ago(pat_record, back), pain)
    text = as_person(clara).get(trace_url(pat_record, "w28-pain_avg-now")).content.decode()
    assert '<p class="trace-value">4</p>' in text
    assert "never counted as 0" in text
    entry = f"{reverse('patients:journal_clinic', args=[pat_record.pk])}?until={ago(pat_record, 2)}"
    assert entry in text
    assert f"until={ago(pat_record, 3)}" not in text


@pytest.mark.parametrize(
    "key", ["w27-logged", "w28-note-now", "link-9-lag1-n", "link-0-lag1-secret", "shift-before", "pain"]
)
def test_what_names_no_number_of_this_log_is_not_found(
    pat_record: Patient, clara: User, as_person: Browser, key: str
) -> None:
    journal(pat_record, ago(pat_record, 1))
    assert as_person(clara).get(trace_url(pat_record, key)).status_code == 404


def test_a_session_behind_adherence_says_what_was_agreed_and_logged(
    pat_record: Patient, clara: User, as_person: Browser
) -> None:
    walking_program(pat_record, clara)
    text = as_person(clara).get(trace_url(pat_record, "adherence-unknown")).content.decode()
    assert '<p class="trace-value">7</p>' in text
    assert text.count("not logged") >= 7
