"""What the day's form gives to the journal: only what was answered or changed."""

import json
import uuid

import pytest
from django.core.exceptions import ValidationError

from patients.actions.journal import _clean
from patients.forms.check_in import DayForm

ROWS = {"activity-TOTAL_FORMS": "0", "activity-INITIAL_FORMS": "0"}


def form(seen=None, rows=(), **answers):
    data = {
        "local_date": "2026-05-12",
        "client_uuid": str(uuid.uuid4()),
        "seen": json.dumps(seen or {}),
    } | ROWS
    data["activity-TOTAL_FORMS"] = str(len(rows))
    for n, (name, minutes, effort) in enumerate(rows):
        data |= {
            f"activity-{n}-name": name,
            f"activity-{n}-minutes": minutes,
            f"activity-{n}-effort": effort,
            f"activity-{n}-offered": "True",
        }
    return DayForm(data | answers)


def given(**kwargs):
    asked = form(**kwargs)
    assert asked.is_valid(), asked.errors
    return asked.values()


def test_what_was_not_answered_is_not_given():
    assert given(mood="4") == {"mood": 4}


def test_zero_is_given():
    assert given(stress="0", practice_minutes="0") == {"stress": 0, "practice_minutes": 0}


def test_no_is_given_and_open_is_not():
    assert given(flare="no") == {"flare": False}


def test_what_the_page_showed_and_nobody_changed_is_not_given():
    assert given(seen={"mood": 4, "flare": True}, mood="4", flare="yes", stress="2") == {"stress": 2}


def test_what_was_taken_back_is_given_as_unknown():
    assert given(seen={"pain_avg": 6, "note": "x", "mood": 3}, pain_avg="skip", mood="3") == {
        "pain_avg": None,
        "note": "",
    }


def test_activities_that_stayed_the_same_are_not_given():
    shown = [{"name": "Walk", "minutes": 10, "effort": None}]
    assert given(seen={"activities": shown}, rows=[("Walk", "10", "")], mood="5") == {"mood": 5}


def test_a_changed_activity_gives_all_of_them():
    shown = [{"name": "Walk", "minutes": 10, "effort": None}, {"name": "Garden", "minutes": 5, "effort": 2}]
    now = given(seen={"activities": shown}, rows=[("Walk", "12", ""), ("Garden", "5", "2")])
    assert [row["minutes"] for row in now["activities"]] == [12, 5]


def test_the_last_activity_taken_away_is_unknown_and_nothing_ticked_is_zero():
    shown = [{"name": "Walk", "minutes": 10, "effort": None}]
    assert given(seen={"activities": shown}, rows=[("Walk", "", "")]) == {"activities": None}
    assert given(seen={"activities": shown}, rows=[("Walk", "", "")], nothing="on") == {"activities": []}


@pytest.mark.parametrize("seen", ["", "{", "[]", "7", '"x"', "null"])
def test_a_page_whose_memory_is_broken_counts_as_empty(seen):
    asked = form(mood="4")
    asked.data = asked.data | {"seen": seen}
    assert asked.is_valid()
    assert asked.values() == {"mood": 4}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"pain_avg": 11}, "pain_avg"),
        ({"pain_avg": -1}, "pain_avg"),
        ({"mood": 4.5}, "mood"),
        ({"mood": True}, "mood"),
        ({"stress": "4"}, "stress"),
        ({"practice_minutes": 1441}, "practice_minutes"),
        ({"flare": "yes"}, "flare"),
        ({"not_today": None}, "not_today"),
        ({"note": "x" * 2001}, "note"),
        ({"activities": [{"name": " ", "minutes": 5, "effort": None}]}, "activities"),
        ({"activities": [{"name": "Walk", "minutes": None, "effort": None}]}, "activities"),
        ({"activities": [{"name": "Walk", "minutes": 5, "effort": 11}]}, "activities"),
        ({"activities": [{"name": n, "minutes": 900, "effort": None} for n in ("a", "b")]}, "activities"),
        ({"activities": [{"name": n, "minutes": 5, "effort": None} for n in ("Walk", "WALK")]}, "activities"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_its_name(values, field):
    with pytest.raises(ValidationError) as refused:
        _clean(values)
    assert list(refused.value.message_dict) == [field]


def test_every_wrong_field_is_named_at_once():
    with pytest.raises(ValidationError) as refused:
        _clean({"pain_avg": 11, "mood": -1, "stress": 3})
    assert set(refused.value.message_dict) == {"pain_avg", "mood"}


def test_a_field_nobody_knows_is_a_mistake_in_the_code():
    with pytest.raises(ValueError, match="steps"):
        _clean({"steps": 4})  # type: ignore[typeddict-unknown-key]


def test_an_entry_that_says_nothing_is_refused():
    with pytest.raises(ValidationError, match="Nothing was filled in yet"):
        _clean({})


def test_text_is_kept_as_it_is_but_for_what_no_database_takes():
    assert _clean({"note": "  =1+1 <b>\x00ok "}) == {"note": "=1+1 <b>ok"}
