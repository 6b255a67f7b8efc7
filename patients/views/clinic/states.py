"""How an invitation and a check-in plan stand, in words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import formats
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from patients.models import CheckInLine, CheckInPlan, Patient, RecordInvitation, RhythmChoice
from patients.rules.rhythms import Pace


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
    clock = {"often": RhythmChoice(plan.rhythm).label, "time": formats.time_format(plan.wall_time)}
    if plan.paused_until is not None and plan.paused_until > patient.today():
        day = {"day": formats.date_format(plan.paused_until, "DATE_FORMAT")}
        return PlanWords("paused", _("Paused"), _("Paused. The next check-in is on %(day)s.") % day)
    return PlanWords("active", _("Active"), _("%(often)s at %(time)s, by the patient's clock.") % clock)


def rhythm_words(plan: CheckInPlan, pace: str) -> str:
    """How often the check-in is asked now, in one sentence."""
    if plan.rhythm == RhythmChoice.TAPER:
        return {
            Pace.DAILY: _("Asked every day now. Once eight weeks were steady, three days a week are enough."),
            Pace.THREE: _("Asked three days a week now, because the last eight weeks were steady."),
            Pace.WEEKLY: _("Asked once a week now, in maintenance."),
        }[Pace(pace)]
    days = _days(plan.weekdays)
    label = str(RhythmChoice(plan.rhythm).label)
    return f"{label}: {days}." if days else f"{label}."


def line_words(line: CheckInLine) -> str:
    """How often, on which days and when this is asked."""
    if line.rhythm == RhythmChoice.WEEKS:
        often = ngettext("Every week", "Every %(count)d weeks", line.every) % {"count": line.every}
        days = formats.date_format(line.started_on, "l")
    else:
        often, days = str(RhythmChoice(line.rhythm).label), _days(line.weekdays)
    clock = formats.time_format(line.wall_time) if line.wall_time else _("with the check-in")
    return " · ".join(part for part in (often, days, str(clock)) if part)


def _days(weekdays: str) -> str:
    return ", ".join(str(WEEKDAYS[int(day)]) for day in weekdays)
