"""The sessions of a patient as the care team reads them: /patients/<id>/program/sessions/."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from patients.doors import for_clinician
from patients.models import Patient
from programs import events
from programs.forms.session import planned_amount
from programs.insights.plan_words import amount_words, number
from programs.insights.session_log import DAYS, LoggedSession, SessionLog, session_log
from programs.models import Barrier, Session, SessionRevision, SessionStatus
from programs.rules.pacing import WeekLoad
from programs.rules.traffic_light import Light

# Colour, shape and word together.
LIGHTS: Final = {
    Light.GREEN: ("check-circle", gettext_lazy("Green")),
    Light.AMBER: ("exclamation-triangle", gettext_lazy("Amber")),
    Light.RED: ("exclamation-octagon", gettext_lazy("Red")),
}


@for_clinician(events.SESSIONS_OPENED)
def program_sessions(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Each session with its ratings and light, what got in the way, and what was corrected."""
    log = session_log(patient, patient.today())
    page = {
        "patient": patient,
        "tab": "program",
        "days": DAYS,
        "sentence": _sentence(log),
        "loads": [_load(item.title, load) for item, load in log.loads],
        "rows": [_row(row) for row in log.rows],
    }
    return render(request, "programs/clinic/sessions.html", page)


def _sentence(log: SessionLog) -> str:
    """What is logged, in one sentence. Days that nobody logged are no sessions."""
    done = sum(row.session.status == SessionStatus.DONE for row in log.rows)
    reasons = [row.session.get_barrier_display() for row in log.rows if row.session.barrier]
    words = {
        "done": ngettext("%(n)d session done", "%(n)d sessions done", done) % {"n": done},
        "missed": ngettext("%(n)d could not", "%(n)d could not", len(log.rows) - done)
        % {"n": len(log.rows) - done},
        "days": DAYS,
    }
    said = _("%(done)s, %(missed)s in %(days)d days.") % words
    if not reasons:
        return said
    counts = sorted({(reasons.count(why), why) for why in reasons}, key=lambda row: (-row[0], row[1]))
    return f"{said} {_('In the way:')} {', '.join(f'{why} {n}' for n, why in counts)}."


def _load(title: str, load: WeekLoad) -> dict[str, Any]:
    """A pattern is something to talk about, never a label on the person."""
    return {"title": title, "reason": load.reason, "flagged": load.under_flagged or load.over_flagged}


def _row(row: LoggedSession) -> dict[str, Any]:
    session = row.session
    light = row.light.light if row.light else None
    return {
        "day": session.local_date,
        "title": session.instead.name if session.instead else session.prescription.title,
        "in_place_of": session.prescription.title if session.instead else "",
        "done": session.status == SessionStatus.DONE,
        "amount": _amount(session),
        "effort": session.effort,
        "pain": _pain(session),
        "unpleasant": _pair(session.unpleasant_before, session.unpleasant_after),
        "light": LIGHTS[light] if light else None,
        "light_key": light.value if light else "",
        "why": row.light.reason if row.light and light else "",
        "barrier": session.get_barrier_display() if session.barrier else "",
        "new_sign": session.new_neuro_sign,
        "late": session.late,
        "before": [_said(old, session) for old in row.before],
    }


def _amount(session: Session) -> str:
    if session.amount is None:
        return ""
    activity = session.prescription.activity
    if activity is None:
        _planned, unit = planned_amount(session.prescription, None)
        return f"{number(session.amount)} {unit}".strip()
    done = amount_words(session.amount, activity.unit)
    return (
        done
        if session.quota is None
        else _("%(done)s of %(quota)s") % {"done": done, "quota": number(session.quota)}
    )


def _pain(session: Session) -> str:
    """Before, at its peak or after, and the next morning; a dash is not rated."""
    middle = session.pain_after if session.prescription.is_practice else session.pain_peak
    scores = [session.pain_before, middle]
    if not session.prescription.is_practice:
        scores.append(session.pain_next_morning)
    return "" if all(score is None for score in scores) else " → ".join(map(_score, scores))


def _pair(before: int | None, after: int | None) -> str:
    return "" if before is None and after is None else f"{_score(before)} → {_score(after)}"


def _score(score: int | None) -> str:
    return "–" if score is None else str(score)


def _said(old: SessionRevision, session: Session) -> str:
    """What one session said until it was corrected."""
    values = old.values
    if values["status"] == SessionStatus.COULD_NOT:
        why = values.get("barrier")
        what = _("could not") + (f" ({Barrier(why).label})" if why else "")
    else:
        amount = values.get("amount")
        what = _("done") + (f", {number(amount)}" if amount is not None else "")
        scores = [values.get(name) for name in ("pain_before", "pain_peak", "pain_next_morning")]
        if any(score is not None for score in scores):
            what += f", {_('pain')} {' → '.join(map(_score, scores))}"
    when = date_format(old.replaced_at.astimezone(session.patient.zone), "SHORT_DATETIME_FORMAT")
    return _("Until %(when)s: %(what)s") % {"when": when, "what": what}
