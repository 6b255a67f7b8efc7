"""/check-in/: function first, pain last, nothing required, nothing lost."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from patients.actions.check_in_plan import plan_check_ins
from patients.actions.reminders import tick
from patients.models import Alert, CheckInOccurrence, Goal, JournalActivity, JournalDay, JournalRevision
from rehab.audit.models import AuditEvent
from tests.integration.patients.day import sent

URL = "/check-in/"


@pytest.fixture
def pats(as_person, pat):
    return as_person(pat)


def test_the_questions_put_function_first_and_pain_last(pats, pat_record):
    page = pats.get(URL).content.decode()
    order = [
        page.index(words)
        for words in ("What did you manage?", "sleep last night", "Pain on average", "One last tap")
    ]
    assert order == sorted(order)


def test_no_score_is_preset(pats, pat_record):
    page = pats.get(URL).content.decode()
    assert not re.search(r'name="(pain_avg|pain_worst|mood|stress|sleep_quality)"[^>]*checked', page)


def test_yesterdays_pain_is_not_shown(pats, pat_record):
    yesterday = pat_record.today() - timedelta(days=1)
    JournalDay.objects.create(patient=pat_record, local_date=yesterday, pain_avg=7, pain_worst=9)
    page = pats.get(URL).content.decode()
    assert "checked" not in page
    assert json.loads(pats.get(URL).context["form"]["seen"].value()) == {}


def test_the_patients_own_activities_are_offered(pats, pat_record):
    day = JournalDay.objects.create(patient=pat_record, local_date=pat_record.today() - timedelta(days=3))
    JournalActivity.objects.create(day=day, name="Walk to the bakery", minutes=12)
    rows = pats.get(URL).context["form"].first_rows
    assert [row["name"].value() for row in rows] == ["Walk to the bakery", None]


def test_before_the_first_entry_the_goals_are_offered(pats, pat_record, clara):
    Goal.objects.create(patient=pat_record, words="Sit through a film", set_by=clara)
    assert pats.get(URL).context["form"].first_rows[0]["name"].value() == "Sit through a film"


def test_a_check_in_is_saved_and_thanked_for(pats, pat_record):
    answer = pats.post(
        URL,
        sent(pat_record, ("Walk", "12", "4"), ("Garden", "20"), sleep_quality="6", pain_avg="5", flare="no"),
    )
    assert answer.headers["Location"] == reverse("patients:check_in_saved")
    day = JournalDay.objects.get(patient=pat_record)
    assert (day.activity_minutes, day.sleep_quality, day.pain_avg, day.flare) == (32, 6, 5, False)
    assert day.pain_worst is None
    assert day.mood is None
    assert [(a.name, a.minutes, a.effort) for a in day.activities.order_by("pk")] == [
        ("Walk", 12, 4),
        ("Garden", 20, None),
    ]
    assert "Walk 12 minutes, Garden 20 minutes" in pats.get(answer.headers["Location"]).content.decode()


def test_zero_is_an_answer_and_a_skipped_score_is_none(pats, pat_record):
    pats.post(URL, sent(pat_record, pain_avg="skip", mood="0", stress="0"))
    day = JournalDay.objects.get(patient=pat_record)
    assert (day.pain_avg, day.mood, day.stress, day.activity_minutes) == (None, 0, 0, None)


def test_nothing_today_is_zero_minutes_not_unknown(pats, pat_record):
    pats.post(URL, sent(pat_record, nothing="on"))
    assert JournalDay.objects.get(patient=pat_record).activity_minutes == 0


def test_an_offered_activity_left_without_minutes_says_nothing(pats, pat_record):
    pats.post(URL, sent(pat_record, ("Walk", ""), mood="5") | {"activity-0-offered": "True"})
    day = JournalDay.objects.get(patient=pat_record)
    assert day.activity_minutes is None
    assert not day.activities.exists()


def test_not_today_is_a_real_answer(pats, pat_record, clara):
    answer = pats.post(URL, sent(pat_record) | {"not_today": "1"}, follow=True)
    assert "Not today is fine" in answer.content.decode()
    assert JournalDay.objects.get(patient=pat_record).not_today


def test_not_today_keeps_what_was_logged_before(pats, pat_record):
    pats.post(URL, sent(pat_record, ("Walk", "12")))
    pats.post(URL, sent(pat_record) | {"not_today": "1"})
    assert JournalDay.objects.get(patient=pat_record).activity_minutes == 12


def test_a_partial_check_in_erases_nothing(pats, pat_record):
    pats.post(URL, sent(pat_record, ("Walk", "12"), sleep_quality="6"))
    pats.post(URL, sent(pat_record, mood="7"))
    day = JournalDay.objects.get(patient=pat_record)
    assert (day.activity_minutes, day.sleep_quality, day.mood, day.revision) == (12, 6, 7, 2)


def test_an_old_page_does_not_bring_back_what_another_device_changed(pats, pat_record):
    pats.post(URL, sent(pat_record, pain_avg="6", mood="5"))
    old_page = pats.get(URL).context["form"]["seen"].value()
    pats.post(URL, sent(pat_record, pain_avg="3"))
    pats.post(URL, sent(pat_record, seen=old_page, pain_avg="6", mood="8"))
    day = JournalDay.objects.get(patient=pat_record)
    assert (day.pain_avg, day.mood) == (3, 8)


def test_the_same_form_sent_twice_is_one_entry(pats, pat_record):
    form = sent(pat_record, ("Walk", "12"))
    assert [pats.post(URL, form).status_code for _ in range(2)] == [302, 302]
    assert JournalRevision.objects.count() == 1
    assert AuditEvent.objects.filter(event="journal.written").count() == 1


def test_other_answers_on_a_page_that_was_saved_are_asked_back_and_not_dropped(pats, pat_record):
    """As after the browser's Back button."""
    form = sent(pat_record, mood="4")
    pats.post(URL, form)
    page = pats.post(URL, form | {"mood": "6", "note": "Slept on the sofa"})
    assert "This page was saved before." in page.content.decode()
    assert "Slept on the sofa" in page.content.decode()
    again = page.context["form"]["client_uuid"].value()
    assert again != form["client_uuid"]
    pats.post(URL, form | {"mood": "6", "client_uuid": again})
    assert JournalDay.objects.get(patient=pat_record).mood == 6


