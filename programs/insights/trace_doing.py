"""The numbers of what was done: planned sessions, quotas with their days, barriers, tries at feared situations."""

import re
import uuid
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from patients.models import Patient
from programs.insights import picture
from programs.insights.clinic_parameters import parameters_of
from programs.insights.doing import in_week, tries_of, weeks_of
from programs.insights.exposure import ladders
from programs.insights.picture_rows import Planned, planned_days
from programs.insights.review_facts import DAYS
from programs.insights.review_log import load_log
from programs.insights.trace_parts import Trace, TraceRow, compact_day, not_logged, value_words
from programs.insights.trace_words import formula_of
from programs.models import Barrier, ExposureTrial, Program, Session, SessionStatus

ADHERENCE: Final = re.compile(r"adherence-(sched|done|missed|unknown|low|high)")
WEEK_OF: Final = re.compile(r"week(\d{8})-(sched|done|missed|unknown|low|high)")
WEEKS_OF: Final = re.compile(r"weeks-(sched|done|unknown)")
ITEM: Final = re.compile(r"item([0-9a-f]{32})-(\d{8})-(quota|actual)")
BARRIER: Final = re.compile(r"barrier-([a-z_]+)")
LADDER: Final = re.compile(r"ladder([0-9a-f]{32})-(tries|happened)")
TRY: Final = re.compile(r"try([0-9a-f]{32})-(before|after)")


def planned_of(patient: Patient, today: date) -> list[Planned]:
    """All that was planned in twelve weeks."""
    return planned_days(load_log(patient, today), today)


def adherence_trace(patient: Patient, today: date, key: "re.Match[str]") -> Trace | None:
    """The last closed days."""
    p, last = parameters_of(patient.clinic_id), today - timedelta(days=1)
    rows = [row for row in planned_of(patient, today) if (last - row.on).days < p.adherence_days]
    return _sessions(patient, rows, key[1])


def week_trace(patient: Patient, today: date, key: "re.Match[str]") -> Trace | None:
    """A week of planned sessions by its first day."""
    first = compact_day(key[1])
    rows = in_week(planned_of(patient, today), first) if first else []
    return _sessions(patient, rows, key[2]) if rows else None


def weeks_trace(patient: Patient, today: date, key: "re.Match[str]") -> Trace | None:
    """All weeks of the drawing together."""
    planned = planned_of(patient, today)
    weeks = {week.first for week in weeks_of(planned, today, parameters_of(patient.clinic_id))}
    rows = [row for first in sorted(weeks) for row in in_week(planned, first)]
    return _sessions(patient, rows, key[1]) if rows else None


def _sessions(patient: Patient, planned: Sequence[Planned], field: str) -> Trace | None:
    p = parameters_of(patient.clinic_id)
    values = picture.counts_of([row.outcome for row in planned], p)
    labels = {
        "sched": _("Sessions planned"),
        "done": _("Sessions done"),
        "missed": _("Sessions not done"),
        "unknown": _("Sessions not logged"),
        "low": _("Share done if nothing unlogged was done"),
        "high": _("Share done if all of the unlogged was done"),
    }
    keep: Callable[[Planned], bool] = {
        "done": lambda row: row.outcome.done(p),
        "missed": lambda row: row.outcome.missed(p),
        "unknown": lambda row: not row.outcome.logged,
    }.get(field, lambda _row: True)
    rows = [_planned(row) for row in reversed(planned) if keep(row)]
    columns = [_("Item"), _("Agreed"), _("What was logged")]
    return Trace(labels[field], values[field], formula_of(f"adherence_{field}"), columns, rows)


def _planned(row: Planned) -> TraceRow:
    session = row.session
    agreed = value_words(row.outcome.quota) if row.item.quota else _("once")
    amount = value_words(row.outcome.actual) if row.item.quota else ""
    return TraceRow(row.on, (row.item.title, agreed, _told(session, amount)))


def _told(session: Session | None, amount: str = "") -> str:
    """What a session said: its amount where one counts, else its status."""
    if session is None:
        return not_logged()
    done = session.status == SessionStatus.DONE
    return amount if done and amount else str(session.get_status_display())


