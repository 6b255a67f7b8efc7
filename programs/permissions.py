"""Who may do what to a program, and when. Each check refuses with one sentence."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.models import Patient, Via
from programs.models import (
    ActivityAgreement,
    AgreementState,
    Prescription,
    Program,
    Suggestion,
    Supervision,
)
from programs.models.program import ProgramState
from programs.models.suggestion import SuggestionState
from rehab.accounts.models import Clinic, User
from rehab.accounts.roles import CLINICIAN, CURATOR
from rehab.lib.refusals import Refused

Someone = User | AnonymousUser


def check_user_can_plan(user: Someone, patient: Patient) -> None:
    """Build and publish programs: a clinician of the care team, while the record is open."""
    if not isinstance(user, User) or not user.has_role(CLINICIAN):
        raise Refused(_("Only a clinician can change a program."))
    if not Patient.objects.visible_to(user, Via.CARE_TEAM).filter(pk=patient.pk).exists():
        raise Refused(_("Only somebody on the care team can change this program."))
    if patient.ended_at is not None:
        raise Refused(_("This record has ended, so its program can no longer be changed."))


def check_user_can_edit_draft(user: Someone, program: Program) -> None:
    """Change a version: only while it is a draft."""
    check_user_can_plan(user, program.patient)
    if program.state != ProgramState.DRAFT:
        raise Refused(_("A published program never changes. Start a new draft to change it."))


def check_user_can_publish(user: Someone, program: Program) -> None:
    """Publish a draft that has something in it."""
    check_user_can_edit_draft(user, program)
    if not program.prescriptions.exists():
        raise Refused(_("This draft is empty. Add an exercise or a graded activity before you publish it."))


def check_user_can_keep_templates(user: Someone, clinic: Clinic) -> None:
    """Save, rename and retire templates: the clinicians of the clinic."""
    memberships = user.active_memberships if isinstance(user, User) else []
    if not any(m.role == CLINICIAN.key and m.clinic_id == clinic.pk for m in memberships):
        raise Refused(_("Only a clinician of this clinic can change its templates."))


def check_user_can_review(user: Someone, patient: Patient) -> None:
    """Have suggestions worked out, where the clinic has them switched on."""
    check_user_can_plan(user, patient)
    if not settings.DECISION_SUPPORT_ENABLED:
        raise Refused(_("Suggestions are switched off at this clinic."))


def check_user_can_decide(user: Someone, suggestion: Suggestion) -> None:
    """Decide about a suggestion that still waits."""
    check_user_can_review(user, suggestion.patient)
    if suggestion.state != SuggestionState.OPEN:
        raise Refused(_no_longer_open(suggestion))
    if suggestion.expires_at <= timezone.now():
        raise Refused(_("This suggestion has expired. It was never applied; ask for a new review."))


def _no_longer_open(suggestion: Suggestion) -> str:
    return {
        SuggestionState.OVERTAKEN: _(
            "The log has changed since, so this suggestion was replaced by a newer look."
        ),
        SuggestionState.EXPIRED: _(
            "This suggestion has expired. It was never applied; ask for a new review."
        ),
    }.get(SuggestionState(suggestion.state), _("This suggestion has already been decided."))


def check_user_can_log_session(user: Someone, item: Prescription) -> None:
    """Log an item of a published program: the patient what they do by themselves, the care team all of it."""
    patient = item.program.patient
    if item.program.state == ProgramState.DRAFT:
        raise Refused(_("This is still a draft. It can be logged once it is agreed."))
    if patient.ended_at is not None:
        raise Refused(_("This record has ended, so nothing more can be logged in it."))
    if isinstance(user, User) and patient.user_id == user.pk:
        if item.supervision != Supervision.HOME:
            raise Refused(_("You do this together with your clinician, so it is noted at the visit."))
    elif not Patient.objects.visible_to(user, Via.CARE_TEAM).filter(pk=patient.pk).exists():
        raise Refused(_("Only the patient or their care team can log this."))


def check_user_can_follow(user: Someone, patient: Patient) -> None:
    """Start, log or choose what is the patient's own: the patient alone, while the record is open."""
    if not isinstance(user, User) or patient.user_id != user.pk:
        raise Refused(_("Only the patient can do this."))
    if patient.ended_at is not None:
        raise Refused(_("This record has ended, so nothing more can be logged in it."))


def check_user_can_answer(user: Someone, agreement: ActivityAgreement) -> None:
    """Log a try or answer a proposal: the patient alone, while the record is open."""
    patient = agreement.patient
    if not isinstance(user, User) or patient.user_id != user.pk:
        raise Refused(_("Only the patient can answer this."))
    if patient.ended_at is not None:
        raise Refused(_("This record has ended, so nothing more can be agreed in it."))


def check_user_can_answer_review(user: Someone, patient: Patient) -> None:
    """Say whether the record of a review is what was agreed: the patient alone, also after care has ended."""
    if not isinstance(user, User) or patient.user_id != user.pk:
        raise Refused(_("Only the patient can answer this."))


def check_user_can_log_trial(user: Someone, agreement: ActivityAgreement) -> None:
    """Log a try while tries are collected: the patient, or the care team in a visit."""
    if isinstance(user, User) and agreement.patient.user_id == user.pk:
        check_user_can_answer(user, agreement)
    else:
        check_user_can_plan(user, agreement.patient)
    if agreement.state != AgreementState.COLLECTING:
        raise Refused(_("Tries are no longer collected for this activity."))


def check_user_can_curate(user: Someone, clinic: Clinic) -> None:
    """Write and review the library of a clinic: its curators."""
    memberships = user.active_memberships if isinstance(user, User) else []
    if not any(m.role == CURATOR.key and m.clinic_id == clinic.pk for m in memberships):
        raise Refused(_("Only a curator of this clinic can change its library."))
