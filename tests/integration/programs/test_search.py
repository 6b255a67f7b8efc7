"""Finding exercises: the same hits in the same order on both databases, with what a condition rules out."""

import sqlite3

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs.actions.starter import adopt_starter
from programs.insights.search import ExerciseQuery, find_exercises
from programs.models import ExerciseRevision, ExerciseTranslation
from programs.rules.precautions import PatientFlag
from programs.shelves import EXERCISES
from rehab.lib.search import typed
from rehab.publishing.adopt import read_many, unread
from tests.integration.programs.library import make_draft
from tests.integration.programs.plans import make_exercise

SHELF = (
    "E06",
    "E07",
    "E08",
    "E09",
    "E10",
    "E11",
    "E12",
    "E14",
    "E18",
    "E22",
    "E24",
    "E25",
    "E32",
    "E35",
    "MB01",
)
CHAIR, SEAT, SQUAT = "Sit-to-stand from a chair", "Sit-to-stand from a high seat", "Chair squat with a weight"
ONE, TWO, ANKLE = "Heel raise on one leg", "Heel raise on two legs", "Ankle lift with a band"
HALF, WALK, LEG = "Half heel-to-toe stand", "Heel-to-toe walk", "One-leg stand"
POOL, TOUCH, BREATH = "Pool walking", "Texture practice", "Paced breathing"
# What Clara types, what she sees first, and how else it was read.
TABLE = [
    ("sit to st", [CHAIR, SEAT], ""),
    ("  STAND, sit ", [CHAIR, SEAT], ""),  # any order, any letters, no marks
    ("heel r", [ONE, TWO, HALF, WALK], ""),  # as it is being typed; a whole word before a beginning
    ("heel raises", [ONE, TWO], "heel raise"),  # a letter too many
    ("calf", [ONE, TWO], ""),  # what it works on
    ("step", ["Step-touch at the counter", LEG], ""),  # the name, then a step
    ("nose over toes", [CHAIR, SEAT], ""),  # a cue
    ("Balance leg", [ONE, LEG], ""),  # a kind and a word
    ("e09", [CHAIR], ""),
    ("respiracion pausada", [BREATH], ""),  # the name in Spanish, with and without its accent
    ("Respiración", [BREATH], ""),
    ("levantarse", [CHAIR, SEAT], ""),
    ("chair rise", [CHAIR, SEAT], "sit to stand"),
    ("tande", [HALF, WALK], "heel to toe"),
    ("brigde", ["Bridge"], "bridge"),
    ("txture", [TOUCH], "texture"),
    ("pool walk", [POOL], ""),
    ("walk juggling", [], ""),
    ("!!", [], ""),
    ("100%_", [], ""),
    ("a'b':* | c", [ANKLE], ""),  # nothing typed is an operator
]
EMPTY = {text for text, first, _ in TABLE if not first}


@pytest.fixture
def library(clinic, cora):
    """Some of the starter exercises, with their Spanish words read."""
    adopt_starter(clinic=clinic, by=cora, external_ids=SHELF)
    read_many(EXERCISES, unread(EXERCISES, clinic), by=cora)
    return ExerciseRevision.objects.filter(exercise__clinic=clinic, state="published")


def names(found):
    return [row.name for row in found.rows]


def test_what_is_typed_finds_the_same_in_the_same_order_on_every_database(library):
    wrong = []
    for text, first, read_as in TABLE:
        found = find_exercises(library, ExerciseQuery(text=text))
        seen = names(found)[: len(first)], found.read_as, bool(found.rows)
        if seen != (first, read_as, text not in EMPTY):
            wrong.append((text, names(found)[:5], found.read_as))
    assert wrong == []


@pytest.mark.parametrize("model", [ExerciseRevision, ExerciseTranslation])
def test_the_full_text_index_and_the_plain_column_answer_alike(library, model):
    """Whatever the tests run on, each word is also asked of an SQLite with the same words in it."""
    beside = sqlite3.connect(":memory:")
    beside.execute("CREATE TABLE words (id INTEGER, search_words TEXT)")
    beside.executemany("INSERT INTO words VALUES (?, ?)", model.objects.values_list("pk", "search_words"))
    for word in {word for text, _, _ in TABLE for word in typed(text)} | set("abcdefghijklmnopqrstuvwxyz019"):
        plain = "SELECT id FROM words WHERE (' ' || search_words) LIKE ?"
        expected = {pk for (pk,) in beside.execute(plain, [f"% {word}%"])}
        found = set(model.objects.filter(search_words__word=word).values_list("pk", flat=True))
        assert found == expected, word


def test_postgresql_answers_from_its_full_text_index_and_sqlite_from_the_column(library):
    indexed = connection.vendor == "postgresql"
    if indexed:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    plan = ExerciseRevision.objects.filter(search_words__word="heel").explain()
    assert "programs_exerciserevision" in plan
    assert ("programs_exerciserevision_search_words_gin" in plan) is indexed


