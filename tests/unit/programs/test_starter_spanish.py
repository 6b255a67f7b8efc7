"""The starter exercises in Spanish are complete, say the same as the English ones and are as easy to read."""

import re
import statistics
from collections import defaultdict

import pytest

from programs.actions.starter import adopt_starter, words_of
from programs.shelves import EXERCISES as SHELF
from programs.starter.es.exercises import SPANISH, WORDS
from programs.starter.es.words import EQUIPMENT as THINGS
from programs.starter.es.words import POSITIONS as POSTURES
from programs.starter.es.words import REGIONS as PLACES
from programs.starter.exercises import BY_ID, EQUIPMENT, EXERCISES, POSITIONS, REGIONS, Exercise
from programs.starter.translations import TRANSLATIONS
from rehab.publishing.adopt import read_many, unread
from rehab.publishing.kind_words import unkind_phrases
from rehab.publishing.reading import reading_ease, sentences, word_count
from rehab.publishing.texts import leaves
from rehab.publishing.told import in_language, paired, told_many
from tests.tables import every

LEFT_IN_ENGLISH = re.compile(
    r"\b(the|and|your|you|with|for|from|of|to|on|in|is|are|it|this|that|then|when|stop|start|down|up|left|right|"
    r"slowly|stand|sit|walk|hold|breathe|step|hand|foot|feet|knee|leg|arm|times|minutes|seconds|rest|one|two|three|"
    r"body|scan|mindfulness|timer|feedback)\b",
    re.IGNORECASE,
)
SAYS_TU = re.compile(
    r"\b(tú|tu|tus|te|ti|contigo|tuy[oa]s?|eres|estás|tienes|puedes|quieres|sientes)\b", re.IGNORECASE
)
SAYS_HE_OR_SHE = re.compile(
    r"\b((sentad|acostad|tumbad|cansad|relajad|preparad)[oa]|parado|listo|quieto|bienvenido)\b|\w[@/]\w|\(a\)",
    re.IGNORECASE,
)
NOT_SAID = (
    "simplemente",
    "fracas",
    "fallar",
    "falló",
    "recomend",
    "cura ",
    "elimina el dolor",
    "sin dolor no",
    "es fácil si",
)
WIDEST = {"name": 80, "summary": 200, "target": 80, "why": 200, "easier_way": 200, "harder_way": 200}
"""What the library's own pages can hold."""
BREATHS = {"una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "ocho": 8, "diez": 10}
ENGLISH_BREATHS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10}
WORDS_A_MINUTE = 120
EASY_BREATH_S = 5

each = every("exercise", rows=EXERCISES, called=lambda exercise: exercise.external_id)
practices = every(
    "exercise", rows=[e for e in EXERCISES if e.script], called=lambda exercise: exercise.external_id
)


def pairs(exercise: Exercise) -> dict[str, str]:
    """English text → Spanish text, as a translation keeps them."""
    return paired(SHELF, words_of(exercise), SPANISH[exercise.external_id])


def prose(exercise: Exercise) -> list[str]:
    """What a patient reads in Spanish, without the labels."""
    said = SPANISH[exercise.external_id]
    return [text for field in SHELF.prose for _path, text in leaves(said[field])]


def safety(exercise: Exercise) -> str:
    said = WORDS[exercise.external_id].steps
    return " ".join(there for here, there in zip(exercise.steps, said, strict=True) if here.kind == "safety")


def numbers(text: str) -> list[str]:
    """Every number in digits, a decimal as one: 4.5 and 4,5 are the same."""
    return sorted(re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d)", ".", text)))


def test_every_exercise_is_there_and_no_other() -> None:
    assert set(TRANSLATIONS["es"]) == set(BY_ID)
    assert len(SPANISH) == 52


@each
def test_it_has_every_field_and_as_many_parts_as_in_english(exercise: Exercise) -> None:
    said = WORDS[exercise.external_id]
    assert set(SPANISH[exercise.external_id]) == set(SHELF.translated)
    for field in ("steps", "cues", "common_errors", "script"):
        assert len(getattr(said, field)) == len(getattr(exercise, field)), field
    assert all(text.strip() == text != "" for text in pairs(exercise).values())


@each
def test_every_part_says_the_numbers_of_the_english_one(exercise: Exercise) -> None:
    for english, spanish in pairs(exercise).items():
        assert numbers(spanish) == numbers(english), spanish


@each
def test_no_english_is_left(exercise: Exercise) -> None:
    for english, spanish in pairs(exercise).items():
        assert spanish != english
        assert not LEFT_IN_ENGLISH.search(spanish), spanish


def test_a_line_that_stands_in_many_exercises_reads_the_same_everywhere() -> None:
    said = defaultdict(set)
    for exercise in EXERCISES:
        here, there = words_of(exercise), SPANISH[exercise.external_id]
        for field in SHELF.translated:
            spanish = dict(leaves(there[field]))
            for path, english in leaves(here[field]):
                said[english].add(spanish[path])
    assert {english: spanish for english, spanish in said.items() if len(spanish) > 1} == {}


def test_places_things_and_postures_are_said_once_for_all() -> None:
    assert set(PLACES) == set(REGIONS)
    assert set(THINGS) == set(EQUIPMENT)
    assert set(POSTURES) == set(POSITIONS)
    for words in (PLACES, THINGS, POSTURES):
        assert len(set(words.values())) == len(words)
    assert SPANISH["E10"]["equipment"] == "pesa de mano, silla firme, zapatos cerrados"
    assert SPANISH["E10"]["region"] == "piernas"
    assert SPANISH["E10"]["position"] == "de pie"