def item_trace(patient: Patient, today: date, key: "re.Match[str]") -> Trace | None:
    """One day of a graded activity: its quota, or what was done."""
    line, day = uuid.UUID(key[1]), compact_day(key[2])
    found = [row for row in planned_of(patient, today) if row.item.line == line and row.on == day]
    if not found or found[0].item.quota is None:
        return None
    row, name = found[0], found[0].item.title
    if key[3] == "quota":
        label = _("%(name)s: the quota of that day") % {"name": name}
        return Trace(label, row.outcome.quota, formula_of("quota"), [_("What"), _("Amount")], _quota(row))
    label = _("%(name)s: done that day") % {"name": name}
    cells = (_told(row.session), value_words(row.session.amount if row.session else None))
    columns = [_("What was logged"), _("Amount")]
    return Trace(label, row.outcome.actual, formula_of("actual"), columns, [TraceRow(row.on, cells)])


def _quota(row: Planned) -> list[TraceRow]:
    """The version that held, what the patient had in front of them, and what a flare plan made of it."""
    program: Program = row.item.program
    version = _("Version %(n)d of the program, agreed %(day)s") % {
        "n": program.number,
        "day": date_format(program.agreed_on) if program.agreed_on else "–",
    }
    rows = [(version, value_words(row.item.quota))]
    held = row.item.quota
    if row.session is not None and row.session.quota is not None:
        held = row.session.quota
        rows.append((_("In front of the patient that day"), value_words(held)))
    if held is not None and row.outcome.quota < float(held):
        rows.append((_("Eased by the flare plan"), value_words(row.outcome.quota)))
    return [TraceRow(row.on, cells) for cells in rows]


def barrier_trace(patient: Patient, today: date, key: "re.Match[str]") -> Trace | None:
    """How often one thing got in the way."""
    if key[1] not in Barrier.values:
        return None
    found = Session.objects.filter(
        patient=patient,
        status=SessionStatus.COULD_NOT,
        barrier=key[1],
        local_date__gt=today - timedelta(days=DAYS),
    ).select_related("prescription__exercise", "prescription__activity")
    rows = [TraceRow(row.local_date, (row.prescription.title,)) for row in found.order_by("-local_date")]
    label = _("What got in the way: %(what)s") % {"what": Barrier(key[1]).label}
    return Trace(label, len(rows), formula_of("barrier"), [_("Item")], rows) if rows else None


def ladder_trace(patient: Patient, _today: date, key: "re.Match[str]") -> Trace | None:
    """How many tries a ladder saw, and after how many the feared thing had happened."""
    wanted = uuid.UUID(key[1])
    found = next((row for row in ladders(patient, ended=True) if row.hierarchy.pk == wanted), None)
    if found is None:
        return None
    kept = [one for one in tries_of(found) if key[2] == "tries" or one.happened]
    rows = [TraceRow(one.on, (one.situation, _yes(one.happened))) for one in reversed(kept)]
    labels = {"tries": _("Tries"), "happened": _("Times that what was feared happened")}
    columns = [_("Situation"), _("It happened")]
    return Trace(labels[key[2]], len(rows), formula_of(key[2]), columns, rows)


def _yes(value: bool | None) -> str:
    return {True: _("yes"), False: _("no"), None: not_logged()}[value]


def try_trace(patient: Patient, _today: date, key: "re.Match[str]") -> Trace | None:
    """How likely the feared thing seemed before or after one try."""
    rows = ExposureTrial.objects.filter(rung__hierarchy__patient=patient, pk=uuid.UUID(key[1]))
    one = rows.exclude(finished_at=None).filter(avoided=False).select_related("rung").first()
    value = None if one is None else {"before": one.likelihood_pre, "after": one.likelihood_post}[key[2]]
    if one is None or value is None:
        return None
    told = [
        (_("Situation"), one.rung.situation),
        (_("Prediction"), one.prediction),
        (_("Likely before, percent"), value_words(one.likelihood_pre)),
        (_("What happened"), one.actual_outcome or not_logged()),
        (_("It happened"), _yes(one.happened)),
        (_("Likely after, percent"), value_words(one.likelihood_post)),
    ]
    labels = {"before": _("Likely before, percent"), "after": _("Likely after, percent")}
    cells = [TraceRow(one.local_date, cells) for cells in told]
    return Trace(labels[key[2]], value, formula_of("likely"), [_("What"), _("Told")], cells)