def test_a_check_in_answers_the_reminder_of_its_day(pats, pat_record, pat):
    with time_machine.travel(datetime(2026, 5, 12, 15, 0, tzinfo=UTC)):
        plan_check_ins(patient=pat_record, by=pat, wall_time=datetime(2026, 5, 12, 19).time())
        tick()
        pats.post(URL, sent(pat_record, ("Walk", "12")))
        states = CheckInOccurrence.objects.filter(local_date="2026-05-12").values_list("state", flat=True)
        assert set(states) == {"done"}


def test_a_long_note_can_be_pasted_whole_and_is_answered_in_plain_words(pats, pat_record):
    assert "maxlength" not in pats.get(URL).content.decode().partition('name="note"')[2].partition(">")[0]
    note = "😀" + "x" * 2500
    page = pats.post(URL, sent(pat_record, note=note)).content.decode()
    assert "This is too long: it has 2501 characters, and there is room for at most 2000 characters." in page
    assert note in page


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"pain_avg": "11"}, "Choose a number from 0 to 10."),
        ({"pain_avg": "7", "pain_worst": "3"}, "Your worst pain is lower than your average."),
        ({"practice_minutes": "1441"}, "A day has 1440 minutes."),
        ({"practice_minutes": "ten"}, "Write whole minutes"),
        ({"flare": "maybe"}, "Select a valid choice"),
        ({"note": "x" * 2001}, "at most 2000 characters"),
        ({"local_date": "2999-01-01"}, "This day has not started yet."),
        ({"local_date": "2001-01-01"}, "closed more than 48 hours ago"),
        ({}, "Nothing new was filled in yet."),
    ],
)
def test_wrong_input_is_said_and_nothing_typed_is_lost(pats, pat_record, answers, words):
    kept = {"mood": "4", "note": "Slept on the sofa"} if answers else {}
    page = pats.post(URL, sent(pat_record, **(kept | answers))).content.decode()
    assert words in page
    assert "data-error-summary" in page
    if answers and "note" not in answers:
        assert "Slept on the sofa" in page
    assert not JournalDay.objects.exists()


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("Walk", "")], "How many minutes? A guess is fine."),
        ([("", "10")], "What did you do?"),
        ([("Walk", "-3")], "Write 0 or more minutes."),
        ([("Walk", "10"), ("walk", "5")], "is there twice"),
        ([("Walk", "1000"), ("Garden", "600")], "more than one day"),
        ([("x" * 61, "10")], "at most 60 characters"),
        ([(f"Thing {n}", "1") for n in range(21)], "There is room for 20 rows at most."),
    ],
)
def test_a_wrong_activity_row_is_said_beside_it(pats, pat_record, rows, words):
    page = pats.post(URL, sent(pat_record, *rows, mood="4")).content.decode()
    assert words in page
    assert not JournalDay.objects.exists()


