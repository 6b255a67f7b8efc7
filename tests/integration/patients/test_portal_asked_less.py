"""/check-in/: a question that stayed good for four weeks is asked once a week, and one tap brings it back."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from patients.models import JournalDay
from tests.integration.patients.day import sent

URL = "/check-in/"
LINE = "Asked less often, since it has stayed steady"


@pytest.fixture
def pats(as_person, pat):
    return as_person(pat)


def good_weeks(patient, **changed):
    """Twenty-eight days until yesterday: sleep and mood good, hardly any stress, pain and flares as never before."""
    usual = {"sleep_quality": 8, "mood": 7, "stress": 1, "pain_avg": 0, "pain_worst": 0, "flare": False}
    for n in range(1, 29):
        on = patient.today() - timedelta(days=n)
        JournalDay.objects.create(patient=patient, local_date=on, **(usual | changed))


def folded(page):
    """The names of the questions that lie behind the quiet line."""
    found = re.search(r"<details[^>]*data-rested.*?</details>", page, re.DOTALL)
    return set(re.findall(r'name="(\w+)"', found[0])) if found else set()


def test_what_stayed_good_rests_and_pain_flare_and_safety_never_do(pats, pat_record):
    good_weeks(pat_record)
    page = pats.get(URL).content.decode()
    assert f"{LINE}: sleep, mood, stress. Answer anyway" in page
    assert folded(page) == {"sleep_quality", "mood", "stress"}
    assert all(f'name="{name}"' in page for name in ("pain_avg", "pain_worst", "flare", "worry"))


def test_a_question_that_is_not_good_is_asked_as_ever(pats, pat_record):
    good_weeks(pat_record, stress=6, mood=6)
    assert folded(pats.get(URL).content.decode()) == {"sleep_quality"}


def test_it_is_asked_again_a_week_after_the_last_answer_and_then_rests_on(pats, pat_record):
    good_weeks(pat_record)
    today = pat_record.today()
    lately = pat_record.journal_days.filter(local_date__gt=today - timedelta(days=7))
    lately.update(mood=None)
    assert folded(pats.get(URL).content.decode()) == {"sleep_quality", "stress"}
    lately.filter(local_date=today - timedelta(days=3)).update(mood=9)
    assert "mood" in folded(pats.get(URL).content.decode())


def test_one_low_answer_or_a_flare_in_this_week_brings_the_questions_back(pats, pat_record):
    good_weeks(pat_record)
    lately = pat_record.journal_days.filter(local_date__gt=pat_record.today() - timedelta(days=7))
    lately.update(mood=None)
    lately.filter(local_date=pat_record.today() - timedelta(days=2)).update(mood=3)
    assert "mood" not in folded(pats.get(URL).content.decode())
    lately.filter(local_date=pat_record.today() - timedelta(days=4)).update(flare=True)
    assert LINE not in pats.get(URL).content.decode()


def test_not_asked_is_kept_as_not_asked_and_an_answer_given_anyway_is_kept_and_shown(pats, pat_record):
    good_weeks(pat_record)
    pats.post(URL, sent(pat_record, pain_avg="4"))
    day = JournalDay.objects.get(patient=pat_record, local_date=pat_record.today())
    assert (day.sleep_quality, day.mood, day.stress, day.not_today) == (None, None, None, False)
    pats.post(URL, sent(pat_record, mood="2"))
    assert JournalDay.objects.get(pk=day.pk).mood == 2
    assert folded(pats.get(URL).content.decode()) == {"sleep_quality", "stress"}


def test_what_was_typed_behind_the_line_stands_open_beside_a_mistake(pats, pat_record):
    good_weeks(pat_record)
    page = pats.post(URL, sent(pat_record, mood="4", pain_avg="99")).content.decode()
    assert folded(page) == {"sleep_quality", "stress"}
    assert re.search(r'name="mood"[^>]*value="4"[^>]*checked', page)


def test_the_page_on_the_phone_knows_no_day_and_asks_everything(pats, pat_record):
    good_weeks(pat_record)
    assert LINE not in pats.get("/offline/check-in/").content.decode()


def test_the_page_asks_the_database_no_more_for_it(pats, pat_record):
    pats.get(URL)
    with CaptureQueriesContext(connection) as empty:
        pats.get(URL)
    good_weeks(pat_record)
    with CaptureQueriesContext(connection) as full:
        assert LINE in pats.get(URL).content.decode()
    assert len(full) <= len(empty)
