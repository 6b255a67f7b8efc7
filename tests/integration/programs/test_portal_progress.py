"""/progress/: function first, pain last, and no pain number where none is wanted."""

from datetime import timedelta
from decimal import Decimal

import pytest

from patients.models import Goal
from programs.models import PatientPicture
from programs.views.portal.progress_page import weeks_of
from tests.integration.patients.test_portal_sleep import night_of
from tests.integration.programs.plans import ago, could_not, done, journal, unlinked, walking_program
from tests.integration.programs.portal import text_of
from tests.integration.programs.test_clinic_picture import stressful_days, worked_out


@pytest.fixture
def opened(as_person, pat):
    """opened() is Pat's progress page as text."""
    return lambda: unlinked(text_of(as_person(pat).get("/progress/")))


def two_weeks(patient, before=7, now=4):
    for back in range(1, 15):
        journal(patient, ago(patient, back), now if back <= 7 else before, activity_minutes=20)


def test_an_empty_page_says_how_it_fills(opened, pat_record):
    assert "Nothing to show yet" in opened()


def test_what_is_done_stands_before_pain(opened, pat_record, clara):
    item = walking_program(pat_record, clara)
    done(item, ago(pat_record, 1), 8)
    two_weeks(pat_record)
    text = opened()
    assert text.index("8 minutes in all") < text.index("Your pain was lower")


def test_with_function_first_no_pain_number_is_anywhere(opened, pat_record):
    two_weeks(pat_record, before=7, now=4)
    text = opened()
    assert "Your pain was lower than in the week before" in text
    assert "out of 10" not in text
    assert "of 10" not in text
    assert ">7<" not in text
    assert ">4<" not in text


def test_somebody_who_wants_the_numbers_gets_them(opened, pat_record):
    pat_record.function_first = False
    pat_record.save()
    two_weeks(pat_record, before=7, now=4)
    text = opened()
    assert "About 4 of 10 now, about 7 then" in text
    assert ">7<" in text


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [(4, 4, "about the same"), (4, 6, "higher than"), (6, 4, "lower than")],
)
def test_pain_is_told_as_a_trend(opened, pat_record, before, now, words):
    two_weeks(pat_record, before=before, now=now)
    assert words in opened()


def test_too_few_days_say_nothing_about_pain(opened, pat_record):
    for back in (1, 2, 3):
        journal(pat_record, ago(pat_record, back), 5)
    assert "Your pain was" not in opened()


def test_nothing_is_said_to_cause_anything(opened, pat_record, clara):
    done(walking_program(pat_record, clara), ago(pat_record, 1), 8)
    two_weeks(pat_record, before=3, now=8)
    text = opened().lower()
    assert not any(word in text for word in ("cause", "because of", "due to", "failed", "streak"))


def test_goals_stand_with_where_they_are(opened, pat_record, clara):
    Goal.objects.create(patient=pat_record, words="Swim", set_by=clara)
    Goal.objects.create(patient=pat_record, words="Cook", set_by=clara, state="reached")
    Goal.objects.create(patient=pat_record, words="Go skiing", set_by=clara, state="set_aside")
    text = opened()
    assert "Swim" in text
    assert "Reached" in text
    assert "Go skiing" not in text


def test_a_week_adds_up_what_was_done_and_leaves_out_what_could_not_be(pat_record, clara):
    item = walking_program(pat_record, clara, days_ago=30)
    monday = ago(pat_record, 14 + pat_record.today().weekday())
    rows = [
        done(item, monday, 8),
        done(item, monday + timedelta(days=1), 0),
    ]
    weeks = weeks_of(rows, counted=True)
    assert [(week.start, week.done, week.total) for week in weeks] == [(monday, 2, Decimal(8))]


def test_could_not_is_not_counted_as_done(opened, pat_record, clara):
    item = walking_program(pat_record, clara)
    could_not(item, ago(pat_record, 1))
    done(item, ago(pat_record, 2), 8)
    assert "You logged 1 session as done in the last 7 days" in opened()


def test_the_page_has_no_chart_library(opened, pat_record):
    two_weeks(pat_record)
    assert "plotly" not in opened().lower()


def test_somebody_elses_days_are_not_in_it(as_person, quinn, pat_record, clara):
    done(walking_program(pat_record, clara), ago(pat_record, 1), 8)
    assert "Walking" not in text_of(as_person(quinn).get("/progress/"))


def test_weeks_of_activity_and_sleep_stand_before_pain_with_their_table_and_on_paper(
    as_person, pat, pat_record
):
    two_weeks(pat_record)
    for back in range(5):
        night_of(pat_record, pat, ago(pat_record, back))
    told = text_of(as_person(pat).get("/progress/"))
    assert "In the last seven days: about 20 minutes a day." in told
    assert "In the last seven days: about 6 h 15 min a night." in told
    assert "too little logged" in told
    assert told.count('<svg class="week-bars') == 2
    assert told.index("How active you were") < told.index("How long you slept") < told.index("Your pain was")
    printed = text_of(as_person(pat).get("/progress/?view=print"))
    assert "<details" not in printed
    assert printed.count("<table") == told.count("<table")


def test_the_check_ins_word_on_sleep_stands_in_while_the_diary_has_too_few_nights(opened, pat_record):
    for back in range(7):
        journal(pat_record, ago(pat_record, back), None, sleep_quality=back % 2 + 5)
    assert "In the last seven days: about 5.4 of 10." in opened()


def test_what_goes_together_is_told_without_points_of_pain_and_with_its_age(opened, pat_record):
    assert "What goes together" not in opened()
    stressful_days(pat_record)
    assert "What goes together" not in opened()
    worked_out(pat_record)
    text = opened()
    told = text[text.index("What goes together") :]
    assert "Days after more stress tended to be more painful. A link, not proof of cause." in told
    assert "points" not in told
    assert "From your own days, as of" in told
    assert "What you logged since then" not in told
    journal(pat_record, ago(pat_record, 90), 4)
    assert "What you logged since then is not in it yet." in opened()
    pat_record.function_first = False
    pat_record.save()
    assert "(about +" in opened()


def test_where_no_link_is_likely_none_is_told(opened, pat_record):
    two_weeks(pat_record)
    worked_out(pat_record)
    assert PatientPicture.objects.get().values["links"]
    assert "What goes together" not in opened()
