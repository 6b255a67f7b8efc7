"""The journal as the clinic reads it: /patients/<uuid>/journal/."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from patients.models import JournalActivity, JournalDay, JournalRevision


@pytest.fixture
def here(pat_record):
    return reverse("patients:journal_clinic", args=[pat_record.pk])


@pytest.fixture
def log(pat_record, pat):
    """Write a day of Pat's journal with one revision per entry."""

    def write(ago, *entries, by=pat, late=False, **values):
        day = JournalDay.objects.create(
            patient=pat_record, local_date=pat_record.today() - timedelta(days=ago), late=late, **values
        )
        for number, entry in enumerate(entries or [values], start=1):
            JournalRevision.objects.create(
                patient=pat_record,
                day=day,
                number=number,
                values=entry,
                entered_by=getattr(by, "pk", by),
                late=late,
                edited_at=day.entered_at + timedelta(microseconds=number),
            )
        return day

    return write


def text(response):
    return response.content.decode()


def test_four_weeks_stand_there_and_gaps_are_gaps(clara, as_person, here, log):
    log(0, pain_avg=4)
    log(3, pain_avg=5)
    html = text(as_person(clara).get(here))
    assert html.count('class="day') >= 28
    assert html.count("day-gap") == 26
    assert html.count("Not logged") == 26
    assert "2 of 28 days logged" in html


def test_zero_is_an_answer_and_unknown_has_no_row(clara, as_person, here, log):
    log(0, pain_avg=0, activity_minutes=0)
    html = text(as_person(clara).get(here))
    assert "0 of 10" in html
    assert "0 min" in html
    assert "Mood" not in html


def test_function_stands_before_pain(clara, as_person, here, log):
    log(0, pain_avg=7, activity_minutes=20)
    html = text(as_person(clara).get(here))
    assert html.index("Active in all") < html.index("Pain on average")


def test_activities_notes_and_who_entered_them_are_shown(clara, as_person, here, log):
    day = log(0, activity_minutes=20, note="Sunny")
    JournalActivity.objects.create(day=day, name="walking", minutes=20, effort=3)
    html = text(as_person(clara).get(here))
    assert "walking, 20 min, effort 3 of 10" in html
    assert "“Sunny”" in html
    assert "Entered by the patient" in html


def test_entries_of_others_carry_their_name_and_unknown_people_are_said(clara, as_person, here, log):
    log(0, pain_avg=1, by=clara)
    log(1, pain_avg=1, by=uuid.uuid4())
    html = text(as_person(clara).get(here))
    assert "Entered by Clara Example" in html
    assert "Entered by somebody who left" in html


def test_a_late_entry_is_marked(clara, as_person, here, log):
    log(1, pain_avg=1, late=True)
    assert "Added later" in text(as_person(clara).get(here))


def test_every_change_is_shown_with_what_was_there_before(clara, as_person, here, log):
    log(0, {"pain_avg": 4, "mood": 5}, {"mood": 7}, pain_avg=4, mood=7)
    html = text(as_person(clara).get(here))
    assert "2 entries" in html
    assert "Mood: 5 of 10 → 7 of 10" in html
    assert "Mood: not logged → 5 of 10" in html
    assert html.count("Pain on average: not logged → 4 of 10") == 1


def test_earlier_weeks_are_one_link_away_and_the_future_is_not(clara, as_person, here, pat_record, log):
    log(30, pain_avg=9)
    browser = as_person(clara)
    html = text(browser.get(here))
    earlier = pat_record.today() - timedelta(days=28)
    assert f"?until={earlier}" in html
    assert "9 of 10" not in html
    assert "9 of 10" in text(browser.get(here, {"until": earlier.isoformat()}))
    later = text(browser.get(here, {"until": "2999-01-01"}))
    assert later.count('class="day') == html.count('class="day')


@pytest.mark.parametrize("until", ["", "soon", "2026-02-31", "0001-01-05", "2026-13-01"])
def test_a_date_that_cannot_be_shows_the_newest_weeks(clara, as_person, here, log, until):
    log(0, pain_avg=8)
    answer = as_person(clara).get(here, {"until": until})
    assert answer.status_code == 200
    assert "8 of 10" in text(answer)


def test_a_full_month_costs_as_many_queries_as_one_day(
    clara, as_person, here, log, django_assert_max_num_queries
):
    for ago in range(28):
        log(ago, {"pain_avg": 1}, {"pain_avg": 2}, pain_avg=2)
    browser = as_person(clara)
    browser.get(here)
    with django_assert_max_num_queries(13):
        browser.get(here)
