"""Suggestions follow from the log: made, corrected, overtaken, expired, and never applied by themselves."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from patients.models import Alert, Condition, Patient
from programs.actions.decide import Choice, decide
from programs.actions.suggest import suggest_for
from programs.insights.day_plan import quotas_on
from programs.insights.rows import light_of
from programs.models import DecisionKind, Program, Suggestion
from programs.tasks import review_due
from rehab.accounts.models import User
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused
from tests.integration.programs.plans import (
    ago,
    calm_weeks,
    could_not,
    done,
    exercise_program,
    good_week,
    journal,
    make_exercise,
    number,
    walking_program,
)


def only(patient: Patient) -> Suggestion:
    """The one open suggestion."""
    return Suggestion.objects.get(patient=patient, state="open")


def test_a_good_week_suggests_one_step_up(pat_record: Patient, clara: User) -> None:
    item = walking_program(pat_record, clara)
    calm_weeks(pat_record)
    good_week(item)
    made = suggest_for(patient=pat_record, by=None)
    assert [
        (row.rule_id, row.outcome, number(row.quota_now), number(row.quota_proposed)) for row in made
    ] == [("R7", "progress", 8, 9)]
    assert made[0].parameters["adherence_good"] == 0.8
    assert (made[0].window_start, made[0].window_end) == (ago(pat_record, 7), ago(pat_record, 1))


def test_the_same_log_gives_the_same_suggestion(pat_record: Patient, clara: User) -> None:
    item = walking_program(pat_record, clara)
    calm_weeks(pat_record)
    good_week(item)
    first = suggest_for(patient=pat_record, by=None)
    again = suggest_for(patient=pat_record, by=None)
    assert [row.pk for row in again] == [row.pk for row in first]
    assert AuditEvent.objects.filter(event="suggestion.made").count() == 1


def test_a_corrected_log_entry_corrects_the_suggestion(pat_record: Patient, clara: User) -> None:
    item = walking_program(pat_record, clara)
    calm_weeks(pat_record)
    good_week(item)
    before = suggest_for(patient=pat_record, by=None)[0]
    item.sessions.filter(local_date__gte=ago(pat_record, 2)).update(amount=12)
    after = suggest_for(patient=pat_record, by=None)[0]
    before.refresh_from_db()
    assert (before.state, before.outcome) == ("overtaken", "progress")
    assert (after.rule_id, after.outcome) == ("R5", "hold")


def test_a_day_that_is_not_logged_is_not_a_missed_one(pat_record: Patient, clara: User) -> None:
    walking_program(pat_record, clara)
    suggest_for(patient=pat_record, by=None)
    row = only(pat_record)
    assert (row.rule_id, row.facts["unknown"], row.facts["missed"]) == ("R1", 7, 0)
    assert row.data_gaps[0] == "7 of 7 sessions not logged"


def test_two_misses_for_pain_in_a_row_step_back(pat_record: Patient, clara: User) -> None:
    item = walking_program(pat_record, clara)
    calm_weeks(pat_record)
    for back in range(3, 8):
        done(item, ago(pat_record, back))
    could_not(item, ago(pat_record, 2), "pain")
    could_not(item, ago(pat_record, 1), "pain")
    suggest_for(patient=pat_record, by=None)
    row = only(pat_record)
    assert (row.rule_id, row.outcome, number(row.quota_proposed)) == ("R3", "step_back", 7)


def test_what_got_in_the_way_is_named_when_too_little_was_possible(pat_record: Patient, clara: User) -> None:
    """What a patient taps on "could not" is what rule R4 prints."""
    item = walking_program(pat_record, clara)
    calm_weeks(pat_record)
    for back, barrier in enumerate(("shift", "transport", "shift", "", "childcare"), start=1):
        could_not(item, ago(pat_record, back), barrier)
    done(item, ago(pat_record, 6))
    done(item, ago(pat_record, 7))
    row = suggest_for(patient=pat_record, by=None)[0]
    assert row.rule_id == "R4"
    assert "reasons: childcare, no reason given, shift, transport." in row.reason


def test_nothing_is_suggested_before_a_week_has_gone_by(pat_record: Patient, clara: User) -> None:
    walking_program(pat_record, clara, days_ago=4)
    assert suggest_for(patient=pat_record, by=None) == []


def test_a_safety_answer_does_not_wait_for_the_week(pat_record: Patient, clara: User) -> None:
    walking_program(pat_record, clara, days_ago=1)
    Alert.objects.create(patient=pat_record, flag="foot_change", level="P1", local_date=pat_record.today())
    suggest_for(patient=pat_record, by=None)
    row = only(pat_record)
    assert (row.rule_id, row.outcome, row.facts["suspend"]) == ("R0", "review", True)
    assert "Foot change" in row.reason


def test_a_closed_safety_answer_takes_the_pause_back(pat_record: Patient, clara: User) -> None:
    walking_program(pat_record, clara, days_ago=1)
    alert = Alert.objects.create(
        patient=pat_record, flag="foot_change", level="P1", local_date=pat_record.today()
    )
    suggest_for(patient=pat_record, by=None)
    alert.closed_at, alert.closed_by, alert.outcome = timezone.now(), clara, "Seen, healed."
    alert.save()
    suggest_for(patient=pat_record, by=None)
    assert set(Suggestion.objects.values_list("rule_id", "state")) == {("R0", "overtaken"), ("R1", "open")}


@pytest.mark.parametrize(
    ("flag", "level", "rule"), [("fall", "P2", "R1"), ("fall", "P1", "R0"), ("unheard_of", "P1", "R0")]
)
def test_a_fall_pauses_only_when_it_did_harm(
    pat_record: Patient, clara: User, flag: str, level: str, rule: str
) -> None:
    walking_program(pat_record, clara)
    Alert.objects.create(patient=pat_record, flag=flag, level=level, local_date=pat_record.today())
    assert suggest_for(patient=pat_record, by=None)[0].rule_id == rule


def test_a_flare_brings_the_agreed_plan_and_its_days_count_with_their_own_quota(
    pat_record: Patient, clara: User
) -> None:
    item = walking_program(pat_record, clara, days_ago=20)
    calm_weeks(pat_record)
    pat_record.journal_days.filter(local_date=ago(pat_record, 1)).update(flare=True)
    then = timezone.now()
    row = suggest_for(patient=pat_record, by=None, now=then)[0]
    assert (row.rule_id, row.outcome) == ("R2a", "flare_plan")
    decide(suggestion=row, choice=Choice(DecisionKind.APPROVE), by=clara)
    active = Program.objects.get(patient=pat_record, state="active").prescriptions.get()
    assert "4, 4, 6, 6, 8" in active.note
    amounts = [quotas_on(pat_record, [active], pat_record.today() + timedelta(days=n)) for n in range(7)]
    assert [found[active.pk] for found in amounts] == [8, 4, 4, 6, 6, 8, 8]
    for day, amount in enumerate((4, 4, 6, 6, 8), start=1):
        done(active, pat_record.today() + timedelta(days=day), amount)
    later = suggest_for(patient=pat_record, by=None, now=then + timedelta(days=8))[0]
    assert later.facts["missed"] == 0
    assert later.facts["done"] == 5
    assert item.line == later.line


def test_a_flare_that_was_decided_about_is_not_suggested_again(pat_record: Patient, clara: User) -> None:
    walking_program(pat_record, clara, days_ago=20)
    calm_weeks(pat_record)
    pat_record.journal_days.filter(local_date=ago(pat_record, 1)).update(flare=True)
    row = suggest_for(patient=pat_record, by=None)[0]
    decide(suggestion=row, choice=Choice(DecisionKind.APPROVE), by=clara)
    assert suggest_for(patient=pat_record, by=None) == []


def test_feet_at_risk_cap_the_steps(pat_record: Patient, clara: User) -> None:
    Condition.objects.create(patient=pat_record, kind="loss_protective_sensation", noted_by=clara)
    item = walking_program(
        pat_record,
        clara,
        values=(3000, 3000, 3000),
        unit="steps",
        goal_value=Decimal(9000),
        resolution=Decimal(50),
    )
    calm_weeks(pat_record)
    item.quota = Decimal(3900)
    item.save()
    good_week(item)
    row = suggest_for(patient=pat_record, by=None)[0]
    assert (row.outcome, number(row.quota_proposed)) == ("progress", 4000)


def test_a_step_up_less_than_a_week_ago_stands_against_another(pat_record: Patient, clara: User) -> None:
    item = walking_program(pat_record, clara)
    calm_weeks(pat_record)
    good_week(item)
    decide(
        suggestion=suggest_for(patient=pat_record, by=None)[0], choice=Choice(DecisionKind.APPROVE), by=clara
    )
    assert suggest_for(patient=pat_record, by=None) == []
    asked = suggest_for(patient=pat_record, by=clara, on_demand=True)[0]
    assert (asked.rule_id, number(asked.quota_proposed)) == ("R8", 9)
    assert "last step up was 0 days ago" in asked.reason


def test_an_unanswered_suggestion_expires_and_is_never_applied(pat_record: Patient, clara: User) -> None:
    item = walking_program(pat_record, clara)
    then = timezone.now()
    row = suggest_for(patient=pat_record, by=None, now=then)[0]
    suggest_for(patient=pat_record, by=None, now=then + timedelta(days=15))
    row.refresh_from_db()
    item.refresh_from_db()
    assert (row.state, number(item.quota), Program.objects.filter(patient=pat_record).count()) == (
        "expired",
        8,
        1,
    )
    assert not Suggestion.objects.filter(state="open").exists()


def test_an_item_that_left_the_program_takes_its_suggestion_along(
    pat_record: Patient, clara: User, cora: User
) -> None:
    walking_program(pat_record, clara)
    row = suggest_for(patient=pat_record, by=None)[0]
    Program.objects.filter(patient=pat_record).update(state="ended")
    exercise_program(pat_record, clara, make_exercise(pat_record.clinic, cora))
    suggest_for(patient=pat_record, by=None)
    row.refresh_from_db()
    assert row.state == "overtaken"


def test_exercises_are_left_to_the_clinician(pat_record: Patient, clara: User, cora: User) -> None:
    exercise_program(pat_record, clara, make_exercise(pat_record.clinic, cora))
    assert suggest_for(patient=pat_record, by=clara, on_demand=True) == []


def test_with_decision_support_off_nothing_is_made(pat_record: Patient, clara: User, settings: Any) -> None:
    settings.DECISION_SUPPORT_ENABLED = False
    walking_program(pat_record, clara)
    assert review_due() == 0
    with pytest.raises(Refused, match="switched off"):
        suggest_for(patient=pat_record, by=clara, on_demand=True)


def test_next_morning_falls_back_to_the_journal_of_a_morning(pat_record: Patient, clara: User) -> None:
    item = walking_program(pat_record, clara)
    session = done(item, ago(pat_record, 3), pain_next_morning=None)
    morning = ago(pat_record, 2)
    day = journal(pat_record, morning, 2)
    evening = light_of(session, day, pat_record.zone)
    day.entered_at = day.entered_at.replace(hour=11, minute=59)
    before_noon = light_of(session, day, pat_record.zone)
    assert (str(evening.light), str(before_noon.light)) == ("amber", "green")
    day.entered_at = day.entered_at.replace(hour=12, minute=0)
    assert str(light_of(session, day, pat_record.zone).light) == "amber"
    day.entered_at = day.entered_at.replace(hour=9) + timedelta(days=1)
    assert str(light_of(session, day, pat_record.zone).light) == "amber"


def test_queries_of_a_review_do_not_grow_with_the_plan(
    pat_record: Patient, clara: User, django_assert_max_num_queries: Any
) -> None:
    item = walking_program(pat_record, clara, days_ago=60)
    calm_weeks(pat_record, 60)
    good_week(item)
    suggest_for(patient=pat_record, by=None)
    with django_assert_max_num_queries(16):
        suggest_for(patient=pat_record, by=None)


def test_the_day_a_plan_was_agreed_is_not_counted_against_anybody(pat_record: Patient, clara: User) -> None:
    walking_program(pat_record, clara, days_ago=4)
    assert suggest_for(patient=pat_record, by=clara, on_demand=True)[0].facts["sched"] == 3


def test_two_weeks_on_hold_ask_for_a_talk(pat_record: Patient, clara: User) -> None:
    item = walking_program(pat_record, clara, days_ago=30)
    for back in (12, 5):
        then = timezone.now() - timedelta(days=back)
        row = suggest_for(patient=pat_record, by=None, now=then)[0]
        decide(suggestion=row, choice=Choice(DecisionKind.APPROVE), by=clara, now=then)
    calm_weeks(pat_record)
    good_week(item)
    row = suggest_for(patient=pat_record, by=clara, on_demand=True)[0]
    assert (row.rule_id, row.facts["consec_hold"]) == ("R4", 2)
    assert "On hold for 2 weeks in a row." in row.reason


def test_a_step_back_goes_to_the_last_level_that_was_reliable(pat_record: Patient, clara: User) -> None:
    item = walking_program(pat_record, clara, days_ago=20)
    calm_weeks(pat_record, 36)
    for back in range(13, 20):
        done(item, ago(pat_record, back))
    then = timezone.now() - timedelta(days=12)
    row = suggest_for(patient=pat_record, by=None, now=then)[0]
    jump = Choice(DecisionKind.EDIT, quota=Decimal(10), reason="He asked for it.")
    decide(suggestion=row, choice=jump, by=clara, now=then)
    higher = Program.objects.get(patient=pat_record, state="active").prescriptions.get()
    for back in range(3, 12):
        done(higher, ago(pat_record, back))
    for back in (2, 1):
        could_not(higher, ago(pat_record, back), "pain")
    back_to = suggest_for(patient=pat_record, by=None)[0]
    assert (back_to.rule_id, back_to.outcome, number(back_to.quota_proposed)) == ("R3", "step_back", 8)
    assert "last reliable level was 8" in back_to.reason


def test_pain_above_the_week_before_the_plan_holds_a_symptom_guided_plan(
    pat_record: Patient, clara: User
) -> None:
    item = walking_program(pat_record, clara, mode="symptom_guided")
    calm_weeks(pat_record)
    good_week(item)
    pat_record.journal_days.filter(local_date__gte=ago(pat_record, 7)).update(pain_avg=6)
    row = suggest_for(patient=pat_record, by=None)[0]
    assert (row.outcome, row.facts["dpain"]) == ("hold", 2)
