"""When an entry was made: the server's clock decides, the device's is believed for durations only."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehab.lib.clocks import OLDEST, Made, made, moment

NOW = datetime(2026, 5, 12, 12, tzinfo=UTC)
repeatable = settings(database=None, derandomize=True, deadline=None, max_examples=200)
somewhen = st.datetimes(datetime(1980, 1, 1), datetime(2200, 1, 1))


@repeatable
@given(st.timedeltas(timedelta(days=-400), timedelta(days=400)), st.integers(0, 13 * 24 * 60))
def test_a_clock_that_is_off_at_both_ends_changes_nothing(off, waited):
    then, sent = NOW + off - timedelta(minutes=waited), NOW + off
    found = made(then.isoformat(), sent.isoformat(), NOW)
    assert found == Made(at=NOW - timedelta(minutes=waited), device_at=then)


@repeatable
@given(somewhen, somewhen)
def test_it_was_never_made_ahead_of_now_nor_longer_ago_than_is_believed(then, sent):
    found = made(f"{then.isoformat()}Z", f"{sent.isoformat()}+00:00", NOW)
    assert found.at is not None and NOW - OLDEST <= found.at <= NOW


@pytest.mark.parametrize(
    "text", ["", "soon", "2026-05-12", "2026-05-12T10:00:00", "9999-12-31T23:59:59Z", "💥"]
)
def test_what_cannot_be_read_counts_as_made_now(text):
    assert moment(text) is None
    assert made(text, NOW.isoformat(), NOW) == Made()
    assert made(NOW.isoformat(), text, NOW) == Made(device_at=NOW)


def test_javascripts_own_words_are_read():
    assert moment("2026-05-12T10:00:00.123Z") == datetime(2026, 5, 12, 10, 0, 0, 123000, tzinfo=UTC)