def test_a_name_beats_a_cue_and_a_cue_beats_a_step(clinic, cora):
    step = [{"type": "step", "text": "Pour the lemonade."}]
    make_exercise(clinic, cora, "In its steps", steps=step)
    make_exercise(clinic, cora, "In its cues", cues=["Like lemonade."])
    make_exercise(clinic, cora, "In its sentence", summary="Drink a lemonade.")
    make_exercise(clinic, cora, "A lemonade a day")
    found = find_exercises(ExerciseRevision.objects.all(), ExerciseQuery(text="lemon"))
    assert names(found) == ["A lemonade a day", "In its sentence", "In its cues", "In its steps"]


def test_words_that_change_are_found_anew_and_the_old_ones_no_longer(clinic, cora):
    draft = make_draft(clinic, cora)
    draft.name = "Ñandú walk"
    draft.save()
    every = ExerciseRevision.objects.all()
    assert names(find_exercises(every, ExerciseQuery(text="nandu"))) == ["Ñandú walk"]
    assert not find_exercises(every, ExerciseQuery(text="half written")).rows


def test_a_name_in_another_language_says_which_exercise_it_is_and_only_once_it_was_read(clinic, cora):
    adopt_starter(clinic=clinic, by=cora, external_ids=["E09"])
    query = ExerciseQuery(text="silla")
    assert not find_exercises(ExerciseRevision.objects.all(), query).rows
    read_many(EXERCISES, unread(EXERCISES, clinic), by=cora)
    [row] = find_exercises(ExerciseRevision.objects.all(), query).rows
    assert (row.name, row.also) == (CHAIR, "Levantarse de una silla")


def test_what_a_condition_blocks_is_hidden_with_its_reasons(library):
    flags = {PatientFlag.ACTIVE_FOOT_ULCER, PatientFlag.ORTHOSTATIC}
    found = find_exercises(library, ExerciseQuery(text="walk"), flags=flags)
    hidden = {row.name: [gate.reason for gate in row.reasons] for row in found.hidden}
    assert hidden[WALK] == ["Open skin: no weight-bearing until healed."]
    assert hidden[POOL] == [
        "Open skin: keep dry, no pool.",
        "Blood pressure drops on standing: no heat.",
    ]
    assert not set(hidden) & set(names(found))
    everything = find_exercises(library, ExerciseQuery(), flags=flags)
    assert len(everything.rows) + len(everything.hidden) == len(SHELF)
    assert "condition" not in {facet.name for facet in everything.facets}


def test_a_caution_stays_and_is_told(library):
    found = find_exercises(library, ExerciseQuery(text="texture"), flags={PatientFlag.CRPS})
    assert [gate.gate.value for gate in found.rows[0].cautions] == ["caution"]


def test_every_count_is_what_choosing_that_value_shows(library):
    for query in (
        ExerciseQuery(),
        ExerciseQuery(text="stand", kind="strength"),
        ExerciseQuery(kind="balance", equipment="kitchen counter", condition="high_fall_risk"),
        ExerciseQuery(tag="WB", condition="active_foot_ulcer"),
        ExerciseQuery(kind="aerobic", region="feet and ankles"),
    ):
        for facet in find_exercises(library, query).facets:
            for option in facet.options:
                then = find_exercises(library, query.but(**{facet.name: option.value}))
                assert option.count == len(then.rows), (query, facet.name, option)


def test_a_filter_that_leaves_nothing_stays_to_be_taken_away(library):
    found = find_exercises(library, ExerciseQuery(kind="aerobic", region="arms and hands"))
    chosen = {facet.name: facet.chosen.words for facet in found.facets if facet.chosen}
    assert not found.rows
    assert chosen == {"kind": "Aerobic", "region": "Arms and hands"}


def test_an_address_holds_only_what_narrows_and_unknown_values_narrow_nothing():
    query = ExerciseQuery.of({"q": " heel ", "kind": "no such kind", "region": "legs", "page": "3"})
    assert query.params() == {"q": "heel", "region": "legs"}
    assert len(ExerciseQuery.of({"q": "x" * 500}).text) == 80


def test_a_search_asks_the_same_for_four_and_for_two_hundred(clinic, cora):
    def cost(text, **filters):
        with CaptureQueriesContext(connection) as queries:
            find_exercises(ExerciseRevision.objects.all(), ExerciseQuery(text=text, **filters))
        return len(queries)

    counts = []
    for size in (4, 200):
        for n in range(size):
            made = make_exercise(clinic, cora, f"Move {size}-{n}")
            ExerciseTranslation.objects.create(
                revision=made,
                language="es",
                words={made.name: f"Mover {size}-{n}"},
                reviewed_on="2026-01-01",
            )
        counts.append([cost(text) for text in ("", "mov", "mover", "press up", "moove")])
        counts[-1].append(cost("move", kind="strength", condition="high_fall_risk"))
    assert counts[0] == counts[1] == [1, 2, 3, 4, 6, 2]
