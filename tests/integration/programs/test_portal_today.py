"""/today/: what to do today, in a fixed number of queries."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from patients.models import Alert, Goal
from programs.actions.program import start_draft
from programs.models import Prescription, Program, Session, Supervision
from rehab.audit.models import AuditEvent
from tests.integration.programs.plans import (
    EVERY_DAY,
    ago,
    could_not,
    done,
    exercise_program,
    journal,
    make_exercise,
    publish,
    walking_program,
)
from tests.integration.programs.portal import asked, at_hour, monday, text_of

TODAY = "/today/"


@pytest.fixture
def opened(as_person, pat):
    """opened() is Pat's Today page as text."""
    return lambda: text_of(as_person(pat).get(TODAY))


def test_each_item_has_exactly_todays_quota_and_whose_plan_it_is(opened, pat_record, clara):
    walking_program(pat_record, clara)
    text = opened()
    assert "8 minutes" in text
    agreed = Program.objects.get().agreed_on
    assert f"Your plan from Clara Example, agreed {agreed.day} {agreed:%B}" in text
    assert "Not logged yet" in text


def test_an_exercise_has_its_dose_in_words(opened, pat_record, clara, clinic, cora):
    exercise = make_exercise(clinic, cora, each_side=True, per_day=2)
    exercise_program(pat_record, clara, exercise)
    assert "2 sets of 8, on each side, 2 times a day" in opened()


def test_only_what_is_planned_for_this_weekday_is_shown(opened, pat_record, clara):
    walking_program(pat_record, clara)
    Prescription.objects.update(weekdays=EVERY_DAY & ~(1 << pat_record.today().weekday()))
    text = opened()
    assert "8 minutes" not in text
    assert "A rest day" in text
    tomorrow = pat_record.today() + timedelta(days=1)
    assert f"Next: {tomorrow:%A}" in text


def test_states_are_done_could_not_and_not_logged(opened, pat_record, clara):
    item = walking_program(pat_record, clara)
    session = done(item, pat_record.today(), 7)
    assert "All done for today" in (text := opened())
    assert "You logged: 7 minutes" in text
    session.delete()
    could_not(item, pat_record.today(), "time")
    text = opened()
    assert "Could not" in text
    assert "No time" in text
    assert "All done for today" not in text


def test_this_week_is_told_in_one_sentence_and_a_day_nobody_logged_is_no_miss(
    as_person, pat, pat_record, clara
):
    with time_machine.travel(at_hour(pat_record, monday() + timedelta(days=3), 12), tick=False):
        item = walking_program(pat_record, clara, days_ago=20)
        done(item, monday())
        could_not(item, monday() + timedelta(days=1), "shift")
        text = text_of(as_person(pat).get(TODAY))
    assert "1 done, 1 could not, 1 not logged, 4 to come." in text
    days = [f"{day}: {words}" for day, words in (("Monday", "1 of 1 done"), ("Tuesday", "could not"))]
    assert all(words in text for words in (*days, "Wednesday: not logged", "Thursday: 1 planned"))
    assert text.count('aria-current="date"') == 1


def test_days_before_the_program_are_nobodys_miss(as_person, pat, pat_record, clara):
    walking_program(pat_record, clara, days_ago=0)
    assert "not logged" not in text_of(as_person(pat).get(TODAY)).split("This week", 1)[1]


def test_an_exercise_stands_there_with_its_picture(opened, pat_record, clara, clinic, cora):
    exercise_program(pat_record, clara, make_exercise(clinic, cora, figure="E11"))
    assert "day-figure" in (text := opened())
    assert "<svg" in text.split("day-figure", 1)[1]


def test_could_not_is_one_question_with_every_reason_and_no_word_of_catching_up(
    as_person, pat, pat_record, clara
):
    item = walking_program(pat_record, clara)
    page = as_person(pat)
    assert f"/today/{item.pk}/could-not/" in text_of(page.get(TODAY))
    text = text_of(page.get(f"/today/{item.pk}/could-not/"))
    codes = [
        "time",
        "transport",
        "money",
        "childcare",
        "shift",
        "equipment",
        "fear",
        "pain",
        "mood",
        "forgot",
        "other",
    ]
    assert all(f'value="{code}"' in text for code in codes)
    assert " checked" not in text
    assert "Nothing has to be made up" in text and "Part of it counts too" in text
    page.post(f"/today/{item.pk}/log/", {"status": "could_not", "barrier": "childcare"})
    assert Session.objects.get().barrier == "childcare"
    assert 'value="childcare" checked' in text_of(page.get(f"/today/{item.pk}/could-not/"))


def test_completion_is_praised_without_a_word_about_pain(opened, pat_record, clara):
    done(walking_program(pat_record, clara), pat_record.today(), pain_peak=9)
    text = opened()
    assert "You did what you set out to do" in text
    assert "9/10" not in text


def test_without_a_program_the_page_says_what_comes_next(opened, pat_record):
    assert "No program yet" in opened()


def test_an_ended_record_has_nothing_to_do(opened, pat_record, clara):
    walking_program(pat_record, clara)
    pat_record.ended_at = timezone.now()
    pat_record.save()
    assert "Your program has ended" in opened()


