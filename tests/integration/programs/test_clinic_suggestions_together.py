"""/caseload/suggestions/: what is safe to approve together, and what needs a look of its own."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from patients.models import Patient
from programs.actions.decide import Choice, approve_together, decide
from programs.actions.suggest import suggest_for
from programs.insights.safe_suggestions import Waiting, place, waiting_for, why_a_look
from programs.models import DecisionKind, Suggestion
from programs.views.clinic.suggestion import reason_words
from rehab.accounts.models import User
from rehab.lib.refusals import Refused
from tests.integration.programs.plans import ago, calm_weeks, good_week, number, url, walking_program

PAGE = "/caseload/suggestions/"


@pytest.fixture
def step_up(pat_record: Patient, clara: User) -> Suggestion:
    """Pat's good week: one step up."""
    item = walking_program(pat_record, clara)
    calm_weeks(pat_record)
    good_week(item)
    return suggest_for(patient=pat_record, by=None)[0]


def test_only_green_weeks_without_gaps_can_be_approved_together(step_up: Suggestion) -> None:
    row = step_up
    table: list[tuple[dict[str, Any], str]] = [
        ({}, ""),
        ({"outcome": "hold"}, ""),
        ({"outcome": "maintain"}, ""),
        ({"outcome": "step_back"}, "more than a yes"),
        ({"outcome": "review"}, "more than a yes"),
        ({"outcome": "flare_plan"}, "more than a yes"),
        ({"data_gaps": ["1 of 7 sessions not logged"]}, "not known"),
        ({"facts": row.facts | {"amber": 1}}, "amber or red"),
        ({"facts": row.facts | {"red": 1}}, "amber or red"),
        ({"facts": row.facts | {"accept_needs_reason": True}}, "amber or red"),
        ({"facts": row.facts | {"suspend": True}}, "more than a yes"),
    ]
    for changes, why in table:
        changed = Suggestion(outcome=row.outcome, facts=row.facts, data_gaps=row.data_gaps)
        for name, value in changes.items():
            setattr(changed, name, value)
        found = why_a_look(changed)
        assert why in found if why else found == "", changes


def test_safe_ones_come_by_name_then_the_most_pressing_of_those_that_need_a_look() -> None:
    def waiting(family: str, rule: str, why_not: str) -> Waiting:
        return Waiting(Suggestion(rule_id=rule, patient=Patient(family_name=family)), why_not)

    rows = [
        waiting("Abel", "R8", "Something is not known."),
        waiting("Baker", "R2c", "It asks for more than a yes."),
        waiting("Cole", "R0", "It asks for more than a yes."),
        waiting("Dean", "R7", ""),
        waiting("adler", "R7", ""),
    ]
    found = [row.row.patient.family_name for row in sorted(rows, key=place)]
    assert found == ["adler", "Dean", "Cole", "Baker", "Abel"]


def test_the_days_of_a_reason_are_written_as_its_reader_writes_them() -> None:
    row = Suggestion(reason="Safety answer on 2026-11-26: Fall. Item paused until 2026-12-01.")
    assert reason_words(row) == "Safety answer on 26 November 2026: Fall. Item paused until 1 December 2026."


def test_a_tick_and_a_click_approve_with_the_clinicians_name(
    step_up: Suggestion, as_person: Any, clara: User, pat_record: Patient
) -> None:
    page = as_person(clara).get(PAGE)
    assert step_up.reason in page.content.decode()
    assert "checked" not in page.content.decode()
    page = as_person(clara).post(PAGE, {"suggestion": [str(step_up.pk)]})
    step_up.refresh_from_db()
    assert (step_up.state, step_up.decision.by) == ("approved", clara)
    assert number(pat_record.programs.get(state="active").prescriptions.get().quota) == 9
    assert "1 of 1 is approved." in page.content.decode()
    assert "No suggestion waits" in page.content.decode()


def test_what_was_put_off_comes_back_on_its_day_by_the_patients_own_clock(
    step_up: Suggestion, clara: User, pat_record: Patient
) -> None:
    evening = timezone.now().replace(hour=20, minute=0)
    for zone, there in (("Pacific/Kiritimati", True), ("Pacific/Honolulu", False)):
        Patient.objects.filter(pk=pat_record.pk).update(time_zone=zone)
        Suggestion.objects.update(
            deferred_until=evening.date() + timedelta(days=1), expires_at=evening + timedelta(days=9)
        )
        assert bool(waiting_for(clara, evening)) is there, zone


