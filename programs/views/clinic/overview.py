"""One patient on one page: what changed, why, what next."""

from datetime import date
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from patients.doors import for_clinician
from patients.models import Goal, Patient
from patients.models.goal import GoalState
from programs import events
from programs.insights.clinic_parameters import parameters_of
from programs.insights.figures import PlanEvent, symptom_activity_figure
from programs.insights.overview_rows import (
    goals_of,
    items_of,
    open_alerts,
    review_due,
    sessions_on,
    versions_of,
    waiting_suggestions,
)
from programs.insights.rows import current_flare, flag_words, journal_rows, series_of
from programs.insights.series import DailySeries
from programs.insights.story import Register, Story, story
from programs.insights.trace_marks import marked
from programs.models import Prescription, Program, Session, SessionStatus
from programs.models.program import ProgramState
from programs.rules.flare import DayPain, possible_flare
from programs.rules.parameters import Parameters
from programs.views.clinic.suggestion import outcome_words, reason_words
from programs.views.clinic.traced import traced_text
from programs.views.clinic.words import amount_words

WINDOWS: Final = (28, 90, 365)
PUBLISHED: Final = (ProgramState.ACTIVE, ProgramState.REPLACED, ProgramState.ENDED)


@for_clinician(events.OVERVIEW_OPENED)
def overview(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Symptoms beside activity, the plan of today, what waits, and one next step."""
    days = _window(request)
    today = patient.today()
    rows = journal_rows(patient)
    series = series_of(rows, today, days)
    goals = goals_of(patient=patient.pk)
    versions = versions_of(patient=patient.pk)
    active = next((row for row in versions if row.state == ProgramState.ACTIVE), None)
    alerts = open_alerts(patient=patient.pk)
    waiting = _suggestions(patient, today)
    shown = min(days, len(series))
    support = settings.DECISION_SUPPORT_ENABLED
    told = story(
        series, days=shown, register=Register.CLINICIAN, words=translation, mark=marked, labels=support
    )
    page = {
        "patient": patient,
        "tab": "overview",
        "open_alerts": len(alerts) or "",
        "alerts": [_alert(alert) for alert in alerts],
        "sentence": traced_text(patient, told.sentence),
        "notes": [traced_text(patient, note) for note in told.notes],
        "figure": _figure(series, goals, versions, days, patient) if rows else None,
        "ranges": [_range(n, days) for n in WINDOWS],
        "columns": _columns(),
        "table": _table(told),
        "goals": [goal for goal in goals if goal.state == GoalState.ACTIVE],
        "active": active,
        "plan": _plan(patient, active, today),
        "strip": _strip(series, today),
        "suggestions": waiting,
        "suggestions_on": support,
        "flare": _flare_words(series, parameters_of(patient.clinic_id)),
        "next": next_step(
            patient,
            alerts=bool(alerts),
            review=_review_is_due(patient, today),
            waiting=waiting,
            active=active,
            versions=versions,
        ),
    }
    return render(request, "programs/clinic/overview.html", page)


def _window(request: HttpRequest) -> int:
    """How many days to look at: 28, 90 or 365; anything else is 28."""
    asked = request.GET.get("days", "")
    return int(asked) if asked in {str(n) for n in WINDOWS} else WINDOWS[0]


def _range(n: int, days: int) -> tuple[str, str, bool]:
    words = {28: _("28 days"), 90: _("90 days"), 365: _("A year")}[n]
    return words, f"?days={n}", n == days


def _figure(
    series: DailySeries, goals: list[Goal], versions: list[Program], days: int, patient: Patient
) -> dict[str, Any]:
    plans = [
        PlanEvent(patient.today(row.published_at), change_words(row)) for row in versions if row.published_at
    ]
    aims = [
        PlanEvent(patient.today(goal.set_at), _("Goal: %(words)s") % {"words": goal.words}) for goal in goals
    ]
    return symptom_activity_figure(series, [*plans, *aims], days, words=translation)


def change_words(version: Program) -> str:
    """The change in few words: of "Walking: 8 → 9 minutes." the part that says how much."""
    _item, _colon, change = version.change_note.partition(": ")
    return (change or version.change_note).rstrip(".") or _("Plan %(n)d") % {"n": version.number}


def _columns() -> list[str]:
    return [_("Day"), _("Activity"), _("Average pain"), _("Worst pain"), _("Sleep"), _("Note")]


def _table(told: Story) -> list[list[str]]:
    return [
        [date_format(row.day), row.activity, row.pain, row.worst, row.sleep, row.note]
        for row in told.table_rows
    ]


def _alert(alert: Any) -> dict[str, Any]:
    words = {"P0": _("Emergency answer"), "P1": _("Safety answer, today"), "P2": _("Safety answer, soon")}
    return {
        "words": f"{words[alert.level]}: {flag_words(alert.flag)}",
        "when": alert.raised_at,
        "level": alert.level,
    }


def _plan(patient: Patient, active: Program | None, today: date) -> list[dict[str, Any]]:
    """What is planned today, with its state. Not logged is a third state beside done and not done."""
    if active is None:
        return []
    items = [item for item in items_of(program=active.pk) if item.is_on(today.weekday())]
    done = {row.line: row for row in sessions_on(patient=patient.pk, day=today)}
    return [
        {"title": item.title, "amount": amount_words(item), "state": _state(item, done.get(item.line))}
        for item in items
    ]


def _state(item: Prescription, session: Session | None) -> str:
    if session is None:
        return "not_logged"
    if session.status == SessionStatus.COULD_NOT:
        return "missed"
    short = item.quota is not None and session.amount is not None and session.amount < item.quota
    return "partly" if short else "done"


def _strip(series: DailySeries, today: date) -> list[dict[str, Any]]:
    """The last seven days: logged or not logged, oldest first."""
    entered = dict(zip(series.dates, series.entry_ids, strict=True))
    pain = dict(zip(series.dates, series.pain_avg, strict=True))
    days = [date.fromordinal(today.toordinal() - back) for back in range(6, -1, -1)]
    return [
        {
            "day": date_format(day, "D"),
            "full": date_format(day),
            "logged": entered.get(day) is not None,
            "pain": pain.get(day),
        }
        for day in days
    ]


def _suggestions(patient: Patient, today: date) -> list[dict[str, Any]]:
    if not settings.DECISION_SUPPORT_ENABLED:
        return []
    rows = waiting_suggestions(patient=patient.pk, today=today, now=timezone.now())
    return [
        {
            "heading": outcome_words(row),
            "reason": reason_words(row),
            "url": reverse("programs:suggestion", args=[patient.pk, row.pk]),
        }
        for row in rows
    ]


def _flare_words(series: DailySeries, p: Parameters) -> str:
    """A ticked flare first; else what the arithmetic suspects, for the patient to confirm."""
    ticked = current_flare(series, p)
    if ticked is not None:
        return _("Flare ticked since %(day)s.") % {"day": date_format(ticked.first)}
    if not settings.DECISION_SUPPORT_ENABLED:
        return ""
    pains = [DayPain(day, pain) for day, pain in zip(series.dates, series.pain_avg, strict=True)]
    going_on = [flare for flare in possible_flare(pains[-60:], p) if flare.end is None]
    if not going_on or (series.end - going_on[-1].start).days > 28:
        return ""
    return _("Possible flare since %(day)s, for the patient to confirm: pain well above its usual level.") % {
        "day": date_format(going_on[-1].start)
    }


def _review_is_due(patient: Patient, today: date) -> bool:
    """As the worklist last saw it. One query."""
    return any(due is not None and due <= today for (due,) in review_due(patient=patient.pk))


def next_step(
    patient: Patient,
    *,
    alerts: bool,
    review: bool,
    waiting: list[dict[str, Any]],
    active: Program | None,
    versions: list[Program],
) -> dict[str, str]:
    """The one thing to do next on this page. Suggestions that wait are part of a review that is due."""
    here = f"/patients/{patient.pk}/"
    if alerts:
        return {"words": _("Open the alert"), "url": f"{here}alerts/"}
    if review:
        return {"words": _("Start the review"), "url": f"{here}review/"}
    if waiting:
        return {"words": _("Decide about the suggestion"), "url": waiting[0]["url"]}
    if any(row.state == ProgramState.DRAFT for row in versions):
        return {"words": _("Continue the draft"), "url": f"{here}program/draft/"}
    if active is None:
        return {"words": _("Build a program"), "url": f"{here}program/draft/"}
    return {"words": _("See the journal"), "url": f"{here}journal/"}
