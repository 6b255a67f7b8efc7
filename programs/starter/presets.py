"""Program presets: starting points by condition. A clinician edits one before it becomes anybody's plan.

All of it is an engineering default within PMC7069691, 10.2337/dc16-1728, PMC8476560 and the UK CRPS guideline [design].
The order of modules follows the curriculum: safety first, then one or two a week.
"""

from dataclasses import dataclass
from typing import Final

WITHIN: Final = (
    "Clinic default [design], within JOSPT 2020 PMC7069691, ADA 2016 10.2337/dc16-1728, "
    "Müller 2021 PMC8476560 and the UK CRPS guideline 2018"
)
FROM_MEMORY: Final = f"{WITHIN}; the specialist flags are from memory [mem]"
SAFETY_FIRST: Final = ("M01", "M05", "M06")
HOW_PAIN_WORKS: Final = ("M02", "M03", "M04", "M07", "M08", "M09")
LIVING_WITH_IT: Final = ("M10", "M11", "M12", "M13", "M14", "M15", "M16")


@dataclass(frozen=True, slots=True)
class Phase:
    """Some weeks of a preset, first and last included. From each group in `choose_one` the clinician keeps one."""

    weeks: tuple[int, int]
    exercises: tuple[str, ...]
    modules: tuple[str, ...]
    choose_one: tuple[tuple[str, ...], ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preset:
    """A first draft of a program. `always_on` runs through all phases."""

    key: str
    name: str
    for_conditions: tuple[str, ...]
    phases: tuple[Phase, ...]
    always_on: tuple[str, ...]
    notes: str
    source: str = WITHIN


def _first(
    *exercises: str, choose_one: tuple[tuple[str, ...], ...] = (), also: tuple[str, ...] = ()
) -> Phase:
    return Phase((1, 2), exercises, SAFETY_FIRST, choose_one, also)


def _middle(
    *exercises: str, choose_one: tuple[tuple[str, ...], ...] = (), also: tuple[str, ...] = ()
) -> Phase:
    return Phase((3, 6), exercises, HOW_PAIN_WORKS, choose_one, also)


def _last(*exercises: str, choose_one: tuple[tuple[str, ...], ...] = (), also: tuple[str, ...] = ()) -> Phase:
    return Phase((7, 12), exercises, LIVING_WITH_IT, choose_one, also)


PRESETS: tuple[Preset, ...] = (
    Preset(
        key="distal_polyneuropathy",
        name="Diabetic or other distal polyneuropathy",
        for_conditions=("Diabetic polyneuropathy", "Other distal polyneuropathy"),
        phases=(
            _first("E04", "E05", "E08", "E21", "E19", choose_one=(("E04", "E05"),)),
            _middle("E01", "E11", "E13", "E22"),
            _last("E02", "E09", "E23", "E24", "E37"),
        ),
        always_on=("Module M05", "Daily foot check", "Glucose note before a session", "Footwear (SU04)"),
        notes="With an open foot wound only exercises without weight on the feet are left.",
    ),
    Preset(
        key="cipn",
        name="Neuropathy after chemotherapy",
        for_conditions=("Neuropathy after chemotherapy",),
        phases=(
            _first("E04", "E08", "E20", "E21"),
            _middle("E05", "E01", "E16", "E22", choose_one=(("E05", "E01"),)),
            _last("E02", "E12", "E24", "E39"),
        ),
        always_on=("Fall log", "Pacing for fatigue", "Oncology kept informed"),
        notes="May help strength and steadiness. Ask about cold after oxaliplatin.",
        source=f"{WITHIN}; cold after oxaliplatin is from memory [mem]",
    ),
    Preset(
        key="radicular_leg",
        name="Radicular leg pain",
        for_conditions=("Lumbar radiculopathy", "Sciatica"),
        phases=(
            _first("E01", "E29", "E31", also=("E01 in short bouts", "Emergency card (M06) on day 1")),
            _middle("E02", "E14", "E09"),
            _last("E32", "E37", "E40", also=("E32 only if the nerve root is not irritable",)),
        ),
        always_on=("Emergency card for cauda equina (M06) from day 1", "Strength re-check at each visit"),
        notes="New weakness, saddle numbness, bladder or bowel trouble: emergency, the plan stops.",
    ),
    Preset(
        key="radicular_arm",
        name="Radicular arm pain or carpal tunnel type",
        for_conditions=("Cervical radiculopathy", "Carpal tunnel syndrome", "Other entrapment in the arm"),
        phases=(
            _first("E30", "E33", "E34", choose_one=(("E33", "E34"),)),
            _middle("E16", "E20"),
            _last("E17", "E40"),
        ),
        always_on=("Note on position at night (SU03)", "Ergonomics (SU01)"),
        notes="E33 for the thumb side, E34 for the little-finger side.",
    ),
    Preset(
        key="crps",
        name="Complex regional pain syndrome of a limb",
        for_conditions=("Complex regional pain syndrome",),
        phases=(
            _first("E35", "E36", also=("Gentle everyday use of the limb",)),
            _middle(
                "E18",
                "E20",
                "E11",
                choose_one=(("E18", "E20", "E11"),),
                also=("Graded loading of the limb",),
            ),
            _last("E37", "E40", choose_one=(("E37", "E40"),), also=("Exposure ladder",)),
        ),
        always_on=("Log of skin and temperature", "Fear chart"),
        notes="Touch and mirror work is taught by trained staff. Keep the limb in use; avoid splinting it.",
    ),
    Preset(
        key="sensitive_trunk",
        name="After shingles, trunk or widespread sensitivity",
        for_conditions=("Post-herpetic neuralgia", "Trunk neuralgia", "Widespread sensitivity"),
        phases=(
            _first("E04", "MB01", "E35", also=("E35 starts at the edge of the area",)),
            _middle("E01", "E16"),
            _last("E02", "E39"),
        ),
        always_on=("Diary of clothing and touch",),
        notes="Choose soft, loose layers before touch practice.",
    ),
    Preset(
        key="central",
        name="Spinal-cord or central pain",
        for_conditions=("Pain after spinal cord injury", "Central pain after stroke", "Central pain in MS"),
        phases=(
            _first("E04", "E05", "E16", choose_one=(("E04", "E05"),), also=("Seated aerobic work, adapted",)),
            _middle("E13", also=("Transfers", "E13 as able")),
            _last(also=("Work on the patient's own function goals",)),
        ),
        always_on=("Flag for autonomic dysreflexia: specialist", "Flag for pressure areas: specialist"),
        notes="A specialist agrees the limits of effort before the plan starts.",
        source=FROM_MEMORY,
    ),
)
BY_KEY: dict[str, Preset] = {preset.key: preset for preset in PRESETS}
