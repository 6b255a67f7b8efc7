"""The thresholds a clinic works with: the defaults, changed by its newest rows."""

import uuid
from dataclasses import fields
from typing import Final

from programs.models import ClinicalParameter
from programs.rules.parameters import Parameters
from rehab.lib.prepared import Prepared

WHOLE: Final = frozenset(field.name for field in fields(Parameters) if field.type is int)
KNOWN: Final = frozenset(field.name for field in fields(Parameters))


def number_of(key: str, value: float) -> int | float:
    """A stored value as the rules take it: whole where the threshold is."""
    return int(value) if key in WHOLE and value == int(value) else value


_rows: Prepared[tuple[str, float]] = Prepared(
    lambda clinic: (
        ClinicalParameter.objects.filter(clinic_id=clinic).order_by("number").values_list("key", "value")
    ),
    clinic=uuid.UUID(int=1),
)


def parameters_of(clinic_id: uuid.UUID) -> Parameters:
    """The clinic's set. One query. Raises ValueError naming a stored value that no longer fits."""
    newest = {key: value for key, value in _rows(clinic=clinic_id) if key in KNOWN}
    return Parameters().with_values({key: number_of(key, value) for key, value in newest.items()})
