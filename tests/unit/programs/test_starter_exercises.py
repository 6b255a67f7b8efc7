"""The starter exercises are complete, as the library lists them, safe to read and easy to read."""

import re
import statistics

from programs.starter.es.exercises import SPANISH
from programs.starter.exercises import (
    BY_ID,
    EFFORT_WORDS,
    EQUIPMENT,
    EXERCISES,
    POSITIONS,
    REGIONS,
    TAGS,
    Exercise,
)
from rehab.publishing.kind_words import unkind_phrases
from rehab.publishing.reading import reading_ease, sentences, word_count
from tests.tables import every
from tests.unit.programs.starter_table import ARROWS, DOSES, LIBRARY

BANNED = (
    "just",
    "all in your head",
    "psychosomatic",
    "nothing wrong",
    "no pain no gain",
    "no pain, no gain",
    "recommend",
    "fail",
    "failed",
    "failure",
    "push through the pain",
    "cure",
    "simply",
    "normal people",
    "repairs nerves",
    "removes pain",
)
FORTY = [line.split()[0] for line in LIBRARY.split("\n") if line]
MIND_BODY = ["MB01", "MB02", "MB03", "MB04", "MB05", "MB06"]
SET_UPS = ["SU01", "SU02", "SU03", "SU04", "SU05", "SU06"]
WIDEST = {
    "name": 80,
    "summary": 200,
    "why": 200,
    "target": 80,
    "region": 40,
    "easier_way": 200,
    "harder_way": 200,
}
"""What the library's own pages can hold."""

each = every("exercise", rows=EXERCISES, called=lambda exercise: exercise.external_id)


movements = every("exercise", rows=[BY_ID[i] for i in FORTY])


def grade(exercise: Exercise) -> float:
    """Flesch-Kincaid grade over all that a patient may read."""
    return float(reading_ease(list(exercise.texts()), "en").grade or 0)


def said(exercise: Exercise, kind: str) -> str:
    """All steps of one kind."""
    return " ".join(step.text for step in exercise.steps if step.kind == kind)


def told(exercise: Exercise) -> str:
    """A dose the way the library prints it."""
    dose = exercise.dose
    parts = [f"{dose.sets}x{dose.reps}" if dose.sets else f"{dose.bouts}x{dose.minutes}min"]
    parts += [f"{dose.hold_s}s"] if dose.hold_s else []
    parts += [f"rest{dose.rest_minutes}"] if dose.rest_minutes else []
    parts += ["each"] if dose.each_side else []
    parts += [f"{dose.per_week}/wk"] + ([f"{dose.per_day}/d"] if dose.per_day > 1 else [])
    return " ".join((exercise.external_id, *parts))


def test_the_starter_set_is_the_agreed_one() -> None:
    assert len(FORTY) == 40
    assert [exercise.external_id for exercise in EXERCISES] == [*FORTY, *MIND_BODY, *SET_UPS]
    assert list(BY_ID) == [*FORTY, *MIND_BODY, *SET_UPS]
    assert len({exercise.name for exercise in EXERCISES}) == len(EXERCISES)


@each
def test_nothing_is_left_empty(exercise: Exercise) -> None:
    for name in ("name", "summary", "region", "target", "why", "easier_way", "harder_way"):
        text = getattr(exercise, name)
        assert text == text.strip()
        assert text, name
    assert exercise.equipment
    assert exercise.sources
    assert len(exercise.cues) >= 3
    assert len(exercise.common_errors) >= 3
    assert exercise.origin == "starter"


@each
def test_place_and_equipment_come_from_the_lists_that_filters_use(exercise: Exercise) -> None:
    assert exercise.region in REGIONS
    assert exercise.position in POSITIONS
    assert set(exercise.equipment) <= set(EQUIPMENT)
    if "no equipment" in exercise.equipment:
        assert len(exercise.equipment) == 1


def test_no_word_of_the_lists_is_without_an_exercise() -> None:
    assert {exercise.region for exercise in EXERCISES} == set(REGIONS)
    assert {exercise.position for exercise in EXERCISES} == set(POSITIONS)
    assert {thing for exercise in EXERCISES for thing in exercise.equipment} == set(EQUIPMENT)


