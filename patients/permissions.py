"""Who may change a record. Each check raises Refused with the sentence that the person reads."""

import uuid

from django.utils.translation import gettext as _

from patients.measures.instrument import Instrument
from patients.models import (
    Alert,
    CareTeamMember,
    Condition,
    Goal,
    Measure,
    MessageThread,
    Patient,
    RecordInvitation,
    Via,
    Worksheet,
)
from patients.models.goal import GoalState
from rehab.accounts.models import Clinic, User
from rehab.accounts.roles import CLINIC_ADMIN, CLINICIAN
from rehab.lib.refusals import Refused
from rehab.lib.states import NotAllowedNow


class NotNow(Refused, NotAllowedNow):
    """Somebody who may do this comes too late or too early: said on the page instead of an error page."""


def works_as_clinician(user: User, patient: Patient) -> bool:
    """Whether this person is a clinician of the patient's clinic now."""
    return any(m.role == CLINICIAN.key and m.clinic_id == patient.clinic_id for m in user.active_memberships)


def is_on_team(user: User, patient: Patient) -> bool:
    """Whether this person looks after the patient now."""
    on_team = patient.care_team.filter(user=user, until=None).exists()
    return on_team and works_as_clinician(user, patient)


def check_user_can_enrol(user: User, clinic: Clinic) -> None:
    """Clinicians enrol at their own clinic."""
    if not any(m.role == CLINICIAN.key and m.clinic_id == clinic.pk for m in user.active_memberships):
        raise Refused(_("Only a clinician of this clinic can enrol a patient."))


def check_user_can_write_texts(user: User, clinic: Clinic) -> None:
    """Clinicians and admins of a clinic write its short texts."""
    roles = {m.role for m in user.active_memberships if m.clinic_id == clinic.pk}
    if not roles & {CLINICIAN.key, CLINIC_ADMIN.key}:
        raise Refused(_("Only the clinicians and admins of this clinic write its short texts."))


def check_user_can_change_record(user: User, patient: Patient) -> None:
    """The care team changes the record of a patient whose care has not ended."""
    if not is_on_team(user, patient):
        raise Refused(_("Only the patient's care team can change this record."))
    if patient.ended_at is not None:
        raise Refused(_("This patient's care has ended, so the record stays as it is."))


def check_user_can_name_sign(user: User, patient: Patient) -> None:
    """Early-warning signs are the patient's own; the care team may write one down in a visit."""
    if patient.user_id != user.pk:
        check_user_can_change_record(user, patient)
    elif patient.ended_at is not None:
        raise Refused(_("This record has ended, so nothing more can be logged in it."))


def check_user_can_keep_diary(user: User, patient: Patient) -> None:
    """A diary is the patient's own: nobody else writes in it, and an ended record stays as it is."""
    if patient.user_id != user.pk:
        raise Refused(_("Only the patient writes in this diary."))
    if patient.ended_at is not None:
        raise Refused(_("This record has ended, so nothing more can be logged in it."))


def check_user_owns_worksheet(user: User, worksheet: Worksheet) -> None:
    """A worksheet is its patient's, whatever became of the record."""
    if worksheet.patient.user_id != user.pk:
        raise Refused(_("Only the patient can do this with a worksheet."))


def check_user_can_change_team(user: User, patient: Patient) -> None:
    """Anybody on the team may add a colleague."""
    _check_is_on(user, Team(patient))


def check_user_can_join_team(colleague: User, patient: Patient) -> None:
    """Whom the team may add: a clinician of the same clinic who is not on it yet."""
    if not (colleague.is_active and works_as_clinician(colleague, patient)):
        raise Refused(_("Only a clinician of the same clinic can join this care team."))
    if patient.care_team.filter(user=colleague, until=None).exists():
        raise NotNow(_("%(name)s is already on this care team.") % {"name": colleague.name})


class Team:
    """A care team as it is now, read once for all the checks of one page."""

    def __init__(self, patient: Patient) -> None:
        places = list(patient.care_team.filter(until=None).values_list("user_id", "lead"))
        working = User.objects.filter(
            pk__in=[user_id for user_id, _lead in places],
            is_active=True,
            memberships__role=CLINICIAN.key,
            memberships__clinic=patient.clinic_id,
            memberships__ended_at=None,
        )
        self._working = set(working.values_list("pk", flat=True))
        self.lead_id = next((user_id for user_id, lead in places if lead), None)

    def is_working(self, user_id: uuid.UUID) -> bool:
        """On the team and still a clinician of the clinic."""
        return user_id in self._working

    def people(self) -> list[User]:
        """Those who are on the team and work at the clinic."""
        return list(User.objects.filter(pk__in=self._working).order_by("name", "pk"))

    def has_others_than(self, user_id: uuid.UUID) -> bool:
        return bool(self._working - {user_id})

    @property
    def lead_works(self) -> bool:
        return self.lead_id in self._working


def check_user_can_end_member(user: User, member: CareTeamMember, team: Team | None = None) -> None:
    """Oneself, or anybody when one leads; never the lead, never the last."""
    team = team or Team(member.patient)
    _check_is_on(user, team)
    if member.until is not None:
        raise NotNow(_("This place on the care team has already ended."))
    if not team.has_others_than(member.user_id):
        raise NotNow(_("The last person cannot leave: add a colleague to the care team first."))
    if member.lead:
        raise NotNow(_("Hand over the lead first, then end this place on the care team."))
    if member.user_id != user.pk and team.lead_id != user.pk:
        raise Refused(_("Only the lead clinician can end somebody else's place on the care team."))


