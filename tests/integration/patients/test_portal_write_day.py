"""The journal's one action: one day, every entry kept, nothing twice, nothing half."""

import itertools
import threading
import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connections, transaction

from patients.actions.journal import AS_IT_COMES, SentBefore, write_day
from patients.models import JournalDay, JournalRevision
from rehab.audit.models import AuditEvent
from rehab.lib.clocks import Made
from rehab.lib.states import NotAllowedNow
from tests.people import make_clinic, make_member, make_patient
from tests.refusing import refuse_inserts

NOON = datetime(2026, 5, 12, 10, 0, tzinfo=UTC)  # 12:00 in Madrid
TODAY = date(2026, 5, 12)
WALK = {"name": "Walk", "minutes": 10, "effort": 3}


@pytest.fixture
def write(pat_record, pat):
    """Write one entry; each comes in a second after the one before."""
    seconds = itertools.count()

    def _write(on=TODAY, now=NOON, sent=None, by=pat, made=AS_IT_COMES, **values):
        return write_day(
            patient=pat_record,
            local_date=on,
            values=values,
            by=by,
            client_uuid=sent or uuid.uuid4(),
            now=now + timedelta(seconds=next(seconds)),
            made=made,
        )

    return _write


def test_each_entry_is_kept_and_the_newest_values_lie_flat(write, pat, clara):
    write(pain_avg=6, activities=[WALK])
    write(pain_avg=4, by=clara)
    day = JournalDay.objects.get()
    assert (day.pain_avg, day.activity_minutes, day.revision) == (4, 10, 2)
    kept = list(day.revisions.order_by("number").values_list("number", "values", "entered_by"))
    assert kept == [(1, {"pain_avg": 6, "activities": [WALK]}, pat.pk), (2, {"pain_avg": 4}, clara.pk)]


def test_unknown_is_not_zero(write):
    assert write(mood=None, activities=None).activity_minutes is None
    assert write(mood=0, activities=[]).activity_minutes == 0


def test_activities_are_replaced_as_a_whole_and_keep_their_row_when_they_stay(write):
    write(activities=[WALK, {"name": "Garden", "minutes": 5, "effort": None}])
    day = write(activities=[WALK | {"minutes": 12}, {"name": "Stairs", "minutes": 2, "effort": 9}])
    assert sorted(day.activities.values_list("name", "minutes")) == [("Stairs", 2), ("Walk", 12)]
    assert day.activity_minutes == 14


def test_an_entry_after_not_today_takes_it_back(write):
    assert write(not_today=True).not_today
    assert not write(mood=3).not_today


@pytest.mark.parametrize(
    ("days_ago", "now", "late"),
    [
        (0, NOON, False),
        (1, NOON, True),
        (2, NOON, True),
        (1, datetime(2026, 5, 12, 0, 59, tzinfo=UTC), False),  # 02:59: the day before is still open
    ],
)
def test_a_day_filled_in_after_it_closed_is_marked(write, days_ago, now, late):
    assert write(on=TODAY - timedelta(days=days_ago), now=now, mood=3).late is late


@pytest.mark.parametrize("days", [1, -3, -400])
def test_a_day_that_has_not_begun_or_closed_long_ago_is_refused(write, days):
    with pytest.raises(NotAllowedNow):
        write(on=TODAY + timedelta(days=days), mood=3)
    assert not JournalDay.objects.exists()
    assert not AuditEvent.objects.exists()


def test_a_late_change_marks_the_day_and_the_entry_on_time_stays_on_time(write):
    write(mood=3)
    day = write(mood=4, now=NOON + timedelta(days=1))
    assert day.late
    assert list(day.revisions.order_by("number").values_list("late", flat=True)) == [False, True]


def test_the_same_entry_sent_twice_changes_nothing_the_second_time(write):
    sent = uuid.uuid4()
    write(sent=sent, mood=3)
    write(mood=5)
    day = write(sent=sent, mood=3)
    assert (day.mood, day.revision) == (5, 2)
    assert JournalRevision.objects.count() == AuditEvent.objects.filter(event="journal.written").count() == 2


