"""Keep a plan's way of asking for other patients, and start a plan from one."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from patients.actions.check_in_plan import add_line, end_line, set_rhythm
from patients.events import CHECK_IN_TEMPLATE_SAVED
from patients.models import AskedKind, CheckInPlan, CheckInTemplate
from patients.permissions import NotNow, check_user_can_change_record
from rehab.accounts.models import User
from rehab.audit.record import record

KEPT = ("kind", "instrument", "how", "rhythm", "weekdays", "every")


@transaction.atomic
def save_template(*, plan: CheckInPlan, name: str, by: User) -> CheckInTemplate:
    """Keep how this plan asks, without the patient's times, under a name of the clinic. Raises Refused, NotNow."""
    plan = CheckInPlan.objects.select_related("patient__clinic").get(pk=plan.pk)
    patient = plan.patient
    check_user_can_change_record(by, patient)
    name = name.strip()
    if CheckInTemplate.objects.filter(clinic=patient.clinic_id, name=name).exists():
        raise NotNow(_("Your clinic already has a way of asking with this name."))
    lines = [{key: getattr(line, key) for key in KEPT} for line in plan.lines.filter(ended_at=None)]
    template = CheckInTemplate.objects.create(
        clinic=patient.clinic, name=name, rhythm=plan.rhythm, weekdays=plan.weekdays, lines=lines, made_by=by
    )
    record(CHECK_IN_TEMPLATE_SAVED, by=by, clinic_id=patient.clinic_id, about=template)
    return template


@transaction.atomic
def use_template(*, plan: CheckInPlan, template: CheckInTemplate, by: User) -> CheckInPlan:
    """Ask as the template does: its rhythm and its lines take the place of the plan's. Raises Refused."""
    check_user_can_change_record(by, plan.patient)
    wanted: list[dict[str, Any]] = list(template.lines)
    here = {_what(line.kind, line.instrument, line.how): line for line in plan.lines.filter(ended_at=None)}
    asked = {_what(kept["kind"], kept["instrument"], kept["how"]): kept for kept in wanted}
    for key, line in here.items():
        if key not in asked:
            end_line(line=line, by=by)
    for key, kept in asked.items():
        if key not in here:
            add_line(plan=plan, by=by, **{key: kept[key] for key in KEPT})
    return set_rhythm(plan=plan, by=by, rhythm=template.rhythm, weekdays=template.weekdays)


def _what(kind: str, instrument: str, how: str) -> tuple[str, str, str]:
    """What is asked once in a plan: a review once in each way, the rest once."""
    return kind, instrument, how if kind == AskedKind.REVIEW else ""
