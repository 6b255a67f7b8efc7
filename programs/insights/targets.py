"""Sleep and food targets in words."""

from typing import Any

from django.utils.formats import time_format
from django.utils.translation import gettext as _

from patients.models import Patient
from programs.models import DailyTarget


def targets_of(patient: Patient) -> list[DailyTarget]:
    """The targets that are agreed now. One query."""
    found = patient.daily_targets.filter(ended_at=None).select_related("made_by")
    return list(found.order_by("kind", "agreed_on"))


def target_row(row: DailyTarget) -> dict[str, Any]:
    """A target as both surfaces show it."""
    extra = ""
    if row.wake_time is not None:
        extra = _("at %(time)s") % {"time": time_format(row.wake_time)}
    elif row.sleep_efficiency is not None:
        extra = _("sleep efficiency about %(n)d percent") % {"n": row.sleep_efficiency}
    return {
        "id": row.pk,
        "kind": row.get_kind_display(),
        "words": row.words,
        "extra": extra,
        "agreed": row.agreed_on,
    }
