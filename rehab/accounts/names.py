"""Names for ids, in one query."""

import uuid
from collections.abc import Iterable

from rehab.accounts.models import Clinic, User


def names_of(ids: Iterable[uuid.UUID | None]) -> dict[uuid.UUID, str]:
    """The names of these people. An id without a person has no entry."""
    wanted = {one for one in ids if one is not None}
    return dict(User.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}


def names_of_members(clinic: Clinic) -> dict[uuid.UUID, str]:
    """Everybody who works or worked at the clinic. Patients and caregivers are not among them."""
    return dict(
        User.objects.filter(memberships__clinic=clinic).order_by("name").distinct().values_list("pk", "name")
    )
