"""/today/<item>/ and its log: one doing, told in a few taps."""

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from patients.models import Alert
from programs.actions.program import start_draft
from programs.models import Decision, Prescription, Session, Suggestion, Supervision
from rehab.audit.models import AuditEvent
from tests.integration.programs.plans import (
    EVERY_DAY,
    ago,
    done,
    exercise_program,
    make_exercise,
    publish,
    walking_program,
)
from tests.integration.programs.portal import asked, at_hour, days_before, log, text_of


@pytest.fixture
def walking(pat_record, clara):
    return walking_program(pat_record, clara)


@pytest.fixture
def pats(as_person, pat):
    """Pat's browser."""
    return as_person(pat)


def url(item):
    return reverse("programs:session", args=[item.pk])


# --- the page -------------------------------------------------------------------------------------
def test_steps_stand_under_their_types(pats, pat_record, clara, clinic, cora):
    steps = [
        {"type": "safety", "text": "Sit down if you feel dizzy."},
        {"type": "preparation", "text": "Put on shoes."},
        {"type": "step", "text": "Rise slowly."},
        {"type": "breathing", "text": "Breathe out."},
    ]
    item = exercise_program(pat_record, clara, make_exercise(clinic, cora, steps=steps))
    text = text_of(pats.get(url(item)))
    places = [
        text.index(words) for words in ("Get ready", "Put on shoes", "Rise slowly", "Breathe out", "dizzy")
    ]
    assert places == sorted(places)


def test_the_timer_has_the_quota_in_seconds(pats, walking):
    text = text_of(pats.get(url(walking)))
    assert 'data-whole="work:480"' in text
    assert 'data-parts=""' in text, "eight minutes are manageable at one go"


def test_sets_are_timed_by_their_rests(pats, pat_record, clara, clinic, cora):
    item = exercise_program(pat_record, clara, make_exercise(clinic, cora, rest_minutes=2))
    text = text_of(pats.get(url(item)))
    assert 'data-whole="set:0 rest:120 set:0"' in text


def test_every_score_starts_unset(pats, walking):
    text = text_of(pats.get(url(walking)))
    assert " checked" not in text


def test_more_than_the_plan_is_never_offered_as_one_tap(pats, walking):
    text = text_of(pats.get(url(walking)))
    assert 'data-fill="8"' in text
    assert 'data-fill="4"' in text
    assert text.count("data-fill=") == 2


def test_another_patients_item_is_not_there(as_person, quinn, walking):
    assert as_person(quinn).get(url(walking)).status_code == 404
    assert log(as_person(quinn), walking).status_code == 404
    assert not Session.objects.exists()


def test_a_draft_item_is_not_there(pats, pat_record, clara, walking):
    draft = start_draft(patient=pat_record, by=clara)
    assert pats.get(url(draft.prescriptions.get())).status_code == 404


def test_an_old_link_leads_to_the_same_item_of_the_present_version(pats, pat_record, clara, walking):
    draft = start_draft(patient=pat_record, by=clara)
    publish(pat_record, clara, days_ago=2)
    assert pats.get(url(walking)).url == url(draft.prescriptions.get())


def test_an_item_that_was_taken_out_leads_to_today(pats, pat_record, clara, clinic, cora, walking):
    draft = start_draft(patient=pat_record, by=clara)
    draft.prescriptions.all().delete()
    Prescription.objects.create(
        program=draft, exercise=make_exercise(clinic, cora), weekdays=EVERY_DAY, reps=8, mode="quota"
    )
    publish(pat_record, clara, days_ago=2)
    assert pats.get(url(walking)).url == "/today/"


# --- logging --------------------------------------------------------------------------------------
def test_a_session_is_kept_with_the_quota_of_that_day(pats, pat, pat_record, walking):
    response = log(pats, walking, amount="7,5", effort="4", pain_before="3", pain_peak="skip")
    assert response.url == "/today/"
    row = Session.objects.get()
    assert (row.status, row.amount, row.quota) == ("done", Decimal("7.5"), Decimal(8))
    assert (row.effort, row.pain_before, row.pain_peak, row.new_neuro_sign) == (4, 3, None, False)
    assert (row.local_date, row.logged_by, row.late, row.edits) == (pat_record.today(), pat.pk, False, 0)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("8", "You did what you set out to do"),
        ("7.2", "You did what you set out to do"),
        ("7.1", "Part of it counts too, and nothing has to be made up"),
        ("2", "Part of it counts too, and nothing has to be made up"),
    ],
)
def test_praise_is_for_the_amount_that_was_agreed_and_a_part_counts_as_a_part(pats, walking, amount, words):
    log(pats, walking, amount=amount)
    text = text_of(pats.get("/today/"))
    assert f"Saved. {words}." in text


