"""What a patient's conditions change in what the builder offers: which preset first, which exercises first,
where an exercise is done, which lessons and daily cards come along. Every row says why, and where that comes from.

Offers are starting points on the clinician's page. Nothing here blocks anything: that is precautions.py.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from patients.rules.wording import gettext_noop as _
from programs.rules import citations as cite
from programs.rules.parameters import DESIGN, PUBLISHED


class Effect(StrEnum):
    """What an offer changes. `values` of the offer are positions, exercise ids, module ids, card keys or tags."""

    POSITIONS_FIRST = "positions first"
    EXERCISES_FIRST = "exercises first"
    SUPERVISED = "supervised"
    LESSONS = "lessons"
    CARDS = "cards"


@dataclass(frozen=True)
class Offer:
    """One row: with one of these conditions, these things are offered, for this reason."""

    conditions: frozenset[str]
    effect: Effect
    values: tuple[str, ...]
    reason: str
    source: str = cite.CLINIC
    mark: str = DESIGN


@dataclass(frozen=True)
class Card:
    """A standing note on the patient's own pages: not an exercise, nothing to log."""

    key: str
    icon: str
    title: str
    text: str
    source: str
    mark: str


def _offer(
    conditions: str,
    effect: Effect,
    values: str,
    reason: str,
    source: str = cite.CLINIC,
    mark: str = PUBLISHED,
) -> Offer:
    sure = DESIGN if source == cite.CLINIC else mark
    return Offer(frozenset(conditions.split()), effect, tuple(values.split(",")), reason, source, sure)


_E = Effect
OFFERS: Final[tuple[Offer, ...]] = (
    _offer(
        "orthostatic",
        _E.POSITIONS_FIRST,
        "lying,sitting",
        _("Blood pressure drops on standing: lying and seated exercises come first."),
        cite.JOSPT_DIABETES,
    ),
    _offer(
        "active_foot_ulcer",
        _E.POSITIONS_FIRST,
        "lying,sitting",
        _("Open skin: exercises without weight on the feet come first."),
        cite.JOSPT_DIABETES,
    ),
    _offer(
        "obesity",
        _E.EXERCISES_FIRST,
        "E04,E05,E06",
        _("Obesity: joint-friendly aerobic work comes first, seated, cycling or in water."),
    ),
    _offer(
        "sleep mood",
        _E.EXERCISES_FIRST,
        "MB01,MB03",
        _("Sleep or mood: a short breathing or body-scan practice is offered early."),
    ),
    _offer(
        "high_fall_risk cipn",
        _E.SUPERVISED,
        "BAL2",
        _("Risk of falls: challenging balance work starts in person."),
    ),
    _offer(
        "loss_protective_sensation cipn active_foot_ulcer",
        _E.CARDS,
        "foot_check",
        _("Feet at risk: a daily foot check is part of the plan."),
        cite.IWGDF,
    ),
    _offer(
        "loss_protective_sensation cipn",
        _E.EXERCISES_FIRST,
        "SU04",
        _("Feet at risk: shoes and socks are looked at first."),
        cite.IWGDF,
    ),
    _offer(
        "insulin_sulfonylurea",
        _E.CARDS,
        "glucose_note",
        _("Blood sugar can drop: a glucose note before each session is part of the plan."),
        cite.ADA,
    ),
    _offer(
        "orthostatic",
        _E.CARDS,
        "stand_slowly",
        _("Blood pressure drops on standing: standing up in stages is part of the plan."),
        cite.ORTHOSTATIC,
    ),
    _offer(
        "high_fall_risk cipn",
        _E.CARDS,
        "fall_note",
        _("Risk of falls: falls and near falls are written down."),
    ),
    _offer(
        "diabetes loss_protective_sensation cipn",
        _E.LESSONS,
        "M05",
        _("Feet at risk: the lesson on feet and skin comes along."),
        cite.IWGDF,
    ),
    _offer(
        "radiculopathy radiculopathy_irritable spine",
        _E.LESSONS,
        "M06",
        _("Nerve root or spine: the warning signs are known from day 1."),
    ),
    _offer("sleep", _E.LESSONS, "M12,M17", _("Sleep problem: the lessons on sleep are offered early.")),
    _offer(
        "mood", _E.LESSONS, "M11,M14", _("Low mood or anxiety: calming skills and mood are offered early.")
    ),
    _offer(
        "diabetes obesity", _E.LESSONS, "M13", _("Food and nerves: steady mealtimes matter for planning.")
    ),
)

