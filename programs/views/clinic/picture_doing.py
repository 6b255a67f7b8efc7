"""What was done: sleep, planned sessions, quotas, tries at feared situations, outcome measures."""

import uuid
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
from patients.measures.history import History, Point
from patients.models import Patient
from programs import events
from programs.insights.clinic_parameters import parameters_of
from programs.insights.doing import Graded, Nights, graded, nights, tries_of, weeks_of
from programs.insights.exposure import Ladder, ladders
from programs.insights.figures_doing import (
    QuotaDay,
    WeekOfSessions,
    quota_figure,
    sessions_figure,
    sleep_figure,
    tries_figure,
)
from programs.insights.link_words import signed
from programs.insights.picture_rows import planned_days
from programs.insights.plan_words import amount_words
from programs.insights.review_log import load_log
from programs.insights.stairs_drawing import amount_unit
from programs.insights.story import plain
from programs.insights.trace_marks import marked
from programs.views.clinic.picture_words import day_link, percent
from programs.views.clinic.traced import traced, traced_text

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
        "ladders": [_ladder(patient, n, row) for n, row in enumerate(ladders(patient, ended=True))],
        "measures": [_measure(patient, row) for row in histories_of(patient).values() if row.points],
    }
    return render(request, "programs/clinic/picture_doing.html", page)


def _sleep(patient: Patient, found: Nights) -> dict[str, Any]:
    here = reverse("patients:journal_clinic", args=[patient.pk])
    sentence = _("%(n)s of the last %(of)d nights can be reckoned from the sleep diary.") % {
        "n": marked(f"nights{len(found.days)}-known", str(found.known)),
        "of": len(found.days),
    }
    rows = [
        [day_link(here, day), _night(patient, day, value)]
        for day, value in reversed(list(zip(found.days, found.efficiency, strict=True)))
    ]
    figure = sleep_figure(found.days, found.efficiency, words=translation) if found.known else None
    return {
        "sentence": traced_text(patient, sentence) if found.known else "",
        "figure": figure,
        "columns": [_("Day of waking"), _("Efficiency")],
        "rows": rows,
    }


def _night(patient: Patient, day: date, value: float | None) -> str:
    if value is None:
        return _("not logged")
    return traced(patient, f"night{day:%Y%m%d}-efficiency", f"{plain(value)} %")


def _sessions(patient: Patient, weeks: list[WeekOfSessions]) -> dict[str, Any]:
    counts = {
        "sched": sum(week.planned for week in weeks),
        "done": sum(week.done for week in weeks),
        "unknown": sum(week.unknown for week in weeks),
    }
    sentence = ngettext(
        "In %(n)d week %(done)s of %(sched)s planned sessions were done; %(unknown)s are not logged.",
        "In %(n)d weeks %(done)s of %(sched)s planned sessions were done; %(unknown)s are not logged.",
        len(weeks),
    ) % ({"n": len(weeks)} | {key: marked(f"weeks-{key}", str(value)) for key, value in counts.items()})
    return {
        "sentence": traced_text(patient, sentence) if weeks else "",
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
        traced_text(
            patient,
            _("%(low)s and %(high)s")
            % {"low": marked(f"{key}-low", percent(low)), "high": marked(f"{key}-high", percent(high))},
        ),
    ]


def _quota(patient: Patient, place: int, row: Graded) -> dict[str, Any]:
    here = reverse("patients:journal_clinic", args=[patient.pk])
    last, first = row.days[-1], row.days[0]

    def key(day: QuotaDay, field: str) -> str:
        return f"item{row.line.hex}-{day.on:%Y%m%d}-{field}"

    sentence = _("%(name)s: the quota is %(now)s, from %(first)s twelve weeks ago or when it began.") % {
        "name": row.name,
        "now": marked(key(last, "quota"), amount_words(last.quota, row.unit)),
        "first": marked(key(first, "quota"), amount_words(first.quota, row.unit)),
    }
    return {
        "id": f"quota-{place}",
        "sentence": traced_text(patient, sentence),
        "figure": quota_figure(row.days, amount_unit(row.unit), words=translation),
        "columns": [_("Day"), {"label": _("Quota"), "numeric": True}, _("Done")],
        "rows": [
            [
                day_link(here, day.on),
                traced(patient, key(day, "quota"), plain(day.quota)),
                _("not logged")
                if day.actual is None
                else traced(patient, key(day, "actual"), plain(day.actual)),
            ]
            for day in reversed(row.days)
        ],
    }


def _ladder(patient: Patient, place: int, row: Ladder) -> dict[str, Any]:
    tries = tries_of(row)
    happened = sum(bool(one.happened) for one in tries)
    key = f"ladder{row.hierarchy.pk.hex}"
    sentence = ngettext(
        "%(theme)s: %(n)s try; what was feared happened %(times)s times.",
        "%(theme)s: %(n)s tries; what was feared happened %(times)s times.",
        len(tries),
    ) % {
        "theme": row.hierarchy.theme,
        "n": marked(f"{key}-tries", str(len(tries))),
        "times": marked(f"{key}-happened", str(happened)),
    }
    return {
        "id": f"tries-{place}",
        "sentence": traced_text(patient, sentence),
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
            [
                n,
                date_format(one.on),
                one.situation,
                _share(patient, f"try{one.key}-before", one.before),
                _share(patient, f"try{one.key}-after", one.after),
                _yes(one.happened),
            ]
            for n, one in enumerate(tries, 1)
        ],
    }


def _share(patient: Patient, key: str, value: int | None) -> str:
    return _("not logged") if value is None else traced(patient, key, f"{value} %")


def _yes(value: bool | None) -> str:
    return {True: _("yes"), False: _("no"), None: _("not logged")}[value]


def _measure(patient: Patient, found: History) -> dict[str, Any]:
    """The measure's own drawing, with the bands of what is error and what is meaningful."""
    sentence = _measure_words(found, found.points[-1])
    return {
        "name": _(found.instrument.name),
        "drawing": measure_drawing(found),
        "sentence": traced_text(patient, sentence),
        "url": reverse("patients:measure_history", args=[patient.pk, found.instrument.key]),
    }


def _measure_words(found: History, latest: Point) -> str:
    key = f"score{uuid.UUID(latest.key).hex}"
    value = marked(f"{key}-value", plain(latest.value))
    told = _("%(value)s on %(day)s") % {"value": value, "day": date_format(latest.on)}
    if latest.since_first is None:
        return told
    labels = ", ".join(_(label) for label in latest.since_first.told)
    points = marked(f"{key}-change", signed(latest.since_first.delta))
    change = _("%(points)s since the first time") % {"points": points}
    return "; ".join(part for part in (told, change, labels) if part)