@each
def test_every_text_fits_the_page_it_goes_to(exercise: Exercise) -> None:
    for name, most in WIDEST.items():
        assert len(getattr(exercise, name)) <= most, name
    assert len(", ".join(exercise.equipment)) <= 80
    assert max(len(step.text) for step in exercise.steps) <= 240


@each
def test_the_summary_and_the_reason_are_one_sentence_each(exercise: Exercise) -> None:
    assert len(sentences(exercise.summary)) == len(sentences(exercise.why)) == 1
    assert exercise.summary.endswith(".")


@each
def test_every_exercise_prepares_moves_breathes_and_says_when_to_stop(exercise: Exercise) -> None:
    kinds = [step.kind for step in exercise.steps]
    wanted = {"preparation", "step", "form_cue", "safety"}
    assert set(kinds) == (wanted if exercise.kind == "set_up" else wanted | {"breathing"})
    assert kinds[0] == "preparation"
    assert kinds[-1] == "safety"


@movements
def test_kind_and_tags_are_as_the_library_lists_them(exercise: Exercise) -> None:
    line = next(line.split() for line in LIBRARY.split("\n") if line.startswith(exercise.external_id))
    assert exercise.kind == line[1]
    assert exercise.tags <= TAGS
    assert set(exercise.tags) == set(line[2:])


@movements
def test_the_first_dose_is_as_the_library_lists_it(exercise: Exercise) -> None:
    assert told(exercise) in DOSES.split("\n")


def test_mind_body_and_set_up_put_no_weight_or_load_on_anybody() -> None:
    assert {BY_ID[i].kind for i in MIND_BODY} == {"mind_body"}
    assert {BY_ID[i].kind for i in SET_UPS} == {"set_up"}
    assert {tag for i in (*MIND_BODY, *SET_UPS) for tag in BY_ID[i].tags} == {"NWB"}


@each
def test_the_dose_is_either_sets_or_bouts_and_within_reason(exercise: Exercise) -> None:
    dose = exercise.dose
    assert (dose.sets is None) != (dose.bouts is None)
    assert (dose.sets is None) == (dose.reps is None)
    assert (dose.bouts is None) == (dose.minutes is None)
    assert 1 <= dose.per_week <= 7
    assert dose.per_day in (1, 2, 3)
    assert dose.effort_words == EFFORT_WORDS[dose.effort]
    assert dose.effort <= 6


@each
def test_more_than_one_bout_has_a_planned_rest(exercise: Exercise) -> None:
    if exercise.dose.bouts and exercise.dose.bouts > 1:
        assert exercise.dose.rest_minutes


# A clinician changes the dose in the prescription, so the steps say “as your plan says”. What is no dose may stay:
# how fast (“1 or 2 seconds each way”), how often a break comes, and until when to watch a symptom.
COUNTS = {
    "en": re.compile(
        r"\b(\d+|two|three|four|five|six|seven|eight|nine|ten|twice) (more|times|rounds?|sets?|minutes?|seconds?)\b"
        r"|\b(do|repeat) \d+\b|\b\d+ on each side",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(\d+|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez) (más|veces|rondas?|series?|minutos?|segundos?)\b"
        r"|\b(haga|repita) \d+\b|\b\d+ por lado",
        re.IGNORECASE,
    ),
}
RATES = re.compile(
    r"(every|each way|about \d+ seconds)|(cada|al ir y al volver|unos \d+ segundos)", re.IGNORECASE
)


def test_no_step_and_no_cue_names_a_count_that_belongs_to_the_dose() -> None:
    found = []
    for exercise in EXERCISES:
        spanish = SPANISH[exercise.external_id]
        said = {
            "en": [step.text for step in exercise.steps] + [*exercise.cues],
            "es": [step["text"] for step in spanish["steps"]] + [*spanish["cues"]],
        }
        watched = {n for n, step in enumerate(exercise.steps) if step.kind == "safety"}
        for language, texts in said.items():
            for n, text in enumerate(texts):
                if n not in watched and not RATES.search(text) and COUNTS[language].search(text):
                    found.append(f"{exercise.external_id} {language}: {text}")
    assert not found, "\n".join(found)


