"""Outcome instruments: what is asked, how it is scored, what a change may be called."""

import ast
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patients.measures.change import BEYOND_ERROR, MEANINGFUL, WITHIN_ERROR, Direction, change
from patients.measures.gas import Attained, met, t_score
from patients.measures.gas import score as gas_score
from patients.measures.instrument import Asked, Better, Mark
from patients.measures.phq_9 import PHQ_9, tells_of_self_harm
from patients.measures.psfs import PSFS, on_same_activities
from patients.measures.registry import INSTRUMENTS
from patients.measures.scoring import half_up, wrong_answers
from patients.measures.sit_to_stand import below_average
from tests.tables import every

ALL = list(INSTRUMENTS.values())
NAMED = ["nrs", "peg", "bpi_sf", "psfs", "pseq", "pseq_2", "tsk_11", "pcs", "phq_2", "phq_4", "phq_9"]
NAMED += ["gad_7", "isi", "pgic", "gas", "dn4", "s_lanss", "paindetect", "six_minute_walk", "sit_to_stand"]
NAMED += ["timed_up_and_go"]
# Whose item text the clinical reference lets us show; of all others only numbers are kept.
SHIP = {"nrs", "peg", "psfs", "phq_2", "phq_4", "phq_9", "gad_7", "pgic", "gas"}
SHIP |= {"six_minute_walk", "sit_to_stand", "timed_up_and_go"}
LOINC = {
    "nrs": ("72514-3", "", {"average": "72514-3"}),
    "peg": ("91147-9", "91148-7", {"pain": "75893-8", "enjoyment": "91145-3", "activity": "91146-1"}),
    "phq_2": ("55758-7", "", {}),
    "phq_9": ("44261-6", "44249-1", {"q9": "44260-8"}),
    "gad_7": ("70274-6", "69737-5", {}),
    "six_minute_walk": ("64098-7", "", {}),
    "sit_to_stand": ("66247-8", "", {}),
    "timed_up_and_go": ("89423-8", "", {}),
}


def phq(*values):
    return dict(zip([f"q{n}" for n in range(1, 10)], values, strict=False))


def test_every_named_instrument_is_there():
    assert sorted(INSTRUMENTS) == sorted(NAMED)


@every("one", rows=ALL, called=lambda one: one.key)
def test_item_text_is_there_only_where_the_licence_lets_us_ship_it(one):
    assert one.licence.decision == ("Ship" if one.key in SHIP else "ENTRY")
    assert (one.asked is Asked.ENTRY) is (one.key not in SHIP)
    if one.asked is Asked.ENTRY:
        assert {item.key for item in one.items} <= {"total", "interference", "open"}
        assert not any(item.options or "?" in item.words for item in one.numbers)


@every("one", rows=ALL, called=lambda one: one.key)
def test_every_instrument_says_whose_it_is_and_where_its_numbers_come_from(one):
    assert one.name and one.about and one.version and one.scale and one.missing and one.citation
    assert one.licence.words
    for number in (one.mdc, one.mcid):
        assert number is None or (number.source and number.value > 0)
    assert not one.bands or one.bands_source
    assert [band.start for band in one.bands] == sorted(band.start for band in one.bands)


@every("one", rows=ALL, called=lambda one: one.key)
def test_no_code_is_borrowed(one):
    total, panel, items = LOINC.get(one.key, ("", "", {}))
    assert (one.loinc, one.loinc_panel) == (total, panel)
    assert {item.key: item.loinc for item in one.numbers if item.loinc} == items


@every(
    "one", rows=[one for one in ALL if not one.own_words and one.asked is Asked.ITEMS], called=lambda o: o.key
)
def test_published_words_are_not_marked_for_translation(one):
    names = {"phq_2": "phq_short", "phq_4": "phq_short"}
    source = Path(f"patients/measures/{names.get(one.key, one.key)}.py").read_text()
    say = Path("patients/measures/phq_words.py").read_text() + Path("patients/measures/say.py").read_text()
    marked = {
        node.args[0].value
        for node in ast.walk(ast.parse(source + say))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "gettext_noop"
    }
    assert not marked & {item.words for item in one.items}
    assert one.intro not in marked