def test_what_was_not_offered_is_not_approved_however_it_is_posted(
    pat_record: Patient, clara: User, colin: User, as_person: Any
) -> None:
    walking_program(pat_record, clara)
    row = suggest_for(patient=pat_record, by=None)[0]
    page = as_person(clara).post(PAGE, {"suggestion": [str(row.pk)]}).content.decode()
    assert "0 of 1 are approved." in page
    assert "Something is not known." in page
    as_person(colin).post(PAGE, {"suggestion": [str(row.pk), "nonsense"]})
    row.refresh_from_db()
    assert row.state == "open"
    assert "Nothing was chosen" in as_person(clara).post(PAGE, {}).content.decode()


def test_a_log_that_changed_meanwhile_is_not_approved_blindly(step_up: Suggestion, clara: User) -> None:
    step_up.prescription.sessions.filter(local_date=ago(step_up.patient, 2)).update(pain_next_morning=None)
    result = approve_together(suggestions=[step_up], by=clara)[0]
    assert "amber or red" in result.refused
    assert Suggestion.objects.get(patient=step_up.patient, state="open").facts["amber"] == 1


def test_one_refusal_does_not_stop_the_others(
    step_up: Suggestion, quinn_record: Patient, clara: User, colin: User
) -> None:
    walking_program(quinn_record, colin)
    other = suggest_for(patient=quinn_record, by=None)[0]
    results = approve_together(suggestions=[other, step_up], by=clara)
    assert [bool(result.refused) for result in results] == [True, False]


def three_items_up(patient: Patient, by: User) -> list[Suggestion]:
    """Three graded activities of one program, each with a good week."""
    from_one = walking_program(patient, by)
    for name in ("Stairs", "Garden"):
        copy = type(from_one).objects.get(pk=from_one.pk)
        activity = copy.activity
        assert activity is not None
        activity.pk, activity.name = type(from_one)().id, name
        activity.save(force_insert=True)
        copy.pk, copy.line, copy.activity = type(from_one)().id, type(from_one)().line, activity
        copy.save(force_insert=True)
    calm_weeks(patient)
    for item in from_one.program.prescriptions.all():
        good_week(item)
    return suggest_for(patient=patient, by=None)


def test_never_more_than_two_items_rise_in_one_week(pat_record: Patient, clara: User) -> None:
    rows = three_items_up(pat_record, clara)
    assert [row.outcome for row in rows] == ["progress"] * 3
    results = approve_together(suggestions=rows, by=clara)
    assert [bool(result.refused) for result in results] == [False, False, True]
    left = Suggestion.objects.get(patient=pat_record, state="open")
    assert (left.rule_id, left.outcome) == ("R8", "hold")
    higher = Choice(DecisionKind.EDIT, reason="She asked for it", quota=left.quota_now + 1)
    with pytest.raises(Refused, match="2 other items already rose this week"):
        decide(suggestion=left, choice=higher, by=clara)
    decide(suggestion=left, choice=Choice(DecisionKind.APPROVE), by=clara)
    risen = pat_record.programs.get(state="active").prescriptions.filter(quota=9).count()
    assert risen == 2


def test_the_item_on_the_program_page_carries_its_suggestion(
    step_up: Suggestion, as_person: Any, clara: User, pat_record: Patient
) -> None:
    page = as_person(clara).get(url("program", pat_record)).content.decode()
    assert step_up.reason in page
    assert "Suggestion for clinician review" in page
    assert f"/suggestions/{step_up.pk}/" in page
    Suggestion.objects.update(deferred_until=pat_record.today() + timedelta(days=2))
    assert step_up.reason not in as_person(clara).get(url("program", pat_record)).content.decode()
    back = as_person(clara).post(url("review_now", pat_record), {"back": "program"})
    assert back.url == url("program", pat_record)


def test_queries_do_not_grow_with_the_list(
    step_up: Suggestion, as_person: Any, clara: User, django_assert_max_num_queries: Any
) -> None:
    for _n in range(5):
        Suggestion.objects.create(
            patient=step_up.patient,
            prescription=step_up.prescription,
            line=type(step_up)().pk,
            window_start=step_up.window_start,
            window_end=step_up.window_end,
            rule_id="R7",
            rule_version="x",
            outcome="progress",
            quota_now=8,
            quota_proposed=9,
            reason="Good",
            facts=step_up.facts,
            expires_at=timezone.now() + timedelta(days=3),
        )
    assert len(waiting_for(clara)) == 6
    browser = as_person(clara)
    browser.get(PAGE)
    with django_assert_max_num_queries(12):
        browser.get(PAGE)


def test_switched_off_it_is_not_there(
    step_up: Suggestion, as_person: Any, clara: User, settings: Any
) -> None:
    settings.DECISION_SUPPORT_ENABLED = False
    assert as_person(clara).get(PAGE).status_code == 404
    assert waiting_for(clara) == []
    page = as_person(clara).get(url("program", step_up.patient)).content.decode()
    assert step_up.reason not in page
    assert "Review now" not in page
