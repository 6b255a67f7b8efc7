"""/patients/<uuid>/suggestions/<uuid>/ and …/decide/: a clinician decides, then it changes."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from patients.models import Alert, Patient
from programs.actions.decide import Choice, defer
from programs.actions.decide import decide as act
from programs.actions.program import start_draft
from programs.actions.suggest import suggest_for
from programs.models import Decision, DecisionKind, Prescription, Program, Suggestion
from rehab.accounts.models import User
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused
from tests.integration.programs.plans import ago, calm_weeks, done, good_week, number, walking_program

Browser = Callable[[User], Client]


@pytest.fixture
def item(pat_record: Patient, clara: User) -> Prescription:
    item = walking_program(pat_record, clara)
    calm_weeks(pat_record)
    return item


@pytest.fixture
def step_up(item: Prescription, pat_record: Patient) -> Suggestion:
    good_week(item)
    return suggest_for(patient=pat_record, by=None)[0]


def page(row: Suggestion) -> str:
    return reverse("programs:suggestion", args=[row.patient_id, row.pk])


def decide(client: Client, row: Suggestion, **answers: Any) -> Any:
    return client.post(
        reverse("programs:suggestion_decide", args=[row.patient_id, row.pk]), answers, follow=True
    )


def quota(patient: Patient) -> float | None:
    """The quota the patient has now."""
    return number(Program.objects.get(patient=patient, state="active").prescriptions.get().quota)


def test_the_page_says_what_why_from_which_numbers_and_how_sure(
    step_up: Suggestion, clara: User, as_person: Browser
) -> None:
    text = as_person(clara).get(page(step_up)).content.decode()
    for words in ("one step up, from 8 to 9 minutes", "7/7 completed, pain settled as agreed", "Rule R7"):
        assert words in text
    assert "Bailey 2018" in text
    assert "engineering default" in text
    assert AuditEvent.objects.filter(event="suggestion.opened", patient_id=step_up.patient_id).count() == 1


def test_approving_makes_a_new_version_that_the_patient_has_today(
    step_up: Suggestion, pat_record: Patient, clara: User, as_person: Browser
) -> None:
    decide(as_person(clara), step_up, kind="approve", agreed_on=pat_record.today().isoformat())
    active = Program.objects.get(patient=pat_record, state="active")
    assert (quota(pat_record), active.number, active.change_note) == (
        9,
        2,
        "Walking: 9 minutes instead of 8.",
    )
    assert (active.published_by, active.agreed_on) == (clara, pat_record.today())
    assert Program.objects.get(patient=pat_record, number=1).state == "replaced"
    decision = Decision.objects.get()
    assert (decision.by, number(decision.quota), decision.program) == (clara, 9, active)
    assert AuditEvent.objects.filter(event="suggestion.decided", actor_id=clara.pk).exists()


def test_the_version_before_keeps_its_quota(
    step_up: Suggestion, item: Prescription, clara: User, as_person: Browser
) -> None:
    decide(as_person(clara), step_up, kind="approve")
    item.refresh_from_db()
    assert item.quota == 8


@pytest.mark.parametrize("value", ["31", "6", "-1", "", "many"])
def test_another_value_stays_between_the_floor_and_the_goal(
    step_up: Suggestion, pat_record: Patient, clara: User, as_person: Browser, value: str
) -> None:
    answer = decide(
        as_person(clara), step_up, kind="edit", quota=value, reason="We talked about it, he feels ready."
    )
    assert answer.status_code == 200
    assert "We talked about it, he feels ready." in answer.content.decode()
    assert 'id="id_quota_error"' in answer.content.decode()
    assert (quota(pat_record), Decision.objects.count()) == (8, 0)


def test_another_value_with_its_reason_is_put_in_force(
    step_up: Suggestion, pat_record: Patient, clara: User, as_person: Browser
) -> None:
    decide(as_person(clara), step_up, kind="edit", quota="7", reason="Travelling this week.")
    step_up.refresh_from_db()
    assert (quota(pat_record), step_up.state, Decision.objects.get().reason) == (
        7,
        "edited",
        "Travelling this week.",
    )


@pytest.mark.parametrize("kind", ["edit", "reject"])
def test_another_value_and_a_rejection_need_a_reason(
    step_up: Suggestion, clara: User, as_person: Browser, kind: str
) -> None:
    text = decide(as_person(clara), step_up, kind=kind, quota="9").content.decode()
    assert "Write the reason: it stays with the decision." in text
    assert not Decision.objects.exists()


def test_a_rejection_changes_nothing_for_the_patient(
    step_up: Suggestion, pat_record: Patient, clara: User, as_person: Browser
) -> None:
    decide(as_person(clara), step_up, kind="reject", reason="New shoes first.")
    assert (quota(pat_record), Program.objects.count(), Decision.objects.get().kind) == (8, 1, "reject")


def test_a_step_up_after_an_amber_session_needs_a_reason(
    item: Prescription, pat_record: Patient, clara: User, as_person: Browser
) -> None:
    for back in range(2, 8):
        done(item, ago(pat_record, back))
    done(item, ago(pat_record, 1), pain_next_morning=4)
    row = suggest_for(patient=pat_record, by=None)[0]
    assert row.outcome == "progress"
    refused = decide(as_person(clara), row, kind="approve").content.decode()
    assert "A session of this week was amber or red." in refused
    assert quota(pat_record) == 8
    decide(as_person(clara), row, kind="approve", reason="One amber after a bad night.")
    assert quota(pat_record) == 9


def test_putting_off_keeps_it_and_hides_it_until_that_day(
    step_up: Suggestion, pat_record: Patient, clara: User, as_person: Browser
) -> None:
    until = pat_record.today() + timedelta(days=3)
    decide(as_person(clara), step_up, kind="defer", until=until.isoformat())
    step_up.refresh_from_db()
    assert (step_up.state, step_up.deferred_until) == ("open", until)
    overview = as_person(clara).get(reverse("programs:overview", args=[pat_record.pk])).content.decode()
    assert "one step up" not in overview


@pytest.mark.parametrize("days", [0, -1, 30])
def test_it_cannot_be_put_off_to_today_or_beyond_its_expiry(
    step_up: Suggestion, pat_record: Patient, clara: User, as_person: Browser, days: int
) -> None:
    until = pat_record.today() + timedelta(days=days)
    text = decide(as_person(clara), step_up, kind="defer", until=until.isoformat()).content.decode()
    assert "Choose a day after today and before the suggestion expires." in text


def test_deciding_twice_is_told_kindly_and_changes_nothing(
    step_up: Suggestion, pat_record: Patient, clara: User, as_person: Browser
) -> None:
    client = as_person(clara)
    decide(client, step_up, kind="approve")
    again = decide(client, step_up, kind="reject", reason="Changed my mind.").content.decode()
    assert "This suggestion has already been decided." in again
    assert (quota(pat_record), Decision.objects.count()) == (9, 1)


def test_a_log_that_changed_overtakes_the_decision(
    step_up: Suggestion, item: Prescription, pat_record: Patient, clara: User, as_person: Browser
) -> None:
    item.sessions.filter(local_date__gte=ago(pat_record, 3)).update(amount=14)
    text = decide(as_person(clara), step_up, kind="approve").content.decode()
    assert "The log has changed since" in text
    assert "See the newest suggestion for this item" in text
    step_up.refresh_from_db()
    assert (step_up.state, quota(pat_record), Decision.objects.count()) == ("overtaken", 8, 0)


def test_an_expired_one_cannot_be_decided(step_up: Suggestion, clara: User, as_person: Browser) -> None:
    Suggestion.objects.update(expires_at=timezone.now())
    assert "Save decision" not in as_person(clara).get(page(step_up)).content.decode()
    text = decide(as_person(clara), step_up, kind="approve").content.decode()
    assert "This suggestion has expired." in text
    assert not Decision.objects.exists()


def test_an_open_safety_answer_keeps_the_quota_where_it_is(
    item: Prescription, pat_record: Patient, clara: User, as_person: Browser
) -> None:
    Alert.objects.create(patient=pat_record, flag="new_weakness", level="P1", local_date=pat_record.today())
    row = suggest_for(patient=pat_record, by=None)[0]
    text = decide(as_person(clara), row, kind="edit", quota="9", reason="It will be fine.").content.decode()
    assert "Item paused until a clinician records an outcome." in text
    assert (quota(pat_record), Decision.objects.count()) == (8, 0)


def test_a_draft_in_work_takes_the_decided_quota_along(
    step_up: Suggestion, pat_record: Patient, clara: User, as_person: Browser
) -> None:
    draft = start_draft(patient=pat_record, by=clara)
    decide(as_person(clara), step_up, kind="approve")
    draft.refresh_from_db()
    assert (number(draft.prescriptions.get().quota), draft.edits, draft.state) == (9, 1, "draft")
    assert Program.objects.filter(patient=pat_record, state="active").count() == 1


def test_with_decision_support_off_suggestions_are_nowhere(
    step_up: Suggestion, pat_record: Patient, clara: User, as_person: Browser, settings: Any
) -> None:
    settings.DECISION_SUPPORT_ENABLED = False
    client = as_person(clara)
    assert client.get(page(step_up)).status_code == 404
    for name, args in (("overview", [pat_record.pk]), ("caseload", []), ("program", [pat_record.pk])):
        text = client.get(reverse(f"programs:{name}", args=args)).content.decode()
        assert "uggestion" not in text
    assert client.post(reverse("programs:review_now", args=[pat_record.pk])).status_code == 403


def test_review_now_does_not_wait_for_the_week(pat_record: Patient, clara: User, as_person: Browser) -> None:
    walking_program(pat_record, clara, days_ago=2)
    answer = as_person(clara).post(reverse("programs:review_now", args=[pat_record.pk]), follow=True)
    assert "The last seven days have been looked at." in answer.content.decode()
    assert Suggestion.objects.get().rule_id == "R1"


@pytest.mark.parametrize("who", ["colin", "sam", "pat", "gita", "ada", "cora"])
def test_nobody_but_the_care_team_opens_or_decides(
    step_up: Suggestion, who: str, request: Any, as_person: Browser, pat_record: Patient
) -> None:
    client = as_person(request.getfixturevalue(who))
    assert client.get(page(step_up)).status_code in (403, 404)
    assert decide(client, step_up, kind="approve").status_code in (403, 404)
    assert quota(pat_record) == 8


def test_the_action_refuses_by_itself_what_the_page_would(
    step_up: Suggestion, pat_record: Patient, clara: User
) -> None:
    tomorrow = pat_record.today() + timedelta(days=1)
    for choice, words in (
        (Choice(DecisionKind.EDIT, quota=Decimal(31), reason="More."), "Choose a value from 7 to 30"),
        (Choice(DecisionKind.EDIT, quota=Decimal(9)), "Write the reason"),
        (Choice(DecisionKind.APPROVE, agreed_on=tomorrow), "has not come yet"),
    ):
        with pytest.raises(Refused, match=words):
            act(suggestion=step_up, choice=choice, by=clara)
    with pytest.raises(Refused, match="Choose a day after today"):
        defer(suggestion=step_up, until=pat_record.today(), by=clara)
    with pytest.raises(Refused, match="expires on"):
        defer(suggestion=step_up, until=pat_record.today() + timedelta(days=30), by=clara)
    Alert.objects.create(patient=pat_record, flag="fall", level="P1", local_date=pat_record.today())
    paused = suggest_for(patient=pat_record, by=None)[0]
    with pytest.raises(Refused, match="A safety answer is still open"):
        act(suggestion=paused, choice=Choice(DecisionKind.EDIT, quota=Decimal(9), reason="Fine."), by=clara)
    assert quota(pat_record) == 8


def test_two_clinicians_deciding_at_once_leave_one_decision(
    step_up: Suggestion, pat_record: Patient, clara: User
) -> None:
    seen_by_both = Suggestion.objects.get(pk=step_up.pk)
    act(suggestion=step_up, choice=Choice(DecisionKind.APPROVE), by=clara)
    with pytest.raises(Refused, match="already been decided"):
        act(suggestion=seen_by_both, choice=Choice(DecisionKind.APPROVE), by=clara)
    assert (quota(pat_record), Decision.objects.count()) == (9, 1)


def test_the_patient_reads_the_decided_amount_and_why_on_their_today_page(
    step_up: Suggestion, pat: User, clara: User, as_person: Browser
) -> None:
    patient_page = as_person(pat)
    assert "8 minutes" in patient_page.get(reverse("programs:today")).content.decode()
    decide(as_person(clara), step_up, kind="approve", patient_note="Well done: one minute more.")
    text = patient_page.get(reverse("programs:today")).content.decode()
    assert "9 minutes" in text
    assert "Well done: one minute more." in text
