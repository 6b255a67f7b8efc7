"""A check-in as a browser sends it."""

import uuid
from datetime import date
from typing import Any

from patients.models import Patient


def sent(
    patient: Patient, *rows: tuple[str, str] | tuple[str, str, str], on: date | None = None, **answers: Any
) -> dict[str, Any]:
    """The posted form: (activity, minutes[, effort]) rows and answers by field name."""
    form = {
        "local_date": (on or patient.today()).isoformat(),
        "client_uuid": str(uuid.uuid4()),
        "activity-TOTAL_FORMS": str(len(rows)),
        "activity-INITIAL_FORMS": "0",
    }
    for n, row in enumerate(rows):
        form |= {f"activity-{n}-name": row[0], f"activity-{n}-minutes": row[1]}
        form[f"activity-{n}-effort"] = row[2] if len(row) > 2 else ""
    return form | answers
