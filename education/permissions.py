"""Who may teach, answer and write modules, and when. Each check refuses with one sentence."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from education.models import ModuleAssignment, ModuleRevision
from patients.models import Patient, Via
from patients.permissions import NotNow, check_user_can_change_record
from rehab.accounts.models import Clinic, User
from rehab.accounts.roles import CURATOR
from rehab.lib.refusals import Refused
from rehab.publishing.models import RevisionState

Someone = User | AnonymousUser


def check_user_can_teach(user: User, patient: Patient) -> None:
    """Give lessons and take them back: the care team, while care goes on."""
    check_user_can_change_record(user, patient)


def check_user_can_assign(user: User, patient: Patient, revision: ModuleRevision) -> None:
    """Give a published module of the patient's own clinic, once at a time."""
    check_user_can_teach(user, patient)
    if revision.module.clinic_id != patient.clinic_id:
        raise Refused(_("This module belongs to another clinic."))
    if revision.state != RevisionState.PUBLISHED:
        raise NotNow(_("Only a published module can be given to a patient."))
    if patient.lessons.filter(module_id=revision.module_id, withdrawn_at=None).exists():
        raise NotNow(_("This patient has this lesson already."))


def check_user_can_change_lesson(user: User, assignment: ModuleAssignment) -> None:
    """Move, renew, withdraw: a lesson that was not taken back."""
    check_user_can_teach(user, assignment.patient)
    if assignment.withdrawn_at is not None:
        raise NotNow(_("This lesson has already been taken back."))


def check_user_can_read_on(user: Someone, assignment: ModuleAssignment) -> None:
    """Keep a place, answer a question, mark an action: the patient, while care goes on."""
    if not Patient.objects.visible_to(user, Via.SELF).filter(pk=assignment.patient_id).exists():
        raise Refused(_("Only the patient can do this lesson."))
    if assignment.withdrawn_at is not None:
        raise NotNow(_("Your care team has taken this lesson back. What you answered is kept."))
    if assignment.patient.ended_at is not None:
        raise NotNow(_("This record has ended. You can read on, but nothing more is kept."))


def check_user_can_curate(user: Someone, clinic: Clinic) -> None:
    """Write and review the library of a clinic: its curators."""
    memberships = user.active_memberships if isinstance(user, User) else []
    if not any(m.role == CURATOR.key and m.clinic_id == clinic.pk for m in memberships):
        raise Refused(_("Only a curator of this clinic can change its library."))