@each
def test_the_steps_leave_the_dose_to_the_plan(exercise: Exercise) -> None:
    told = " ".join(step.text for step in exercise.steps if step.kind in ("step", "preparation"))
    dose = exercise.dose
    if dose.reps and dose.reps > 1:
        assert "plan" in told
    if dose.hold_s:
        assert "the seconds in your plan" in told
    if dose.each_side:
        assert "change" in told.lower()


@each
def test_weight_bearing_starts_with_a_foot_or_shoe_check(exercise: Exercise) -> None:
    if "WB" in exercise.tags:
        assert "shoes" in said(exercise, "preparation")


@each
def test_where_breath_could_be_held_the_steps_say_not_to(exercise: Exercise) -> None:
    if "VALS" in exercise.tags:
        assert "Do not hold your breath" in said(exercise, "breathing")


def test_water_is_kept_from_open_skin_and_the_skin_is_looked_at_after() -> None:
    assert "open, do not go in" in said(BY_ID["E06"], "preparation")
    assert "look at your skin" in said(BY_ID["E06"], "safety")


def test_set_up_protects_hands_and_feet_that_cannot_feel() -> None:
    assert "test water with your elbow" in said(BY_ID["SU02"], "safety")
    assert "Test the water with your elbow" in said(BY_ID["SU06"], "safety")
    assert "heat pads on numb skin" in said(BY_ID["SU03"], "safety")
    assert "Do not walk with bare feet" in said(BY_ID["SU04"], "safety")
    assert "do not drive" in said(BY_ID["SU05"], "safety")


@each
def test_standing_up_and_balance_say_what_to_do_when_dizzy_or_unsteady(exercise: Exercise) -> None:
    if "POST" in exercise.tags or exercise.kind == "balance":
        assert "dizzy" in said(exercise, "safety")


@each
def test_what_needs_a_trained_eye_is_not_started_alone(exercise: Exercise) -> None:
    if "BAL2" in exercise.tags or exercise.external_id in ("E06", "E32", "E36", "E38"):
        assert exercise.supervision == "in_person"
    elif "ND" in exercise.tags or exercise.kind == "desensitisation":
        assert exercise.supervision == "tele"


@each
def test_nerve_work_says_when_it_has_to_stop(exercise: Exercise) -> None:
    if "ND" in exercise.tags:
        assert "tingl" in said(exercise, "safety")
        assert "weakness" in said(exercise, "safety")


@every("external_id", rows=["E28", "E31", "E32"])
def test_leg_nerve_work_names_the_emergency_signs(external_id: str) -> None:
    for sign in ("weakness", "numbness between your legs", "bladder", "same day"):
        assert sign in said(BY_ID[external_id], "safety")


def test_loading_a_nerve_is_short_mild_and_never_held() -> None:
    text = " ".join(BY_ID["E32"].texts())
    for words in ("at once", "Do not hold", "mild pull"):
        assert words in text


def test_the_arrows_are_those_of_the_library() -> None:
    drawn = {f"{exercise.external_id}>{harder}" for exercise in EXERCISES for harder in exercise.harder}
    assert drawn == set(ARROWS.split())


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
            assert word_count(sentence) <= 20, sentence


@each
def test_the_words_are_plain_enough(exercise: Exercise) -> None:
    assert grade(exercise) <= 8.0


def test_half_of_all_exercises_read_at_grade_six_or_below() -> None:
    assert statistics.median(grade(exercise) for exercise in EXERCISES) <= 6.0


@each
def test_no_phrase_that_blames_or_belittles(exercise: Exercise) -> None:
    whole = " ".join((exercise.name, *exercise.texts())).lower()
    for phrase in BANNED:
        assert not re.search(rf"\b{re.escape(phrase)}\b", whole), phrase
    assert unkind_phrases([whole]) == []


def test_effort_has_own_words_for_every_number() -> None:
    assert list(EFFORT_WORDS) == list(range(11))
    assert len(set(EFFORT_WORDS.values())) == 11
