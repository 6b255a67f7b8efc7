"""What each worksheet asks, and what an answer may be."""

import pytest

from patients.rules.worksheets import LINE, SHEETS, TEXT, Sheet, problems


def keys(sheet: Sheet) -> list[str]:
    return [ask.key for ask in SHEETS[sheet]]


def test_each_sheet_asks_for_the_parts_of_its_skill() -> None:
    assert keys(Sheet.THOUGHT) == [
        *("situation", "thought", "feeling", "strength", "evidence", "alternative", "strength_after")
    ]
    assert {"problem", "option_1", "option_4", "pick", "when", "result"} <= set(keys(Sheet.PROBLEM))
    assert {"task", "planned_on", "mastery", "pleasure"} <= set(keys(Sheet.ACTIVITY))
    assert keys(Sheet.WORRY)[:2] == ["worry_1", "next_step_1"]


@pytest.mark.parametrize(
    ("sheet", "answers", "wrong"),
    [
        (Sheet.THOUGHT, {}, []),
        (Sheet.THOUGHT, {"strength": 0, "strength_after": 100}, []),
        (Sheet.THOUGHT, {"strength": 101}, ["strength"]),
        (Sheet.THOUGHT, {"strength": -1}, ["strength"]),
        (Sheet.THOUGHT, {"strength": True}, ["strength"]),
        (Sheet.THOUGHT, {"thought": "x" * TEXT, "feeling": "x" * LINE}, []),
        (Sheet.THOUGHT, {"thought": "x" * (TEXT + 1), "feeling": "x" * (LINE + 1)}, ["feeling", "thought"]),
        (Sheet.THOUGHT, {"thought": 3}, ["thought"]),
        (Sheet.ACTIVITY, {"mastery": 0, "pleasure": 10, "did": False, "planned_on": "2026-05-12"}, []),
        (Sheet.ACTIVITY, {"mastery": 11, "pleasure": -1}, ["mastery", "pleasure"]),
        (Sheet.ACTIVITY, {"did": "yes", "planned_on": "soon"}, ["did", "planned_on"]),
        (Sheet.PROBLEM, {"option_2": "Ask for help", "pick": 2}, []),
        (Sheet.PROBLEM, {"option_2": "Ask for help", "pick": 1}, ["pick"]),
        (Sheet.PROBLEM, {"option_2": "Ask for help", "pick": 5}, ["pick"]),
    ],
)
def test_what_cannot_be_is_told_by_question(
    sheet: Sheet, answers: dict[str, object], wrong: list[str]
) -> None:
    assert sorted(problems(sheet, answers)) == wrong  # type: ignore[arg-type]


def test_a_question_that_the_sheet_does_not_ask_is_an_error_of_ours() -> None:
    with pytest.raises(KeyError):
        problems(Sheet.WORRY, {"thought": "x"})