def test_from_memory_stays_marked():
    marks = {one.key: one.mcid.mark for one in ALL if one.mcid}
    from_memory = {key for key, mark in marks.items() if mark is Mark.FROM_MEMORY}
    assert from_memory == {"pcs", "phq_9", "gad_7", "isi", "sit_to_stand"}
    assert marks["six_minute_walk"] is Mark.DESIGN
    assert PSFS.mdc and PSFS.mdc.mark is Mark.FROM_MEMORY


# --- scores -----------------------------------------------------------------------------------------
@every(
    "key", "answers", "value", "estimated",
    rows=[
        ("phq_9", phq(2, 2, 2, 2, 2, 2, 2, None, None), 18, True),
        ("phq_9", phq(2, 2, 2, 2, 2, 2, None, None, None), None, False),
        ("phq_9", phq(*[3] * 9), 27, False),
        ("phq_9", phq(1, 0, 0, 0, 0, 0, 0, 0), 1, True),
        ("peg", {"pain": 6, "enjoyment": 7, "activity": 5}, 6.0, False),
        ("peg", {"pain": 6, "enjoyment": 7, "activity": None}, None, False),
        ("psfs", {"a": 3, "b": 4, "c": 5}, 4.0, False),
        ("psfs", {"a": 5, "b": 6, "c": 8}, 6.3, False),
        ("psfs", {"a": 5, "b": None}, 5.0, True),
        ("gad_7", {f"q{n}": 1 for n in range(1, 7)}, 7, True),
        ("gad_7", {f"q{n}": 1 for n in range(1, 6)}, None, False),
        ("phq_2", {"interest": 3, "down": 0}, 3, False),
        ("phq_2", {"interest": 3}, None, False),
        ("pseq", {"total": 33, "open": 1}, 33, True),
        ("pseq", {"total": 33, "open": 2}, None, False),
        ("tsk_11", {"total": 30, "open": 1}, 30, True),
        ("isi", {"total": 22}, 22, False),
        ("bpi_sf", {"interference": 6.4, "severity": 5, "open": 3}, 6.4, True),
        ("bpi_sf", {"interference": 6.4, "open": 4}, None, False),
        ("sit_to_stand", {"count": 12, "arms": 0}, 12, False),
        ("sit_to_stand", {"count": 12, "arms": 1}, 0, False),
        ("nrs", {"average": 4, "worst": 8}, 4, False),
        ("nrs", {"worst": 8}, None, False),
    ],
)  # fmt: skip
def test_a_score_follows_the_missing_data_rule(key, answers, value, estimated):
    found = INSTRUMENTS[key].score(answers)
    assert (found.value, found.estimated) == (value, estimated)
    assert (found.value is None) is bool(found.void)


def test_phq_4_has_two_subscales():
    found = INSTRUMENTS["phq_4"].score({"nervous": 3, "worry": 2, "interest": 1, "down": 0})
    assert (found.value, found.parts) == (6, {"anxiety": 5, "depression": 1})


def test_subscales_of_an_entered_score_are_kept():
    found = INSTRUMENTS["pcs"].score({"total": 31, "rumination": 10, "magnification": 6, "helplessness": 15})
    assert found.parts == {"rumination": 10, "magnification": 6, "helplessness": 15}


def test_question_nine_counts_whatever_else_is_open():
    assert tells_of_self_harm({"q9": 1})
    assert not tells_of_self_harm(phq(*[3] * 8, 0))
    assert not tells_of_self_harm(phq(*[3] * 8))


@every(
    "key", "answers",
    rows=[
        ("isi", {"total": 29}), ("isi", {"total": -1}), ("tsk_11", {"total": 10}), ("tsk_11", {"total": 45}),
        ("pcs", {"total": 53}), ("pcs", {"rumination": 17}), ("pseq", {"total": 61}), ("phq_9", {"q9": 4}),
        ("peg", {"pain": 11}), ("peg", {"pain": 5.5}), ("peg", {"pain": math.nan}), ("peg", {"itch": 3}),
        ("six_minute_walk", {"aid": 5}), ("paindetect", {"total": -2}),
    ],
)  # fmt: skip
def test_a_number_out_of_range_is_rejected(key, answers):
    assert set(wrong_answers(INSTRUMENTS[key].numbers, answers)) == set(answers)


