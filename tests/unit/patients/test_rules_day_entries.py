"""Which entry stands: a pure function of the set of entries, whatever the order in which they came in."""

import uuid
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from patients.rules.day_entries import DayEntry, laid_flat, passed_over, standing

NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)
FIELDS = ("mood", "pain_avg", "not_today")
repeatable = settings(database=None, derandomize=True, deadline=None, max_examples=300)
minutes = st.integers(0, 6).map(lambda n: NOON + timedelta(minutes=n))
entries = st.builds(
    DayEntry,
    sent=st.integers(1, 2**64).map(lambda n: uuid.UUID(int=n)),
    number=st.just(0),
    edited_at=minutes,
    values=st.dictionaries(st.sampled_from(FIELDS), st.integers(0, 10), min_size=1),
    by_team=st.booleans(),
    seen_at=st.none() | minutes,
)
several = st.lists(entries, min_size=1, max_size=7, unique_by=lambda e: e.sent)


def entry(n: int, at: int, team: bool = False, seen: int | None = None, **values: object) -> DayEntry:
    seen_at = None if seen is None else NOON + timedelta(minutes=seen)
    return DayEntry(uuid.UUID(int=n), n, NOON + timedelta(minutes=at), values, team, seen_at)


@repeatable
@given(several, st.randoms(use_true_random=False))
def test_the_day_is_the_same_in_any_order_of_arrival(rows, random):
    shuffled = random.sample(rows, len(rows))
    assert laid_flat(rows) == laid_flat(shuffled)


@repeatable
@given(several)
def test_every_answer_that_was_given_has_a_value_that_somebody_gave(rows):
    flat = laid_flat(rows)
    assert set(flat) == {field for row in rows for field in row.told}
    assert all(any(row.told.get(field) == value for row in rows) for field, value in flat.items())


@repeatable
@given(several)
def test_the_care_teams_word_falls_only_to_the_care_team_or_to_somebody_who_saw_it(rows):
    last = {f: e for e in sorted(rows, key=lambda e: e.order) for f in e.told if e.by_team}
    for field, winner in standing(rows).items():
        if field in last and not winner.by_team:
            assert winner.seen_at is not None and winner.seen_at >= last[field].edited_at


def test_the_newest_edit_of_each_answer_stands():
    first, second = entry(1, 5, mood=3, pain_avg=6), entry(2, 2, mood=8, sleep_quality=4)
    assert laid_flat([first, second]) == {"mood": 3, "pain_avg": 6, "sleep_quality": 4, "not_today": False}
    assert passed_over([first, second]) == {second.sent: {"mood"}}


def test_two_edits_of_one_moment_are_told_apart_by_their_ids():
    assert laid_flat([entry(2, 1, mood=2), entry(1, 1, mood=1)])["mood"] == 2


def test_an_entry_after_not_today_takes_it_back_and_one_from_before_does_not():
    assert laid_flat([entry(1, 1, not_today=True), entry(2, 2, mood=3)])["not_today"] is False
    assert laid_flat([entry(1, 3, not_today=True), entry(2, 2, mood=3)])["not_today"] is True


def test_an_entry_that_counted_when_it_came_is_not_called_passed_over_later():
    assert passed_over([entry(1, 1, mood=3), entry(2, 2, mood=5)]) == {}