@pytest.mark.parametrize(("on", "mood"), [(TODAY, 4), (TODAY - timedelta(days=1), 3)])
def test_an_id_is_one_entry_other_words_under_it_are_told_so_and_not_dropped(write, on, mood):
    sent = uuid.uuid4()
    write(sent=sent, mood=3)
    with pytest.raises(SentBefore):
        write(on=on, sent=sent, mood=mood)
    assert JournalDay.objects.get().mood == 3


def test_the_newest_edit_stands_whichever_came_in_last(write):
    write(mood=5, sleep_quality=6)
    day = write(made=Made(at=NOON - timedelta(hours=2)), mood=2, pain_avg=7, activities=[WALK])
    assert (day.mood, day.sleep_quality, day.pain_avg, day.activity_minutes) == (5, 6, 7, 10)
    assert list(day.activities.values_list("name", "minutes")) == [("Walk", 10)]
    day.refresh_from_db()
    assert (day.mood, day.revision) == (5, 2)
    assert day.revisions.filter(values__mood=2).exists(), "the older edit is kept"


def test_an_older_not_today_does_not_undo_what_was_logged_later(write):
    write(mood=5)
    assert not write(made=Made(at=NOON - timedelta(hours=2)), not_today=True).not_today


@pytest.mark.parametrize(
    ("seen", "stands"), [(None, 4), (-1, 4), (30, 6)], ids=["blind", "before it", "after it"]
)
def test_what_the_care_team_wrote_gives_way_only_to_somebody_who_has_seen_it(write, clara, seen, stands):
    write(pain_avg=4, by=clara)
    made = Made(
        at=NOON + timedelta(minutes=1), seen_at=None if seen is None else NOON + timedelta(seconds=seen)
    )
    assert write(now=NOON + timedelta(minutes=2), made=made, pain_avg=6, mood=5).pain_avg == stands


def test_an_entry_that_waited_on_a_phone_is_taken_late_but_not_for_ever(write):
    made = Made(at=NOON, device_at=NOON + timedelta(hours=26))
    day = write(now=NOON + timedelta(days=6), made=made, mood=4)
    assert day.late
    row = day.revisions.get()
    assert (row.edited_at, row.device_at) == (made.at, made.device_at)
    with pytest.raises(NotAllowedNow):
        write(now=NOON + timedelta(days=15), made=made, mood=4)


def test_a_refused_value_leaves_nothing_behind(write):
    with pytest.raises(ValidationError):
        write(mood=11)
    assert not JournalDay.objects.exists()
    assert not AuditEvent.objects.exists()


def test_without_its_audit_event_there_is_no_entry(write):
    refuse_inserts("audit_auditevent")
    with pytest.raises(DatabaseError), transaction.atomic():
        write(mood=3)
    assert not JournalDay.objects.exists()


@pytest.mark.parametrize("same", [True, False], ids=["the same entry", "two entries"])
def test_entries_at_the_same_moment_lose_nothing(transactional_db, same):
    clinic = make_clinic()
    patient = make_patient("Pat", clinic, make_member("Clara", clinic, "clinician"))
    one, problems, start = uuid.uuid4(), [], threading.Barrier(6)

    def send(n: int) -> None:
        told = 1 if same else n
        try:
            start.wait(10)
            write_day(
                patient=patient,
                local_date=patient.today(),
                values={"mood": told, "activities": [{"name": "Walk", "minutes": told, "effort": None}]},
                by=patient.user,
                client_uuid=one if same else uuid.uuid4(),
            )
        except Exception as problem:
            problems.append(problem)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    day = JournalDay.objects.get()
    assert day.revision == JournalRevision.objects.count() == (1 if same else 6)
    last = day.revisions.order_by("-edited_at", "-client_uuid")[0].values
    assert (day.mood, day.activity_minutes) == (last["mood"], last["activities"][0]["minutes"])
