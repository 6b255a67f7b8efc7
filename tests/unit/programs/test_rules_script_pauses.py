"""A silence in a script is kept and not said."""

import pytest

from programs.rules.script_pauses import MOST_S, Said, said
from programs.starter.es.exercises import SPANISH
from programs.starter.exercises import EXERCISES


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("Breathe out. (Pause for four breaths.)", [Said("Breathe out.", 24, "(Pause for four breaths.)")]),
        ("Suelte. (Pausa de una respiración.)", [Said("Suelte.", 6, "(Pausa de una respiración.)")]),
        ("Wait. (Pause for 3 breaths.)", [Said("Wait.", 18, "(Pause for 3 breaths.)")]),
        ("Wait. (Pause for 99 breaths.)", [Said("Wait.", MOST_S, "(Pause for 99 breaths.)")]),
        (
            "The knees. (Pause for two breaths.) The calves.",
            [Said("The knees.", 12, "(Pause for two breaths.)"), Said("The calves.")],
        ),
        ("Look around (slowly).", [Said("Look around (slowly).")]),
        ("Rest. (Pause for many breaths.)", [Said("Rest. (Pause for many breaths.)")]),
        ("", []),
    ],
)
def test_a_silence_cuts_a_paragraph_and_says_how_long_it_is(paragraph, found):
    assert list(said(paragraph)) == found


def test_a_long_silence_ends_after_a_minute_and_a_half_and_none_is_none():
    assert MOST_S == 90
    assert Said("The calves.").pause_s == 0


def test_every_silence_of_the_starter_scripts_is_understood():
    english = [line for exercise in EXERCISES for line in exercise.script]
    spanish = [line for fields in SPANISH.values() for line in fields.get("script", ())]
    for lines, mark in ((english, "(Pause"), (spanish, "(Pausa")):
        marked = [line for line in lines if mark in line]
        assert len(marked) > 40
        parts = [part for line in marked for part in said(line)]
        assert [part for part in parts if mark in part.words] == []
        assert all(part.words for part in parts)
