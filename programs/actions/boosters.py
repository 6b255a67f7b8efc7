"""Note a booster session for the lead clinician when its week comes near."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from patients.events import TASK_ADDED
from patients.models import Patient, Task
from patients.models.task import MadeFor
from programs.rules.boosters import booster_near
from programs.rules.parameters import Parameters
from rehab.audit.record import record


def note_booster(patient: Patient, started_on: date, today: date, p: Parameters) -> Task | None:
    """The task that was added; None when no booster is near, it is noted already, or nobody leads the care team."""
    booster = booster_near(started_on, today, p)
    if booster is None:
        return None
    noted = patient.tasks.filter(made_for=MadeFor.BOOSTER, due=booster.due).exists()
    lead = patient.care_team.filter(until=None, lead=True).select_related("user").first()
    if noted or lead is None:
        return None
    with translation.override(patient.clinic.locale):
        title = _("Booster session, week %(n)d of the plan: agree on a day") % {"n": booster.week}
    made = {"title": title, "due": booster.due, "owner": lead.user, "made_by": lead.user}
    try:
        with transaction.atomic():
            task = Task.objects.create(patient=patient, made_for=MadeFor.BOOSTER, **made)
            record(TASK_ADDED, by=None, patient_id=patient.pk, clinic_id=patient.clinic_id, about=task)
    except IntegrityError:  # another worker noted it at this moment
        return None
    return task
