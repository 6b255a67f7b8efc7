"""/learn/<id>/: one page at a time, the place kept, two questions, an action."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from education.actions.assign import withdraw_module
from education.models import ActionDone, CheckAnswer, ModuleReading, ModuleTranslation
from education.shelves import MODULES
from rehab.audit.models import AuditEvent
from rehab.publishing.told import texts_of
from tests.integration.education.lessons import answer, give, make_module, read_all, text_of, turn, url


@pytest.fixture
def lesson(pat_record, clara, cora, clinic):
    return give(pat_record, clara, make_module(clinic, cora), note="For your feet")


@pytest.fixture
def pats(as_person, pat):
    return as_person(pat)


def test_it_begins_on_the_first_page_with_the_clinicians_word_and_a_picture(pats, lesson):
    text = text_of(pats.get(url("lesson", lesson)))
    assert "Page 1 of 3" in text
    assert "A first page" in text and "One paragraph." in text
    assert "“For your feet”" in text
    assert '<svg xmlns="http://www.w3.org/2000/svg" class="dg"' in text
    assert "A second page" not in text


def test_looking_keeps_nothing_and_turning_keeps_the_place(pats, lesson):
    pats.get(url("lesson", lesson), {"page": "2"})
    assert not ModuleReading.objects.exists()
    turn(pats, lesson, 2)
    assert "Page 2 of 3" in text_of(pats.get(url("lesson", lesson)))
    assert ModuleReading.objects.get().completed_at is None


def test_the_end_has_what_to_keep_in_mind_the_action_and_two_questions(pats, lesson, pat_record):
    read_all(pats, lesson)
    text = text_of(pats.get(url("lesson", lesson)))
    for words in (
        "Remember feet and skin.",
        "Try feet and skin tonight.",
        "Statement M05.1",
        "Statement M05.2",
    ):
        assert words in text
    assert "Because of M05.1." not in text
    assert ModuleReading.objects.get().completed_on == pat_record.today()


def test_reading_again_loses_nothing_and_is_counted(pats, lesson):
    read_all(pats, lesson)
    done = ModuleReading.objects.get()
    turn(pats, lesson, 1)
    again = ModuleReading.objects.get()
    assert (again.page, again.furthest, again.completed_at) == (1, 3, done.completed_at)
    read_all(pats, lesson)
    assert ModuleReading.objects.get().times_again == 1


@pytest.mark.parametrize(
    ("page", "shown"), [("0", 1), ("99", 3), ("", 1), ("x", 1), ("²", 1), ("-1", 1), ("9" * 40, 1)]
)
def test_a_page_that_is_not_there_leads_to_one_that_is(pats, lesson, page, shown):
    assert f"Page {shown} of 3" in text_of(pats.get(url("lesson", lesson), {"page": page}))
    assert f"?page={shown}" in pats.post(url("lesson_turn", lesson), {"page": page}).headers["Location"]


@pytest.mark.parametrize("given", [True, False])
def test_after_either_answer_the_explanation_stands_there_without_a_verdict(pats, lesson, given):
    response = answer(pats, lesson, "M05.1", given)
    assert response.headers["Location"].endswith("?page=3#question-1")
    text = text_of(pats.get(url("lesson", lesson), {"page": "3"}))
    assert "Because of M05.1." in text
    assert f"You chose “{given}”." in text
    for verdict in ("wrong", "Wrong", "pass", "fail", "score:", "Correct", "incorrect"):
        assert verdict not in text
    row = CheckAnswer.objects.get()
    assert (row.given, row.correct, row.context) == (given, given, "in_module")


def test_the_same_answer_twice_is_one_answer(pats, lesson):
    answer(pats, lesson, "M05.1", True)
    answer(pats, lesson, "M05.1", True)
    assert CheckAnswer.objects.count() == 1


@pytest.mark.parametrize(
    "said", [{"key": "M05.1"}, {"key": "M05.1", "given": "maybe"}, {"key": "M9", "given": "true"}]
)
def test_an_answer_that_is_none_is_said_and_not_kept(pats, lesson, said):
    text = text_of(pats.post(url("lesson_answer", lesson), said, follow=True))
    assert "Choose “True” or “False”." in text or "not part of the lesson any more" in text
    assert not CheckAnswer.objects.exists()


def test_the_action_is_marked_once_a_day(pats, lesson):
    read_all(pats, lesson)
    for _ in range(2):
        response = pats.post(url("lesson_done", lesson), {"next": "/today/"})
    assert response.headers["Location"] == "/today/"
    assert ActionDone.objects.count() == 1
    assert AuditEvent.objects.filter(event="learning.action_done").count() == 1


def test_going_back_never_leaves_the_site(pats, lesson):
    response = pats.post(url("lesson_done", lesson), {"next": "https://evil.example/"})
    assert response.headers["Location"] == "/learn/"


def test_a_lesson_keeps_the_words_it_was_given_with(pats, lesson, clinic, cora):
    old = lesson.revision
    old.state, old.retired_at = "retired", timezone.now()
    old.save()
    make_module(clinic, cora, "Other words", "M05", module=lesson.module, number=2)
    text = text_of(pats.get(url("lesson", lesson)))
    assert "Feet and skin" in text and "Other words" not in text


def test_taken_back_it_is_gone(pats, lesson, clara):
    withdraw_module(assignment=lesson, by=clara)
    assert pats.get(url("lesson", lesson)).status_code == 404
    assert turn(pats, lesson, 2).status_code == 404


def test_after_care_has_ended_it_can_be_read_but_nothing_more_is_kept(pats, lesson, pat_record):
    pat_record.ended_at = timezone.now() - timedelta(days=1)
    pat_record.save()
    text = text_of(pats.get(url("lesson", lesson)))
    assert "nothing more is kept" in text
    assert 'href="?page=2"' in text
    turn(pats, lesson, 2)
    answer(pats, lesson, "M05.1", True)
    assert not ModuleReading.objects.exists() and not CheckAnswer.objects.exists()


@pytest.mark.parametrize("who", ["quinn", "clara", "gita"])
def test_nobody_else_opens_it_here(as_person, request, who, lesson, quinn_record):
    response = as_person(request.getfixturevalue(who)).get(url("lesson", lesson))
    assert response.status_code == 404 or response.headers["Location"] == reverse("patients:no_record")


def test_print_has_every_page_and_large_print_is_larger(pats, lesson):
    text = text_of(pats.get(url("lesson_print", lesson)))
    assert "A first page" in text and "A second page" in text and "Because of M05.2." in text
    assert "large-print" not in text
    assert "large-print" in text_of(pats.get(url("lesson_print", lesson), {"size": "large"}))


def test_typed_html_stays_text(pats, pat_record, clara, cora, clinic):
    pages = [{"heading": "<b>x</b>", "text": ["<script>alert(1)</script>"], "diagram": "no_such", "alt": ""}]
    lesson = give(pat_record, clara, make_module(clinic, cora, "T", "M07", pages=pages))
    text = text_of(pats.get(url("lesson", lesson)))
    assert "<script>alert" not in text and "&lt;script&gt;alert(1)" in text


def test_examples_stand_in_the_place_of_their_name(pats, pat_record, clara, cora, clinic):
    pages = [
        {
            "heading": "Food",
            "text": ["Try {examples:vegetable}.", "{examples:no_such}"],
            "diagram": "",
            "alt": "",
        }
    ]
    lesson = give(pat_record, clara, make_module(clinic, cora, "T", "M07", pages=pages))
    text = text_of(pats.get(url("lesson", lesson)))
    assert "Try carrots, spinach or peppers." in text
    assert "{examples:no_such}" in text


def test_what_is_only_in_english_says_so(pats, lesson, pat):
    pat.language = "es"
    pat.save()
    text = text_of(pats.get(url("lesson", lesson)))
    assert 'class="language-note"' in text
    assert '<section class="card lesson-page" data-read lang="en">' in text


def test_a_translation_that_was_read_over_is_what_is_told(pats, lesson, pat, cora):
    pat.language = "es"
    pat.save()
    words = {text: f"ES {text}" for text in texts_of(MODULES, lesson.revision)}
    ModuleTranslation.objects.create(
        revision=lesson.revision, language="es", words=words, reviewer=cora, reviewed_on=pat.patient.today()
    )
    text = text_of(pats.get(url("lesson", lesson)))
    assert "ES One paragraph." in text and "language-note" not in text
    assert '<section class="card lesson-page" data-read lang="es">' in text


def test_turning_and_answering_are_audited_as_the_patient(pats, lesson):
    turn(pats, lesson, 2)
    answer(pats, lesson, "M05.1", False)
    rows = AuditEvent.objects.filter(event__in=["learning.lesson_read", "learning.check_answered"])
    assert {(row.event, row.actor_role) for row in rows} == {
        ("learning.lesson_read", "patient"),
        ("learning.check_answered", "patient"),
    }
