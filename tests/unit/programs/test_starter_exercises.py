"""The twelve starter exercises are complete, consistent, safe to read and easy to read."""

import re

import pytest

from programs.starter.exercises import BY_ID, EFFORT_WORDS, EXERCISES, TAGS, Exercise

TWELVE = ["E01", "E02", "E04", "E07", "E08", "E09", "E11", "E13", "E21", "E22", "E31", "E37"]
BANNED = (
    "just",
    "all in your head",
    "psychosomatic",
    "nothing wrong",
    "no pain no gain",
    "no pain, no gain",
    "we recommend",
    "failed",
    "failure",
    "push through the pain",
    "cure",
    "simply",
    "normal people",
)
LIBRARY_TAGS = {
    "E01": {"WB"},
    "E02": {"WB"},
    "E04": {"NWB"},
    "E07": {"WB", "BAL1"},
    "E08": {"WB", "POST"},
    "E09": {"WB", "POST"},
    "E11": {"WB", "BAL1"},
    "E13": {"NWB"},
    "E21": {"WB", "BAL1"},
    "E22": {"WB", "BAL1"},
    "E31": {"NWB", "ND"},
    "E37": {"WB", "BAL2", "CARD"},
}

each = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.external_id)


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?:])\s+", text) if part]


def syllables(word: str) -> int:
    """A rough count: groups of vowels, less a silent e at the end."""
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith(("le", "ee")) and groups > 1
    return max(1, groups - silent)


def grade(texts: tuple[str, ...]) -> float:
    """Flesch-Kincaid grade of a set of lines."""
    lines = [line for text in texts for line in sentences(text)]
    words = [word for line in lines for word in re.findall(r"[A-Za-z']+", line)]
    return 0.39 * len(words) / len(lines) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def test_the_starter_set_is_the_agreed_one() -> None:
    assert [exercise.external_id for exercise in EXERCISES] == TWELVE
    assert list(BY_ID) == TWELVE


@each
def test_nothing_is_left_empty(exercise: Exercise) -> None:
    for name in ("name", "summary", "region", "target", "why", "easier_way", "harder_way"):
        text = getattr(exercise, name)
        assert text == text.strip()
        assert text, name
    assert exercise.equipment
    assert len(exercise.cues) >= 3
    assert len(exercise.common_errors) >= 3
    assert exercise.origin == "starter"


@each
def test_the_summary_and_the_reason_are_one_sentence_each(exercise: Exercise) -> None:
    assert len(sentences(exercise.summary)) == len(sentences(exercise.why)) == 1
    assert exercise.summary.endswith(".")


@each
def test_every_exercise_prepares_moves_breathes_and_says_when_to_stop(exercise: Exercise) -> None:
    kinds = [step.kind for step in exercise.steps]
    assert set(kinds) == {"preparation", "step", "form_cue", "breathing", "safety"}
    assert kinds[0] == "preparation"
    assert kinds[-1] == "safety"


@each
def test_tags_are_known_and_as_the_library_says(exercise: Exercise) -> None:
    assert exercise.tags <= TAGS
    assert set(exercise.tags) == LIBRARY_TAGS[exercise.external_id]
    assert ("WB" in exercise.tags) != ("NWB" in exercise.tags)


@each
def test_the_dose_is_either_sets_or_bouts_and_within_reason(exercise: Exercise) -> None:
    dose = exercise.dose
    assert (dose.sets is None) != (dose.bouts is None)
    assert (dose.sets is None) == (dose.reps is None)
    assert (dose.bouts is None) == (dose.minutes is None)
    assert 1 <= dose.per_week <= 7
    assert dose.per_day in (1, 2)
    assert dose.effort_words == EFFORT_WORDS[dose.effort]
    assert dose.effort <= 6


@each
def test_more_than_one_bout_has_a_planned_rest(exercise: Exercise) -> None:
    if exercise.dose.bouts and exercise.dose.bouts > 1:
        assert exercise.dose.rest_minutes


@each
def test_the_steps_tell_the_same_dose_as_the_numbers(exercise: Exercise) -> None:
    told = " ".join(step.text for step in exercise.steps if step.kind in ("step", "preparation"))
    dose = exercise.dose
    if dose.reps and dose.reps > 1:
        assert str(dose.reps) in told
    if dose.hold_s:
        assert f"{dose.hold_s} seconds" in told
    if dose.minutes and dose.minutes > 1:
        assert f"{dose.minutes} minutes" in told or "bell" in told
    if dose.each_side:
        assert "change" in told.lower()


@each
def test_weight_bearing_starts_with_a_foot_or_shoe_check(exercise: Exercise) -> None:
    if "WB" in exercise.tags:
        before = " ".join(step.text for step in exercise.steps if step.kind == "preparation")
        assert "shoes" in before


@each
def test_standing_up_and_balance_say_what_to_do_when_dizzy_or_unsteady(exercise: Exercise) -> None:
    if "POST" in exercise.tags or exercise.kind == "balance":
        assert any("dizzy" in step.text for step in exercise.steps if step.kind == "safety")


@each
def test_harder_balance_is_first_done_in_person(exercise: Exercise) -> None:
    assert ("BAL2" in exercise.tags) == (exercise.supervision == "in_person")


def test_nerve_glides_name_the_emergency_signs() -> None:
    text = " ".join(step.text for step in BY_ID["E31"].steps if step.kind == "safety")
    for sign in ("weakness", "numbness between your legs", "bladder"):
        assert sign in text


@each
def test_easier_and_harder_point_at_each_other_and_inside_the_set(exercise: Exercise) -> None:
    for other in exercise.harder:
        assert exercise.external_id in BY_ID[other].easier
    for other in exercise.easier:
        assert exercise.external_id in BY_ID[other].harder


def test_getting_harder_never_comes_back_to_the_start() -> None:
    def climb(external_id: str, seen: tuple[str, ...]) -> None:
        assert external_id not in seen, f"circle: {seen}"
        for other in BY_ID[external_id].harder:
            climb(other, (*seen, external_id))

    for external_id in BY_ID:
        climb(external_id, ())


@each
def test_no_sentence_is_longer_than_twenty_words(exercise: Exercise) -> None:
    for text in exercise.texts():
        for sentence in sentences(text):
            assert len(sentence.split()) <= 20, sentence


@each
def test_the_words_are_plain_enough_for_grade_six(exercise: Exercise) -> None:
    assert grade(exercise.texts()) <= 6.0


@each
def test_no_phrase_that_blames_or_belittles(exercise: Exercise) -> None:
    whole = " ".join((exercise.name, *exercise.texts())).lower()
    for phrase in BANNED:
        assert not re.search(rf"\b{re.escape(phrase)}\b", whole), phrase


def test_effort_has_own_words_for_every_number() -> None:
    assert list(EFFORT_WORDS) == list(range(11))
    assert len(set(EFFORT_WORDS.values())) == 11