@every("one", rows=[one for one in ALL if one.items], called=lambda one: one.key)
def test_the_best_and_the_worst_answers_stay_within_the_instruments_range(one):
    for pick in (lambda item: item.low, lambda item: item.high):
        answers = {item.key: 0 if item.key in ("open", "arms") else pick(item) for item in one.numbers}
        assert not wrong_answers(one.numbers, answers)
        value = one.score(answers).value
        assert value is not None and one.low <= value <= one.high


@given(st.data())
def test_more_of_an_answer_never_lowers_a_sum(data):
    one = INSTRUMENTS[data.draw(st.sampled_from(["phq_2", "phq_4", "phq_9", "gad_7", "peg"]))]
    answers = {item.key: data.draw(st.integers(int(item.low), int(item.high) - 1)) for item in one.items}
    raised = data.draw(st.sampled_from([item.key for item in one.items]))
    low, high = one.score(answers).value, one.score(answers | {raised: answers[raised] + 1}).value
    assert low is not None and high is not None and low < high


@given(st.lists(st.one_of(st.none(), st.integers(0, 3)), min_size=9, max_size=9))
def test_phq_9_is_scored_exactly_when_at_most_two_are_open(values):
    found = PHQ_9.score(phq(*values))
    open_ones = sum(value is None for value in values)
    assert (found.value is None) is (open_ones > 2)
    if found.value is not None:
        assert 0 <= found.value <= 27 and found.value == int(found.value)
        assert found.value >= sum(value for value in values if value is not None)


@every(
    "value",
    "decimals",
    "wanted",
    rows=[(2.5, 0, 3), (-2.5, 0, -3), (6.25, 1, 6.3), (0, 0, 0), (1.005, 2, 1.01)],
)
def test_a_half_goes_away_from_zero(value, decimals, wanted):
    assert half_up(value, decimals) == wanted


# --- bands ------------------------------------------------------------------------------------------
@every(
    "key", "value", "words",
    rows=[
        ("phq_9", 4, "minimal"), ("phq_9", 5, "mild"), ("phq_9", 19, "moderately severe"), ("phq_9", 20, "severe"),
        ("isi", 7, "none"), ("isi", 8, "below threshold"), ("isi", 15, "moderate"), ("isi", 22, "severe"),
        ("pseq", 19, "severe"), ("pseq", 20, "moderate"), ("pseq", 30, "moderate"), ("pseq", 31, "mild"),
        ("pseq", 40, "mild"), ("pseq", 41, "minimal"), ("peg", 3.9, ""), ("peg", 4, "moderate"),
        ("tsk_11", 22, "low"), ("tsk_11", 28, "moderate"), ("tsk_11", 35, "high"), ("pseq_2", 5, "low"),
        ("paindetect", 12, "neuropathic pain unlikely"), ("paindetect", 18, "unclear"), ("dn4", 3, "below the cut-off"),
        ("dn4", 4, "neuropathic pain likely"), ("timed_up_and_go", 11.9, "under 12 seconds"), ("nrs", 6, ""),
        ("pgic", 2, "much better or more"), ("pgic", 3, "little or no change"), ("phq_2", 1, ""),
    ],
)  # fmt: skip
def test_a_band_starts_where_the_table_says(key, value, words):
    assert INSTRUMENTS[key].band(value) == words


@every(
    "age",
    "wanted",
    rows=[(59, None), (60, (14, 12)), (64, (14, 12)), (69, (12, 11)), (94, (7, 4)), (95, None)],
)
def test_standing_up_is_below_average_by_age(age, wanted):
    assert below_average(age) == wanted