def test_no_two_exercises_have_the_same_name() -> None:
    assert len({said.name for said in WORDS.values()}) == len(WORDS)


@each
def test_every_text_fits_the_page_it_goes_to(exercise: Exercise) -> None:
    said = SPANISH[exercise.external_id]
    for field, most in WIDEST.items():
        assert len(said[field]) <= most, field
    assert len(said["equipment"]) <= 80
    assert max(len(step["text"]) for step in said["steps"]) <= 240


@each
def test_the_reader_is_usted_and_may_be_anybody(exercise: Exercise) -> None:
    for text in prose(exercise):
        assert not SAYS_TU.search(text), text
        assert not SAYS_HE_OR_SHE.search(text), text


@each
def test_every_text_ends_like_a_sentence(exercise: Exercise) -> None:
    for text in prose(exercise):
        assert re.search(r"[.?)]$", text), text
        assert text.count("?") == text.count("¿"), text


@each
def test_no_sentence_is_longer_than_twenty_words(exercise: Exercise) -> None:
    for text in prose(exercise):
        for sentence in sentences(text):
            assert word_count(sentence) <= 20, sentence


@each
def test_the_words_are_plain_enough(exercise: Exercise) -> None:
    grade = reading_ease(prose(exercise), "es").grade
    assert grade is not None
    assert grade <= 8


def test_half_of_all_exercises_read_at_grade_six_or_below() -> None:
    assert statistics.median(reading_ease(prose(e), "es").grade or 99 for e in EXERCISES) <= 6


@each
def test_nothing_is_left_to_mend_before_a_curator_reads_it(exercise: Exercise) -> None:
    texts = list(pairs(exercise).values())
    assert unkind_phrases(texts, "es") == []
    for phrase in NOT_SAID:
        assert phrase not in " ".join(texts).lower(), phrase


@each
def test_what_to_do_when_something_is_wrong_is_said_as_clearly(exercise: Exercise) -> None:
    """Each warning of the English keeps its sign and its help."""
    english = " ".join(step.text for step in exercise.steps if step.kind == "safety")
    for sign, spanish in {
        "chest pain": "dolor en el pecho",
        "at once": "de inmediato",
        "same day": "el mismo día",
        "emergency help": "urgencias",
        "call your care team": "llame a su equipo de salud",
        "dizzy": "mare",
        "tingl": "hormigue",
        "weakness": "debilidad",
        "numbness between your legs": "adormecimiento entre las piernas",
        "bladder": "orina",
        "blister": "ampolla",
        "redness": "enrojecimiento",
        "light-headed": "ligero mareo",
        "at any time": "en cualquier momento",
        "do not drive": "no conduzca",
    }.items():
        if sign in english:
            assert spanish in safety(exercise).lower(), sign


@each
def test_do_not_stays_do_not(exercise: Exercise) -> None:
    """A lost “no” would turn a warning into its opposite."""
    for english, spanish in pairs(exercise).items():
        if re.match(r"(Do not|No )", english):
            assert re.search(r"\b(no|sin|nada)\b", spanish.lower()), spanish
    if "Do not hold your breath" in " ".join(step.text for step in exercise.steps):
        assert "No aguante la respiración." in " ".join(WORDS[exercise.external_id].steps)


@practices
def test_the_pauses_are_as_long_as_in_english(exercise: Exercise) -> None:
    for english, spanish in zip(exercise.script, WORDS[exercise.external_id].script, strict=True):
        here = [ENGLISH_BREATHS[word] for word in re.findall(r"\(Pause for (\w+) breaths?\.\)", english)]
        there = [BREATHS[word] for word in re.findall(r"\(Pausa de (\w+) respiraci(?:ón|ones)\.\)", spanish)]
        assert there == here, spanish


@practices
def test_read_aloud_it_takes_the_minutes_it_says(exercise: Exercise) -> None:
    script = " ".join(WORDS[exercise.external_id].script)
    breaths = sum(BREATHS[word] for word in re.findall(r"\(Pausa de (\w+) respir", script))
    breath_s = 60 / exercise.pace.per_minute if exercise.pace else EASY_BREATH_S
    spoken = len(re.sub(r"\([^)]*\)", " ", script).split())
    minutes = spoken / WORDS_A_MINUTE + breaths * breath_s / 60
    assert minutes == pytest.approx(exercise.script_minutes, rel=0.15)


@practices
def test_pain_is_rated_in_both_ways_and_the_way_out_stays_open(exercise: Exercise) -> None:
    said = WORDS[exercise.external_id]
    assert "Valore su dolor de 0 a 10: lo fuerte que es y lo desagradable que es." in said.steps
    assert "Al final, valore otra vez las dos cosas." in said.steps
    assert "desagradable" in " ".join(said.script)
    assert "abiertos" in " ".join(said.script)
    assert said.easier_way.startswith("Forma corta:")
    assert "puede aliviar lo fuerte y lo desagradable que se siente el dolor" in said.why


def test_an_adopting_clinic_has_all_of_it_unread_and_a_curator_can_say_that_it_is_right(clinic, cora) -> None:
    adopted = adopt_starter(clinic=clinic, by=cora)
    rows = unread(SHELF, clinic, "es")
    assert len(rows) == len(adopted) == 52
    assert {(row.origin, row.translator, row.reviewer, row.reviewed_on) for row in rows} == {
        ("starter", None, None, None)
    }
    assert in_language(SHELF, adopted[0], "es").missing

    read_many(SHELF, rows, by=cora)
    told = told_many(SHELF, adopted, "es")
    assert [one.name for one in told.values() if one.missing] == []
    assert told[adopted[0].pk].name == WORDS[adopted[0].exercise.external_id].name
