"""The draft of a referral letter: what the record says, in sentences that a clinician edits before anything is sent.

Only what is written down and counted; nothing is concluded, and no mood, notes or questionnaires are put in.
"""

from datetime import timedelta
from statistics import median
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.models import Patient, ReferralKind
from patients.models.goal import GoalState
from programs.insights.day_plan import active_program, items_of
from programs.insights.plan_words import dose_words
from programs.insights.rows import journal_rows, night_rows

DAYS: Final = 28
LEAST: Final = 4  # values of a median; engineering default, as in the charts
ASKED: Final = {
    ReferralKind.DIETITIAN: gettext_lazy(
        "Could you please see them about food and drink that fit their conditions and their days?"
    ),
    ReferralKind.SLEEP: gettext_lazy("Could you please look into their sleep?"),
    ReferralKind.PSYCHOLOGY: gettext_lazy(
        "Could you please see them about living well with lasting pain, beside the program here?"
    ),
    ReferralKind.PODIATRY: gettext_lazy(
        "Could you please examine their feet and footwear, and advise on walking?"
    ),
}


def draft_letter(patient: Patient, kind: ReferralKind) -> str:
    """The text of a new letter: who, what is known, the plan, the last four weeks, and the question."""
    parts = [_who(patient), _conditions(patient), _goals(patient), _plan(patient), _weeks(patient)]
    if kind == ReferralKind.SLEEP:
        parts.append(_nights(patient))
    parts.append(str(ASKED[kind]))
    return "\n\n".join(part for part in parts if part)


def _who(patient: Patient) -> str:
    words = {"name": patient.name, "years": patient.age(patient.today())}
    text = _("I am writing about %(name)s, %(years)d years old, who is in rehabilitation here.") % words
    if patient.diagnosis:
        text += " " + _("Diagnosis: %(diagnosis)s.") % {"diagnosis": patient.diagnosis.rstrip(".")}
    return (
        text
        + " "
        + _("Neuropathic pain: %(grade)s.") % {"grade": str(patient.get_certainty_display()).lower()}
    )


def _conditions(patient: Patient) -> str:
    rows = patient.conditions.filter(ended_at=None).order_by("pk")
    names = ", ".join(str(row.get_kind_display()) for row in rows)
    return _("Noted conditions: %(names)s.") % {"names": names} if names else ""


def _goals(patient: Patient) -> str:
    rows = patient.goals.filter(state=GoalState.ACTIVE).order_by("set_at")
    words = "; ".join(f"“{row.words}”" for row in rows)
    return _("What they want to be able to do: %(words)s.") % {"words": words} if words else ""


def _plan(patient: Patient) -> str:
    program = active_program(patient)
    if program is None:
        return ""
    lines = [f"- {item.title}: {dose_words(item)}" for item in items_of(program)]
    return "\n".join([_("Their present program:"), *lines])


def _weeks(patient: Patient) -> str:
    rows = journal_rows(patient, patient.today() - timedelta(days=DAYS))
    if not rows:
        return _("Nothing was logged in the last four weeks.")
    told = [_("In the last %(all)d days they logged %(n)d.") % {"all": DAYS, "n": len(rows)}]
    minutes = [row.activity_minutes for row in rows if row.activity_minutes is not None]
    pain = [row.pain_avg for row in rows if row.pain_avg is not None]
    if len(minutes) >= LEAST:
        told.append(_("Active on a middle day: %(n)d minutes.") % {"n": median(minutes)})
    if len(pain) >= LEAST:
        told.append(_("Pain on a middle day: %(n)g of 10.") % {"n": median(pain)})
    return " ".join(told)


def _nights(patient: Patient) -> str:
    rows = night_rows(patient, patient.today() - timedelta(days=DAYS))
    shares = [row.sleep_efficiency for row in rows if row.sleep_efficiency is not None]
    if len(shares) < LEAST:
        return ""
    words = {"n": len(shares), "share": median(shares)}
    return (
        _("Sleep diary: %(n)d nights; asleep for %(share)d %% of the time in bed on a middle night.") % words
    )
