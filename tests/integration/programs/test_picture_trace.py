"""Every number of a dashboard leads to its rows, and plain code on those rows gives the same number."""

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
from programs.demo.diaries import make_nights
from programs.demo.measures import make_measures, make_pats_goals
from programs.demo.model import SEED, demo_clinic
from programs.demo.parts import make_pats_parts
from programs.demo.people import CLINIC
from programs.demo.record import Place, make_record
from programs.demo.review import make_pats_trial
from programs.insights import trace, trace_doing, trace_mine
from programs.insights.exposure_columns import USUAL
from programs.insights.trace_parts import Trace
from programs.models import ExerciseRevision, Experiment
from rehab.accounts.models import User
from tests.integration.programs.plans import ago, journal, walking_program
from tests.integration.programs.raw import Raw
from tests.integration.programs.raw_more import number

Browser = Callable[[User], Client]
TRACE = re.compile(r"/(?:picture|progress)/numbers/([a-z0-9_-]+)/")
DAYS = 120
SOME = ("pat", "quinn", "marisol", "wren")
"""Steady, over-doing, helped, sporadic."""
PAGES = (
    "programs:picture_doing",
    "programs:sleep_clinic",
    "programs:review",
    "programs:overview",
    "programs:goal_threads",
    "programs:experiments",
    "patients:measures",
)
KINDS = {
    *(
        "w",
        "s",
        "link",
        "response",
        "missing",
        "shift",
        "flares",
        "adherence",
        "week",
        "weeks",
        "item",
        "barrier",
    ),
    *("night", "nights", "nightweek", "ladder", "try", "score", "done", "line", "mean"),
    *("goals", "rated", "trial"),
}
"""What every page together shows: from each kind some are drawn."""
NO_COUNT = ("night", "try", "score", "rated")
"""Whole numbers of these kinds are what somebody said, not a count of rows."""


def kind(key: str) -> str:
    """The kind of a number: the letters before its day, its row or its dash."""
    found = re.match(r"(?:ladder|item|line|try|score|goals|rated|trial)(?=[0-9a-f]{32})|[a-z]+", key)
    assert found, key
    return found[0]


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
    chosen = [one for one in records if one.patient.key in SOME]
    made = {
        one.patient.key: make_record(
            one, Place(clinic, people["clara"], first, library), people.get(one.patient.key)
        )
        for one in chosen
    }
    for one in chosen:
        make_measures(made[one.patient.key], one, people["clara"], SEED)
    make_pats_parts(made["pat"], people["clara"])
    make_pats_goals(made["pat"], people["clara"])
    make_nights(made["pat"], people["clara"])
    make_pats_trial(made["pat"], people["clara"])
    Experiment.objects.update(started_on=ago(made["pat"], 100))
    return list(made.values())


@pytest.mark.django_db
def test_two_hundred_numbers_of_the_demo_clinic_come_out_the_same_from_the_raw_rows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Drawn at random, with a seed, from all that the pages of both doors show; some of each kind."""
    for module, name in ((trace, "facts_of"), (trace_mine, "facts_of"), (trace_doing, "planned_of")):
        monkeypatch.setattr(module, name, cache(getattr(module, name)))
    by_kind: dict[str, list[tuple[Patient, str]]] = {}
    for patient in some_of_the_demo():
        for key in sorted(keys_shown(patient)):
            by_kind.setdefault(kind(key), []).append((patient, key))
    assert set(by_kind) == KINDS
    dice, raw, wrong = random.Random(20261126), cache(Raw), []
    for patient, key in drawn(by_kind, 200, dice):
        found, expected = followed(patient, key), number(raw(patient), key, list(USUAL))
        assert found is not None, key
        assert found.rows or not found.value, key
        if found.value != pytest.approx(expected, rel=1e-6, abs=1e-9):
            wrong.append((patient.record_number, key, found.value, expected))
        if isinstance(found.value, int) and kind(key) not in NO_COUNT:
            assert len(found.rows) == found.value, key
    assert wrong == []


def keys_shown(patient: Patient) -> set[str]:
    """Every number that a page shows as a link, for the care team and for the patient."""
    clara, portal = Client(), Client()
    clara.force_login(patient.care_team.get().user)
    ask_for_picture(patient=patient)
    assert work_out_picture(patient.pk)
    pages: list[tuple[str, dict[str, int]]] = [(name, {}) for name in PAGES]
    pages += [("programs:picture", {"days": days, "look": days % 6}) for days in (28, 90, 365)]
    texts = [clara.get(reverse(name, args=[patient.pk]), asked).content.decode() for name, asked in pages]
    measured = [reverse("patients:measure_history", args=[patient.pk, key]) for key in ("peg", "psfs")]
    texts += [clara.get(page).content.decode() for page in measured]
    if patient.user is not None:
        portal.force_login(patient.user)
        own = ("programs:progress", "patients:sleep", "programs:my_goals")
        texts += [portal.get(reverse(name)).content.decode() for name in own]
    return {key for text in texts for key in TRACE.findall(text)}


def drawn(
    by_kind: dict[str, list[tuple[Patient, str]]], n: int, dice: random.Random
) -> list[tuple[Patient, str]]:
    """So many numbers, one of each kind in turn, at random within it."""
    piles = [dice.sample(rows, len(rows)) for _kind, rows in sorted(by_kind.items())]
    found: list[tuple[Patient, str]] = []
    while len(found) < n:
        found += [pile.pop() for pile in piles if pile]
    return found[:n]


def followed(patient: Patient, key: str) -> Trace | None:
    """The trace that the link of a page opens: the care team's, else the patient's own."""
    found = trace.trace_of(patient, key, patient.today())
    titles = lambda items: [item.title for item in items]  # noqa: E731
    return found or trace_mine.my_trace(patient, key, patient.today(), titles)


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
