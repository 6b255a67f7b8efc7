"""What was done: sleep, planned sessions, quotas, tries at feared situations, outcome measures."""

from datetime import date
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from patients.doors import for_clinician
from patients.insights.measure_drawing import measure_drawing
from patients.insights.measures import histories_of
from patients.measures.history import History
from patients.models import Patient
from programs import events
from programs.insights.clinic_parameters import parameters_of
from programs.insights.doing import Graded, Nights, graded, nights, tries_of, weeks_of
from programs.insights.exposure import Ladder, ladders
from programs.insights.figures_doing import (
    WeekOfSessions,
    quota_figure,
    sessions_figure,
    sleep_figure,
    tries_figure,
)
from programs.insights.picture_rows import planned_days
from programs.insights.plan_words import amount_words
from programs.insights.review_log import load_log
from programs.insights.stairs_drawing import amount_unit
from programs.insights.story import plain
from programs.views.clinic.picture_words import day_link, percent
from programs.views.clinic.traced import traced

NIGHTS: Final = 28
MOST_ACTIVITIES: Final = 3


@for_clinician(events.PICTURE_OPENED)
def picture_doing(request: HttpRequest, patient: Patient) -> HttpResponse:
    """One card for each; what has no row in the log has a sentence in its place."""
    today, p = patient.today(), parameters_of(patient.clinic_id)
    planned = planned_days(load_log(patient, today), today)
    page = {
        "patient": patient,
        "tab": "picture",
        "sleep": _sleep(patient, nights(patient, today, NIGHTS)),
        "sessions": _sessions(patient, weeks_of(planned, today, p)),
        "quotas": [_quota(patient, n, row) for n, row in enumerate(graded(planned)[-MOST_ACTIVITIES:])],
        "ladders": [_ladder(n, row) for n, row in enumerate(ladders(patient, ended=True))],
        "measures": [_measure(patient, row) for row in histories_of(patient).values() if row.points],
    }
    return render(request, "programs/clinic/picture_doing.html", page)


def _sleep(patient: Patient, found: Nights) -> dict[str, Any]:
    here = reverse("patients:journal_clinic", args=[patient.pk])
    sentence = _("%(n)d of the last %(of)d nights can be reckoned from the sleep diary.") % {
        "n": found.known,
        "of": len(found.days),
    }
    rows = [
        [day_link(here, day), _("not logged") if value is None else f"{plain(value)} %"]
        for day, value in reversed(list(zip(found.days, found.efficiency, strict=True)))
    ]
    figure = sleep_figure(found.days, found.efficiency, words=translation) if found.known else None
    return {
        "sentence": sentence,
        "figure": figure,
        "columns": [_("Day of waking"), _("Efficiency")],
        "rows": rows,
    }


def _sessions(patient: Patient, weeks: list[WeekOfSessions]) -> dict[str, Any]:
    done, planned = sum(week.done for week in weeks), sum(week.planned for week in weeks)
    unknown = sum(week.unknown for week in weeks)
    sentence = ngettext(
        "In %(n)d week %(done)d of %(planned)d planned sessions were done; %(unknown)d are not logged.",
        "In %(n)d weeks %(done)d of %(planned)d planned sessions were done; %(unknown)d are not logged.",
        len(weeks),
    ) % {"n": len(weeks), "done": done, "planned": planned, "unknown": unknown}
    return {
        "sentence": sentence,
        "figure": sessions_figure(weeks, words=translation) if weeks else None,
        "columns": [
            _("Week from"),
            {"label": _("Planned"), "numeric": True},
            {"label": _("Done"), "numeric": True},
            {"label": _("Not done"), "numeric": True},
            {"label": _("Not logged"), "numeric": True},
            _("Share done lies between"),
        ],
        "rows": [_week(patient, week) for week in reversed(weeks)],
    }


def _week(patient: Patient, week: WeekOfSessions) -> list[Any]:
    key = f"week{week.first:%Y%m%d}"
    low, high = week.done / week.planned, (week.done + week.unknown) / week.planned
    return [
        date_format(week.first),
        traced(patient, f"{key}-sched", str(week.planned)),
        traced(patient, f"{key}-done", str(week.done)),
        traced(patient, f"{key}-missed", str(week.missed)),
        traced(patient, f"{key}-unknown", str(week.unknown)),
        _("%(low)s and %(high)s") % {"low": percent(low), "high": percent(high)},
    ]


def _quota(patient: Patient, place: int, row: Graded) -> dict[str, Any]:
    here = reverse("patients:journal_clinic", args=[patient.pk])
    last = row.days[-1]
    sentence = _("%(name)s: the quota is %(now)s, from %(first)s twelve weeks ago or when it began.") % {
        "name": row.name,
        "now": amount_words(last.quota, row.unit),
        "first": amount_words(row.days[0].quota, row.unit),
    }
    return {
        "id": f"quota-{place}",
        "sentence": sentence,
        "figure": quota_figure(row.days, amount_unit(row.unit), words=translation),
        "columns": [_("Day"), {"label": _("Quota"), "numeric": True}, _("Done")],
        "rows": [
            [
                day_link(here, day.on),
                plain(day.quota),
                _("not logged") if day.actual is None else plain(day.actual),
            ]
            for day in reversed(row.days)
        ],
    }


def _ladder(place: int, row: Ladder) -> dict[str, Any]:
    tries = tries_of(row)
    happened = sum(bool(one.happened) for one in tries)
    sentence = ngettext(
        "%(theme)s: %(n)d try; what was feared happened %(times)d times.",
        "%(theme)s: %(n)d tries; what was feared happened %(times)d times.",
        len(tries),
    ) % {"theme": row.hierarchy.theme, "n": len(tries), "times": happened}
    return {
        "id": f"tries-{place}",
        "sentence": sentence,
        "figure": tries_figure(tries, words=translation) if tries else None,
        "columns": [
            _("Try"),
            _("Day"),
            _("Situation"),
            _("Likely before"),
            _("Likely after"),
            _("It happened"),
        ],
        "rows": [
            [n, date_format(one.on), one.situation, _share(one.before), _share(one.after), _yes(one.happened)]
            for n, one in enumerate(tries, 1)
        ],
    }


def _share(value: int | None) -> str:
    return _("not logged") if value is None else f"{value} %"


def _yes(value: bool | None) -> str:
    return {True: _("yes"), False: _("no"), None: _("not logged")}[value]


def _measure(patient: Patient, found: History) -> dict[str, Any]:
    """The measure's own drawing, with the bands of what is error and what is meaningful."""
    latest = found.points[-1]
    return {
        "name": _(found.instrument.name),
        "drawing": measure_drawing(found),
        "sentence": _measure_words(found, latest.on),
        "url": reverse("patients:measure_history", args=[patient.pk, found.instrument.key]),
    }


def _measure_words(found: History, on: date) -> str:
    latest = found.points[-1]
    told = _("%(value)s on %(day)s") % {"value": plain(latest.value), "day": date_format(on)}
    if latest.since_first is None:
        return told
    labels = ", ".join(_(label) for label in latest.since_first.labels)
    change = _("%(points)s since the first time") % {"points": f"{latest.since_first.delta:+g}"}
    return "; ".join(part for part in (told, change, labels) if part)
