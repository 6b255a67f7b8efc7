"""The areas of the body that a painful area can be marked on, by region and side.

Keys are stored with the patient ("left foot"); a whole limb ("left leg") is a short way to say its parts.
The painful area and its side are part of grading pain as neuropathic (Finnerup 2016,
doi:10.1097/j.pain.0000000000000492); how finely the body is divided is an engineering default.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from patients.rules.wording import gettext_noop


@dataclass(frozen=True)
class Region:
    """One area: the key that is stored and its words."""

    key: str
    words: str


def _pair(part: str, left: str, right: str) -> tuple[Region, Region]:
    return Region(f"left {part}", left), Region(f"right {part}", right)


HEAD_AND_TRUNK: tuple[Region, ...] = (
    Region("head", gettext_noop("Back of the head")),
    *_pair("face", gettext_noop("Left face"), gettext_noop("Right face")),
    Region("neck", gettext_noop("Neck")),
    *_pair("chest", gettext_noop("Left chest"), gettext_noop("Right chest")),
    Region("belly", gettext_noop("Belly")),
    Region("groin", gettext_noop("Groin")),
    Region("upper back", gettext_noop("Upper back")),
    Region("lower back", gettext_noop("Lower back")),
)
ARMS: tuple[Region, ...] = (
    *_pair("shoulder", gettext_noop("Left shoulder"), gettext_noop("Right shoulder")),
    *_pair("upper arm", gettext_noop("Left upper arm"), gettext_noop("Right upper arm")),
    *_pair("forearm", gettext_noop("Left forearm"), gettext_noop("Right forearm")),
    *_pair("hand", gettext_noop("Left hand"), gettext_noop("Right hand")),
)
LEGS: tuple[Region, ...] = (
    *_pair("hip", gettext_noop("Left hip or buttock"), gettext_noop("Right hip or buttock")),
    *_pair("thigh", gettext_noop("Left thigh"), gettext_noop("Right thigh")),
    *_pair("knee", gettext_noop("Left knee"), gettext_noop("Right knee")),
    *_pair("lower leg", gettext_noop("Left lower leg"), gettext_noop("Right lower leg")),
    *_pair("foot", gettext_noop("Left foot"), gettext_noop("Right foot")),
)
GROUPS: tuple[tuple[str, tuple[Region, ...]], ...] = (
    (gettext_noop("Head and trunk"), HEAD_AND_TRUNK),
    (gettext_noop("Arms"), ARMS),
    (gettext_noop("Legs"), LEGS),
)
REGIONS: dict[str, Region] = {region.key: region for _name, group in GROUPS for region in group}
LIMBS: dict[str, tuple[str, ...]] = {
    f"{side} {limb}": tuple(f"{side} {part}" for part in parts)
    for side in ("left", "right")
    for limb, parts in (
        ("arm", ("upper arm", "forearm", "hand")),
        ("leg", ("thigh", "knee", "lower leg", "foot")),
    )
}
_LIMB_WORDS = {
    "left arm": gettext_noop("Left arm"),
    "right arm": gettext_noop("Right arm"),
    "left leg": gettext_noop("Left leg"),
    "right leg": gettext_noop("Right leg"),
}


def region_words(key: str) -> str:
    """Return the words of an area or a limb; a key from elsewhere stays in its own words."""
    region = REGIONS.get(key)
    return region.words if region else _LIMB_WORDS.get(key, key)


def areas(keys: Iterable[str]) -> list[str]:
    """Return the areas behind these keys, limbs spelled out, each once, in the order of the map.

    Raises ValueError naming a key that is neither an area nor a limb.
    """
    wanted = list(keys)
    unknown = [key for key in wanted if key not in REGIONS and key not in LIMBS]
    if unknown:
        raise ValueError(f"There is no area called {', '.join(unknown)}.")
    named = {part for key in wanted for part in LIMBS.get(key, (key,))}
    return [key for key in REGIONS if key in named]