def test_saving_takes_a_fixed_number_of_queries(pats, pat_record, walking):
    for back in range(1, 8):
        done(walking, ago(pat_record, back))
    pats.get("/today/")
    with CaptureQueriesContext(connection) as queries:
        log(pats, walking, amount="8", effort="4")
    assert asked(queries) <= 15


def test_a_score_that_is_left_out_is_unknown_not_zero(pats, walking):
    log(pats, walking)
    row = Session.objects.get()
    assert (row.amount, row.effort, row.pain_before, row.pain_peak) == (None, None, None, None)


def test_zero_is_zero(pats, walking):
    log(pats, walking, amount="0", pain_peak="0")
    row = Session.objects.get()
    assert (row.amount, row.pain_peak) == (0, 0)


def test_sending_the_same_twice_changes_nothing(pats, walking):
    log(pats, walking, amount="8", effort="4")
    events = AuditEvent.objects.count()
    log(pats, walking, amount="8", effort="4")
    row = Session.objects.get()
    assert row.edits == 0
    assert AuditEvent.objects.count() == events


def test_a_correction_is_counted_and_leaves_its_own_event(pats, walking):
    log(pats, walking, amount="80")
    log(pats, walking, amount="8")
    row = Session.objects.get()
    assert (row.amount, row.edits) == (8, 1)
    assert list(AuditEvent.objects.filter(about_id=str(row.pk)).values_list("event", flat=True)) == [
        "session.changed",
        "session.logged",
    ]


def test_what_a_session_said_before_a_correction_stays(pats, pat, walking):
    for amount in ("5", "5", "8", "9"):
        log(pats, walking, amount=amount, effort="4")
    row = Session.objects.get()
    kept = [(old.number, old.values["amount"], old.values["effort"]) for old in row.revisions.all()]
    assert kept == [(1, 5.0, 4), (2, 8.0, 4)]
    first = row.revisions.get(number=1)
    assert first.entered_by == first.replaced_by == pat.pk
    assert first.entered_at < first.replaced_at == row.revisions.get(number=2).entered_at
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        row.revisions.update(values={})


def test_a_later_change_of_the_program_does_not_rewrite_the_quota(pats, pat_record, clara, walking):
    log(pats, walking, amount="8")
    draft = start_draft(patient=pat_record, by=clara)
    draft.prescriptions.update(quota=12)
    publish(pat_record, clara, days_ago=0)
    log(pats, draft.prescriptions.get(), amount="7")
    row = Session.objects.get()
    assert (row.amount, row.quota) == (7, 8)


def test_over_the_quota_the_page_speaks_of_pacing_never_of_doing_more(pats, walking):
    text = text_of(log_followed(pats, walking, amount="12"))
    assert "stop when the amount is reached" in text
    text = text_of(log_followed(pats, walking, amount="8"))
    assert "stop when the amount is reached" not in text


def log_followed(client, item, **data):
    said = {"status": "done", "new_neuro_sign": "no"} | data
    return client.post(reverse("programs:session_log", args=[item.pk]), said, follow=True)


def test_the_patient_gets_no_grade(pats, walking):
    text = text_of(log_followed(pats, walking, amount="8", pain_before="2", pain_peak="9")).lower()
    assert not any(f" {word}" in text for word in ("red light", "amber", "too much pain", "failed"))


def test_could_not_is_kept_with_what_got_in_the_way(pats, walking):
    text = text_of(log_followed(pats, walking, status="could_not", barrier="childcare"))
    row = Session.objects.get()
    assert (row.status, row.barrier, row.amount, row.quota) == ("could_not", "childcare", None, 8)
    assert "Nothing needs to be made up" in text


def test_the_reason_need_not_be_given(pats, walking):
    log(pats, walking, status="could_not")
    assert Session.objects.get().barrier == ""


def test_done_after_all_takes_could_not_back(pats, walking):
    log(pats, walking, status="could_not", barrier="time")
    log(pats, walking, amount="5")
    row = Session.objects.get()
    assert (row.status, row.barrier, row.amount, row.edits) == ("done", "", 5, 1)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"amount": "much"}, "Write a number"),
        ({"amount": "-1"}, "below zero"),
        ({"amount": "nan"}, "Write a number"),
        ({"amount": "1441"}, "A day has 1440 minutes."),
        ({"amount": "99999999"}, "more than a day can hold"),
        ({"amount": "8.25"}, "One number after the point is enough."),
        ({"pain_peak": "11"}, "from 0 to 10"),
        ({"effort": "4.5"}, "from 0 to 10"),
        ({"new_neuro_sign": ""}, "Choose one."),
    ],
)
def test_what_cannot_be_is_said_beside_it_and_nothing_typed_is_lost(pats, walking, said, words):
    response = log(pats, walking, **{"amount": "7", "pain_before": "6"} | said)
    text = text_of(response)
    assert response.status_code == 200
    assert words in text
    assert 'id="id_pain_before_6" value="6" checked' in text
    assert f'value="{said.get("amount", "7")}"' in text
    assert not Session.objects.exists()


