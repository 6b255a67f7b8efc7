"""The draft as a workbench: its items against the patient's week, what a day adds up to, and what comes along."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from education.models import ModuleRevision
from patients.models import Availability, Patient
from patients.models.availability import Taken
from patients.rules.availability import is_full
from programs.actions.program import check_precautions
from programs.insights.plan_words import days_of
from programs.insights.rows import patient_flags
from programs.models import Prescription, Program, Supervision
from programs.models.activity import Unit
from programs.models.dose import Dose
from programs.permissions import check_user_can_publish
from programs.rules.offers import CARD_OF
from programs.rules.precautions import PatientFlag
from programs.rules.rounding import tidy
from programs.rules.session_time import DayTotal, Work, session_minutes, week_totals
from programs.views.clinic.words import amount_words, gates_for, more_words
from rehab.accounts.models import User
from rehab.lib.refusals import refusal
from rehab.publishing.models import RevisionState

NUMBER_WORDS = (
    ("sets", gettext_noop("Sets"), 20),
    ("reps", gettext_noop("Reps"), 100),
    ("hold_s", gettext_noop("Hold, s"), 300),
    ("minutes", gettext_noop("Minutes"), 180),
)


def tray(user: User, patient: Patient, draft: Program) -> dict[str, Any]:
    """Everything the list of items draws, in a fixed number of queries."""
    items = list(draft.prescriptions.select_related("exercise", "activity"))
    flags = patient_flags(patient.conditions.filter(ended_at=None))
    week = {row.weekday: row for row in Availability.objects.filter(patient=patient)}
    full = {day for day, row in week.items() if is_full(row.parts)}
    minutes = [minutes_of(item) for item in items]
    totals = week_totals((item.weekdays, known) for item, known in zip(items, minutes, strict=True))
    return {
        "draft": draft,
        "items": [_item(item, n, len(items), flags, full) for n, item in enumerate(items)],
        "week": week_rows(week, totals),
        "week_told": bool(week),
        "legend": [{"icon": icon, "words": kind.label} for kind, icon in TAKEN_ICON.items()],
        "week_words": _week_words(totals),
        "taken_out": [{"line": row["line"], "title": row.get("title", "")} for row in draft.taken_out[:5]],
        "lessons": lesson_rows(patient, draft),
        "cards": [
            {"key": key, "icon": CARD_OF[key].icon, "title": _(CARD_OF[key].title)}
            for key in draft.cards
            if key in CARD_OF
        ],
        "no_publish": refusal(check_user_can_publish, user, draft) or refusal(check_precautions, draft) or "",
        "places": Supervision.choices,
        "there": [str(item.exercise_id) for item in items if item.exercise_id],
    }


def minutes_of(item: Prescription) -> float | None:
    """About how long one day of this item takes; None when nobody can tell."""
    if item.activity:
        return float(item.quota) if item.activity.unit == Unit.MINUTES and item.quota else None
    exercise = item.exercise
    return session_minutes(
        Work(
            sets=item.sets,
            reps=item.reps,
            hold_s=item.hold_s,
            minutes=item.minutes,
            rest_minutes=exercise.rest_minutes if exercise else None,
            each_side=bool(exercise and exercise.each_side and not item.side),
            per_day=exercise.per_day if exercise else 1,
        )
    )


def _item(
    item: Prescription, n: int, of: int, flags: Iterable[PatientFlag], full: set[int]
) -> dict[str, Any]:
    gates = gates_for(flags, item.exercise.tags) if item.exercise else []
    chosen = days_of(item.weekdays)
    return {
        "id": item.pk,
        "title": item.title,
        "activity": item.activity,
        "mark": Dose.of(item).mark,
        "days": [
            {"n": day, "short": str(WEEKDAYS_ABBR[day]), "name": str(WEEKDAYS[day]), "on": day in chosen}
            for day in range(7)
        ],
        "numbers": _numbers(item),
        "amount": amount_words(item),
        "place": item.supervision,
        "more": more_words(item),
        "note": item.note,
        "gates": gates,
        "override": item.override_reason,
        "clash": clash_words([day for day in chosen if day in full]),
        "first": n == 0,
        "last": n == of - 1,
    }


def _numbers(item: Prescription) -> list[dict[str, Any]]:
    if item.activity:
        label = _("Quota, %(unit)s") % {"unit": item.activity.get_unit_display()}
        value = "" if item.quota is None else tidy(float(item.quota))
        return [{"name": "quota", "label": label, "value": value, "most": item.activity.goal_value}]
    return [
        {"name": name, "label": _(label), "value": getattr(item, name) or "", "most": most}
        for name, label, most in NUMBER_WORDS
    ]


def clash_words(days: Sequence[int]) -> str:
    """A hint about days that have no room; nothing is refused."""
    if not days:
        return ""
    named = ", ".join(str(WEEKDAYS[day]) for day in days)
    return _("%(days)s: the patient said that the whole day is taken.") % {"days": named}


def week_rows(week: dict[int, Availability], totals: Sequence[DayTotal]) -> list[dict[str, Any]]:
    """Monday to Sunday: what the patient said about each day, and what the draft asks on it."""
    top = max((total.minutes for total in totals), default=0) or 1
    return [
        {
            "n": day,
            "short": str(WEEKDAYS_ABBR[day]),
            "name": str(WEEKDAYS[day]),
            "parts": _parts(week.get(day)),
            "note": week[day].note if day in week else "",
            "full": day in week and is_full(week[day].parts),
            "total": totals[day],
            "bar": round(100 * totals[day].minutes / top),
        }
        for day in range(7)
    ]


TAKEN_ICON = {
    Taken.FREE: "check-lg",
    Taken.WORK: "building",
    Taken.TRANSPORT: "arrow-left-right",
    Taken.FAMILY: "people",
    Taken.REST: "moon",
    Taken.NOT_TOLD: "dash",
}


def _parts(row: Availability | None) -> list[dict[str, Any]]:
    names = (_("morning"), _("afternoon"), _("evening"))
    values = row.parts if row else ("", "", "")
    return [
        {
            "part": name,
            "kind": value or "untold",
            "words": Taken(value).label,
            "icon": TAKEN_ICON[Taken(value)],
        }
        for name, value in zip(names, values, strict=True)
    ]


def _week_words(totals: Sequence[DayTotal]) -> str:
    sessions, minutes = sum(day.sessions for day in totals), sum(day.minutes for day in totals)
    unknown = sum(day.unknown for day in totals)
    words = ngettext(
        "%(n)d session a week, about %(minutes)d minutes.",
        "%(n)d sessions a week, about %(minutes)d minutes.",
        sessions,
    ) % {"n": sessions, "minutes": minutes}
    if not unknown:
        return words
    more = ngettext(
        "%(n)d of them has no length in minutes and is not in that sum.",
        "%(n)d of them have no length in minutes and are not in that sum.",
        unknown,
    ) % {"n": unknown}
    return f"{words} {more}"


def lesson_rows(patient: Patient, draft: Program) -> list[dict[str, Any]]:
    """The lessons that come with this draft, each with whether the patient has it or it is gone. Two queries."""
    if not draft.modules:
        return []
    titles: dict[str, str] = dict(
        ModuleRevision.objects.filter(
            module__clinic=patient.clinic_id,
            module__external_id__in=draft.modules,
            state=RevisionState.PUBLISHED,
        ).values_list("module__external_id", "title")
    )
    has = set(patient.lessons.filter(withdrawn_at=None).values_list("module__external_id", flat=True))
    return [
        {"key": key, "title": titles.get(key, key), "has": key in has, "gone": key not in titles}
        for key in draft.modules
    ]
