"""/learn/, /learn/remember/ and /learn/help/: what is next, what came back, and where to turn to."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from education.models import CheckAnswer, ModuleReading
from education.rules.retrieval import DAYS
from tests.integration.education.lessons import (
    answer,
    check,
    give,
    make_module,
    make_resource,
    read_all,
    text_of,
)
from tests.integration.programs.portal import asked


@pytest.fixture
def pats(as_person, pat):
    return as_person(pat)


@pytest.fixture
def two(pat_record, clara, cora, clinic):
    first = make_module(clinic, cora, "Your pain is real", "M01")
    second = make_module(clinic, cora, "Feet and skin", "M05", first.module)
    return [give(pat_record, clara, first), give(pat_record, clara, second)]


def days_pass(n):
    """Everything that was answered or read moves so many days into the past."""
    for model, field in ((CheckAnswer, "local_date"), (ModuleReading, "completed_on")):
        for row in model.objects.exclude(**{field: None}):
            setattr(row, field, getattr(row, field) - timedelta(days=n))
            row.save()


def test_without_lessons_it_says_who_chooses_them(pats, pat):
    text = text_of(pats.get("/learn/"))
    assert "No lessons yet" in text and 'href="/learn/help/"' in text


def test_the_first_in_order_is_next_and_the_others_wait(pats, two):
    text = text_of(pats.get("/learn/"))
    assert (
        text.index("Next for you")
        < text.index("Your pain is real")
        < text.index("Later")
        < text.index("Feet and skin")
    )


def test_one_that_is_begun_leads(pats, two):
    pats.post(f"/learn/{two[1].pk}/turn/", {"page": "2"})
    text = text_of(pats.get("/learn/"))
    assert text.index("Go on reading") < text.index("Later")
    assert text.index("Feet and skin") < text.index("Your pain is real")


def test_two_in_a_week_are_plenty_and_nothing_is_locked(pats, two, pat_record, clara, cora, clinic):
    third = give(pat_record, clara, make_module(clinic, cora, "Red flags", "M06"))
    for lesson in two:
        read_all(pats, lesson)
    text = text_of(pats.get("/learn/"))
    assert "that is plenty" in text and "Red flags" in text
    assert pats.get(f"/learn/{third.pk}/").status_code == 200
    days_pass(7)
    assert "that is plenty" not in text_of(pats.get("/learn/"))


def test_the_page_asks_the_same_for_one_lesson_and_for_ten(as_person, pat, quinn, clara, colin, cora, clinic):
    counts = []
    made = [make_module(clinic, cora, f"Lesson {n}", f"M{n}") for n in range(20, 30)]
    for user, by, some in ((pat, clara, made[:1]), (quinn, colin, made)):
        for module in some:
            give(user.patient, by, module)
        client = as_person(user)
        client.get("/learn/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/learn/")
        counts.append(asked(queries))
    assert counts[0] == counts[1] <= 10


# --- questions to remember ------------------------------------------------------------------------
def test_a_question_comes_back_on_each_of_the_four_days_and_then_no_more(pats, two):
    answer(pats, two[0], "M01.1", True)
    assert "Nothing to remember today" in text_of(pats.get("/learn/remember/"))
    before = 0
    for day in DAYS:
        days_pass(day - before - 1)
        assert "Statement M01.1" not in text_of(pats.get("/learn/remember/"))
        days_pass(1)
        before = day
        assert "Statement M01.1" in text_of(pats.get("/learn/remember/"))
        response = remember(pats, two[0], "M01.1", True)
        assert "Because of M01.1." in text_of(pats.get(response.headers["Location"]))
    days_pass(365)
    assert "Statement M01.1" not in text_of(pats.get("/learn/remember/"))
    assert CheckAnswer.objects.filter(context="recall").count() == 4


def remember(client, lesson, key, given):
    return client.post(
        "/learn/remember/", {"question": f"{lesson.pk}:{key}", "given": "true" if given else "false"}
    )


def test_after_another_answer_it_explains_and_comes_back_two_days_later(pats, two):
    answer(pats, two[0], "M01.1", True)
    days_pass(2)
    response = remember(pats, two[0], "M01.1", False)
    text = text_of(pats.get(response.headers["Location"]))
    assert "It is the other way round" in text and "Because of M01.1." in text
    days_pass(2)
    assert "Statement M01.1" in text_of(pats.get("/learn/remember/"))


def test_an_answer_counts_once_and_only_when_it_is_due(pats, two):
    answer(pats, two[0], "M01.1", True)
    assert remember(pats, two[0], "M01.1", True).headers["Location"] == "/learn/remember/"
    days_pass(2)
    remember(pats, two[0], "M01.1", True)
    text = text_of(
        pats.post("/learn/remember/", {"question": f"{two[0].pk}:M01.1", "given": "true"}, follow=True)
    )
    assert "already answered" in text
    assert CheckAnswer.objects.filter(context="recall").count() == 1


def test_never_more_than_three_a_day_are_waiting(pats, pat_record, clara, cora, clinic):
    checks = [check(f"M09.{n}") for n in range(1, 7)]
    lesson = give(pat_record, clara, make_module(clinic, cora, "Many", "M09", checks=checks))
    for one in checks:
        answer(pats, lesson, one["key"], True)
    days_pass(2)
    assert "3 questions today" in text_of(pats.get("/learn/remember/"))


def test_another_persons_answer_is_not_shown(pats, two, as_person, quinn):
    answer(pats, two[0], "M01.1", True)
    text = text_of(as_person(quinn).get("/learn/remember/", {"answered": str(CheckAnswer.objects.get().pk)}))
    assert "M01.1" not in text
    assert pats.get("/learn/remember/", {"answered": "nonsense"}).status_code == 200


# --- places to turn to ----------------------------------------------------------------------------
def test_places_stand_by_kind_crisis_lines_first_in_ones_own_language(pats, clinic, cora):
    make_resource(clinic, cora)
    make_resource(clinic, cora, "Night line", kind="crisis", url="https://night.example.org")
    make_resource(clinic, cora, "Grupo de apoyo", language="es", kind="peers")
    make_resource(clinic, cora, "Not yet", state="draft", reviewer=None, published_at=None)
    text = text_of(pats.get("/learn/help/"))
    assert (
        text.index("Night line")
        < text.index("Walking group")
        < text.index("In other languages")
        < text.index("Grupo")
    )
    assert "Not yet" not in text
    assert 'href="tel:+345550101"' in text
    assert 'href="https://night.example.org" rel="noopener noreferrer external"' in text


def test_another_clinics_places_are_not_there(pats, other_clinic, cora):
    make_resource(other_clinic, cora, "Elsewhere")
    text = text_of(pats.get("/learn/help/"))
    assert "Elsewhere" not in text and "No places listed yet" in text
    assert "Call 112 now" in text


# --- a caregiver ----------------------------------------------------------------------------------
def test_a_caregiver_reads_the_lessons_and_never_an_answer(as_person, gita, pats, pat_record, two):
    read_all(pats, two[0])
    answer(pats, two[0], "M01.1", False)
    hers = as_person(gita)
    text = text_of(hers.get(f"/for/{pat_record.pk}/learn/"))
    assert "Your pain is real" in text and "Try your pain is real tonight." in text
    text = text_of(hers.get(f"/for/{pat_record.pk}/learn/{two[0].pk}/"))
    assert "A second page" in text
    assert "You chose" not in text


def test_a_caregiver_who_may_not_see_the_plan_sees_no_lessons(as_person, gita, pat_record, two):
    gita.consents.update(view_plan=False)
    assert as_person(gita).get(f"/for/{pat_record.pk}/learn/").status_code == 404


def test_a_lesson_of_somebody_else_is_not_found_through_a_caregivers_door(
    as_person, gita, pat_record, quinn_record, colin, cora, clinic
):
    other = give(quinn_record, colin, make_module(clinic, cora))
    assert as_person(gita).get(f"/for/{pat_record.pk}/learn/{other.pk}/").status_code == 404
