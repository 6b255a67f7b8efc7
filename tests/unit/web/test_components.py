"""What the parts of a page know before they are drawn."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from rehab.web import components as parts

TODAY = date(2026, 5, 20)


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (-3, "3 days ago"),
        (5, "in 5 days"),
        (-14, "2 weeks ago"),
        (21, "in 3 weeks"),
        (-56, "8 weeks ago"),
    ],
)
def test_a_near_day_is_told_from_today(ahead: Any, words: Any) -> None:
    assert parts.relative_day(TODAY + timedelta(days=ahead), TODAY) == words


def test_a_far_day_is_told_in_full() -> None:
    assert parts.relative_day(date(2025, 12, 24), TODAY) == parts.full_date(date(2025, 12, 24))


@given(st.integers(-20000, 20000))
def test_every_day_has_words(ahead: Any) -> None:
    assert parts.relative_day(TODAY + timedelta(days=ahead), TODAY)


def test_a_moment_belongs_to_the_day_where_the_reader_is() -> None:
    late = datetime(2026, 5, 19, 23, 30, tzinfo=UTC)
    with timezone.override("Europe/Berlin"):
        assert parts.local_day(late) == date(2026, 5, 20)
        assert parts.relative_day(late, TODAY) == "today"


def test_a_moment_shows_its_time_and_a_day_does_not() -> None:
    assert ":" in parts.full_date(datetime(2026, 5, 19, 9, 30, tzinfo=UTC)) or "a.m." in parts.full_date(
        datetime(2026, 5, 19, 9, 30, tzinfo=UTC)
    )
    assert ":" not in parts.full_date(date(2026, 5, 19))


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Clara Santos", "CS"), ("Gita", "G"), ("Anna Maria de Souza", "AS"), ("", ""), (" ", "")],
)
def test_initials_are_those_of_the_first_and_last_name(name: Any, letters: Any) -> None:
    assert parts.initials(name) == letters


def test_a_scale_starts_unset() -> None:
    assert [c.value for c in parts.scale_choices(None)] == [str(n) for n in range(11)]
    assert not any(c.checked for c in parts.scale_choices(None))
    assert not any(c.checked for c in parts.scale_choices(""))


def test_a_score_of_zero_is_a_score() -> None:
    assert [c.value for c in parts.scale_choices(0) if c.checked] == ["0"]


def test_what_is_not_on_the_scale_chooses_nothing() -> None:
    assert not any(c.checked for c in parts.scale_choices("eleven"))


def test_choices_may_carry_a_hint() -> None:
    plain, hinted = parts.choices_of([("a", "A"), ("b", "B", "why")], "b")
    assert (plain.hint, plain.checked) == ("", False)
    assert (hinted.hint, hinted.checked) == ("why", True)


def test_several_choices_may_be_chosen() -> None:
    assert [c.value for c in parts.choices_of([(1, "x"), (2, "y"), (3, "z")], [1, "3"]) if c.checked] == [
        "1",
        "3",
    ]


def test_the_week_starts_on_monday_and_counts_from_zero() -> None:
    week = parts.weekday_choices([0, 6])
    assert (week[0].value, week[0].label, week[0].hint, week[0].checked) == ("0", "Mon", "Monday", True)
    assert (week[6].hint, week[6].checked) == ("Sunday", True)


def test_weekdays_speak_the_readers_language() -> None:
    with translation.override("es"):
        assert parts.weekday_choices(None)[0].hint.lower() == "lunes"


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "–"), ("", "–"), (0, "0"), (7.5, "7.5"), (7.04, "7.0"), ("as it is", "as it is"), (True, "True")],
)
def test_a_missing_number_is_a_dash_and_never_a_zero(value: Any, text: Any) -> None:
    assert parts.number_words(value) == text


def test_a_column_with_a_unit_holds_numbers() -> None:
    assert parts.column({"label": "Walked", "unit": "min"})["numeric"] is True
    assert parts.column("Day")["numeric"] is False
    assert parts.column({"label": "Count", "numeric": True})["unit"] == ""


def test_a_row_must_fit_its_columns() -> None:
    columns = [parts.column("a"), parts.column("b")]
    with pytest.raises(ValueError, match="shorter"):
        parts.table_rows(columns, [["only one"]])


@pytest.mark.parametrize("key", sorted(parts.STATES))
def test_a_state_is_told_by_words_and_shape_and_not_by_colour_alone(key: Any) -> None:
    known = parts.state_words(key)
    assert str(known.words)
    assert known.icon
    assert known.tone in {"neutral", "good", "activity", "pain", "attention", "safety"}


def test_no_state_says_that_a_person_failed() -> None:
    said = " ".join(str(s.words).lower() for s in parts.STATES.values())
    assert "fail" not in said
    assert "missed" not in said


def test_a_state_nobody_described_keeps_its_own_words() -> None:
    assert parts.state_words("on_hold").words == "On hold"
    assert parts.state_words("on_hold").tone == "neutral"


def test_a_wizard_knows_what_is_done_and_where_one_is() -> None:
    steps = parts.wizard_steps(["Goals", "Baseline", "Check"], 2)
    assert [(s["done"], s["here"]) for s in steps] == [(True, False), (False, True), (False, False)]
