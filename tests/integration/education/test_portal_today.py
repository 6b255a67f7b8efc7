"""What of the lessons stands on /today/: the next lesson, this week's actions, questions that came back."""

from datetime import timedelta

import pytest

from education.insights.today import learning_today, lesson_for_today, takeaways_for
from tests.integration.education.lessons import answer, give, make_module, read_all, text_of
from tests.integration.education.test_portal_learn import days_pass


@pytest.fixture
def pats(as_person, pat):
    return as_person(pat)


@pytest.fixture
def lesson(pat_record, clara, cora, clinic):
    return give(pat_record, clara, make_module(clinic, cora))


def test_nothing_given_draws_nothing(pats):
    text = text_of(pats.get("/today/"))
    assert "To try this week" not in text and "Questions to remember" not in text


def test_the_next_lesson_stands_there_until_it_is_read(pats, lesson, pat_record):
    assert "Feet and skin" in text_of(pats.get("/today/"))
    assert lesson_for_today(pat_record, pat_record.today()).assignment == lesson
    read_all(pats, lesson)
    assert lesson_for_today(pat_record, pat_record.today()) is None


def test_its_action_stands_there_for_a_week_and_says_when_it_is_done(pats, lesson, pat_record):
    read_all(pats, lesson)
    text = text_of(pats.get("/today/"))
    assert "Try feet and skin tonight." in text and "I did this today" in text
    pats.post(f"/learn/{lesson.pk}/done/")
    assert "I did this today" not in text_of(pats.get("/today/"))
    today = pat_record.today()
    assert [one.assignment for one in takeaways_for(pat_record, today + timedelta(days=6))] == [lesson]
    assert takeaways_for(pat_record, today + timedelta(days=7)) == ()


def test_questions_that_came_back_are_counted_there(pats, lesson):
    answer(pats, lesson, "M05.1", False)
    days_pass(2)
    assert "1 question from your lessons has come back" in text_of(pats.get("/today/"))


def test_after_care_has_ended_nothing_of_it_stands_there(pats, lesson, pat_record):
    pat_record.ended_at = lesson.assigned_at
    assert not learning_today(pat_record, pat_record.today())


def test_it_asks_two_questions_of_the_database(pats, lesson, pat_record, django_assert_num_queries):
    answer(pats, lesson, "M05.1", False)
    with django_assert_num_queries(2):
        learning_today(pat_record, pat_record.today())
