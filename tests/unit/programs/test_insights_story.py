"""One plain sentence of what happened: function first, numbers with it, never a cause, never blame."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from programs.insights.series import DailySeries, JournalRow, daily_series
from programs.insights.story import GoalLine, Register, Story, plain, story

START = date(2026, 5, 4)
Score = int | None


def log(
    pain: Sequence[Score] | None = None, active: Sequence[Score] | None = None, flare: tuple[int, ...] = ()
) -> DailySeries:
    """A series from columns; a day where all columns are None has no entry."""
    days = max(len(pain or []), len(active or []), 14)
    rows = []
    for i in range(days):
        p = pain[i] if pain and i < len(pain) else None
        a = active[i] if active and i < len(active) else None
        if p is not None or a is not None or i in flare:
            when = START + timedelta(days=i)
            rows.append(JournalRow(when, f"e{i}", pain_avg=p, activity_minutes=a, flare=i in flare))
    return daily_series(rows, START, START + timedelta(days=days - 1))


def told(series: DailySeries, register: Register = Register.PATIENT, days: int = 14) -> str:
    return story(series, register=register, days=days).sentence


FULL = log([6] * 7 + [4] * 7, [20] * 7 + [30] * 7)
EVERY: dict[str, DailySeries] = {
    "full": FULL,
    "nothing": log(),
    "thin": log([5, None, 5]),
    "only pain": log(pain=[5] * 14),
    "only activity": log(active=[25] * 14),
    "only a flare tick": log(flare=(3, 4)),
    "flare": log([6] * 14, [20] * 14, flare=(9, 10)),
    "gaps": log([6, None] * 7, [None, 20] * 7),
    "one day": daily_series([JournalRow(START, "a", pain_avg=3)], START, START),
}


def test_the_patient_reads_function_first_then_pain_then_how_much_is_logged() -> None:
    assert told(FULL) == (
        "You were active for about 30 minutes a day (20 in the 7 days before); "
        "your pain was about 4 out of 10 (6 in the 7 days before); "
        "you logged 14 of the last 14 days."
    )


def test_the_clinician_reads_the_same_facts_in_fewer_words() -> None:
    assert told(FULL, Register.CLINICIAN) == (
        "Activity median 30 min a day, last 7 days (20 in the 7 days before); "
        "average pain median 4 of 10, last 7 days (6 in the 7 days before); "
        "14 of 14 days logged."
    )


def test_nothing_logged_is_said_without_blame_and_without_a_zero() -> None:
    assert told(log()) == (
        "Nothing is logged for the last 14 days; your next journal entry starts the picture."
    )
    assert told(log(), Register.CLINICIAN) == (
        "Not logged in the last 14 days; how the patient is doing is unknown."
    )


def test_too_little_is_said_as_too_little() -> None:
    assert told(log([5, None, 5])) == (
        "There is too little here yet to say how things went; you logged 2 of the last 14 days."
    )
    assert "too few values" in told(log([5, None, 5]), Register.CLINICIAN).lower()


def test_pain_alone_is_told_alone() -> None:
    sentence = told(log(pain=[5] * 14))
    assert sentence.startswith("Your pain was about 5 out of 10 (about the same as the 7 days before)")
    assert "active" not in sentence


def test_activity_alone_is_told_alone() -> None:
    sentence = told(log(active=[25] * 14))
    assert sentence.startswith("You were active for about 25 minutes a day (about the same")
    assert "pain" not in sentence


def test_flare_days_are_counted() -> None:
    assert "; 2 days were flare days; " in told(log([6] * 14, [20] * 14, flare=(9, 10)))
    assert "; 1 day was a flare day; " in told(log([6] * 14, flare=(9,)))
    assert "flare ticked on 2 days" in told(log([6] * 14, flare=(9, 10)), Register.CLINICIAN)
    assert "flare" not in told(FULL)


def test_flares_before_the_window_are_not_counted() -> None:
    assert "flare" not in told(log([6] * 30, flare=(2, 3)))


def test_small_changes_are_about_the_same() -> None:
    assert "(about the same" in told(log(active=[60] * 7 + [64] * 7))
    assert "(20 in the 7 days before)" in told(log(active=[20] * 7 + [25] * 7))
    assert "(60 in the 7 days before)" in told(log(active=[60] * 7 + [66] * 7))
    assert "(about the same" in told(log(active=[100] * 7 + [109] * 7))
    assert "(5 in the 7 days before)" in told(log(pain=[5] * 7 + [6] * 7))


def test_when_the_halves_cannot_be_compared_the_level_stands_alone() -> None:
    sentence = told(log(pain=[5] * 8))
    assert "about 5 out of 10;" in sentence
    assert "before" not in sentence


def test_only_the_window_is_told() -> None:
    long = log([9] * 30 + [3] * 28, [5] * 30 + [40] * 28)
    assert "40 minutes" in told(long)
    assert "(about the same as the 14 days before)" in told(long, days=28)


@pytest.mark.parametrize("register", list(Register))
@pytest.mark.parametrize("name", EVERY)
def test_every_story_is_one_sentence_without_cause_or_blame(name: str, register: Register) -> None:
    found = story(EVERY[name], register=register)
    assert found.sentence.endswith(".")
    assert found.sentence.count(". ") == 0
    assert found.sentence[0].isupper()
    whole = " ".join([found.sentence, *found.notes]).lower()
    for banned in ("cause", "because", "fail", "only", "just", "should", "good", "bad", "missed", "nan"):
        assert banned not in whole.split(), banned


@pytest.mark.parametrize("name", EVERY)
def test_each_clause_for_the_patient_is_short(name: str) -> None:
    for clause in told(EVERY[name]).split(";"):
        assert len(clause.split()) <= 18


def test_the_table_holds_every_day_newest_first() -> None:
    rows = story(FULL).table_rows
    assert [row.day for row in rows] == list(reversed(FULL.dates))
    assert (rows[0].activity, rows[0].pain, rows[0].entry_id) == ("30 min", "4", "e13")


def test_a_gap_in_the_table_is_not_logged_and_a_zero_is_a_zero() -> None:
    series = daily_series([JournalRow(START, "a", pain_avg=0, late=True, flare=True)], START, FULL.dates[1])
    gap, zero = story(series).table_rows
    assert (gap.pain, gap.activity, gap.sleep, gap.note) == ("not logged", "not logged", "not logged", "")
    assert (zero.pain, zero.worst, zero.note) == ("0", "not logged", "flare, logged later")


def notes(found: Story) -> str:
    return " ".join(found.notes)


@pytest.mark.parametrize(
    ("best", "says"),
    [
        (None, "Goal “Walk to the market”: 30 minutes; not logged yet."),
        (18.0, "Goal “Walk to the market”: 18 of 30 minutes so far."),
        (30.0, "Goal “Walk to the market”: reached, 30 minutes."),
    ],
)
def test_goals_come_first_in_the_patients_own_words(best: float | None, says: str) -> None:
    goal = GoalLine("Walk to the market", best, 30, "minutes")
    assert story(log([5] * 10), [goal]).notes[0] == says


def test_a_percent_sign_in_a_goal_is_only_text() -> None:
    goal = GoalLine("Be 100% myself", 1, 2, "times")
    assert "100% myself" in story(FULL, [goal]).notes[0]


def test_gaps_are_named_as_gaps() -> None:
    assert "4 days are not logged and are left as gaps." in story(log([5] * 10)).notes
    assert "1 day is not logged and is left as a gap." in story(log([5] * 13)).notes
    assert not story(FULL).notes


def test_gaps_after_painful_days_call_for_care() -> None:
    values: list[Score] = [3, 3, 8, None] * 5
    assert "hard days may be missing" in notes(story(log(values)))
    assert "median 8 before a gap, 3 otherwise" in notes(story(log(values), register=Register.CLINICIAN))


def test_the_change_marker_is_for_the_clinician() -> None:
    series = log([6] * 14 + [3] * 7)
    assert "substantial improvement, median 6 in the first 14 days, 3 in the last 7" in notes(
        story(series, register=Register.CLINICIAN)
    )
    assert "improvement" not in notes(story(series))


def test_a_high_start_is_named_to_the_clinician() -> None:
    series = log([8] * 9 + [6] * 12 + [4] * 7)
    assert "part of a fall is expected" in notes(story(series, register=Register.CLINICIAN))


def test_a_high_start_is_left_out_when_no_change_is_claimed() -> None:
    assert not story(log([7] * 7 + [6] * 21), register=Register.CLINICIAN).notes


def test_the_window_is_two_weeks_unless_asked_otherwise() -> None:
    assert len(story(log([5] * 30)).table_rows) == 14
    assert len(story(log([5] * 30), days=28).table_rows) == 28


def test_numbers_are_written_as_people_write_them() -> None:
    assert [plain(4.0), plain(4.5), plain(25)] == ["4", "4.5", "25"]


def test_minutes_are_told_in_whole_numbers() -> None:
    assert "about 26 minutes" in told(log(active=[25, 26, 27, 26, 25, 26, 26] * 2))
    assert ".5 minutes" not in told(log(active=[20, 20, 20, 20, 20, 20, 20, 25, 26, 25, 26, 25, 26, None]))
