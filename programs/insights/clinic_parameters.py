"""The thresholds a clinic works with: the defaults, changed by its newest rows."""

import uuid
from dataclasses import fields
from typing import Final

from programs.models import ClinicalParameter
from programs.rules.parameters import Parameters

WHOLE: Final = frozenset(field.name for field in fields(Parameters) if field.type is int)
KNOWN: Final = frozenset(field.name for field in fields(Parameters))


def number_of(key: str, value: float) -> int | float:
    """A stored value as the rules take it: whole where the threshold is."""
    return int(value) if key in WHOLE and value == int(value) else value


def parameters_of(clinic_id: uuid.UUID) -> Parameters:
    """The clinic's set. One query. Raises ValueError naming a stored value that no longer fits."""
    rows = ClinicalParameter.objects.filter(clinic_id=clinic_id).order_by("number")
    newest = {key: value for key, value in rows.values_list("key", "value") if key in KNOWN}
    return Parameters().with_values({key: number_of(key, value) for key, value in newest.items()})
