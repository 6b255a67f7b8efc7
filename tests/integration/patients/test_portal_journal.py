"""/journal/ and /journal/<date>/: gaps as gaps, a history that keeps every entry."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from patients.models import JournalActivity, JournalDay, JournalRevision
from tests.integration.patients.day import sent

URL = "/journal/"


@pytest.fixture
def pats(as_person, pat):
    return as_person(pat)


@pytest.fixture
def long_enrolled(pat_record):
    pat_record.enrolled_at -= timedelta(days=70)
    pat_record.save()
    return pat_record


def day_url(on):
    return reverse("patients:journal_day", args=[on])


def test_an_empty_journal_says_how_to_start(pats, pat_record):
    page = pats.get(URL).content.decode()
    assert "Your journal is empty so far" in page
    assert 'href="/check-in/"' in page


def test_a_day_without_an_entry_is_a_gap_not_a_zero(pats, long_enrolled):
    today = long_enrolled.today()
    day = JournalDay.objects.create(patient=long_enrolled, local_date=today, activity_minutes=30)
    JournalActivity.objects.create(day=day, name="Walk", minutes=30)
    page = pats.get(URL).content.decode()
    assert "30 minutes: Walk" in page
    assert page.count("Not logged") == 27
    assert "1 of 28 days is logged" in page
    assert "failed" not in page.lower()
    assert "missed" not in page.lower()


def test_only_days_that_may_be_written_offer_to_be_filled_in(pats, long_enrolled):
    page = pats.get(URL).content.decode()
    today = long_enrolled.today()
    assert all(day_url(today - timedelta(days=n)) in page for n in (0, 1))
    assert day_url(today - timedelta(days=4)) not in page


def test_older_days_are_one_link_away(pats, long_enrolled):
    old = long_enrolled.today() - timedelta(days=40)
    JournalDay.objects.create(patient=long_enrolled, local_date=old, activity_minutes=0)
    page = pats.get(URL)
    assert "A day of rest" not in page.content.decode()
    assert "A day of rest" in pats.get(URL + "?until=" + page.context["older"]).content.decode()


@pytest.mark.parametrize("until", ["yesterday", "2999-01-01", "", "2026-13-01"])
def test_a_strange_page_number_shows_the_newest_days(pats, long_enrolled, until):
    assert pats.get(URL, {"until": until}).context["newer"] == ""


def test_the_list_costs_the_same_for_one_entry_and_for_many(pats, long_enrolled):
    pats.get(URL)

    def cost():
        with CaptureQueriesContext(connection) as spent:
            pats.get(URL)
        return len(spent)

    today = long_enrolled.today()
    JournalDay.objects.create(patient=long_enrolled, local_date=today)
    one = cost()
    for n in range(1, 28):
        day = JournalDay.objects.create(patient=long_enrolled, local_date=today - timedelta(days=n))
        JournalActivity.objects.create(day=day, name="Walk", minutes=n)
    assert cost() == one <= 11


def test_nobody_elses_entries_are_shown(pats, pat_record, quinn_record):
    JournalDay.objects.create(patient=quinn_record, local_date=quinn_record.today(), note="Quinn's own words")
    assert "own words" not in pats.get(URL).content.decode()
    assert "own words" not in pats.get(day_url(quinn_record.today())).content.decode()


def test_a_day_is_changed_and_the_earlier_entry_is_kept(pats, pat_record, pat):
    today = pat_record.today()
    pats.post("/check-in/", sent(pat_record, ("Walk", "10"), pain_avg="6"))
    shown = pats.get(day_url(today)).context["form"]["seen"].value()
    answer = pats.post(
        day_url(today),
        sent(pat_record, ("Walk", "15"), seen=shown, pain_avg="6", note="More than I thought"),
        follow=True,
    )
    page = answer.content.decode()
    assert "Your journal is saved." in page
    assert "What you managed: Walk 10 minutes · Pain on average: 6 of 10" in page
    assert "What you managed: Walk 15 minutes · Note: More than I thought" in page
    assert pat.name in page
    day = JournalDay.objects.get()
    assert (day.activity_minutes, day.pain_avg, day.revision) == (15, 6, 2)
    assert next(r.values for r in day.revisions.order_by("number"))["pain_avg"] == 6


def test_an_answer_can_be_taken_back(pats, pat_record):
    today = pat_record.today()
    pats.post("/check-in/", sent(pat_record, ("Walk", "10"), pain_avg="6", practice_minutes="5", note="x"))
    shown = pats.get(day_url(today)).context["form"]["seen"].value()
    pats.post(
        day_url(today),
        sent(pat_record, ("Walk", ""), seen=shown, pain_avg="skip") | {"activity-0-offered": "True"},
    )
    day = JournalDay.objects.get()
    assert (day.pain_avg, day.practice_minutes, day.note, day.activity_minutes) == (None, None, "", None)
    assert not day.activities.exists()


def test_yesterday_is_filled_in_and_marked_as_added_later(pats, long_enrolled):
    yesterday = long_enrolled.today() - timedelta(days=1)
    assert "marked as added later" in pats.get(day_url(yesterday)).content.decode()
    pats.post(day_url(yesterday), sent(long_enrolled, mood="5"))
    assert JournalDay.objects.get(local_date=yesterday).late


def test_the_day_in_the_address_is_the_day_that_is_written(pats, pat_record):
    today = pat_record.today()
    pats.post(day_url(today), sent(pat_record, mood="5", on=today - timedelta(days=1)))
    assert JournalDay.objects.get().local_date == today


def test_a_day_that_closed_long_ago_stays_as_it_is_and_says_why(pats, long_enrolled):
    old = long_enrolled.today() - timedelta(days=5)
    answer = pats.post(day_url(old), sent(long_enrolled, mood="5")).content.decode()
    assert "This could not be saved" in answer
    assert "more than 48 hours ago" in answer
    assert not JournalDay.objects.exists()


def test_tomorrow_cannot_be_written(pats, pat_record):
    tomorrow = pat_record.today() + timedelta(days=1)
    pats.post(day_url(tomorrow), sent(pat_record, mood="5"))
    assert "has not started yet" in pats.get(day_url(tomorrow)).content.decode()
    assert not JournalRevision.objects.exists()


def test_an_error_on_a_day_keeps_what_was_typed(pats, pat_record):
    page = pats.post(
        day_url(pat_record.today()), sent(pat_record, pain_avg="77", note="Windy")
    ).content.decode()
    assert "Choose a number from 0 to 10." in page
    assert "Windy" in page


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-01", "yesterday"])
def test_a_date_that_does_not_exist_is_no_page(pats, pat_record, day):
    assert pats.get(f"/journal/{day}/").status_code == 404


def test_pain_stands_last_unless_the_patient_wants_it_first(pats, pat_record):
    day = JournalDay.objects.create(
        patient=pat_record, local_date=pat_record.today(), activity_minutes=0, pain_avg=4
    )
    labels = [label for label, _words in pats.get(day_url(day.local_date)).context["lines"]]
    assert labels == ["What you managed", "Pain on average"]
    pat_record.function_first = False
    pat_record.save()
    labels = [label for label, _words in pats.get(day_url(day.local_date)).context["lines"]]
    assert labels == ["Pain on average", "What you managed"]


def test_a_flare_day_is_named_in_words(pats, pat_record):
    JournalDay.objects.create(patient=pat_record, local_date=pat_record.today(), flare=True)
    assert "Flare-up" in pats.get(URL).content.decode()


def test_a_day_that_lies_behind_is_asked_about_in_the_past(pats, long_enrolled):
    page = pats.get(day_url(long_enrolled.today() - timedelta(days=1))).content.decode()
    assert "Pain on average that day" in page
    assert "Pain on average today" not in page
