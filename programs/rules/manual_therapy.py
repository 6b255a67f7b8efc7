"""What speaks against hands-on treatment today: asked for at every session, never assumed.

Manual therapy is an adjunct: it is paired with a functional task and never prescribed to a patient. The list
of contraindications is the one of the product's clinical requirements (DVT, fracture, anticoagulant,
allodynia, open skin); which of them a known condition points to is an engineering default, not a finding.
"""

from collections.abc import Iterable
from enum import StrEnum

from programs.rules.precautions import PatientFlag


class Against(StrEnum):
    """What can speak against it."""

    DVT = "dvt"
    FRACTURE = "fracture"
    ANTICOAGULANT = "anticoagulant"
    ALLODYNIA = "allodynia"
    OPEN_SKIN = "open_skin"


# What is on the record points to what has to be looked at; the clinician still answers for today.
_POINTS_TO: dict[PatientFlag, Against] = {
    PatientFlag.DVT: Against.DVT,
    PatientFlag.ACUTE_INFECTION: Against.DVT,
    PatientFlag.OSTEOPOROSIS: Against.FRACTURE,
    PatientFlag.VERTEBRAL_FRACTURE: Against.FRACTURE,
    PatientFlag.CRPS: Against.ALLODYNIA,
    PatientFlag.ALLODYNIA: Against.ALLODYNIA,
    PatientFlag.ACTIVE_FOOT_ULCER: Against.OPEN_SKIN,
    PatientFlag.OPEN_WOUND: Against.OPEN_SKIN,
}


def to_look_at(flags: Iterable[PatientFlag]) -> frozenset[Against]:
    """Return what the record points to, so that the page can say so before anything is answered."""
    return frozenset(_POINTS_TO[flag] for flag in flags if flag in _POINTS_TO)


def needs_reason(found: Iterable[Against]) -> bool:
    """Say whether a session may only be noted with a typed reason."""
    return any(True for _ in found)