def test_a_broken_row_count_is_refused_kindly(pats, pat_record):
    page = pats.post(URL, sent(pat_record, mood="4") | {"activity-TOTAL_FORMS": "many"})
    assert page.status_code == 200
    assert not JournalDay.objects.exists()


def test_nothing_today_beside_minutes_is_asked_back(pats, pat_record):
    page = pats.post(URL, sent(pat_record, ("Walk", "10"), nothing="on")).content.decode()
    assert "Please keep one of them" in page


def test_something_worrying_leads_to_the_safety_questions_after_saving(pats, pat_record):
    answer = pats.post(URL, sent(pat_record, mood="4", worry="yes"))
    assert answer.headers["Location"] == reverse("patients:safety")
    assert JournalDay.objects.get(patient=pat_record).mood == 4


def test_worry_alone_is_enough_to_be_led_on(pats, pat_record):
    assert pats.post(URL, sent(pat_record, worry="yes")).headers["Location"] == reverse("patients:safety")
    assert not JournalDay.objects.exists()


def test_a_worry_is_not_stopped_by_an_error_elsewhere(pats, pat_record):
    page = pats.post(URL, sent(pat_record, pain_avg="99", worry="yes")).content.decode()
    assert "Go to the safety questions now" in page


def test_the_form_keeps_the_day_it_was_opened_on(pats, pat_record):
    with time_machine.travel(
        datetime(2026, 5, 13, 0, 50, tzinfo=UTC), tick=False
    ):  # 02:50 in Madrid: still the 12th
        form = sent(pat_record, mood="4")
    with time_machine.travel(datetime(2026, 5, 13, 1, 10, tzinfo=UTC), tick=False):
        pats.post(URL, form)
    day = JournalDay.objects.get(patient=pat_record)
    assert (day.local_date.isoformat(), day.late) == ("2026-05-12", True)


def test_two_very_hard_days_bring_a_plain_instruction_and_one_alert(pats, pat_record):
    today = pat_record.today()
    JournalDay.objects.create(patient=pat_record, local_date=today - timedelta(days=1), pain_avg=9)
    page = pats.post(URL, sent(pat_record, pain_avg="9"), follow=True).content.decode()
    assert "Two very hard days in a row" in page
    pats.post(URL, sent(pat_record, pain_avg="10"))
    assert [(a.flag, a.level, a.times) for a in Alert.objects.all()] == [("severe_pain", "P2", 1)]


def test_one_very_hard_day_raises_nothing(pats, pat_record):
    pats.post(URL, sent(pat_record, pain_avg="10"))
    assert not Alert.objects.exists()


