"""Cells of an import: what they may be, and what is said when they are not."""

from datetime import date

import pytest

from patients.actions import import_cells as cells
from patients.actions.import_cells import Wrong

TODAY = date(2026, 5, 12)


def test_a_date_is_year_month_day():
    assert cells.day("2026-05-12", latest=TODAY) == TODAY


@pytest.mark.parametrize(
    "cell", ["", "12/05/2026", "2026-5-1", "2026-02-30", "yesterday", "2026-05-12T00:00"]
)
def test_anything_else_is_not_a_date_and_says_how_to_write_one(cell):
    with pytest.raises(Wrong, match="is not a date") as wrong:
        cells.day(cell, latest=TODAY)
    assert "year-month-day" in wrong.value.mend


@pytest.mark.parametrize(("cell", "said"), [("2026-05-13", "in the future"), ("1850-01-01", "120 years ago")])
def test_a_date_that_cannot_be_is_refused(cell, said):
    with pytest.raises(Wrong, match=said):
        cells.day(cell, latest=TODAY)


def test_an_empty_number_is_unknown_and_zero_is_zero():
    assert cells.whole("", top=10) is None
    assert cells.whole("0", top=10) == 0


@pytest.mark.parametrize("cell", ["11", "-1", "3.5", "1e1", "٣", "five", "99999999999"])
def test_a_number_out_of_range_or_shape_is_refused(cell):
    with pytest.raises(Wrong, match="whole number from 0 to 10"):
        cells.whole(cell, top=10)


@pytest.mark.parametrize(
    ("cell", "meant"), [("", None), ("Yes", True), ("0", False), ("true", True), ("NO", False)]
)
def test_yes_no_and_unknown(cell, meant):
    assert cells.yes_or_no(cell) is meant


def test_maybe_is_neither_yes_nor_no():
    with pytest.raises(Wrong, match="neither yes nor no"):
        cells.yes_or_no("maybe")


def test_activities_have_names_and_minutes():
    assert cells.activities("walking 20; stairs at home 5") == [("walking", 20), ("stairs at home", 5)]


def test_no_activities_are_unknown_and_none_is_an_answer():
    assert cells.activities("") is None
    assert cells.activities("none") == []


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("walking", "not an activity with its minutes"),
        ("walking 2000", "not an activity with its minutes"),
        ("walking 5; Walking 6", "stands twice"),
        ("sleep 1000; rest 600", "longer than a day"),
    ],
)
def test_activities_that_cannot_be(cell, said):
    with pytest.raises(Wrong, match=said):
        cells.activities(cell)


def test_a_limb_in_a_file_is_its_areas_on_the_map():
    assert cells.regions("left leg; neck") == [
        "neck",
        "left thigh",
        "left knee",
        "left lower leg",
        "left foot",
    ]


@pytest.mark.parametrize(
    ("reader", "cell", "said"),
    [
        (cells.regions, "left wing", "Unknown areas: left wing"),
        (cells.conditions, "diabetes; hunger", "Unknown conditions: hunger"),
        (cells.address, "clara(at)example.org", "not an e-mail address"),
        (cells.certainty, "sure", "not known here"),
    ],
)
def test_unknown_words_are_named(reader, cell, said):
    with pytest.raises(Wrong, match=said):
        reader(cell)


def test_an_unknown_time_zone_is_refused_and_an_empty_one_is_the_clinics():
    assert cells.zone("", "Europe/Madrid") == "Europe/Madrid"
    with pytest.raises(Wrong, match="no time zone"):
        cells.zone("Madrid", "Europe/Madrid")


def test_text_that_looks_like_a_formula_stays_text():
    assert cells.words("=HYPERLINK(1)", most=80) == "=HYPERLINK(1)"


@pytest.mark.parametrize(
    ("cell", "needed", "said"), [("", True, "empty"), ("x" * 81, False, "81 characters")]
)
def test_text_that_is_missing_or_too_long_is_refused(cell, needed, said):
    with pytest.raises(Wrong, match=said):
        cells.words(cell, most=80, needed=needed)