def test_an_unknown_reason_is_refused_and_the_box_stays_open(pats, walking):
    text = text_of(log(pats, walking, status="could_not", barrier="laziness"))
    assert '<details class="more" open>' in text
    assert not Session.objects.exists()


# --- days -----------------------------------------------------------------------------------------
def test_the_last_two_days_may_be_filled_in_and_are_marked_late(pats, pat_record, walking):
    log(pats, walking, day=days_before(pat_record, 1), amount="8")
    row = Session.objects.get()
    assert (row.local_date, row.late) == (ago(pat_record, 1), True)


@pytest.mark.parametrize(
    ("day", "why"), [("2026-01-01", "closed more than 48 hours ago"), ("2999-01-01", "has not started yet")]
)
def test_a_day_that_cannot_be_written_is_refused_and_not_moved_to_another(pats, walking, day, why):
    text = text_of(log(pats, walking, day=day, amount="7"))
    assert why in text
    assert 'value="7"' in text
    assert not Session.objects.exists()
    assert why in text_of(pats.get(url(walking), {"day": day}, follow=True))


def test_without_a_day_today_is_meant(pats, pat_record, walking):
    log(pats, walking, day="yesterday", amount="8")
    assert Session.objects.get().local_date == pat_record.today()


def test_a_day_before_the_program_is_refused_with_the_words_kept(pats, pat_record, clara):
    item = walking_program(pat_record, clara, days_ago=0)
    text = text_of(log(pats, item, day=days_before(pat_record, 1), amount="7"))
    assert "not part of your program that day" in text
    assert 'value="7"' in text
    assert not Session.objects.exists()


def test_after_midnight_it_is_still_the_day_that_has_not_closed(pats, pat_record, walking):
    day = pat_record.today()
    with time_machine.travel(at_hour(pat_record, day + timedelta(days=1), 2), tick=False):
        log(pats, walking, amount="8")
    assert Session.objects.get().local_date == day


# --- safety ---------------------------------------------------------------------------------------
def test_new_numbness_or_weakness_raises_its_alert_and_leads_to_the_safety_page(pats, pat_record, walking):
    response = log(pats, walking, amount="8", new_neuro_sign="yes")
    assert response.url == reverse("patients:safety")
    assert Alert.objects.get().flag == "new_weakness"
    assert Session.objects.get().new_neuro_sign
    assert "Call your clinic today" in text_of(pats.get(response.url))


def test_the_same_sign_said_again_is_one_alert(pats, walking):
    log(pats, walking, amount="8", new_neuro_sign="yes")
    log(pats, walking, amount="7", new_neuro_sign="yes")
    assert Alert.objects.get().times == 1


def test_what_is_done_together_is_not_logged_alone(pats, walking):
    Prescription.objects.update(supervision=Supervision.TELE)
    assert "together with your clinician" in text_of(pats.get(url(walking)))
    assert "together with your clinician" in text_of(log(pats, walking, amount="8"))
    assert not Session.objects.exists()


def test_a_record_that_has_ended_takes_no_more_sessions(pats, pat_record, walking):
    pat_record.ended_at = timezone.now()
    pat_record.save()
    assert "This record has ended" in text_of(log(pats, walking, amount="8"))
    assert not Session.objects.exists()


def test_a_flare_plan_lowers_the_quota_of_its_days_only(pats, pat_record, clara, walking):
    today = pat_record.today()
    flare = Suggestion.objects.create(
        patient=pat_record,
        prescription=walking,
        line=walking.line,
        window_start=ago(pat_record, 8),
        window_end=ago(pat_record, 2),
        rule_id="R2a",
        rule_version="1",
        outcome="flare_plan",
        reason="A flare.",
        state="approved",
        expires_at=timezone.now() + timedelta(days=7),
    )
    Decision.objects.create(
        suggestion=flare, kind="approve", by=clara, at=at_hour(pat_record, ago(pat_record, 1), 12)
    )
    text = text_of(pats.get("/today/"))
    assert "4 minutes" in text
    assert "A smaller amount for your flare" in text
    log(pats, walking, amount="4")
    assert Session.objects.get(local_date=today).quota == 4
    assert "8 minutes" in text_of(pats.get(url(walking) + f"?day={days_before(pat_record, 1)}"))
