"""Program presets: seven starting points whose parts exist and whose weeks follow one another."""

import pytest

from programs.rules.precautions import PatientFlag, hidden
from programs.starter.exercises import BY_ID
from programs.starter.presets import BY_KEY, PRESETS, Preset

NEEDS = {
    "M02": ("M01",),
    "M03": ("M02",),
    "M04": ("M02",),
    "M05": ("M01",),
    "M06": ("M01",),
    "M07": ("M04",),
    "M08": ("M07",),
    "M09": ("M08",),
    "M10": ("M05", "M09"),
    "M11": ("M04",),
    "M12": ("M04",),
    "M13": ("M01",),
    "M14": ("M01",),
    "M15": ("M08",),
    "M16": ("M09",),
}
"""What a module builds on, in the curriculum."""
EXERCISES = {
    "distal_polyneuropathy": ("E04 E05 E08 E21 E19", "E01 E11 E13 E22", "E02 E09 E23 E24 E37"),
    "cipn": ("E04 E08 E20 E21", "E05 E01 E16 E22", "E02 E12 E24 E39"),
    "radicular_leg": ("E01 E29 E31", "E02 E14 E09", "E32 E37 E40"),
    "radicular_arm": ("E30 E33 E34", "E16 E20", "E17 E40"),
    "crps": ("E35 E36", "E18 E20 E11", "E37 E40"),
    "sensitive_trunk": ("E04 MB01 E35", "E01 E16", "E02 E39"),
    "central": ("E04 E05 E16", "E13", ""),
}
"""The seven rows of the library, by weeks 1 to 2, 3 to 6 and 7 to 12."""

each = pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)


def test_the_seven_presets_are_there() -> None:
    assert list(BY_KEY) == list(EXERCISES)
    assert len({preset.name for preset in PRESETS}) == 7


@each
def test_the_exercises_are_as_the_library_lists_them_and_all_exist(preset: Preset) -> None:
    assert tuple(" ".join(phase.exercises) for phase in preset.phases) == EXERCISES[preset.key]
    assert {i for phase in preset.phases for i in phase.exercises} <= set(BY_ID)


@each
def test_twelve_weeks_without_a_gap_or_an_overlap(preset: Preset) -> None:
    weeks = [week for phase in preset.phases for week in range(phase.weeks[0], phase.weeks[1] + 1)]
    assert weeks == list(range(1, 13))


@each
def test_a_phase_without_exercises_says_what_else_is_done(preset: Preset) -> None:
    for phase in preset.phases:
        assert phase.exercises or phase.also
        assert len(set(phase.exercises)) == len(phase.exercises)


@each
def test_a_choice_is_between_exercises_of_its_phase(preset: Preset) -> None:
    for phase in preset.phases:
        for group in phase.choose_one:
            assert len(group) >= 2
            assert set(group) <= set(phase.exercises)


@each
def test_safety_comes_first_and_no_module_before_what_it_builds_on(preset: Preset) -> None:
    modules = [module for phase in preset.phases for module in phase.modules]
    assert modules[:3] == ["M01", "M05", "M06"]
    assert len(modules) == len(set(modules)) == 16
    for place, module in enumerate(modules):
        assert set(NEEDS.get(module, ())) <= set(modules[:place]), module


@each
def test_origin_and_use_are_said(preset: Preset) -> None:
    assert "[design]" in preset.source
    assert preset.always_on
    assert preset.for_conditions
    assert preset.notes.endswith(".")


def test_what_is_from_memory_says_so() -> None:
    assert "[mem]" in BY_KEY["central"].source
    assert "[mem]" in BY_KEY["cipn"].source


@pytest.mark.parametrize(
    ("key", "flag"),
    [
        ("distal_polyneuropathy", PatientFlag.LOSS_PROTECTIVE_SENSATION),
        ("cipn", PatientFlag.CIPN),
        ("radicular_leg", PatientFlag.RADICULOPATHY),
        ("radicular_arm", PatientFlag.RADICULOPATHY),
        ("crps", PatientFlag.CRPS),
        ("sensitive_trunk", PatientFlag.ALLODYNIA),
        ("central", PatientFlag.HIGH_FALL_RISK),
    ],
)
def test_no_preset_offers_what_its_own_condition_blocks(key: str, flag: PatientFlag) -> None:
    offered = {i: BY_ID[i].tags for phase in BY_KEY[key].phases for i in phase.exercises}
    assert hidden({flag}, offered) == {}


def test_an_irritable_nerve_root_takes_the_loading_stretch_out_of_the_leg_preset() -> None:
    offered = {i: BY_ID[i].tags for phase in BY_KEY["radicular_leg"].phases for i in phase.exercises}
    assert set(hidden({PatientFlag.RADICULOPATHY_IRRITABLE}, offered)) == {"E32"}
