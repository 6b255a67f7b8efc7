"""How an invitation and a check-in plan stand, in words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import formats
from django.utils.translation import gettext as _

from patients.models import CheckInPlan, Patient, RecordInvitation


@dataclass(frozen=True)
class InvitationWords:
    """One state of a patient's way to sign in: its key, its words, a sentence, and when it came about."""

    key: str
    words: str
    sentence: str
    at: datetime | None = None

    @classmethod
    def of(cls, patient: Patient, tie: RecordInvitation | None) -> "InvitationWords":
        """Read the state from the patient's newest invitation."""
        if patient.user_id is not None:
            return cls("active", _("Signs in"), _("The patient has an account and can sign in."))
        if not patient.email:
            return cls("none", _("No e-mail"), _("Without an e-mail address the patient cannot be invited."))
        if tie is None:
            return cls("none", _("Not invited yet"), _("The patient has not been invited yet."))
        return cls._of_row(tie)

    @classmethod
    def _of_row(cls, tie: RecordInvitation) -> "InvitationWords":
        row = tie.invitation
        if row.used_at is not None:
            return cls("closed", _("Used"), _("The invitation was used."), row.used_at)
        if row.revoked_at is not None:
            return cls("closed", _("Taken back"), _("The last invitation was taken back."), row.revoked_at)
        if not row.is_open():
            return cls("closed", _("Expired"), _("The last invitation was not used in time."), row.expires_at)
        until = formats.date_format(row.expires_at, "DATE_FORMAT")
        return cls(
            "open", _("Waiting"), _("The link works once, until %(day)s.") % {"day": until}, row.created_at
        )


@dataclass(frozen=True)
class PlanWords:
    """One state of a check-in plan."""

    key: str
    words: str
    sentence: str


def plan_words(plan: CheckInPlan | None, patient: Patient) -> PlanWords:
    """How the patient's check-ins stand today."""
    if plan is None:
        return PlanWords("none", _("None"), _("No check-in is planned."))
    if plan.ended_at is not None:
        return PlanWords("ended", _("Stopped"), _("Check-ins were stopped."))
    clock = {"time": formats.time_format(plan.wall_time)}
    if plan.paused_until is not None and plan.paused_until > patient.today():
        day = {"day": formats.date_format(plan.paused_until, "DATE_FORMAT")}
        return PlanWords("paused", _("Paused"), _("Paused. The next check-in is on %(day)s.") % day)
    return PlanWords("active", _("Active"), _("Every day at %(time)s, by the patient's clock.") % clock)
