"""/patients/<uuid>/: what changed, why, what next; a gap is a gap."""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from patients.models import Alert, Goal, Patient
from programs.actions.program import start_draft
from programs.actions.suggest import suggest_for
from rehab.accounts.models import User
from rehab.audit.models import AuditEvent
from tests.integration.programs.plans import (
    ago,
    calm_weeks,
    could_not,
    done,
    exercise_program,
    good_week,
    journal,
    make_exercise,
    walking_program,
)

Browser = Callable[[User], Client]


def open_page(client: Client, patient: Patient, **query: Any) -> str:
    return client.get(reverse("programs:overview", args=[patient.pk]), query).content.decode()


def figure(text: str) -> dict[str, Any]:
    found = re.search(r'<script id="pain-activity-figure" type="application/json">(.*?)</script>', text, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_a_patient_without_anything_has_a_page_with_a_next_step(
    pat_record: Patient, clara: User, as_person: Browser
) -> None:
    text = open_page(as_person(clara), pat_record)
    for words in (
        "how the patient is doing is unknown",
        "There is no program yet.",
        "Build a program",
        "No goal in their own words yet.",
    ):
        assert words in text
    assert "pain-activity-figure" not in text


def test_gaps_stay_gaps_in_the_figure_and_say_not_logged_in_the_table(
    pat_record: Patient, clara: User, as_person: Browser
) -> None:
    for back in (5, 4, 2, 1):
        journal(pat_record, ago(pat_record, back), back, activity_minutes=None)
    text = open_page(as_person(clara), pat_record)
    assert figure(text)["data"][0]["y"] == [5, 4, None, 2, 1, None]
    assert "not logged" in text


@pytest.mark.parametrize(
    ("asked", "days"), [("", 28), ("28", 28), ("90", 90), ("365", 365), ("7000", 28), ("x", 28)]
)
def test_the_window_is_one_of_three(
    pat_record: Patient, clara: User, as_person: Browser, asked: str, days: int
) -> None:
    journal(pat_record, ago(pat_record, 500))
    journal(pat_record, ago(pat_record, 1))
    text = open_page(as_person(clara), pat_record, days=asked)
    assert figure(text)["layout"]["meta"]["days"] == days


def test_published_versions_and_goals_are_events_of_the_figure(
    pat_record: Patient, clara: User, as_person: Browser
) -> None:
    calm_weeks(pat_record)
    walking_program(pat_record, clara)
    Goal.objects.create(patient=pat_record, words="Buy my own bread", set_by=clara)
    names = [
        note.get("hovertext")
        for note in figure(open_page(as_person(clara), pat_record))["layout"]["annotations"]
    ]
    assert "Walking, 8 minutes" in names
    assert "Goal: Buy my own bread" in names


def test_todays_plan_says_done_partly_not_done_or_not_logged(
    pat_record: Patient, clara: User, cora: User, as_person: Browser
) -> None:
    walk = walking_program(pat_record, clara)
    client = as_person(clara)
    assert "Not logged" in open_page(client, pat_record)
    session = done(walk, pat_record.today())
    assert "Done" in open_page(client, pat_record)
    session.amount = Decimal(5)
    session.save()
    assert "Partly done" in open_page(client, pat_record)
    session.delete()
    could_not(walk, pat_record.today(), "time")
    assert "Not done" in open_page(client, pat_record)


def test_an_open_alert_stands_on_top_and_is_the_next_step(
    pat_record: Patient, clara: User, as_person: Browser
) -> None:
    item = walking_program(pat_record, clara)
    calm_weeks(pat_record)
    good_week(item)
    suggest_for(patient=pat_record, by=None)
    Alert.objects.create(patient=pat_record, flag="fall", level="P2", local_date=pat_record.today())
    text = open_page(as_person(clara), pat_record)
    assert text.index("Safety answer, soon: Fall") < text.index("one step up")
    assert text.count("button-primary") == 1
    assert "Open the alert" in text


def test_a_suggestion_is_told_with_its_reason(pat_record: Patient, clara: User, as_person: Browser) -> None:
    item = walking_program(pat_record, clara)
    calm_weeks(pat_record)
    good_week(item)
    suggest_for(patient=pat_record, by=None)
    text = open_page(as_person(clara), pat_record)
    assert "Walking: one step up, from 8 to 9 minutes" in text
    assert "7/7 completed, pain settled as agreed" in text
    assert "Decide about the suggestion" in text


def test_the_strip_says_logged_or_not_logged(pat_record: Patient, clara: User, as_person: Browser) -> None:
    journal(pat_record, ago(pat_record, 1))
    text = open_page(as_person(clara), pat_record)
    assert (text.count('class="strip-yes"'), text.count('class="strip-no"')) == (1, 6)


def test_a_ticked_flare_is_said_and_a_possible_one_is_for_the_patient_to_confirm(
    pat_record: Patient, clara: User, as_person: Browser
) -> None:
    client = as_person(clara)
    calm_weeks(pat_record)
    pat_record.journal_days.filter(local_date__gte=ago(pat_record, 2)).update(pain_avg=8)
    assert "for the patient to confirm" in open_page(client, pat_record)
    pat_record.journal_days.filter(local_date=ago(pat_record, 1)).update(flare=True)
    assert "Flare ticked since" in open_page(client, pat_record)


def test_nothing_personal_is_in_the_title(pat_record: Patient, clara: User, as_person: Browser) -> None:
    title = re.search(r"<title>(.*?)</title>", open_page(as_person(clara), pat_record), re.S)
    assert title
    assert "Pat" not in title[1]


def test_reading_leaves_one_event_and_changes_nothing(
    pat_record: Patient, clara: User, as_person: Browser
) -> None:
    walking_program(pat_record, clara)
    before = list(pat_record.programs.values())
    AuditEvent.objects.filter(event="overview.opened").count()
    open_page(as_person(clara), pat_record)
    assert AuditEvent.objects.filter(event="overview.opened", patient_id=pat_record.pk).count() == 1
    assert list(pat_record.programs.values()) == before
    assert not pat_record.suggestions.exists()


@pytest.mark.parametrize("plans", [1, 6])
def test_fifteen_queries_are_enough_however_long_the_plan_is(
    pat_record: Patient, clara: User, cora: User, as_person: Browser, plans: int
) -> None:
    calm_weeks(pat_record)
    good_week(walking_program(pat_record, clara, days_ago=20))
    suggest_for(patient=pat_record, by=None)
    for n in range(plans):
        start_draft(patient=pat_record, by=clara)
        exercise_program_into(pat_record, clara, cora, n)
    client = as_person(clara)
    open_page(client, pat_record)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        open_page(client, pat_record)
    asked = [
        q["sql"] for q in seen.captured_queries if not re.match(r"BEGIN|SAVEPOINT|RELEASE|COMMIT", q["sql"])
    ]
    assert len(asked) <= 15, asked


def exercise_program_into(patient: Patient, by: User, reviewer: User, n: int) -> None:
    """One more version of the program with one more exercise."""
    exercise_program(patient, by, make_exercise(patient.clinic, reviewer, f"Exercise {n}"))


@pytest.mark.parametrize("who", ["colin", "sam", "pat", "gita", "ada", "cora"])
def test_nobody_but_the_care_team_opens_it(
    pat_record: Patient, who: str, request: Any, as_person: Browser
) -> None:
    client = as_person(request.getfixturevalue(who))
    assert client.get(reverse("programs:overview", args=[pat_record.pk])).status_code in (403, 404)
    assert not AuditEvent.objects.filter(event="overview.opened").exists()
