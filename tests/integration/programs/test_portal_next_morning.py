"""/today/next-morning/: one answer about all that was done the day before."""

import pytest
import time_machine

from patients.models import Alert
from programs.models import Prescription, Session
from tests.integration.programs.plans import (
    ago,
    could_not,
    done,
    exercise_program,
    make_exercise,
    walking_program,
)
from tests.integration.programs.portal import at_hour, text_of

URL = "/today/next-morning/"


@pytest.fixture
def yesterday(pat_record, clara):
    """What Pat did yesterday, not rated this morning yet."""
    return done(walking_program(pat_record, clara), ago(pat_record, 1), pain_next_morning=None)


@pytest.fixture
def morning(pat_record):
    """It is eight o'clock where Pat is."""
    with time_machine.travel(at_hour(pat_record, pat_record.today(), 8), tick=False):
        yield


@pytest.fixture
def pats(as_person, pat):
    return as_person(pat)


def answer(client, pain="3", sign="no"):
    return client.post(URL, {"pain": pain, "new_neuro_sign": sign})


def test_the_answer_is_kept_with_yesterdays_session(pats, yesterday, morning):
    assert answer(pats).url == "/today/"
    yesterday.refresh_from_db()
    assert yesterday.pain_next_morning == 3


def test_one_answer_is_about_everything_done_yesterday(
    pats, pat_record, clara, clinic, cora, yesterday, morning
):
    other = exercise_program(pat_record, clara, make_exercise(clinic, cora))
    done(other, ago(pat_record, 1), pain_next_morning=None)
    answer(pats)
    assert list(Session.objects.values_list("pain_next_morning", flat=True)) == [3, 3]


def test_what_could_not_be_done_has_no_morning_after(pats, pat_record, clara, morning):
    could_not(walking_program(pat_record, clara), ago(pat_record, 1))
    answer(pats)
    assert Session.objects.get().pain_next_morning is None


def test_older_sessions_are_left_alone(pats, pat_record, yesterday, morning):
    older = done(yesterday.prescription, ago(pat_record, 2), pain_next_morning=None)
    answer(pats)
    older.refresh_from_db()
    assert older.pain_next_morning is None


def test_after_noon_it_is_no_longer_the_morning(pats, pat_record, yesterday):
    with time_machine.travel(at_hour(pat_record, pat_record.today(), 12), tick=False):
        text = text_of(pats.post(URL, {"pain": "3", "new_neuro_sign": "no"}, follow=True))
    yesterday.refresh_from_db()
    assert yesterday.pain_next_morning is None
    assert "This question is for the morning" in text


def test_a_new_sign_counts_at_any_time_of_day(pats, pat_record, yesterday):
    with time_machine.travel(at_hour(pat_record, pat_record.today(), 20), tick=False):
        response = answer(pats, sign="yes")
    yesterday.refresh_from_db()
    assert response.url == "/safety/"
    assert yesterday.new_neuro_sign
    assert Alert.objects.get().flag == "new_weakness"


def test_a_second_answer_says_that_it_was_given(pats, yesterday, morning):
    answer(pats)
    text = text_of(pats.post(URL, {"pain": "9", "new_neuro_sign": "no"}, follow=True))
    yesterday.refresh_from_db()
    assert yesterday.pain_next_morning == 3
    assert "has been answered" in text


def test_an_open_question_is_shown_again_with_what_was_chosen(pats, yesterday, morning):
    response = pats.post(URL, {"pain": "6"})
    text = text_of(response)
    assert response.status_code == 200
    assert "Choose one." in text
    assert 'id="id_pain_6" value="6" checked' in text


def test_what_was_done_together_is_not_asked_about(pats, yesterday, morning):
    Prescription.objects.update(supervision="in_person")
    answer(pats)
    yesterday.refresh_from_db()
    assert yesterday.pain_next_morning is None


def test_somebody_elses_session_is_never_touched(as_person, quinn, yesterday, morning):
    answer(as_person(quinn))
    yesterday.refresh_from_db()
    assert yesterday.pain_next_morning is None
