"""Which exercises a condition blocks, and which it allows with care."""

import itertools

import pytest

from programs.rules import citations as cite
from programs.rules.parameters import DESIGN, FROM_MEMORY, PUBLISHED
from programs.rules.precautions import ANY_TAG, PRECAUTIONS, Gate, PatientFlag, Tag, gates, hidden

F, T = PatientFlag, Tag


def effects(flag: PatientFlag, *tags: Tag) -> set[Gate]:
    return {result.gate for result in gates({flag}, tags)}


@pytest.mark.parametrize(
    ("flag", "tag", "gate"),
    [
        (F.ACTIVE_FOOT_ULCER, T.WB, Gate.BLOCK),
        (F.ACTIVE_FOOT_ULCER, T.POOL, Gate.BLOCK),
        (F.OPEN_WOUND, T.WB, Gate.BLOCK),
        (F.OPEN_WOUND, T.POOL, Gate.BLOCK),
        (F.LOSS_PROTECTIVE_SENSATION, T.WB, Gate.CAUTION),
        (F.FOOT_DEFORMITY, T.WB, Gate.CAUTION),
        (F.ORTHOSTATIC, T.POST, Gate.CAUTION),
        (F.ORTHOSTATIC, T.HEAT, Gate.BLOCK),
        (F.ORTHOSTATIC, T.CARD, Gate.NOTE),
        (F.PROLIFERATIVE_RETINOPATHY, T.VALS, Gate.BLOCK),
        (F.PROLIFERATIVE_RETINOPATHY, T.HEADDOWN, Gate.BLOCK),
        (F.PROLIFERATIVE_RETINOPATHY, T.IMPACT, Gate.BLOCK),
        (F.PROLIFERATIVE_RETINOPATHY, T.VIG, Gate.BLOCK),
        (F.CARDIAC_RED_FLAG, T.VIG, Gate.BLOCK),
        (F.CARDIAC_UNSCREENED, T.VIG, Gate.BLOCK),
        (F.HIGH_FALL_RISK, T.BAL2, Gate.SUPERVISE),
        (F.RADICULOPATHY_IRRITABLE, T.ND_TENSIONER, Gate.BLOCK),
        (F.RADICULOPATHY, T.ND, Gate.CAUTION),
        (F.CRPS, T.TOUCH, Gate.CAUTION),
        (F.ALLODYNIA, T.TOUCH, Gate.CAUTION),
        (F.CIPN, T.BAL2, Gate.SUPERVISE),
        (F.CIPN, T.WB, Gate.CAUTION),
        (F.OSTEOPOROSIS, T.FLEXLOAD, Gate.BLOCK),
        (F.VERTEBRAL_FRACTURE, T.FLEXLOAD, Gate.BLOCK),
        (F.HYPOGLYCAEMIA_RISK, T.VIG, Gate.NOTE),
    ],
)
def test_the_agreed_effects(flag: PatientFlag, tag: Tag, gate: Gate) -> None:
    assert gate in effects(flag, tag)


@pytest.mark.parametrize(
    ("flag", "tags"),
    [
        (F.ACTIVE_FOOT_ULCER, (T.NWB, T.HAND)),
        (F.CARDIAC_UNSCREENED, (T.WB, T.CARD)),
        (F.HIGH_FALL_RISK, (T.BAL1, T.WB)),
        (F.RADICULOPATHY, (T.ND, T.ND_TENSIONER)),
        (F.RADICULOPATHY_IRRITABLE, (T.ND,)),
        (F.LOSS_PROTECTIVE_SENSATION, (T.WB, T.IMPACT)),
        (F.ORTHOSTATIC, (T.POST, T.WB)),
    ],
)
def test_what_stays_allowed(flag: PatientFlag, tags: tuple[Tag, ...]) -> None:
    assert Gate.BLOCK not in effects(flag, *tags)


@pytest.mark.parametrize("flag", [F.RECENT_SURGERY, F.DVT, F.FEVER, F.ACUTE_INFECTION])
def test_an_acute_condition_blocks_everything_even_without_a_tag(flag: PatientFlag) -> None:
    assert effects(flag) == {Gate.BLOCK}
    assert all(effects(flag, tag) == {Gate.BLOCK} for tag in Tag)


def test_without_a_flag_nothing_is_held_back() -> None:
    assert gates((), Tag) == ()


def test_the_result_names_the_flag_the_tags_that_met_and_the_reason() -> None:
    (result,) = gates({F.PROLIFERATIVE_RETINOPATHY}, {T.VALS, T.VIG, T.WB})
    assert (result.flag, result.tags) == (
        F.PROLIFERATIVE_RETINOPATHY,
        frozenset({T.VALS, T.VIG}),
    )
    assert result.reason.startswith("Fragile vessels in the eye")


def test_the_strictest_effect_comes_first() -> None:
    found = gates({F.CIPN, F.ACTIVE_FOOT_ULCER, F.HYPOGLYCAEMIA_RISK}, {T.WB, T.BAL2})
    assert [result.gate for result in found] == [
        Gate.BLOCK,
        Gate.SUPERVISE,
        Gate.CAUTION,
        Gate.NOTE,
        Gate.NOTE,
    ]


def test_two_flags_give_what_each_gives_alone() -> None:
    for first, second in itertools.combinations(PatientFlag, 2):
        together = set(gates({first, second}, Tag))
        assert together == set(gates({first}, Tag)) | set(gates({second}, Tag))


def test_another_tag_or_flag_never_unblocks() -> None:
    for flag, tag, other in itertools.product(PatientFlag, Tag, Tag):
        assert effects(flag, tag) <= effects(flag, tag, other)


def test_the_order_of_flags_and_tags_does_not_matter() -> None:
    flags, tags = list(PatientFlag), list(Tag)
    assert gates(flags, tags) == gates(flags[::-1], tags[::-1])


def test_hidden_lists_only_blocked_exercises_each_with_its_reasons() -> None:
    library = {
        "walking": {T.WB},
        "arm ergometer": {T.NWB, T.CARD},
        "pool walking": {T.WB, T.POOL},
    }
    found = hidden({F.OPEN_WOUND, F.LOSS_PROTECTIVE_SENSATION}, library)
    assert set(found) == {"walking", "pool walking"}
    assert len(found["pool walking"]) == 2
    assert all(result.gate is Gate.BLOCK for results in found.values() for result in results)


def test_a_one_pass_collection_of_flags_reaches_every_exercise() -> None:
    assert set(hidden(iter([F.DVT]), {1: {T.WB}, 2: set()})) == {1, 2}


def test_every_flag_does_something_and_every_row_explains_itself() -> None:
    assert all(gates({flag}, Tag) for flag in PatientFlag)
    for row in PRECAUTIONS:
        assert row.reason.endswith(".")
        assert row.mark in (PUBLISHED, FROM_MEMORY, DESIGN)
        assert (row.mark == DESIGN) == (row.source == cite.CLINIC)
        assert row.source
        assert row.tags <= ANY_TAG
