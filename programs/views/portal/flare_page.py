"""What the patient reads in a flare: safety first, then the plan day by day."""

import uuid
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from patients.models import Patient
from programs.insights.clinic_parameters import parameters_of
from programs.insights.day_plan import items_in_force, quotas_on
from programs.insights.flares import day_of, flares_of, plan_days, shares_of, verdict
from programs.insights.plan_words import step_groups
from programs.insights.tools import published
from programs.models import FlarePlan, Mode
from programs.shelves import EXERCISES
from programs.views.portal import words
from rehab.publishing.told import told_many


def flare_page(patient: Patient, now: datetime) -> dict[str, Any]:
    """Everything the page draws, in a fixed number of queries."""
    today = patient.today(now)
    plans = FlarePlan.objects.filter(patient=patient).select_related("made_by").prefetch_related("tools")
    current = plans.filter(replaced_at=None).first()
    flares = flares_of(patient)
    flare = next((row for row in flares if row.ended_on is None), None)
    plan = plans.get(pk=flare.plan_id) if flare and current and flare.plan_id != current.pk else current
    review = verdict(flares, today, parameters_of(patient.clinic_id))
    page: dict[str, Any] = {
        "patient": patient,
        "clinic": patient.clinic,
        "plan": plan,
        "flare": flare,
        "client_uuid": uuid.uuid4(),
        "may_start": patient.ended_at is None and plan is not None,
        "call": when_to_call(),
        "long": bool(review and review.needed),
    }
    if plan is None:
        return page
    return page | {
        "agreed": _("Your flare plan from %(name)s, agreed %(day)s")
        % {"name": plan.made_by.name, "day": date_format(plan.agreed_on)},
        "shares": [{"day": n, "share": share} for n, share in enumerate(shares_of(plan), start=1)],
        "tools": _tools(plan),
        "day": day_of(flare, today) if flare else None,
        "days": plan_days(plan),
        "over": flare is not None and day_of(flare, today) > plan_days(plan),
        "amounts": _amounts(patient, now),
    }


def _amounts(patient: Patient, now: datetime) -> list[dict[str, str]]:
    """Today's amount of each graded activity, beside the usual one."""
    planned = [] if patient.ended_at else items_in_force(patient)
    items = [item for item in planned if item.activity and item.quota and item.mode == Mode.QUOTA]
    quotas = quotas_on(patient, items, patient.today(now))
    return [
        {
            "title": item.title,
            "today": words.amount_words(quotas[item.pk] or 0, item.activity.unit),
            "usual": words.amount_words(item.quota or 0, item.activity.unit),
        }
        for item in items
        if item.activity
    ]


def _tools(plan: FlarePlan) -> list[Any]:
    """The chosen practices in the reader's language."""
    rows = published(tool.exercise_id for tool in plan.tools.all())
    told = told_many(EXERCISES, rows, get_language() or "en")
    return [{"told": told[row.pk], "groups": step_groups(told[row.pk])} for row in rows]


def when_to_call() -> list[str]:
    """Fixed words: a flare is more of the pain you know. These are not a flare."""
    return [
        _("New numbness between your legs, or new trouble with bladder, bowels or sex"),
        _("New or growing weakness, a foot that drops, or numbness that spreads"),
        _("A new sore, or a foot that is hot, red or swollen"),
        _("Fever, or feeling ill"),
        _("Sudden weakness on one side, chest pain, or passing out"),
        _("Thoughts of hurting yourself"),
    ]
