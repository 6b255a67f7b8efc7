"""What the overview of one patient reads, in statements that are compiled once."""

from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID

from patients.models import Alert, Goal
from programs.insights.worklist import open_suggestions
from programs.models import PatientSummary, Prescription, Program, Session, Suggestion
from rehab.lib.prepared import Prepared

PATIENT: Final = UUID(int=1)
DAY: Final = date(2000, 1, 1)

goals_of: Final[Prepared[Goal]] = Prepared(
    lambda patient: Goal.objects.filter(patient=patient).order_by("set_at"), patient=PATIENT
)
versions_of: Final[Prepared[Program]] = Prepared(
    lambda patient: Program.objects.filter(patient=patient).order_by("published_at"), patient=PATIENT
)
open_alerts: Final[Prepared[Alert]] = Prepared(
    lambda patient: Alert.objects.filter(patient=patient, closed_at=None).order_by("level", "raised_at"),
    patient=PATIENT,
)
waiting_suggestions: Final[Prepared[Suggestion]] = Prepared(
    lambda patient, today, now: open_suggestions(
        Suggestion.objects.filter(patient=patient).select_related("prescription__activity"), today, now
    ),
    patient=PATIENT,
    today=DAY,
    now=datetime(2000, 1, 2, tzinfo=UTC),
)
items_of: Final[Prepared[Prescription]] = Prepared(
    lambda program: Prescription.objects.filter(program=program).select_related("exercise", "activity"),
    program=PATIENT,
)
sessions_on: Final[Prepared[Session]] = Prepared(
    lambda patient, day: Session.objects.filter(patient=patient, local_date=day).order_by("logged_at", "pk"),
    patient=PATIENT,
    day=DAY,
)
review_due: Final[Prepared[tuple[date | None]]] = Prepared(
    lambda patient: PatientSummary.objects.filter(patient=patient).values_list("review_due"), patient=PATIENT
)
