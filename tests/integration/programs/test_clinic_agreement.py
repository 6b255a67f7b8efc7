"""/patients/<uuid>/program/activities/: tries, a proposal, an answer; nothing starts before both have agreed."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from patients.models import Condition, Patient
from programs.actions.activity import TrialTold
from programs.actions.agreement import Ask, ask_for_trials, log_trial
from programs.actions.program import publish_program, start_draft
from programs.models import ActivityAgreement, GradedActivity, Milestone, Program
from rehab.accounts.models import User
from rehab.audit.models import AuditEvent
from tests.integration.programs.plans import ago, journal, url, walking_program
from tests.integration.programs.portal import asked, log, text_of

Browser = Callable[[User], Client]
EVERY_DAY = [str(day) for day in range(7)]


@pytest.fixture
def garden(pat_record: Patient, clara: User) -> ActivityAgreement:
    return ask_for_trials(patient=pat_record, ask=Ask("Gardening", "min", goal_words="Tomatoes"), by=clara)


def tried(garden: ActivityAgreement, *values: int) -> None:
    for n, value in enumerate(values):
        day = ago(garden.patient, len(values) - n)
        log_trial(agreement=garden, told=TrialTold(day, Decimal(value)), by=garden.asked_by)


def proposal(**more: Any) -> dict[str, Any]:
    said = {"start_fraction": "0.80", "share": "10", "goal_value": "30", "weekdays": EVERY_DAY, "do": "send"}
    return said | more


def page(client: Client, garden: ActivityAgreement, name: str = "agreement", **data: Any) -> Any:
    return client.post(url(name, garden.patient, garden.pk), data)


def sent(client: Client, garden: ActivityAgreement, **more: Any) -> Any:
    return page(client, garden, **proposal(**more))


def countered(client: Client, garden: ActivityAgreement, **more: Any) -> Any:
    said = {
        "seen": "1",
        "first_quota": "6",
        "step": "1",
        "goal_value": "25",
        "weekdays": ["0"],
        "words": "Slower",
    }
    return client.post(f"/program/activities/{garden.pk}/counter/", said | more)


def test_asking_puts_a_card_on_today_and_starts_nothing(pat_record, pat, clara, as_person):
    ask = {"name": "Gardening", "unit": "min", "resolution": "1", "goal_words": "Tomatoes"}
    as_person(clara).post(url("agreement_ask", pat_record), ask)
    text = text_of(as_person(pat).get("/today/"))
    assert "Clara Example asks: once a day, do it until you would normally stop." in text
    assert "0 of 3 tries logged" in text
    assert not GradedActivity.objects.exists()


def test_the_patient_logs_one_try_a_day_and_sees_how_many_are_left(garden, pat, as_person):
    client = as_person(pat)
    address, today = f"/program/activities/{garden.pk}/", garden.patient.today()
    said = {
        "on": today.isoformat(),
        "value": "11",
        "stop_reason": "tired",
        "pain_before": "3",
        "pain_peak": "5",
    }
    client.post(address + "try/", said)
    client.post(address + "try/", said | {"value": "12,5"})
    trial = garden.trials.get()
    assert (trial.value, trial.stop_reason, trial.pain_peak) == (Decimal("12.5"), "tired", 5)
    text = text_of(client.get(address))
    assert "1 of 3 tries logged" in text
    assert "Change today" in text
    assert "Today&#x27;s try is saved." in text_of(client.get("/today/"))
    assert AuditEvent.objects.filter(event="agreement.trial_logged").count() == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"value": ""}, "value"),
        ({"value": "-1"}, "value"),
        ({"on": "2001-01-01"}, "on"),
        ({"value": "x"}, "value"),
    ],
)
def test_a_wrong_try_is_told_at_its_field_and_kept(garden, pat, as_person, wrong, field):
    said = {"on": garden.patient.today().isoformat(), "value": "11", "stop_reason": "worry"} | wrong
    answer = as_person(pat).post(f"/program/activities/{garden.pk}/try/", said)
    assert field in answer.context["trial_form"].errors
    assert 'value="worry" checked' in text_of(answer)
    assert not garden.trials.exists()


def test_a_try_of_zero_is_no_baseline(garden, pat, as_person):
    said = {"on": garden.patient.today().isoformat(), "value": "0"}
    answer = as_person(pat).post(f"/program/activities/{garden.pk}/try/", said)
    assert "A try is more than zero." in text_of(answer)


def test_unsteady_tries_ask_for_two_more_and_five_are_the_most(garden, clara, as_person):
    tried(garden, 4, 12, 8)
    client = as_person(clara)
    text = text_of(client.get(url("agreement", garden.patient, garden.pk)))
    assert "3 of 5 tries are logged." in text
    assert "The 3 trials vary a lot (CV 0.50): ask for 2 more" in text
    assert "vary a lot" in text_of(sent(client, garden))
    assert not garden.offers.exists()
    sent(client, garden, accept_unsteady="on")
    assert garden.offers.get().baseline_value == 8
    garden.offers.all().delete()
    ActivityAgreement.objects.update(state="collecting")
    tried(garden, 4, 12, 8, 3, 9)
    answer = page(client, garden, "agreement_trial", on=ago(garden.patient, 9).isoformat(), value="7")
    assert "There are enough tries already" in text_of(answer)


def test_the_stairs_are_drawn_with_their_table_before_anything_is_sent(garden, clara, as_person):
    tried(garden, 10, 12, 11)
    text = text_of(sent(as_person(clara), garden, do="preview"))
    for words in (
        "Start at 8 minutes, then 1 more each week.",
        "Usual start at 80% of the baseline.",
        '<svg class="quota-stairs"',
        "Stairs from 8 minutes to 30 minutes in 22 weeks",
        "The goal would come in week 23",
        "This may change at every review.",
        "Quota week by week",
    ):
        assert words in text
    assert not garden.offers.exists()


@pytest.mark.parametrize("why", ["fearful", "flaring", "pseq"])
def test_a_cautious_start_is_offered_with_its_reason(garden, clara, as_person, why):
    tried(garden, 10, 12, 11)
    if why == "flaring":
        journal(garden.patient, garden.patient.today(), flare=True)
    client = as_person(clara)
    more = {"fearful": {"fearful": "on"}, "pseq": {"pseq": "19"}}.get(why, {})
    answer = sent(client, garden, do="preview", start_fraction="0.70", **more)
    reason = {"fearful": "fear of movement", "flaring": "a current flare", "pseq": "PSEQ 19"}[why]
    assert f"Cautious start at 70% of the baseline: {reason}." in text_of(answer)
    assert "Start at 7 minutes" in text_of(answer)
    if why == "flaring":
        fresh = client.get(url("agreement", garden.patient, garden.pk))
        assert 'value="0.70" checked' in text_of(fresh)


def test_feet_at_risk_are_told_the_cap_of_the_steps(pat_record, clara, as_person):
    Condition.objects.create(patient=pat_record, kind="cipn", noted_by=clara)
    steps = ask_for_trials(patient=pat_record, ask=Ask("Steps", "steps", Decimal(50)), by=clara)
    tried(steps, 3000, 3000, 3000)
    assert "no suggestion goes above 4000 steps a day" in text_of(
        sent(as_person(clara), steps, do="preview", goal_value="9000")
    )


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"goal_value": "11"}, "goal_value", "above 11"),
        ({"first_quota": "12"}, "first_quota", "from 1 to 11"),
        ({"step": "3"}, "step", "from 1 to 2 a week"),
        ({"weekdays": []}, "weekdays", ""),
        ({"share": "50"}, "share", ""),
        ({"start_fraction": "0.95"}, "start_fraction", ""),
    ],
)
def test_what_cannot_be_agreed_is_told_beside_its_cause(garden, clara, as_person, wrong, field, words):
    tried(garden, 10, 12, 11)
    answer = sent(as_person(clara), garden, words="Kneel on a cushion.", **wrong)
    assert words in str(answer.context["form"].errors[field])
    assert "Kneel on a cushion." in text_of(answer)
    assert not garden.offers.exists()


def test_a_yes_puts_it_into_the_plan_with_tries_and_milestones(garden, pat_record, pat, clara, as_person):
    walking_program(pat_record, clara)
    tried(garden, 10, 12, 11)
    sent(as_person(clara), garden, words="Kneel on a cushion.")
    client = as_person(pat)
    assert "Clara Example proposes: start with 8 minutes, 1 more each week." in text_of(client.get("/today/"))
    shown = text_of(client.get(f"/program/activities/{garden.pk}/"))
    assert "“Kneel on a cushion.”" in shown
    assert not GradedActivity.objects.filter(name="Gardening").exists()
    client.post(f"/program/activities/{garden.pk}/answer/", {"answer": "yes", "seen": "1"})
    activity = GradedActivity.objects.get(name="Gardening")
    assert activity.agreed_by_patient_at is not None
    assert activity.trials.count() == 3
    assert [float(row.value) for row in activity.milestones.all()] == [15, 22, 30]
    active = Program.objects.get(state="active")
    assert (active.published_by, active.agreed_on) == (clara, pat_record.today())
    assert active.prescriptions.count() == 2
    said = AuditEvent.objects.filter(event="program.published").latest("at")
    assert said.actor_id == pat.pk
    text = text_of(client.get("/today/"))
    assert "New, as you agreed: Gardening, 8 minutes." in text
    assert text.count("8 minutes") >= 2


def test_a_counter_starts_only_when_the_clinician_accepts_it(garden, pat_record, pat, clara, as_person):
    walking_program(pat_record, clara)
    tried(garden, 10, 12, 11)
    sent(as_person(clara), garden)
    patient, clinician = as_person(pat), as_person(clara)
    countered(patient, garden, weekdays=EVERY_DAY)
    assert "Nothing starts before you both agree." in text_of(patient.get("/today/"))
    shown = text_of(clinician.get(url("agreement", pat_record, garden.pk)))
    for words in ("Pat proposes", "6 minutes", "“Slower”", "Accept this"):
        assert words in shown
    patient.post(f"/program/activities/{garden.pk}/answer/", {"answer": "yes", "seen": "2"})
    assert not GradedActivity.objects.filter(name="Gardening").exists()
    page(clinician, garden, "agreement_accept", seen="2")
    activity = GradedActivity.objects.get(name="Gardening")
    assert (activity.first_quota, activity.goal_value) == (6, 25)
    assert "6 minutes" in text_of(patient.get("/today/"))


def test_the_clinician_may_propose_again_and_the_older_one_can_no_longer_be_accepted(
    garden, pat, clara, as_person
):
    tried(garden, 10, 12, 11)
    clinician, patient = as_person(clara), as_person(pat)
    sent(clinician, garden)
    sent(clinician, garden, first_quota="7", step="1")
    answer = patient.post(
        f"/program/activities/{garden.pk}/answer/", {"answer": "yes", "seen": "1"}, follow=True
    )
    assert "There is a newer proposal." in text_of(answer)
    assert not GradedActivity.objects.exists()
    countered(patient, garden, seen="2")
    sent(clinician, garden, first_quota="6", step="2")
    assert [row.from_patient for row in garden.offers.all()] == [False, False, True, False]


def test_not_now_is_an_answer_and_nothing_starts(garden, pat, clara, as_person):
    tried(garden, 10, 12, 11)
    sent(as_person(clara), garden)
    as_person(pat).post(f"/program/activities/{garden.pk}/answer/", {"answer": "not_now", "seen": "1"})
    garden.refresh_from_db()
    assert garden.state == "declined"
    assert "said “not now”" in text_of(as_person(clara).get(url("agreements", garden.patient)))
    assert not GradedActivity.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"first_quota": "12"}, "first_quota"), ({"step": ""}, "step"), ({"goal_value": "9"}, "goal_value")],
)
def test_a_counter_out_of_range_keeps_what_was_typed(garden, pat, clara, as_person, wrong, field):
    tried(garden, 10, 12, 11)
    sent(as_person(clara), garden)
    answer = countered(as_person(pat), garden, **wrong)
    assert field in answer.context["answer_form"].errors
    assert "Slower" in text_of(answer)
    assert garden.offers.count() == 1


def test_before_the_first_program_it_goes_into_the_draft(garden, pat_record, pat, clara, as_person):
    tried(garden, 10, 12, 11)
    sent(as_person(clara), garden)
    as_person(pat).post(f"/program/activities/{garden.pk}/answer/", {"answer": "yes", "seen": "1"})
    draft = Program.objects.get()
    assert (draft.state, draft.prescriptions.get().quota) == ("draft", 8)
    publish_program(program=draft, change_note="Start", agreed_on=pat_record.today(), by=clara)
    assert "8 minutes" in text_of(as_person(pat).get("/program/"))


def test_a_draft_in_work_gets_it_too(garden, pat_record, pat, clara, as_person):
    walking_program(pat_record, clara)
    draft = start_draft(patient=pat_record, by=clara)
    tried(garden, 10, 12, 11)
    sent(as_person(clara), garden)
    as_person(pat).post(f"/program/activities/{garden.pk}/answer/", {"answer": "yes", "seen": "1"})
    lines = {
        tuple(sorted(map(str, p.prescriptions.values_list("line", flat=True))))
        for p in (draft, Program.objects.get(state="active"))
    }
    assert len(lines) == 1
    assert Program.objects.get(pk=draft.pk).edits == draft.edits + 1


def test_what_is_taken_back_is_gone_for_the_patient(garden, pat, clara, as_person):
    page(as_person(clara), garden, "agreement_withdraw")
    assert as_person(pat).get(f"/program/activities/{garden.pk}/").status_code == 404
    assert "Gardening" not in text_of(as_person(pat).get("/today/"))


def test_only_the_patient_answers_and_only_the_team_proposes(garden, pat, clara, quinn, as_person):
    tried(garden, 10, 12, 11)
    sent(as_person(clara), garden)
    assert as_person(quinn).post(f"/program/activities/{garden.pk}/answer/", {"seen": "1"}).status_code == 404
    assert as_person(pat).post(url("agreement", garden.patient, garden.pk), proposal()).status_code == 403
    garden.refresh_from_db()
    assert garden.state == "proposed"


def test_a_reached_milestone_is_marked_by_the_log_and_taken_back_by_a_correction(
    pat_record, pat, clara, as_person
):
    item = walking_program(pat_record, clara)
    first = Milestone.objects.order_by("value").first()
    client = as_person(pat)
    log(client, item, amount=str(first.value))
    first.refresh_from_db()
    assert first.reached_on == pat_record.today()
    assert f"Walking: {first.value.normalize():f} minutes" in text_of(client.get("/today/"))
    client.post(f"/progress/milestones/{first.pk}/", {"note": "Past the church"})
    shown = text_of(client.get("/progress/"))
    assert "“Past the church”" in shown
    assert "Reached" in shown
    assert "Past the church" in text_of(as_person(clara).get(url("agreements", pat_record)))
    log(client, item, amount="8")
    first.refresh_from_db()
    assert first.reached_on is None


def test_milestones_lie_between_the_first_quota_and_the_goal(pat_record, clara, as_person):
    item = walking_program(pat_record, clara)
    client, address = as_person(clara), url("milestone_new", pat_record, item.activity.pk)
    for value, there in (("8", False), ("31", False), ("12", True)):
        client.post(address, {"value": value, "words": "The bakery"})
        assert Milestone.objects.filter(value=Decimal(value)).exists() == there
    gone = Milestone.objects.get(value=12)
    client.post(address, {"remove": str(gone.pk)})
    assert not Milestone.objects.filter(pk=gone.pk).exists()


def test_an_activity_settled_in_the_visit_says_when(pat_record, clara, as_person):
    walking_program(pat_record, clara)
    activity = GradedActivity.objects.get()
    assert activity.agreed_in_visit_on == pat_record.today()
    assert "Agreed together in the visit on" in text_of(as_person(clara).get(url("agreements", pat_record)))


def test_today_asks_the_same_number_of_questions_for_one_and_three_agreements(garden, pat, clara, as_person):
    client = as_person(pat)
    client.get("/today/")
    with CaptureQueriesContext(connection) as one:
        client.get("/today/")
    for name in ("Cooking", "Reading"):
        other = ask_for_trials(patient=garden.patient, ask=Ask(name, "min"), by=clara)
        tried(other, 10, 11)
    with CaptureQueriesContext(connection) as three:
        client.get("/today/")
    assert asked(one) == asked(three)


def test_a_try_cannot_be_logged_for_long_ago_by_the_patient(garden, pat, as_person):
    day = (timezone.now() - timedelta(days=5)).date()
    answer = as_person(pat).post(
        f"/program/activities/{garden.pk}/try/", {"on": day.isoformat(), "value": "9"}
    )
    assert "on" in answer.context["trial_form"].errors
