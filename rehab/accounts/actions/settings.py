"""Change what a clinic says about itself, and how pages look for one person."""

from typing import Any

from django.db import transaction

from rehab.accounts.events import CLINIC_CHANGED, PREFERENCES_CHANGED
from rehab.accounts.models import Clinic, User
from rehab.accounts.permissions import check_user_can_run_clinic
from rehab.audit.record import record

CLINIC_FIELDS = frozenset(
    {"name", "hours", "phone", "emergency_number", "crisis_text", "time_zone", "locale"}
    | {"opening", "closed_on", "reply_days"}
)
PREFERENCES = frozenset(
    {"name", "theme", "text_size", "contrast", "reduce_motion", "sound", "language", "time_zone"}
)


@transaction.atomic
def change_clinic(*, clinic: Clinic, by: User, **values: Any) -> Clinic:
    """Set some of CLINIC_FIELDS. Raises Refused unless `by` runs this clinic; the event names the fields."""
    check_user_can_run_clinic(by, clinic)
    changed = _set(Clinic.objects.select_for_update().get(pk=clinic.pk), values, CLINIC_FIELDS)
    if changed:
        record(CLINIC_CHANGED, by=by, clinic_id=clinic.pk, about=clinic, reason=", ".join(changed))
    clinic.refresh_from_db()
    return clinic


@transaction.atomic
def change_preferences(*, user: User, by: User, **values: Any) -> User:
    """Set some of PREFERENCES of the person themselves."""
    if _set(user, values, PREFERENCES):
        record(PREFERENCES_CHANGED, by=by, about=user)
    return user


def _set(row: Clinic | User, values: dict[str, Any], may: frozenset[str]) -> list[str]:
    """Save the values that differ. Raises ValueError for a name that may not be set this way."""
    if unknown := values.keys() - may:
        raise ValueError(f"not to be changed here: {', '.join(sorted(unknown))}")
    changed = sorted(name for name, value in values.items() if getattr(row, name) != value)
    for name in changed:
        setattr(row, name, values[name])
    if changed:
        row.save(update_fields=changed)
    return changed
