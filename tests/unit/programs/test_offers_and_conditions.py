"""What the offers look for is what a problem list can hold."""

from patients.models.condition import ConditionKind
from programs.rules.offers import OFFERS


def test_every_offer_names_conditions_that_can_be_noted():
    assert {name for row in OFFERS for name in row.conditions} <= set(ConditionKind.values)