# --- change -----------------------------------------------------------------------------------------
@every(
    "key", "before", "after", "labels",
    rows=[
        ("peg", 7, 5.2, (WITHIN_ERROR, MEANINGFUL)),
        ("peg", 7, 5.25, (WITHIN_ERROR,)),
        ("peg", 8, 4.5, (BEYOND_ERROR, MEANINGFUL)),
        ("tsk_11", 30, 23, (WITHIN_ERROR, MEANINGFUL)),
        ("tsk_11", 30, 22, (BEYOND_ERROR, MEANINGFUL)),
        ("tsk_11", 30, 26, (WITHIN_ERROR,)),
        ("pseq", 21, 29, (WITHIN_ERROR,)),
        ("pseq", 25, 34, (WITHIN_ERROR, MEANINGFUL)),
        ("pseq", 25, 37, (BEYOND_ERROR, MEANINGFUL)),
        ("nrs", 7, 5, ()),
        ("nrs", 7, 4, (MEANINGFUL,)),
        ("isi", 20, 14, ()),
        ("isi", 20, 13, (MEANINGFUL,)),
        ("dn4", 6, 2, ()),
        ("phq_4", 9, 1, ()),
    ],
)  # fmt: skip
def test_a_label_is_earned_only_above_its_threshold(key, before, after, labels):
    assert change(INSTRUMENTS[key], before, after).labels == labels


@every(
    "key", "before", "after", "direction",
    rows=[
        ("peg", 7, 5, Direction.BETTER), ("peg", 5, 7, Direction.WORSE), ("pseq", 20, 30, Direction.BETTER),
        ("peg", 5, 5, Direction.SAME), ("dn4", 5, 2, Direction.MOVED), ("gas", 37.6, 62.4, Direction.BETTER),
    ],
)  # fmt: skip
def test_which_way_is_better(key, before, after, direction):
    assert change(INSTRUMENTS[key], before, after).direction is direction


@every(
    "before", "after", "size", rows=[(4.0, 6.3, "medium"), (4, 5.2, ""), (4, 5.3, "small"), (4, 6.7, "large")]
)
def test_own_activities_change_has_a_size(before, after, size):
    assert change(PSFS, before, after).size == size


@given(st.sampled_from(ALL), st.floats(0, 60), st.floats(0, 60))
def test_a_change_reads_the_same_both_ways(one, before, after):
    there, back = change(one, before, after), change(one, after, before)
    assert there.labels == back.labels
    assert there.delta == -back.delta
    if there.beyond_error:
        assert one.mdc and abs(there.delta) > one.mdc.value
    if there.meaningful:
        assert one.mcid and abs(there.delta) > one.mcid.value and one.better is not Better.NEITHER


def test_own_activities_are_compared_on_those_rated_both_times():
    assert on_same_activities({"a": 2, "b": 4, "c": None}, {"a": 6, "c": 9, "d": 9}) == (2, 6, 1)
    assert on_same_activities({"a": 2}, {"b": 4}) is None


# --- goals ------------------------------------------------------------------------------------------
@every(
    "goals", "wanted",
    rows=[
        ([(1, 0)], 50), ([(1, 1)], 60), ([(1, -1), (1, -1)], 37.6), ([(1, 1), (1, 1)], 62.4), ([], None),
        ([(2, None)], None), ([(1, 1), (3, None)], 60), ([(3, 1), (1, -1)], 55.8), ([(1, 2)], 70),
    ],
)  # fmt: skip
def test_goal_attainment_uses_the_corrected_formula(goals, wanted):
    assert t_score(Attained(*goal) for goal in goals) == wanted


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(-2, 2)), min_size=1, max_size=5))
def test_goal_attainment_mirrors_around_fifty(goals):
    up = t_score(Attained(weight, level) for weight, level in goals)
    down = t_score(Attained(weight, -level) for weight, level in goals)
    assert up is not None and down is not None
    assert up + down == pytest.approx(100, abs=0.11)
    assert up == t_score(Attained(weight, level) for weight, level in reversed(goals))


def test_goals_met_are_counted_among_those_rated():
    assert met([Attained(1, 0), Attained(1, -1), Attained(1, None), Attained(2, 2)]) == (2, 3)
    found = gas_score({"a": 1, "b": None}, {"a": 2})
    assert (found.value, found.parts, found.estimated) == (60, {"met": 1, "rated": 1}, True)
