"""The alert table: what each safety answer brings, worst first."""

import itertools
import re
import string

import pytest

from patients.rules.red_flags import RED_FLAGS, Level, RedFlag, measured_flags, triage
from tests.tables import every

CODES = [flag.code for flag in RED_FLAGS]
RAISERS = [raiser.code for flag in RED_FLAGS for raiser in flag.raisers]
TEXTS = [
    text
    for flag in RED_FLAGS
    for text in (
        flag.question,
        flag.instruction,
        *(part for raiser in flag.raisers for part in (raiser.question, raiser.instruction)),
    )
    if text
]


@every(
    "codes",
    "level",
    rows=[
        ({"cauda_equina"}, Level.P0),
        ({"sudden_collapse"}, Level.P0),
        ({"self_harm"}, Level.P1),
        ({"self_harm", "self_harm_plan"}, Level.P0),
        ({"self_harm", "unsafe_now"}, Level.P0),
        ({"new_weakness"}, Level.P1),
        ({"new_weakness", "weakness_rapid"}, Level.P0),
        ({"foot_change"}, Level.P1),
        ({"fever_unwell"}, Level.P1),
        ({"faint_on_standing"}, Level.P1),
        ({"fall"}, Level.P2),
        ({"fall", "fall_injury"}, Level.P1),
        ({"fall", "fall_blood_thinner"}, Level.P1),
        ({"fall", "fall_head"}, Level.P0),
        ({"fall", "fall_head", "fall_injury", "fall_blood_thinner"}, Level.P0),
        ({"weight_loss_night_pain"}, Level.P2),
        ({"severe_pain"}, Level.P2),
        ({"long_flare"}, Level.P2),
        ({"low_mood"}, Level.P2),
        ({"poor_sleep"}, Level.P2),
    ],
)
def test_the_agreed_levels(codes: set[str], level: Level) -> None:
    assert triage(codes).level is level


def test_nothing_ticked_brings_nothing() -> None:
    found = triage([])
    assert (found.level, found.flags, found.instructions, found.pauses_program) == (None, (), (), False)


def test_the_worst_comes_first_and_ties_follow_the_table() -> None:
    found = triage(["fall", "foot_change", "new_weakness", "cauda_equina"])
    assert [flag.code for flag in found.flags] == ["cauda_equina", "new_weakness", "foot_change", "fall"]


def test_a_raised_flag_moves_up_and_brings_its_own_instruction() -> None:
    found = triage(["foot_change", "new_weakness", "weakness_rapid"])
    assert [flag.code for flag in found.flags] == ["new_weakness", "foot_change"]
    assert found.instructions[0].startswith("Go to emergency care now")


def test_a_follow_up_answer_counts_even_without_its_question() -> None:
    for flag in RED_FLAGS:
        for raiser in flag.raisers:
            assert triage([raiser.code]) == triage([raiser.code, flag.code])
            assert triage([raiser.code]).level is raiser.level


def test_the_same_answers_in_any_order_or_twice_bring_the_same() -> None:
    answers = ["fall", "fall_head", "low_mood", "cauda_equina"]
    results = {triage(order) for order in itertools.permutations(answers)}
    assert results == {triage(answers * 2)}


def test_another_answer_never_lowers_the_level() -> None:
    for first, second in itertools.permutations(CODES + RAISERS, 2):
        alone, both = triage([first]).level, triage([first, second]).level
        assert alone is not None
        assert both is not None
        assert both <= alone


def test_an_answer_that_is_in_no_row_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="made_up"):
        triage(["fall", "made_up"])


def test_each_instruction_is_shown_once() -> None:
    found = triage(CODES + RAISERS)
    assert len(found.instructions) == len(set(found.instructions))
    assert len(found.flags) == len(RED_FLAGS)


@every(
    "codes",
    "pauses",
    rows=[
        (["foot_change"], True),
        (["new_weakness"], True),
        (["faint_on_standing"], True),
        (["cauda_equina"], True),
        (["fall"], False),
        (["fall_blood_thinner"], False),
        (["fall_injury"], True),
        (["fall_head"], True),
        (["self_harm"], False),
        (["low_mood"], False),
    ],
)
def test_a_wound_a_harmful_fall_or_a_new_sign_pauses_the_program(codes: list[str], pauses: bool) -> None:
    assert triage(codes).pauses_program is pauses


