"""/patients/<id>/program/sessions/: what was done, its light and why, what got in the way, and what was corrected."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.models import Session
from tests.integration.programs.plans import ago, could_not, done, journal, walking_program
from tests.integration.programs.portal import asked, log, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def walking(pat_record, clara):
    return walking_program(pat_record, clara, days_ago=30)


@pytest.fixture
def read(as_person, clara, pat_record):
    """read() is the page as Clara has it."""
    return lambda: text_of(as_person(clara).get(reverse("programs:program_sessions", args=[pat_record.pk])))


def test_clara_reads_each_session_with_its_light_and_the_reasons_for_what_was_not_done(
    read, pat_record, walking
):
    done(walking, ago(pat_record, 1), 8)
    done(walking, ago(pat_record, 2), 8, pain_before=2, pain_peak=8)
    done(walking, ago(pat_record, 3), 8, pain_before=None, pain_peak=None, pain_next_morning=None)
    could_not(walking, ago(pat_record, 4), "shift")
    could_not(walking, ago(pat_record, 5), "shift")
    done(walking, ago(pat_record, 40), 3)
    text = read()
    assert "3 sessions done, 2 could not in 28 days. In the way: Work shift 2." in text
    assert text.count("light-green") == text.count("light-red") == 1
    assert "8 minutes of 8" in text and "2 → 8 → 2" in text
    assert "– → – → –" not in text, "not rated is a dash, not three"
    assert "3 minutes of 8" not in text, "older than four weeks"


def test_what_a_session_said_before_it_was_corrected_stays_to_be_read(read, as_person, pat, walking):
    mine = as_person(pat)
    log(mine, walking, status="could_not", barrier="forgot")
    log(mine, walking, amount="80", pain_before="3")
    log(mine, walking, amount="8", pain_before="3")
    assert Session.objects.get().edits == 2
    text = read()
    assert "could not (Forgot)" in text
    assert "done, 80, pain 3 → – → –" in text


def test_days_well_below_the_quota_without_more_pain_are_something_to_talk_about(read, pat_record, walking):
    for back in range(1, 16):
        journal(pat_record, ago(pat_record, back), 3)
        done(walking, ago(pat_record, back), 3 if back in (1, 3, 5) else 8)
    text = read()
    assert "3 well below the quota with no more pain than usual" in text
    assert "Something to talk about, not a label" in text


def test_nothing_logged_is_not_known(read, walking):
    assert "A day without an entry is not known: it is not a miss." in read()


def test_the_page_asks_no_more_however_much_there_is(as_person, clara, pat_record, walking):
    address = reverse("programs:program_sessions", args=[pat_record.pk])
    page = as_person(clara)
    page.get(address)
    costs = []
    for backs in (range(1, 3), range(3, 25)):
        for back in backs:
            done(walking, ago(pat_record, back), 8)
        with CaptureQueriesContext(connection) as queries:
            page.get(address)
        costs.append(asked(queries))
    assert costs[0] == costs[1]
