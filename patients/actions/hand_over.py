"""Hand a patient over to a colleague: the team, the lead, the open tasks and a note, in one step."""

from django.db import transaction
from django.utils.translation import gettext as _

from patients.actions.tasks import add_task
from patients.actions.team import add_member, end_member, hand_over_lead
from patients.events import PATIENT_HANDED_OVER
from patients.models import HandOver, Patient, TaskState
from patients.permissions import check_user_can_change_record
from rehab.accounts.models import User
from rehab.audit.record import record


@transaction.atomic
def hand_over(*, patient: Patient, to: User, note: str, leave: bool, by: User) -> HandOver:
    """The colleague joins the team, leads if `by` led, takes over the open tasks and gets one to read the note.

    With `leave` the place of `by` ends. Raises Refused, NotNow.
    """
    check_user_can_change_record(by, patient)
    places = patient.care_team.filter(until=None)
    if not places.filter(user=to).exists():
        add_member(patient=patient, colleague=to, by=by)
    mine, theirs = places.get(user=by), places.get(user=to)
    if mine.lead:
        hand_over_lead(member=theirs, by=by)
    patient.tasks.filter(owner=by, state=TaskState.OPEN).update(owner=to)
    made = HandOver.objects.create(patient=patient, giver=by, taker=to, note=note)
    title = _("Read the hand-over from %(name)s") % {"name": by.name}
    add_task(patient=patient, title=title[:160], due=patient.today(), owner=to, by=by)
    record(PATIENT_HANDED_OVER, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=made)
    if leave:
        end_member(member=mine, by=by)
    return made