def test_the_most_urgent_texts_carry_the_emergency_number() -> None:
    for flag in RED_FLAGS:
        urgent = [flag.instruction] if flag.level is Level.P0 else []
        urgent += [raiser.instruction for raiser in flag.raisers if raiser.level is Level.P0]
        assert all("{emergency_number}" in text for text in urgent)


def test_self_harm_texts_carry_the_crisis_line_and_say_who_watches() -> None:
    (flag,) = (flag for flag in RED_FLAGS if flag.code == "self_harm")
    for text in (flag.instruction, *(raiser.instruction for raiser in flag.raisers)):
        assert "{crisis_text}" in text
        assert "{emergency_number}" in text
        assert "A clinician will be told. This page is not watched all the time." in text


@every("text", rows=TEXTS)
def test_texts_use_only_the_two_known_placeholders(text: str) -> None:
    names = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    assert names <= {"emergency_number", "crisis_text"}
    assert text.format(emergency_number="112", crisis_text="Call 988.")


def syllables(word: str) -> int:
    return max(1, len(re.findall(r"[aeiouy]+", re.sub(r"(?<=[^aeiouyl])e$", "", word.lower()))))


@every("text", rows=TEXTS)
def test_texts_read_at_grade_eight_or_below(text: str) -> None:
    plain = text.format(emergency_number="112", crisis_text="")
    words = re.findall(r"[A-Za-z']+", plain)
    sentences = max(1, len(re.findall(r"[.?!:]+(?:\s|$)", plain)))
    grade = 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    assert grade <= 8, f"grade {grade:.1f}"


@every("text", rows=TEXTS)
def test_texts_never_play_down_or_diagnose(text: str) -> None:
    for phrase in (
        "in your head",
        "nothing wrong",
        "safe to ignore",
        "you probably have",
        "diagnos",
        "failed",
        "just ",
    ):
        assert phrase not in text.lower()


@every("flag", rows=RED_FLAGS, called=lambda flag: flag.code)
def test_a_flag_has_a_question_exactly_when_it_is_asked(flag: RedFlag) -> None:
    assert bool(flag.question) is flag.asked
    assert flag.instruction


def test_codes_are_unique_across_flags_and_follow_ups() -> None:
    assert len(set(CODES + RAISERS)) == len(CODES + RAISERS)


def test_a_follow_up_only_ever_raises() -> None:
    assert all(raiser.level < flag.level for flag in RED_FLAGS for raiser in flag.raisers)


@every(
    "scores",
    "found",
    rows=[
        ([(1, 9), (2, 9)], True),
        ([(2, 10), (1, 9)], True),
        ([(1, 9), (2, 8)], False),
        ([(1, 9), (3, 9)], False),
        ([(1, 9), (2, None), (3, 9)], False),
        ([(1, 9)], False),
        ([], False),
    ],
)
def test_pain_of_nine_on_two_days_in_a_row(scores: list[tuple[int, int | None]], found: bool) -> None:
    assert ("severe_pain" in measured_flags(pain_scores=scores)) is found


@every(
    "answers",
    "codes",
    rows=[
        ({}, ()),
        ({"flare_days": 7}, ()),
        ({"flare_days": 8}, ("long_flare",)),
        ({"phq9_total": 19}, ()),
        ({"phq9_total": 20}, ("low_mood",)),
        ({"isi_total": 21}, ()),
        ({"isi_total": 22}, ("poor_sleep",)),
        ({"phq9_total": 27, "isi_total": 28}, ("low_mood", "poor_sleep")),
    ],
)
def test_scores_at_their_severe_bands(answers: dict[str, int], codes: tuple[str, ...]) -> None:
    assert measured_flags(**answers) == codes  # type: ignore[arg-type]


def test_measured_flags_can_be_triaged() -> None:
    every = measured_flags(pain_scores=[(1, 9), (2, 9)], flare_days=8, phq9_total=20, isi_total=22)
    assert triage(every).level is Level.P2
    assert len(every) == sum(not flag.asked for flag in RED_FLAGS)