def test_a_program_that_has_ended_says_so(opened, pat_record, clara):
    walking_program(pat_record, clara)
    Program.objects.update(state="ended")
    assert "Your program has ended" in opened()


def test_a_draft_is_not_shown(opened, pat_record, clara):
    walking_program(pat_record, clara)
    draft = start_draft(patient=pat_record, by=clara)
    draft.prescriptions.update(quota=25)
    assert "25 minutes" not in opened()


def test_a_new_version_is_told_with_why_for_seven_days(opened, pat_record, clara):
    walking_program(pat_record, clara, days_ago=20)
    start_draft(patient=pat_record, by=clara)
    publish(pat_record, clara, days_ago=6, note="Walking stays, you slept badly")
    assert "Your plan changed" in (text := opened())
    assert "Walking stays, you slept badly" in text
    Program.objects.filter(state="active").update(published_at=timezone.now() - timedelta(days=8))
    assert "Your plan changed" not in opened()


def test_the_first_version_is_ready_not_changed(opened, pat_record, clara):
    walking_program(pat_record, clara, days_ago=2)
    assert "Your plan is ready" in opened()


def test_the_check_in_is_offered_until_it_is_done(opened, pat_record, clara):
    assert "Under a minute" in opened()
    journal(pat_record, pat_record.today())
    assert "Done for today. Thank you." in opened()


def test_not_today_is_a_real_answer(opened, pat_record):
    journal(pat_record, pat_record.today(), None, not_today=True)
    assert "That is a real answer" in opened()


def test_one_goal_stands_there_in_the_patients_own_words(opened, pat_record, clara):
    Goal.objects.create(patient=pat_record, words="Walk <to> the market", set_by=clara)
    Goal.objects.create(patient=pat_record, words="Swim again", set_by=clara)
    text = opened()
    assert "Walk &lt;to&gt; the market" in text
    assert "Swim again" not in text


def test_supervised_items_are_not_offered_to_be_logged_alone(opened, pat_record, clara):
    walking_program(pat_record, clara)
    Prescription.objects.update(supervision=Supervision.IN_PERSON)
    text = opened()
    assert "With Clara Example" in text
    assert "Start or log" not in text


def test_an_open_safety_answer_puts_the_program_on_hold(opened, pat_record, clara):
    walking_program(pat_record, clara)
    Alert.objects.create(patient=pat_record, flag="new_weakness", level="P1", local_date=pat_record.today())
    text = opened()
    assert "Your program is on hold" in text
    assert "Start or log" not in text


@pytest.mark.parametrize(("hour", "there"), [(8, True), (13, False)])
def test_the_next_morning_question_is_asked_in_the_morning_only(opened, pat_record, clara, hour, there):
    item = walking_program(pat_record, clara)
    done(item, ago(pat_record, 1), pain_next_morning=None)
    with time_machine.travel(at_hour(pat_record, pat_record.today(), hour), tick=False):
        assert ("How is your pain this morning?" in opened()) is there


def test_a_check_in_with_pain_answers_the_morning_question_too(opened, pat_record, clara):
    done(walking_program(pat_record, clara), ago(pat_record, 1), pain_next_morning=None)
    with time_machine.travel(at_hour(pat_record, pat_record.today(), 9), tick=False):
        journal(pat_record, pat_record.today(), 3)
        assert "How is your pain this morning?" not in opened()


def test_what_was_not_logged_in_the_last_two_days_can_be_added(opened, pat_record, clara):
    item = walking_program(pat_record, clara)
    done(item, ago(pat_record, 1))
    text = opened()
    assert f"/today/{item.pk}/?day={ago(pat_record, 2).isoformat()}" in text
    assert f"?day={ago(pat_record, 1).isoformat()}" not in text
    assert f"?day={ago(pat_record, 3).isoformat()}" not in text


def test_at_most_fifteen_queries_however_much_there_is(as_person, pat, pat_record, clara, clinic, cora):
    walking_program(pat_record, clara)
    draft = start_draft(patient=pat_record, by=clara)
    for n in range(8):
        Prescription.objects.create(
            program=draft,
            exercise=make_exercise(clinic, cora, f"Move {n}"),
            weekdays=EVERY_DAY,
            reps=8,
            mode="quota",
        )
    publish(pat_record, clara, days_ago=3)
    for item in Prescription.objects.filter(program__state="active"):
        done(item, ago(pat_record, 1), pain_next_morning=None)
    client = as_person(pat)
    with time_machine.travel(at_hour(pat_record, pat_record.today(), 9), tick=False):
        client.get(TODAY)  # at most once a minute the session's last moment is written too
        with CaptureQueriesContext(connection) as queries:
            response = client.get(TODAY)
    assert response.status_code == 200
    assert asked(queries) <= 15


def test_looking_leaves_one_event_and_changes_nothing(as_person, pat, pat_record, clara):
    walking_program(pat_record, clara)
    before = AuditEvent.objects.count()
    as_person(pat).get(TODAY)
    assert AuditEvent.objects.count() == before + 1
    assert AuditEvent.objects.first().event == "today.opened"


def test_somebody_without_a_record_is_shown_where_to_go(as_person, clara):
    response = as_person(clara).get(TODAY)
    assert response.status_code == 302
    assert response.url == reverse("patients:no_record")
