"""What is eaten, in portions and cups, never in calories: when to weigh, and when to think of a dietitian.

Prompts are for the clinician and support considering; none names a supplement dose (too much vitamin B6 itself damages
nerves [from memory]). Evidence on food and nerve pain is narrative and low (PMC9571356).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from patients.rules.wording import gettext_noop

WEIGH_EVERY: Final = timedelta(days=28)  # "monthly"; four weeks is an engineering default
LOSS_WITHIN: Final = timedelta(days=183)  # 3 to 6 months (clinical requirement)
LOSS_PERCENT: Final = 5.0  # [from memory]
THIN, HEAVY = 18.5, 30.0  # BMI [from memory]
MUST_REFER, MUST_TOP = 2, 6  # [from memory]
B12_EVERY: Final = timedelta(days=365)  # engineering default
A_WEEK: Final = (2, 3)  # days of food log that are asked for in a week (clinical requirement)
FLAGS: Final = ("eating_disorder_signs", "food_insecurity", "new_condition", "wants_weight_help")


@dataclass(frozen=True, slots=True)
class Weight:
    """One weighing."""

    on: date
    kg: float


@dataclass(frozen=True, slots=True)
class FoodFacts:
    """What is known; `weights` in any order."""

    today: date
    weights: Sequence[Weight] = ()
    height_cm: int | None = None
    must: int | None = None
    metformin: bool = False
    b12_checked_on: date | None = None
    flags: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class FoodPrompt:
    """One thing to consider: a key, what was seen with {numbers} to fill in, what it supports, and its source."""

    key: str
    seen: str
    consider: str
    source: str
    values: tuple[tuple[str, float], ...] = ()


DIETITIAN = gettext_noop("Supports considering a referral to a dietitian.")
REQUIREMENT = "Clinical requirement [from memory]"
_FLAG_PROMPTS: Final = {
    "eating_disorder_signs": FoodPrompt(
        "eating_disorder_signs",
        gettext_noop("Signs of an eating disorder."),
        gettext_noop(
            "Supports considering a referral. Weight is not asked of the patient while this is noted."
        ),
        REQUIREMENT,
    ),
    "food_insecurity": FoodPrompt(
        "food_insecurity",
        gettext_noop("Not always enough money or means for food."),
        gettext_noop("Supports considering a social referral."),
        REQUIREMENT,
    ),
    "new_condition": FoodPrompt(
        "new_condition",
        gettext_noop("New diabetes, kidney disease, coeliac disease or bariatric surgery."),
        DIETITIAN,
        REQUIREMENT,
    ),
}


def weighs_now(last: date | None, today: date, *, wants: bool, careful: bool) -> bool:
    """Whether weight is asked for: monthly, unless the patient opted out or the clinic noted care with it."""
    return wants and not careful and (last is None or today - last >= WEIGH_EVERY)


def bmi(kg: float, height_cm: int) -> float:
    """Body mass index, one decimal."""
    return round(kg / (height_cm / 100) ** 2, 1)


def loss_percent(weights: Sequence[Weight]) -> float | None:
    """Percent lost since the highest weight of the six months before the newest; None without two, 0 for none lost."""
    rows = sorted(weights, key=lambda weight: weight.on)
    if len(rows) < 2:
        return None
    newest = rows[-1]
    before = [weight.kg for weight in rows[:-1] if newest.on - weight.on <= LOSS_WITHIN]
    if not before:
        return None
    return round(max(0.0, 100 * (max(before) - newest.kg) / max(before)), 1)


def food_prompts(facts: FoodFacts) -> list[FoodPrompt]:
    """Everything to consider, in a fixed order. Raises ValueError for a MUST score that does not exist."""
    if facts.must is not None and not 0 <= facts.must <= MUST_TOP:
        raise ValueError(f"The MUST goes from 0 to {MUST_TOP}, not {facts.must}.")
    found = [*_of_weight(facts)]
    if facts.must is not None and facts.must >= MUST_REFER:
        found.append(
            FoodPrompt(
                "must",
                gettext_noop("MUST %(must)d: 2 or more."),
                DIETITIAN,
                REQUIREMENT,
                (("must", facts.must),),
            )
        )
    found += [_FLAG_PROMPTS[flag] for flag in FLAGS if flag in facts.flags and flag in _FLAG_PROMPTS]
    if needs_b12_check(facts):
        found.append(_b12())
    return found


def _of_weight(facts: FoodFacts) -> list[FoodPrompt]:
    found = []
    lost = loss_percent(facts.weights)
    if lost is not None and lost >= LOSS_PERCENT:
        seen = gettext_noop(
            "Weight down by %(lost).1f %% within six months: 5 %% or more, if it was not wanted."
        )
        found.append(FoodPrompt("loss", seen, DIETITIAN, REQUIREMENT, (("lost", lost),)))
    index = newest_bmi(facts)
    if index is not None and index < THIN:
        seen = gettext_noop("BMI %(bmi).1f: below 18.5.")
        found.append(FoodPrompt("thin", seen, DIETITIAN, REQUIREMENT, (("bmi", index),)))
    if index is not None and index >= HEAVY and "wants_weight_help" in facts.flags:
        seen = gettext_noop("BMI %(bmi).1f: 30 or more, and would like help with it.")
        found.append(FoodPrompt("heavy", seen, DIETITIAN, REQUIREMENT, (("bmi", index),)))
    return found


def newest_bmi(facts: FoodFacts) -> float | None:
    """BMI of the newest weight; None without a weight or height."""
    if facts.height_cm is None or not facts.weights:
        return None
    newest = max(facts.weights, key=lambda weight: weight.on)
    return bmi(newest.kg, facts.height_cm)


def needs_b12_check(facts: FoodFacts) -> bool:
    """Whether somebody on metformin has had no B12 check within a year."""
    checked = facts.b12_checked_on
    return facts.metformin and (checked is None or facts.today - checked > B12_EVERY)


def _b12() -> FoodPrompt:
    return FoodPrompt(
        "b12",
        gettext_noop("Takes metformin; no B12 check within a year is noted."),
        gettext_noop(
            "Supports checking vitamin B12: a lack of it can look like neuropathy or make it worse. "
            "Steady names no dose."
        ),
        "Didangelos 2021 and an endocrine abstract; a rule of thumb only",
    )
