"""Give one template to several patients: a row for each, done one after another, here or by a worker.

The row is the truth and the broker only wakes a worker. A row is done under its lock and once: whoever comes second
finds it done.
"""

import logging
import uuid
from collections.abc import Iterable
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError as BrokerAway

from patients.models import Patient, Via
from programs import events
from programs.actions.draft_items import bring_in
from programs.actions.program import start_draft
from programs.insights.sources import Bringing, from_template, known
from programs.models import Program, ProgramTemplate, RunResult, TemplateRun, TemplateRunRow
from programs.models.program import ProgramState
from programs.permissions import check_user_can_keep_templates, check_user_can_plan
from rehab.accounts.models import User
from rehab.audit.record import record
from rehab.celery import app
from rehab.lib.refusals import Refused, refusal

log = logging.getLogger(__name__)
AT_ONCE: Final = 20  # rows done while the page is made; engineering default
MOST: Final = 500


@transaction.atomic
def start_run(*, template: ProgramTemplate, patients: Iterable[Patient], by: User) -> TemplateRun:
    """Note who gets the template; each must be on the clinician's care team. Raises Refused.

    Up to AT_ONCE patients are done at once, more by a worker.
    """
    check_user_can_keep_templates(by, template.clinic)
    if template.retired_at is not None:
        raise Refused(_("This template has been retired."))
    wanted = {patient.pk for patient in patients}
    mine = Patient.objects.visible_to(by, Via.CARE_TEAM).filter(
        pk__in=wanted, clinic=template.clinic_id, ended_at=None
    )
    found = list(mine)
    if not found or len(found) != len(wanted):
        raise Refused(_("Choose at least one patient on your care team."))
    if len(found) > MOST:
        raise Refused(_("Choose at most %(n)d patients at a time.") % {"n": MOST})
    run = TemplateRun.objects.create(template=template, asked_by=by)
    TemplateRunRow.objects.bulk_create(TemplateRunRow(run=run, patient=patient) for patient in found)
    if len(found) > AT_ONCE:
        transaction.on_commit(lambda: ring(run.pk))
    else:
        work_off(run.pk)
    return run


def ring(run_id: uuid.UUID) -> None:
    """Wake a worker. Without a broker nothing is lost: the next sweep finds the rows."""
    try:
        app.send_task("programs.apply_template", args=[str(run_id)])
    except (BrokerAway, OSError):
        log.warning("no broker: a template run waits for the next sweep")


def work_off(run_id: uuid.UUID) -> int:
    """Do every row of a run that still waits; returns how many this call did."""
    waiting = TemplateRunRow.objects.filter(run=run_id, result=RunResult.WAITING).order_by("pk")
    return sum(do_row(key) for key in waiting.values_list("pk", flat=True))


def sweep_runs() -> int:
    """Go on with runs whose worker was not woken or died. Returns how many rows were done."""
    waiting = TemplateRunRow.objects.filter(result=RunResult.WAITING).values_list("run", flat=True)
    return sum(work_off(key) for key in set(waiting[:500]))


@transaction.atomic
def do_row(row_id: int) -> bool:
    """Start one patient's draft from the template, unless that has been done."""
    rows = TemplateRunRow.objects.select_for_update(of=("self",))
    row = rows.select_related("run__template__clinic", "run__asked_by", "patient__clinic").get(pk=row_id)
    if row.result != RunResult.WAITING:
        return False
    row.result = _apply(row)
    row.done_at = timezone.now()
    row.save(update_fields=["result", "program", "left_out", "done_at"])
    return True


def _apply(row: TemplateRunRow) -> RunResult:
    by, patient, template = row.run.asked_by, row.patient, row.run.template
    if refusal(check_user_can_plan, by, patient):
        return RunResult.REFUSED
    Patient.objects.select_for_update(of=("self",)).get(pk=patient.pk)
    if Program.objects.filter(patient=patient, state=ProgramState.DRAFT).exists():
        return RunResult.HAS_DRAFT
    found = from_template(known(patient), template)
    row.left_out = left_out(found)
    picks = [(pick.revision, pick.dose) for pick in found.picks if pick.ticked]
    if not picks:
        return RunResult.NOTHING_LEFT
    row.program = start_draft(patient=patient, by=by)
    bring_in(
        program=row.program,
        picks=picks,
        modules=[lesson.key for lesson in found.lessons if not lesson.has],
        cards=[card.key for card, _reason in found.cards],
        by=by,
        template=template,
    )
    event = {"patient_id": patient.pk, "clinic_id": patient.clinic_id, "about": row.program}
    record(events.TEMPLATE_APPLIED, by=by, **event)  # type: ignore[arg-type]
    return RunResult.MADE


def left_out(found: Bringing) -> list[str]:
    """What stays out for one patient, each in a line with its reason."""
    blocked = [f"{pick.revision.name}: {_(pick.gates[0].reason)}" for pick in found.picks if pick.blocked]
    return blocked + [_("%(name)s: not in the library now.") % {"name": name} for name in found.missing]
