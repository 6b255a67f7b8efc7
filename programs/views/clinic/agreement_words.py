"""Ready words for the pages of graded activities by agreement."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from patients.models import Patient
from programs.insights.agreements import Standing, ladder_of
from programs.insights.plan_words import amount_words, short_date
from programs.insights.rows import FEET_AT_RISK, patient_flags
from programs.insights.stairs_drawing import amount_unit, stairs_drawing
from programs.models import ActivityOffer, AgreementState, GradedActivity, Milestone
from programs.models.activity import Unit
from programs.rules.baseline import Baseline, foot_ceiling
from programs.rules.rounding import tidy
from programs.views.clinic.words import day_words

LOOK = {
    AgreementState.COLLECTING: ("activity", "pencil"),
    AgreementState.PROPOSED: ("neutral", "hourglass-split"),
    AgreementState.COUNTERED: ("attention", "chat-left-text"),
    AgreementState.DECLINED: ("attention", "pause-circle"),
    AgreementState.AGREED: ("good", "check-circle"),
    AgreementState.WITHDRAWN: ("neutral", "archive"),
}


def card_of(standing: Standing) -> dict[str, Any]:
    """One agreement as the list shows it: what it waits for, in words."""
    row = standing.agreement
    state = AgreementState(row.state)
    tone, icon = LOOK[state]
    return {
        "id": row.pk,
        "name": row.name,
        "state": state.label,
        "tone": tone,
        "icon": icon,
        "now": _now(standing, state),
        "url": reverse("programs:agreement", args=[row.patient_id, row.pk]),
        "goal": row.goal.words if row.goal else "",
        "goal_words": row.goal_words,
    }


def _now(standing: Standing, state: AgreementState) -> str:
    offer = standing.offer
    if state is AgreementState.COLLECTING:
        if standing.enough:
            return _("The tries are there: propose where to start.")
        return progress_words(standing)
    if offer is None:
        return ""
    return {
        AgreementState.PROPOSED: _("Waits for the patient since %(day)s."),
        AgreementState.COUNTERED: _("The patient's proposal of %(day)s waits for you."),
        AgreementState.DECLINED: _("The patient said “not now” to the proposal of %(day)s."),
    }.get(state, "") % {"day": date_format(offer.made_at)}


def progress_words(standing: Standing) -> str:
    """2 of 3 tries."""
    n = len(standing.trials)
    return ngettext("%(n)d of %(of)d try is logged.", "%(n)d of %(of)d tries are logged.", n) % {
        "n": n,
        "of": standing.wanted,
    }


def trial_table(standing: Standing) -> dict[str, Any]:
    """The tries as a table, oldest first."""
    row = standing.agreement
    return {
        "columns": [
            _("Day"),
            {"label": _("How much"), "unit": amount_unit(row.unit), "numeric": True},
            _("Why they stopped"),
            {"label": _("Pain before"), "unit": _("of 10"), "numeric": True},
            {"label": _("Highest pain"), "unit": _("of 10"), "numeric": True},
        ],
        "rows": [
            [
                short_date(trial.on),
                tidy(float(trial.value)),
                trial.get_stop_reason_display() if trial.stop_reason else _("not said"),
                trial.pain_before,
                trial.pain_peak,
            ]
            for trial in standing.trials
        ],
    }


def offer_cards(standing: Standing, patient: Patient) -> list[dict[str, Any]]:
    """Every offer, newest first: whose it was, its numbers and its words."""
    unit = standing.agreement.unit
    return [_offer(offer, unit, patient) for offer in reversed(standing.offers)]


def _offer(offer: ActivityOffer, unit: str, patient: Patient) -> dict[str, Any]:
    return {
        "who": patient.given_name if offer.from_patient else offer.made_by.name,
        "when": offer.made_at,
        "facts": offer_facts(offer, unit),
        "words": offer.words,
        "reason": offer.reason,
    }


def offer_facts(offer: ActivityOffer, unit: str) -> list[tuple[Any, str]]:
    """An offer's numbers as terms and values."""
    return [
        (_("Start with"), amount_words(offer.first_quota, unit)),
        (_("Each week"), _("%(n)s more") % {"n": amount_words(offer.step, unit)}),
        (_("Goal"), amount_words(offer.goal_value, unit)),
        (_("Days"), day_words(offer.weekdays)),
    ]


def offer_drawing(standing: Standing, offer: ActivityOffer) -> dict[str, Any]:
    """The stairs of an offer, as they would begin today."""
    row = standing.agreement
    return stairs_drawing(
        ladder_of(offer, row.resolution), row.unit, row.patient.today(), float(offer.baseline_value)
    )


def activity_cards(patient: Patient, milestones: Iterable[Milestone]) -> list[dict[str, Any]]:
    """Agreed activities with their milestones, oldest first. The milestones come ordered by activity."""
    return [
        _activity(patient, activity, list(rows))
        for activity, rows in groupby(milestones, key=lambda row: row.activity)
    ]


def _activity(patient: Patient, activity: GradedActivity, rows: list[Milestone]) -> dict[str, Any]:
    return {
        "name": activity.name,
        "agreed": agreed_words(activity, patient),
        "url": reverse("programs:milestone_new", args=[patient.pk, activity.pk]),
        "milestones": [
            {
                "id": row.pk,
                "amount": amount_words(row.value, activity.unit),
                "words": row.words,
                "reached_on": row.reached_on,
                "note": row.note,
            }
            for row in rows
        ],
    }


def agreed_words(activity: GradedActivity, patient: Patient) -> str:
    """How it was agreed."""
    if activity.agreed_by_patient_at is not None:
        day = date_format(activity.agreed_by_patient_at.astimezone(patient.zone))
        return _("Agreed by both in the portal on %(day)s.") % {"day": day}
    if activity.agreed_in_visit_on is not None:
        day = date_format(activity.agreed_in_visit_on)
        return _("Agreed together in the visit on %(day)s.") % {"day": day}
    return ""


def feet_words(patient: Patient, unit: str, base: Baseline | None) -> str:
    """With feet at risk, steps have a cap until somebody reviews it."""
    if unit != Unit.STEPS or base is None:
        return ""
    if not patient_flags(patient.conditions.filter(ended_at=None)) & FEET_AT_RISK:
        return ""
    return _(
        "Feet at risk: no suggestion goes above %(n)s steps a day until the feet are reviewed (IWGDF 2023)."
    ) % {"n": tidy(foot_ceiling(base.used_value))}