def check_user_can_hand_over_lead(user: User, member: CareTeamMember, team: Team | None = None) -> None:
    """The lead hands over to somebody on the team; without a lead who works here, the team chooses."""
    team = team or Team(member.patient)
    _check_is_on(user, team)
    if member.until is not None or not team.is_working(member.user_id):
        raise NotNow(_("Only somebody who is on the care team now can lead it."))
    if member.lead:
        raise NotNow(_("%(name)s already leads this care team.") % {"name": member.user.name})
    if team.lead_works and team.lead_id != user.pk:
        raise Refused(_("Only the lead clinician can hand over the lead."))


def _check_is_on(user: User, team: Team) -> None:
    if not team.is_working(user.pk):
        raise Refused(_("Only somebody on this care team can change it."))


def check_user_can_see_alert(user: User, alert: Alert) -> None:
    """The care team sees to alerts."""
    if not is_on_team(user, alert.patient):
        raise Refused(_("Only the patient's care team can see to this alert."))


def check_user_can_close_alert(user: User, alert: Alert, outcome: str = "-") -> None:
    """An open alert is closed once, with what was done."""
    check_user_can_see_alert(user, alert)
    if alert.closed_at is not None:
        raise NotNow(_("This alert has already been closed."))
    if not outcome.strip():
        raise NotNow(_("Write what was done before you close the alert."))


def check_user_can_add_condition(user: User, patient: Patient, kind: str) -> None:
    """A condition is active once."""
    check_user_can_change_record(user, patient)
    if patient.conditions.filter(kind=kind, ended_at=None).exists():
        raise NotNow(_("This condition is already on the record."))


def check_user_can_end_condition(user: User, condition: Condition) -> None:
    """A condition ends once."""
    check_user_can_change_record(user, condition.patient)
    if condition.ended_at is not None:
        raise NotNow(_("This condition has already ended."))


def check_user_can_close_goal(user: User, goal: Goal) -> None:
    """A goal is reached or set aside once."""
    check_user_can_change_record(user, goal.patient)
    if goal.state != GoalState.ACTIVE:
        raise NotNow(_("This goal has already been closed."))


def check_user_can_measure(user: User, patient: Patient, instrument: Instrument) -> None:
    """The patient answers what is theirs to answer, the care team enters the rest. A caregiver never does."""
    if patient.user_id != user.pk:
        check_user_can_change_record(user, patient)
    elif patient.ended_at is not None:
        raise Refused(_("This record has ended, so nothing more can be logged in it."))
    elif not instrument.for_patient:
        raise Refused(_("Your care team enters this one with you."))


def check_user_can_correct_measure(user: User, measure: Measure, why: str = "-") -> None:
    """The care team corrects a completed measure, and says why."""
    check_user_can_change_record(user, measure.patient)
    if measure.finished_at is None:
        raise NotNow(_("This has not been completed yet."))
    if not why.strip():
        raise NotNow(_("Write why you correct it."))


def check_user_can_invite_patient(user: User, patient: Patient) -> None:
    """A patient with an e-mail address and without an account can be invited."""
    check_user_can_change_record(user, patient)
    if patient.user_id is not None:
        raise NotNow(_("This patient already signs in, so no invitation is needed."))
    if not patient.email:
        raise NotNow(_("Add an e-mail address to the record first: the invitation goes there."))


def check_user_can_revoke_invitation(
    user: User, patient: Patient, tie: RecordInvitation | None
) -> RecordInvitation:
    """Only an open invitation can be taken back; returns it."""
    check_user_can_change_record(user, patient)
    if tie is None:
        raise NotNow(_("There is no open invitation to take back."))
    return tie


def check_user_can_write_message(user: User, patient: Patient, *, to_read: bool = False) -> None:
    """The patient and their care team, while care goes on; to read, also afterwards. Nobody else."""
    if patient.user_id != user.pk and not is_on_team(user, patient):
        raise Refused(_("Only the patient and their care team write here."))
    if patient.ended_at is not None and not to_read:
        raise Refused(_("This record has ended, so nothing more can be written here."))


def check_user_can_settle_thread(user: User, thread: MessageThread) -> None:
    """The care team says once that no answer is needed."""
    check_user_can_change_record(user, thread.patient)
    if thread.waiting_since is None:
        raise NotNow(_("Somebody has answered this in the meantime."))


def check_user_can_help(user: User, patient: Patient) -> None:
    """A caregiver with the patient's consent."""
    if not Patient.objects.visible_to(user, Via.CAREGIVER).filter(pk=patient.pk).exists():
        raise Refused(_("This is for somebody whom the patient has asked to help."))


def check_user_can_see_lessons(user: User, patient: Patient) -> None:
    """A caregiver whose consent covers the lessons."""
    _check_consent_covers(user, patient, "view_lessons", _("They have not shared their lessons with you."))


def check_user_can_note_help(user: User, patient: Patient) -> None:
    """A caregiver whose consent covers it."""
    why = _("They have not asked you to note when you helped.")
    _check_consent_covers(user, patient, "log_help", why)


def _check_consent_covers(user: User, patient: Patient, scope: str, why: str) -> None:
    check_user_can_help(user, patient)
    if not patient.consents.filter(caregiver=user, revoked_at=None, **{scope: True}).exists():
        raise Refused(why)


def check_user_can_own_task(owner: User, patient: Patient) -> None:
    """A task has an owner who can open the record."""
    if not is_on_team(owner, patient):
        raise Refused(_("Only somebody on the care team can take on this task."))
