"""The conditions of the demo patients: diagnosis, flags and a first set of starter exercises each."""

from dataclasses import dataclass

from programs.demo.records import Certainty, DemoPrescription
from programs.rules.precautions import PatientFlag
from programs.starter.exercises import BY_ID, Dose

WEEKDAYS: dict[int, tuple[int, ...]] = {
    3: (0, 2, 4),
    5: (0, 1, 2, 4, 5),
    7: (0, 1, 2, 3, 4, 5, 6),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """What patients with the same condition share."""

    diagnosis: str
    certainty: Certainty
    regions: tuple[str, ...]
    flags: tuple[PatientFlag, ...]
    exercises: tuple[str, ...]


CONDITIONS: dict[str, Condition] = {
    "diabetic": Condition(
        "Painful diabetic polyneuropathy with loss of protective sensation",
        "definite",
        ("left foot", "right foot"),
        (PatientFlag.LOSS_PROTECTIVE_SENSATION,),
        ("E04", "E08", "E21"),
    ),
    "diabetic_insulin": Condition(
        "Painful diabetic polyneuropathy, insulin treated, blood pressure drops on standing",
        "definite",
        ("left foot", "right foot", "left lower leg", "right lower leg"),
        (PatientFlag.LOSS_PROTECTIVE_SENSATION, PatientFlag.HYPOGLYCAEMIA_RISK, PatientFlag.ORTHOSTATIC),
        ("E04", "E13"),
    ),
    "chemotherapy": Condition(
        "Neuropathy after chemotherapy (oxaliplatin)",
        "definite",
        ("left hand", "right hand", "left foot", "right foot"),
        (PatientFlag.CIPN, PatientFlag.OXALIPLATIN),
        ("E04", "E08", "E21"),
    ),
    "leg_root": Condition(
        "Lumbar radiculopathy L5",
        "probable",
        ("lower back", "left leg"),
        (PatientFlag.RADICULOPATHY,),
        ("E01", "E31", "E09"),
    ),
    "arm_root": Condition(
        "Cervical radiculopathy C7",
        "probable",
        ("neck", "right arm"),
        (PatientFlag.RADICULOPATHY,),
        ("E02", "E09"),
    ),
    "crps": Condition(
        "Complex regional pain syndrome of the foot, type II",
        "definite",
        ("right foot",),
        (PatientFlag.CRPS,),
        ("E07", "E11"),
    ),
    "shingles": Condition(
        "Post-herpetic neuralgia, thoracic",
        "definite",
        ("left chest",),
        (PatientFlag.ALLODYNIA,),
        ("E04", "E01"),
    ),
    "spinal_cord": Condition(
        "Neuropathic pain after incomplete spinal cord injury",
        "definite",
        ("left leg", "right leg"),
        (PatientFlag.HIGH_FALL_RISK,),
        ("E04", "E13"),
    ),
    "stroke": Condition(
        "Central pain after stroke",
        "probable",
        ("left arm", "left leg"),
        (PatientFlag.HIGH_FALL_RISK,),
        ("E04", "E08"),
    ),
    "sclerosis": Condition(
        "Central pain in multiple sclerosis", "probable", ("left leg", "right leg"), (), ("E04", "E22")
    ),
    "surgery": Condition(
        "Nerve injury after knee surgery", "definite", ("right knee",), (), ("E02", "E13", "E37")
    ),
    "small_fibre": Condition(
        "Small-fibre neuropathy, cause unknown", "possible", ("left foot", "right foot"), (), ("E01", "E22")
    ),
}


def prescriptions(condition: Condition) -> tuple[DemoPrescription, ...]:
    """The starter exercises of a condition with their library dose and weekdays."""
    return tuple(_prescription(external_id, BY_ID[external_id].dose) for external_id in condition.exercises)


def _prescription(external_id: str, dose: Dose) -> DemoPrescription:
    weekdays = WEEKDAYS[dose.per_week]
    if dose.bouts and dose.minutes:
        return DemoPrescription(external_id, weekdays, dose.bouts * dose.minutes, "min")
    return DemoPrescription(external_id, weekdays, (dose.sets or 1) * (dose.reps or 1), dose.unit)
