"""Conditions change what is offered, each with its reason and its source."""

import pytest

from programs.rules import citations as cite
from programs.rules.offers import (
    CARD_OF,
    CARDS,
    OFFERS,
    PRESET_OF_CONDITION,
    PRESET_OF_WORD,
    Effect,
    first_reason,
    fitting_presets,
    offers_for,
    supervised_reason,
    values_of,
)
from programs.rules.parameters import DESIGN, FROM_MEMORY, PUBLISHED
from programs.rules.precautions import Tag
from programs.starter.exercises import BY_ID
from programs.starter.presets import BY_KEY

TABLE = [
    ({"orthostatic"}, Effect.POSITIONS_FIRST, {"lying", "sitting"}),
    ({"orthostatic"}, Effect.CARDS, {"stand_slowly"}),
    ({"active_foot_ulcer"}, Effect.POSITIONS_FIRST, {"lying", "sitting"}),
    ({"obesity"}, Effect.EXERCISES_FIRST, {"E04", "E05", "E06"}),
    ({"sleep"}, Effect.EXERCISES_FIRST, {"MB01", "MB03"}),
    ({"mood"}, Effect.EXERCISES_FIRST, {"MB01", "MB03"}),
    ({"sleep"}, Effect.LESSONS, {"M12", "M17"}),
    ({"mood"}, Effect.LESSONS, {"M11", "M14"}),
    ({"loss_protective_sensation"}, Effect.CARDS, {"foot_check"}),
    ({"loss_protective_sensation"}, Effect.EXERCISES_FIRST, {"SU04"}),
    ({"insulin_sulfonylurea"}, Effect.CARDS, {"glucose_note"}),
    ({"high_fall_risk"}, Effect.SUPERVISED, {"BAL2"}),
    ({"cipn"}, Effect.CARDS, {"foot_check", "fall_note"}),
    ({"diabetes"}, Effect.LESSONS, {"M05", "M13"}),
    ({"radiculopathy"}, Effect.LESSONS, {"M06"}),
    ({"osteoporosis"}, Effect.CARDS, set()),
    (set(), Effect.LESSONS, set()),
]


def test_what_each_condition_offers():
    for conditions, effect, values in TABLE:
        assert set(values_of(offers_for(conditions), effect)) == values, (conditions, effect)


def test_the_reason_that_puts_an_exercise_first():
    rows = offers_for({"orthostatic", "obesity"})
    assert first_reason(rows, "E06", "in water").startswith("Obesity")
    assert first_reason(rows, "E14", "lying").startswith("Blood pressure drops")
    assert first_reason(rows, "E02", "walking") == ""
    assert first_reason((), "E06", "lying") == ""


def test_challenging_balance_starts_in_person_for_somebody_who_falls():
    assert "in person" in supervised_reason(offers_for({"high_fall_risk"}), ["WB", "BAL2"])
    assert supervised_reason(offers_for({"high_fall_risk"}), ["BAL1"]) == ""


@pytest.mark.parametrize(
    ("conditions", "diagnosis", "best"),
    [
        ({"diabetes"}, "", "distal_polyneuropathy"),
        (set(), "Painful diabetic polyneuropathy", "distal_polyneuropathy"),
        ({"diabetes"}, "Sciatica after a disc prolapse", "radicular_leg"),
        ({"cipn", "diabetes"}, "Neuropathy after chemotherapy", "cipn"),
        ({"crps_allodynia"}, "", "crps"),
        (set(), "Post-herpetic neuralgia", "sensitive_trunk"),
        (set(), "Central pain after stroke", "central"),
        (set(), "Carpal tunnel syndrome", "radicular_arm"),
    ],
)
def test_the_preset_that_fits_best(conditions, diagnosis, best):
    assert fitting_presets(conditions, diagnosis)[0] == best


def test_nothing_fits_somebody_of_whom_nothing_is_known():
    assert fitting_presets(set(), "") == ()


def test_every_row_names_what_there_is_and_where_it_comes_from():
    known = {
        Effect.EXERCISES_FIRST: set(BY_ID),
        Effect.SUPERVISED: set(Tag),
        Effect.CARDS: set(CARD_OF),
        Effect.POSITIONS_FIRST: {row.position for row in BY_ID.values()},
    }
    for row in OFFERS:
        assert set(row.values) <= known.get(row.effect, set(row.values)), row
        assert (row.mark == DESIGN) == (row.source == cite.CLINIC), row
    assert {card.mark for card in CARDS} <= {PUBLISHED, DESIGN, FROM_MEMORY}
    presets = {key for keys in PRESET_OF_CONDITION.values() for key in keys} | {
        key for _w, key in PRESET_OF_WORD
    }
    assert presets <= set(BY_KEY)
