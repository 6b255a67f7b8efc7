"""/patients/<uuid>/program/activities/new/: tries first, then the stairs, then saving."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from patients.models import Condition, Goal, Patient
from programs.actions.activity import add_activity
from programs.actions.prescription import Dose, change_item
from programs.actions.program import start_draft
from programs.models import GradedActivity, Program
from rehab.accounts.models import User
from rehab.lib.refusals import Refused
from tests.integration.programs.plans import ago, number, walking

Browser = Callable[[User], Client]


@pytest.fixture
def draft(pat_record: Patient, clara: User) -> Program:
    return start_draft(patient=pat_record, by=clara)


def send(
    client: Client,
    patient: Patient,
    values: tuple[str, ...] = ("10", "12", "11"),
    do: str = "preview",
    **more: Any,
) -> Any:
    """The page as it is posted, with tries on the last days, the newest last."""
    data: dict[str, Any] = {
        "name": "Walk to the market",
        "unit": "min",
        "goal_value": "30",
        "resolution": "1",
        "start_fraction": "0.80",
        "weekdays": ["0", "2", "4"],
        "mode": "quota",
        "supervision": "home",
        "edits": "0",
        "do": do,
    }
    for n, value in enumerate(values, start=1):
        data |= {
            f"trial{n}_on": (patient.today() - timedelta(days=10 - n)).isoformat(),
            f"trial{n}_value": value,
        }
    return client.post(reverse("programs:activity_new", args=[patient.pk]), data | more)


def test_the_stairs_are_shown_before_anything_is_saved(
    pat_record: Patient, draft: Program, clara: User, as_person: Browser
) -> None:
    text = send(as_person(clara), pat_record).content.decode()
    for words in (
        "Mean of 3 days, 11 (CV 0.09).",
        "Start at <b>8 minutes</b>, then 1 more each week",
        "week 23",
    ):
        assert words in text
    assert 'value="Walk to the market"' in text
    assert not GradedActivity.objects.exists()


def test_saving_keeps_the_tries_and_starts_at_the_first_quota(
    pat_record: Patient, draft: Program, clara: User, as_person: Browser
) -> None:
    goal = Goal.objects.create(patient=pat_record, words="Buy my own bread", set_by=clara)
    send(
        as_person(clara),
        pat_record,
        do="save",
        goal=goal.pk,
        trial1_before="3",
        trial1_peak="5",
        trial1_stop="Tired",
    )
    activity = GradedActivity.objects.get()
    assert [float(n) for n in (activity.baseline_value, activity.first_quota, activity.step)] == [11, 8, 1]
    assert activity.goal == goal
    first = activity.trials.order_by("on")[0]
    assert (float(first.value), first.pain_before, first.pain_peak, first.stop_reason) == (10, 3, 5, "Tired")
    item = draft.prescriptions.get()
    assert (number(item.quota), item.mode, item.weekdays) == (8, "quota", 0b0010101)


def test_a_cautious_start_is_lower(
    pat_record: Patient, draft: Program, clara: User, as_person: Browser
) -> None:
    assert (
        "Start at <b>7 minutes</b>"
        in send(as_person(clara), pat_record, start_fraction="0.70").content.decode()
    )


def test_unsteady_tries_ask_for_two_more_and_are_not_saved_by_mistake(
    pat_record: Patient, draft: Program, clara: User, as_person: Browser
) -> None:
    client = as_person(clara)
    text = send(client, pat_record, ("4", "12", "8"), do="save").content.decode()
    assert "The 3 trials vary a lot (CV 0.50): ask for 2 more" in text
    assert "Start from these tries all the same" in text
    assert not GradedActivity.objects.exists()
    send(client, pat_record, ("4", "12", "8"), do="save", accept_unsteady="on")
    assert GradedActivity.objects.get().baseline_value == 8


def test_five_unsteady_tries_are_enough_and_use_the_median(
    pat_record: Patient, draft: Program, clara: User, as_person: Browser
) -> None:
    send(as_person(clara), pat_record, ("4", "12", "8", "3", "9"), do="save")
    assert GradedActivity.objects.get().baseline_value == 8


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"goal_value": "0"}, "goal_value"),
        ({"goal_value": "11"}, "goal_value"),
        ({"goal_value": "lots"}, "goal_value"),
        ({"resolution": "0"}, "resolution"),
        ({"start_fraction": "1.5"}, "start_fraction"),
        ({"unit": "parsecs"}, "unit"),
        ({"weekdays": []}, "weekdays"),
        ({"trial3_on": "", "trial3_value": ""}, "trial3_on"),
        ({"trial2_value": "0"}, "trial2_value"),
        ({"trial1_on": "2999-01-01"}, "trial1_on"),
        ({"trial1_on": "2001-01-01"}, "trial1_on"),
        ({"trial4_value": "9"}, "trial4_on"),
        ({"trial1_before": "11"}, "trial1_before"),
    ],
)
def test_wrong_answers_are_told_at_their_field_and_kept(
    pat_record: Patient, draft: Program, clara: User, as_person: Browser, change: dict[str, Any], field: str
) -> None:
    answer = send(as_person(clara), pat_record, do="save", note="Take the flat way.", **change)
    assert field in answer.context["form"].errors
    assert "Take the flat way." in answer.content.decode()
    assert not GradedActivity.objects.exists()


def test_two_tries_on_one_day_are_not_two_days(
    pat_record: Patient, draft: Program, clara: User, as_person: Browser
) -> None:
    same = (pat_record.today() - timedelta(days=9)).isoformat()
    text = send(as_person(clara), pat_record, trial2_on=same).content.decode()
    assert "Each try is on a day of its own; this is the day of try 1." in text


def test_the_goal_of_somebody_else_cannot_be_named(
    pat_record: Patient, quinn_record: Patient, draft: Program, clara: User, as_person: Browser
) -> None:
    theirs = Goal.objects.create(patient=quinn_record, words="Dance", set_by=clara)
    answer = send(as_person(clara), pat_record, do="save", goal=theirs.pk)
    assert "goal" in answer.context["form"].errors
    with pytest.raises(Refused, match="somebody else"):
        add_activity(program=draft, plan=walking(pat_record, goal=theirs), by=clara)


def test_feet_at_risk_are_told_the_cap_of_the_steps(
    pat_record: Patient, draft: Program, clara: User, as_person: Browser
) -> None:
    Condition.objects.create(patient=pat_record, kind="cipn", noted_by=clara)
    text = send(
        as_person(clara),
        pat_record,
        ("3000", "3000", "3000"),
        unit="steps",
        goal_value="9000",
        resolution="50",
    ).content.decode()
    assert "no suggestion goes above 4000 steps a day" in text


def test_saving_over_a_newer_draft_is_shown_first(
    pat_record: Patient, draft: Program, clara: User, as_person: Browser
) -> None:
    add_activity(program=draft, plan=walking(pat_record), by=clara)
    text = send(as_person(clara), pat_record, do="save").content.decode()
    assert "This draft was saved since you opened the page" in text
    assert GradedActivity.objects.count() == 1


def test_an_action_wants_three_days_too(pat_record: Patient, draft: Program, clara: User) -> None:
    with pytest.raises(Refused, match="three different days"):
        add_activity(program=draft, plan=walking(pat_record, (10, 12)), by=clara)


@pytest.mark.parametrize(("quota", "words"), [("31", "above the goal"), ("0", "above zero")])
def test_a_quota_is_never_above_the_goal_nor_zero(
    pat_record: Patient, draft: Program, clara: User, as_person: Browser, quota: str, words: str
) -> None:
    item = add_activity(program=draft, plan=walking(pat_record), by=clara)
    with pytest.raises(Refused, match=words):
        change_item(item=item, dose=Dose(weekdays=1, mode="quota", quota=Decimal(quota)), by=clara)
    address = reverse("programs:program_item", args=[pat_record.pk, item.pk])
    answer = as_person(clara).post(
        address, {"quota": quota, "weekdays": ["0"], "mode": "quota", "supervision": "home", "edits": "1"}
    )
    assert "quota" in answer.context["form"].errors


def test_a_try_of_long_ago_is_not_a_baseline_of_now(
    pat_record: Patient, draft: Program, clara: User, as_person: Browser
) -> None:
    answer = send(as_person(clara), pat_record, trial1_on=ago(pat_record, 61).isoformat())
    assert "Tries older than 60 days say little about now." in answer.content.decode()