def test_a_flare_of_more_than_a_week_raises_one_alert(pats, pat_record):
    today = pat_record.today()
    for n in range(1, 8):
        JournalDay.objects.create(patient=pat_record, local_date=today - timedelta(days=n), flare=True)
    pats.post(URL, sent(pat_record, flare="yes"))
    assert list(Alert.objects.values_list("flag", flat=True)) == ["long_flare"]


def test_a_gap_breaks_a_flare_week(pats, pat_record):
    today = pat_record.today()
    for n in (1, 2, 3, 5, 6, 7, 8):
        JournalDay.objects.create(patient=pat_record, local_date=today - timedelta(days=n), flare=True)
    pats.post(URL, sent(pat_record, flare="yes"))
    assert not Alert.objects.exists()


def test_days_that_may_still_be_filled_in_are_offered(pats, pat_record):
    pat_record.enrolled_at -= timedelta(days=9)
    pat_record.save()
    yesterday = pat_record.today() - timedelta(days=1)
    before = yesterday - timedelta(days=1)
    JournalDay.objects.create(patient=pat_record, local_date=before)
    page = pats.get(URL).content.decode()
    assert reverse("patients:journal_day", args=[yesterday]) in page
    assert reverse("patients:journal_day", args=[before]) not in page


def test_days_before_the_record_began_are_not_asked_for(pats, pat_record):
    assert pats.get(URL).context["open_days"] == []


def test_opening_the_check_in_is_audited_in_the_patients_own_name(pats, pat_record, pat):
    pats.get(URL)
    event = AuditEvent.objects.get(event="check_in.opened")
    assert (event.actor_id, event.patient_id, event.actor_role) == (pat.pk, pat_record.pk, "patient")


def _queries(pats, form):
    """What the check-in asks the database. Reading the session is every request's own."""
    with CaptureQueriesContext(connection) as spent:
        assert pats.post(URL, form).status_code == 302
    rest = r'(SAVEPOINT|RELEASE|BEGIN|COMMIT|SELECT "django_session")'
    return [q["sql"] for q in spent if not re.match(rest, q["sql"])]


def test_a_check_in_costs_at_most_ten_queries(pats, pat_record):
    pats.get(URL)
    form = sent(
        pat_record, ("Walk", "12", "4"), ("Garden", "20"), mood="5", pain_avg="4", flare="no", note="ok"
    )
    first = _queries(pats, form)
    again = _queries(pats, sent(pat_record, ("Walk", "15", "4"), mood="6", pain_avg="3"))
    assert len(first) <= 10, first
    assert len(again) <= 10, again


def test_the_page_costs_the_same_after_months_of_entries(pats, pat_record):
    pats.get(URL)
    with CaptureQueriesContext(connection) as empty:
        pats.get(URL)
    for n in range(1, 60):
        day = JournalDay.objects.create(patient=pat_record, local_date=pat_record.today() - timedelta(days=n))
        JournalActivity.objects.create(day=day, name=f"Thing {n % 7}", minutes=5)
    with CaptureQueriesContext(connection) as full:
        pats.get(URL)
    assert len(full) <= len(empty)


def test_staff_without_a_record_are_shown_where_to_go(as_person, clara, pat_record):
    assert as_person(clara).post(URL, sent(pat_record, mood="4")).headers["Location"] == reverse(
        "patients:no_record"
    )
    assert not JournalDay.objects.exists()


def test_signed_out_the_sign_in_leads_back_here(client, pat_record):
    answer = client.post(URL, sent(pat_record, mood="4"))
    assert answer.headers["Location"] == f"/accounts/login/?next={URL}"


def test_the_saved_page_without_an_entry_offers_the_check_in(pats, pat_record):
    page = pats.get(reverse("patients:check_in_saved")).content.decode()
    assert "Nothing is logged for today yet" in page
