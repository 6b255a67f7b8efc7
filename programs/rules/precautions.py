"""Which exercises a patient's conditions block, or allow with care, as set algebra on tags.

A block cannot be passed without a typed reason. Each row names its source; rows from memory say so.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from programs.rules import citations as cite
from programs.rules.parameters import DESIGN, FROM_MEMORY, PUBLISHED

Key = TypeVar("Key", bound=Hashable)


class PatientFlag(StrEnum):
    """A condition in the problem list that changes what is safe to prescribe."""

    ACTIVE_FOOT_ULCER = "active_foot_ulcer"
    OPEN_WOUND = "open_wound"
    LOSS_PROTECTIVE_SENSATION = "loss_protective_sensation"
    FOOT_DEFORMITY = "foot_deformity"
    ORTHOSTATIC = "orthostatic"
    PROLIFERATIVE_RETINOPATHY = "proliferative_retinopathy"
    CARDIAC_RED_FLAG = "cardiac_red_flag"
    CARDIAC_UNSCREENED = "cardiac_unscreened"
    HIGH_FALL_RISK = "high_fall_risk"
    RADICULOPATHY = "radiculopathy"
    RADICULOPATHY_IRRITABLE = "radiculopathy_irritable"
    CRPS = "crps"
    ALLODYNIA = "allodynia"
    CIPN = "cipn"
    OXALIPLATIN = "oxaliplatin"
    OSTEOPOROSIS = "osteoporosis"
    VERTEBRAL_FRACTURE = "vertebral_fracture"
    HYPOGLYCAEMIA_RISK = "hypoglycaemia_risk"
    RECENT_SURGERY = "recent_surgery"
    DVT = "dvt"
    FEVER = "fever"
    ACUTE_INFECTION = "acute_infection"


class Tag(StrEnum):
    """What an exercise asks of the body."""

    WB = "WB"  # weight-bearing
    NWB = "NWB"  # not weight-bearing
    BAL1 = "BAL1"  # balance, supported
    BAL2 = "BAL2"  # balance, challenging
    POST = "POST"  # change of posture
    VALS = "VALS"  # breath holding
    HEADDOWN = "HEADDOWN"
    IMPACT = "IMPACT"
    VIG = "VIG"  # vigorous
    CARD = "CARD"  # monitor effort
    POOL = "POOL"
    HEAT = "HEAT"
    ND = "ND"  # neurodynamic
    ND_TENSIONER = "ND_TENSIONER"  # neurodynamic that loads the nerve, always with ND
    TOUCH = "TOUCH"
    FLEXLOAD = "FLEXLOAD"  # loaded spinal flexion
    HAND = "HAND"


class Gate(StrEnum):
    """What the engine does, strictest first."""

    BLOCK = "block"
    SUPERVISE = "supervise"
    CAUTION = "caution"
    NOTE = "note"


@dataclass(frozen=True)
class GateResult:
    """One effect on one exercise, with the tags that met and the reason shown."""

    gate: Gate
    flag: PatientFlag
    tags: frozenset[Tag]
    reason: str


@dataclass(frozen=True)
class Precaution:
    """One row of the table; it meets every exercise that has one of its tags."""

    flags: tuple[PatientFlag, ...]
    gate: Gate
    tags: frozenset[Tag]
    reason: str
    source: str = cite.CLINIC
    mark: str = DESIGN


ANY_TAG: Final = frozenset(Tag)
_F, _T, _G = PatientFlag, Tag, Gate


def _row(
    flags: tuple[PatientFlag, ...],
    gate: Gate,
    tags: Iterable[Tag],
    reason: str,
    source: str = cite.CLINIC,
    mark: str = PUBLISHED,
) -> Precaution:
    return Precaution(flags, gate, frozenset(tags), reason, source, DESIGN if source == cite.CLINIC else mark)


_SKIN = (_F.ACTIVE_FOOT_ULCER, _F.OPEN_WOUND)
_FOOT = (_F.LOSS_PROTECTIVE_SENSATION, _F.FOOT_DEFORMITY, _F.CIPN)
_HEART = (_F.CARDIAC_RED_FLAG, _F.CARDIAC_UNSCREENED)
_FALLS = (_F.HIGH_FALL_RISK, _F.CIPN)
_BONE = (_F.OSTEOPOROSIS, _F.VERTEBRAL_FRACTURE)
_ACUTE = (_F.RECENT_SURGERY, _F.DVT, _F.FEVER, _F.ACUTE_INFECTION)

PRECAUTIONS: Final[tuple[Precaution, ...]] = (
    _row(_ACUTE, _G.BLOCK, ANY_TAG, "Acute condition: nothing until cleared."),
    _row(_SKIN, _G.BLOCK, {_T.WB}, "Open skin: no weight-bearing until healed.", cite.JOSPT_DIABETES),
    _row(_SKIN, _G.BLOCK, {_T.POOL}, "Open skin: keep dry, no pool.", cite.EYE_FOOT),
    _row(
        _FOOT,
        _G.CAUTION,
        {_T.WB},
        "Feet at risk: check them daily, suitable footwear, at most 1000 steps a day over the baseline.",
        cite.IWGDF,
    ),
    _row(
        (_F.ORTHOSTATIC,),
        _G.BLOCK,
        {_T.HEAT},
        "Blood pressure drops on standing: no heat.",
        cite.JOSPT_DIABETES,
    ),
    _row(
        (_F.ORTHOSTATIC,),
        _G.CAUTION,
        {_T.POST},
        "Blood pressure drops on standing: seated first, staged standing, leg cross, calf pump; "
        "not early or after meals; stop and alert on fainting.",
        cite.ORTHOSTATIC,
    ),
    _row(
        (_F.ORTHOSTATIC,), _G.NOTE, {_T.CARD, _T.VIG}, "Guide by effort, not heart rate.", cite.JOSPT_DIABETES
    ),
    _row(
        (_F.PROLIFERATIVE_RETINOPATHY,),
        _G.BLOCK,
        {_T.VALS, _T.HEADDOWN, _T.IMPACT, _T.VIG},
        "Fragile vessels in the eye: no breath holding, head-down, impact or vigorous work.",
        cite.EYE_FOOT,
    ),
    _row(
        _HEART,
        _G.BLOCK,
        {_T.VIG},
        "Heart not cleared for vigorous work; up to brisk walking is fine.",
        cite.ADA,
    ),
    _row(
        _FALLS,
        _G.SUPERVISE,
        {_T.BAL2},
        "Risk of falls: supervised, with hand support; train getting up from the floor.",
    ),
    _row((_F.RADICULOPATHY_IRRITABLE,), _G.BLOCK, {_T.ND_TENSIONER}, "Irritable nerve root: no tensioners."),
    _row(
        (_F.RADICULOPATHY, _F.RADICULOPATHY_IRRITABLE),
        _G.CAUTION,
        {_T.ND},
        "Nerve root: stay symptom-free or mild, no tensioners while irritable; new weakness is a red flag.",
    ),
    _row(
        (_F.CRPS, _F.ALLODYNIA),
        _G.CAUTION,
        {_T.TOUCH},
        "Touch can hurt: start small, with trained staff; keep using the limb.",
        cite.CRPS,
    ),
    _row(
        (_F.CIPN,),
        _G.NOTE,
        ANY_TAG,
        "After chemotherapy: keep oncology informed; ask about cold after oxaliplatin.",
    ),
    _row(
        (_F.OXALIPLATIN,), _G.CAUTION, {_T.POOL}, "Oxaliplatin: avoid cold.", "Oncology practice", FROM_MEMORY
    ),
    _row(_BONE, _G.BLOCK, {_T.FLEXLOAD}, "Fragile spine: no loaded bending; take care with twists."),
    _row(
        (_F.HYPOGLYCAEMIA_RISK,),
        _G.NOTE,
        ANY_TAG,
        "Blood sugar can drop: note glucose before the session; snack advice comes from the clinician.",
        cite.ADA,
    ),
)

_STRICTEST_FIRST = list(Gate)


def gates(flags: Iterable[PatientFlag], tags: Iterable[Tag]) -> tuple[GateResult, ...]:
    """Return every effect on an exercise with these tags, strictest first.

    A row on all tags meets an exercise without tags too: nothing untagged slips past an acute condition.
    """
    has, wears = frozenset(flags), frozenset(tags)
    found = [
        GateResult(row.gate, flag, row.tags & wears, row.reason)
        for row in PRECAUTIONS
        for flag in row.flags
        if flag in has and (row.tags & wears or row.tags == ANY_TAG)
    ]
    return tuple(sorted(found, key=lambda result: _STRICTEST_FIRST.index(result.gate)))


def hidden(
    flags: Iterable[PatientFlag], exercises: Mapping[Key, Iterable[Tag]]
) -> dict[Key, tuple[GateResult, ...]]:
    """Return the exercises that are blocked, each with the reasons to show."""
    known = frozenset(flags)
    blocks = {
        key: tuple(result for result in gates(known, tags) if result.gate is Gate.BLOCK)
        for key, tags in exercises.items()
    }
    return {key: results for key, results in blocks.items() if results}
