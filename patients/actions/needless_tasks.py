"""Close what was to be asked, or a call after a quiet week, once the patient has logged: nobody phones for nothing."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from patients.events import TASK_CHANGED
from patients.insights.inbox import logged_since
from patients.insights.open_asks import open_for
from patients.models import JournalDay, Task, TaskState
from patients.models.check_in import OccurrenceState
from patients.models.task import TASK_TRANSITIONS, ClosedBecause, MadeFor
from rehab.audit.record import record

BATCH = 500


@transaction.atomic
def close_needless(now: datetime) -> list[Task]:
    """Set aside each open task that was made by itself and is needed no more, with the reason.

    Twice changes nothing: the rows are held while it is decided, and another tick steps over them.
    """
    held = _made_by_itself().select_for_update(skip_locked=True, of=("self",)).order_by("pk")[:BATCH]
    rows = list(held.select_related("patient", "asking__line").annotate(**_signs()))
    closed = [(task, why) for task, why in _reasons(rows) if why]
    for task, why in closed:
        TASK_TRANSITIONS.check(task.state, TaskState.DROPPED)
        task.state, task.closed_at, task.closed_because = TaskState.DROPPED, now, why
        task.save(update_fields=["state", "closed_at", "closed_because"])
        record(
            TASK_CHANGED, by=None, patient_id=task.patient_id, clinic_id=task.patient.clinic_id, about=task
        )
    return [task for task, _why in closed]


def _made_by_itself() -> QuerySet[Task]:
    """Open tasks that nobody noted. One that closed by itself and was opened again is somebody's wish."""
    wanted = Q(asking__isnull=False) | Q(made_for=MadeFor.SILENCE)
    return Task.objects.filter(wanted, state=TaskState.OPEN, closed_because="", patient__ended_at=None)


def _signs() -> dict[str, Exists]:
    days = JournalDay.objects.filter(patient=OuterRef("patient"))
    return {
        "day_logged": Exists(days.filter(local_date=OuterRef("asking__local_date"))),
        "logged_since": logged_since(),
    }


def _reasons(rows: list[Task]) -> Iterable[tuple[Task, str]]:
    """Why each is needed no more; "" while it is. What is asked beside the check-in is looked up kind by kind."""
    beside: dict[str, set[uuid.UUID]] = defaultdict(set)
    for task in rows:
        if task.asking and task.asking.line:
            beside[task.asking.line.kind].add(task.patient_id)
    still_open = {kind: open_for(kind, patients) for kind, patients in beside.items()}
    for task in rows:
        line = task.asking.line if task.asking else None
        if line is not None:
            yield task, "" if task.patient_id in still_open[line.kind] else ClosedBecause.ANSWERED
        elif task.asking is not None:
            done = task.asking.state == OccurrenceState.DONE or task.day_logged  # type: ignore[attr-defined]
            yield task, ClosedBecause.LOGGED if done else ""
        else:
            yield task, ClosedBecause.LOGGED if task.logged_since else ""  # type: ignore[attr-defined]
