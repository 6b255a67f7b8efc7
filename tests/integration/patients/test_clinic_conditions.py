"""Conditions and goals: added, ended, never deleted."""

import pytest
from django.db import transaction
from django.urls import reverse

from patients.actions.conditions import add_condition, end_condition
from patients.actions.goals import close_goal, set_goal
from patients.models import Condition, Goal
from patients.models.condition import ConditionKind
from patients.models.goal import GoalState
from patients.permissions import NotNow
from patients.rules.condition_effects import EFFECTS, HEALTH, PRECAUTIONS
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused


@pytest.fixture
def url(pat_record):
    def of(name, *args):
        return reverse(f"patients:{name}", args=[pat_record.pk, *args])

    return of


def text(response):
    return response.content.decode()


def test_every_condition_says_what_it_changes_and_is_in_one_group():
    assert set(EFFECTS) == set(ConditionKind.values)
    assert not set(PRECAUTIONS) & set(HEALTH)


def test_a_condition_is_added_with_its_note_and_its_effect_is_shown(clara, as_person, url):
    answer = as_person(clara).post(
        url("conditions"), {"kind": "cipn", "note": "after oxaliplatin"}, follow=True
    )
    assert "after oxaliplatin" in text(answer)
    assert "Fall and foot care apply" in text(answer)
    assert Condition.objects.get().noted_by == clara
    assert AuditEvent.objects.filter(event="condition.added").count() == 1


def test_a_condition_that_is_active_is_not_offered_again(clara, as_person, url, pat_record):
    add_condition(patient=pat_record, kind="cipn", by=clara)
    browser = as_person(clara)
    assert '<option value="cipn">' not in text(browser.get(url("conditions")))
    assert browser.post(url("conditions"), {"kind": "cipn"}).status_code == 200
    assert Condition.objects.count() == 1


def test_two_people_who_add_the_same_condition_make_one(clara, pat_record):
    add_condition(patient=pat_record, kind="cipn", by=clara)
    with pytest.raises(NotNow, match="already on the record"), transaction.atomic():
        add_condition(patient=pat_record, kind="cipn", by=clara)


def test_an_ended_condition_stays_in_the_history_and_may_come_back(clara, as_person, url, pat_record):
    condition = add_condition(patient=pat_record, kind="diabetes", by=clara)
    browser = as_person(clara)
    browser.post(url("condition_end", condition.pk))
    condition.refresh_from_db()
    assert condition.ended_at is not None
    assert "Earlier conditions" in text(browser.get(url("conditions")))
    assert add_condition(patient=pat_record, kind="diabetes", by=clara).ended_at is None


def test_ending_a_condition_twice_is_said_kindly(clara, as_person, url, pat_record):
    condition = end_condition(
        condition=add_condition(patient=pat_record, kind="diabetes", by=clara), by=clara
    )
    answer = as_person(clara).post(url("condition_end", condition.pk), follow=True)
    assert answer.status_code == 200
    assert "already ended" in text(answer)


def test_no_choice_is_said_beside_the_field_and_the_note_is_kept(clara, as_person, url):
    html = text(as_person(clara).post(url("conditions"), {"kind": "", "note": "typed words"}))
    assert 'id="id_kind_error"' in html
    assert "typed words" in html


def test_a_goal_is_noted_in_the_patients_words(clara, as_person, url):
    words = {"words": "Walk to the market", "meaning": "I meet my friends"}
    html = text(as_person(clara).post(url("goals"), words, follow=True))
    assert "“Walk to the market”" in html
    assert "I meet my friends" in html


def test_without_goals_the_page_says_how_to_begin(clara, as_person, url):
    assert "No goal yet" in text(as_person(clara).get(url("goals")))


@pytest.mark.parametrize(
    ("sent", "state"), [("reached", GoalState.REACHED), ("set-aside", GoalState.SET_ASIDE)]
)
def test_a_goal_is_reached_or_set_aside(clara, as_person, url, pat_record, sent, state):
    goal = set_goal(patient=pat_record, words="Walk", by=clara)
    as_person(clara).post(url("goal_close", goal.pk), {"state": sent})
    goal.refresh_from_db()
    assert goal.state == state
    assert goal.closed_at is not None
    assert AuditEvent.objects.filter(event="goal.closed").count() == 1


def test_a_goal_is_not_closed_as_anything_else(clara, as_person, url, pat_record):
    goal = set_goal(patient=pat_record, words="Walk", by=clara)
    assert as_person(clara).post(url("goal_close", goal.pk), {"state": "active"}).status_code == 404
    with pytest.raises(ValueError, match="reached or set aside"):
        close_goal(goal=goal, state=GoalState.ACTIVE, by=clara)


def test_a_closed_goal_stays_as_it_was_closed(clara, as_person, url, pat_record):
    goal = set_goal(patient=pat_record, words="Walk", by=clara)
    close_goal(goal=goal, state=GoalState.REACHED, by=clara)
    answer = as_person(clara).post(url("goal_close", goal.pk), {"state": "set-aside"}, follow=True)
    assert "already been closed" in text(answer)
    assert Goal.objects.get().state == GoalState.REACHED


def test_actions_refuse_somebody_off_the_team(pat_record, colin):
    with pytest.raises(Refused):
        add_condition(patient=pat_record, kind="cipn", by=colin)
    with pytest.raises(Refused):
        set_goal(patient=pat_record, words="Walk", by=colin)