CARDS: Final[tuple[Card, ...]] = (
    Card(
        "foot_check",
        "search",
        _("Check your feet"),
        _(
            "Look at your feet once a day, in good light, between the toes too. "
            "If you see a new sore, blister or change of colour, rest that foot and call your clinic today."
        ),
        cite.IWGDF,
        PUBLISHED,
    ),
    Card(
        "glucose_note",
        "droplet",
        _("Note your sugar before you start"),
        _(
            "Measure your blood sugar before you exercise and write it down. "
            "Your clinician has agreed with you when to eat first and when to wait."
        ),
        cite.ADA,
        PUBLISHED,
    ),
    Card(
        "stand_slowly",
        "arrow-up",
        _("Stand up in stages"),
        _(
            "Sit for a minute first. Press your calves or cross your legs, then stand and hold on. "
            "If you feel faint, sit or lie down at once."
        ),
        cite.ORTHOSTATIC,
        PUBLISHED,
    ),
    Card(
        "fall_note",
        "journal-text",
        _("Write down a fall or a near fall"),
        _("If you fell or nearly fell, write it in your journal that day. It helps to plan safe steps."),
        cite.CLINIC,
        DESIGN,
    ),
)
CARD_OF: Final[dict[str, Card]] = {card.key: card for card in CARDS}

# Which preset fits which condition, and words of a diagnosis that say the same [design]. A clinician still chooses.
PRESET_OF_CONDITION: Final[dict[str, tuple[str, ...]]] = {
    "diabetes": ("distal_polyneuropathy",),
    "loss_protective_sensation": ("distal_polyneuropathy",),
    "insulin_sulfonylurea": ("distal_polyneuropathy",),
    "cipn": ("cipn",),
    "oxaliplatin": ("cipn",),
    "radiculopathy": ("radicular_leg", "radicular_arm"),
    "radiculopathy_irritable": ("radicular_leg", "radicular_arm"),
    "spine": ("radicular_leg",),
    "crps_allodynia": ("crps", "sensitive_trunk"),
}
PRESET_OF_WORD: Final[tuple[tuple[str, str], ...]] = (
    ("chemotherap", "cipn"),
    ("diabetic", "distal_polyneuropathy"),
    ("polyneuropath", "distal_polyneuropathy"),
    ("small fibre", "distal_polyneuropathy"),
    ("sciatic", "radicular_leg"),
    ("lumbar radic", "radicular_leg"),
    ("lumbar disc", "radicular_leg"),
    ("cervical radic", "radicular_arm"),
    ("carpal", "radicular_arm"),
    ("ulnar", "radicular_arm"),
    ("complex regional", "crps"),
    ("crps", "crps"),
    ("herpetic", "sensitive_trunk"),
    ("shingles", "sensitive_trunk"),
    ("spinal cord", "central"),
    ("stroke", "central"),
    ("multiple sclerosis", "central"),
)


def offers_for(conditions: Collection[str]) -> tuple[Offer, ...]:
    """The rows that meet these conditions, in the order of the table."""
    return tuple(row for row in OFFERS if row.conditions & set(conditions))


def values_of(offers: Iterable[Offer], effect: Effect) -> dict[str, str]:
    """What is offered by one effect, each value with the first reason for it."""
    found: dict[str, str] = {}
    for row in offers:
        if row.effect is effect:
            for value in row.values:
                found.setdefault(value, row.reason)
    return found


def first_reason(offers: Iterable[Offer], external_id: str, position: str) -> str:
    """Why an exercise stands first for this patient; "" when nothing puts it there."""
    rows = tuple(offers)
    by_id = values_of(rows, Effect.EXERCISES_FIRST)
    return by_id.get(external_id) or values_of(rows, Effect.POSITIONS_FIRST).get(position, "")


def supervised_reason(offers: Iterable[Offer], tags: Collection[str]) -> str:
    """Why an exercise with these tags starts in person; "" when it may start at home."""
    wanted = values_of(offers, Effect.SUPERVISED)
    return next((reason for tag, reason in wanted.items() if tag in tags), "")


def fitting_presets(conditions: Collection[str], diagnosis: str) -> tuple[str, ...]:
    """Keys of the presets that fit, best first: what the diagnosis says, then what the problem list says."""
    said = [key for word, key in PRESET_OF_WORD if word in diagnosis.lower()]
    listed = [key for kind in PRESET_OF_CONDITION if kind in conditions for key in PRESET_OF_CONDITION[kind]]
    return tuple(dict.fromkeys((*said, *listed)))


__all__ = [
    "CARDS",
    "CARD_OF",
    "OFFERS",
    "Card",
    "Effect",
    "Offer",
    "first_reason",
    "fitting_presets",
    "offers_for",
    "supervised_reason",
    "values_of",
]
