"""Words and drawings of the picture page: levels, notes, how old a result is, the chart with its marks."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from patients.models import Patient
from programs.insights.figures import Figure, PlanEvent, symptom_activity_figure
from programs.insights.figures_marks import Span, with_marks
from programs.insights.impression import own_impression
from programs.insights.picture_page import flare_plan_spans, window_numbers
from programs.insights.response import ResponseState
from programs.insights.series import DailySeries, baseline_band
from programs.insights.story import TableRow, plain
from programs.insights.trace_marks import marked
from programs.insights.trace_parts import Source, Trace
from programs.models import Experiment, ExperimentState, PatientPicture
from programs.rules.experiment import blocks_of
from programs.views.clinic.overview import change_words
from programs.views.clinic.traced import traced, traced_text

Values = Mapping[str, Any]
RANGES: Final = (28, 90, 365)


def ranges_of(days: int) -> list[tuple[str, str, bool]]:
    """28 days, 90 days, a year: words, address, whether it is shown now."""
    words = {28: _("28 days"), 90: _("90 days"), 365: _("A year")}
    return [(words[n], f"?days={n}", n == days) for n in RANGES]


def figure_of(patient: Patient, series: DailySeries, days: int) -> Figure:
    """Pain and activity with plan events, phases, the change of level and the marks of a meaningful change.

    Without decision support the days and what happened to them are drawn, and nothing that judges them.
    """
    figure = symptom_activity_figure(series, plan_events(patient), days, words=translation)
    if not settings.DECISION_SUPPORT_ENABLED:
        return with_marks(figure, spans_of(patient, series), words=translation)
    spans = [*spans_of(patient, series), *_level_change(patient)]
    return with_marks(figure, spans, baseline_band(series), words=translation)


def plan_events(patient: Patient) -> list[PlanEvent]:
    """Versions of the program and goals, each on its day. Two queries."""
    versions = patient.programs.exclude(published_at=None).order_by("published_at")
    plans = [PlanEvent(patient.today(row.published_at), change_words(row)) for row in versions]
    aims = [
        PlanEvent(patient.today(goal.set_at), _("Goal: %(words)s") % {"words": goal.words})
        for goal in patient.goals.order_by("set_at")
    ]
    return [*plans, *aims]


def spans_of(patient: Patient, series: DailySeries) -> list[Span]:
    """Flare plans that were followed, and the weeks of a trial in which something was tried."""
    spans = [Span(first, last, _("flare plan")) for first, last in flare_plan_spans(patient, series.end)]
    for trial in Experiment.objects.filter(patient=patient, state=ExperimentState.RUNNING):
        blocks = blocks_of(trial.started_on) if trial.started_on else ()
        spans += [Span(one.first, one.last, _("trying it out")) for one in blocks if one.letter == "B"]
    return spans


def _level_change(patient: Patient) -> list[Span]:
    """Around when the level of pain changed, if it did."""
    row = PatientPicture.objects.filter(patient=patient).first()
    shift = row.values.get("shift", {}) if row else {}
    if not shift.get("shown"):
        return []
    first, last = date.fromisoformat(shift["first"]), date.fromisoformat(shift["last"])
    return [Span(first, last, _("level changed around here"), "shift")]


def day_table(patient: Patient, days: Iterable[TableRow]) -> dict[str, Any]:
    """The days behind the chart, newest first; each day leads to its journal entry."""
    here = reverse("patients:journal_clinic", args=[patient.pk])
    columns = [_("Day"), _("Activity"), _("Average pain"), _("Worst pain"), _("Sleep"), _("Note")]
    rows = [[day_link(here, row.day), row.activity, row.pain, row.worst, row.sleep, row.note] for row in days]
    return {"columns": columns, "rows": rows}


def day_link(journal: str, day: date) -> str:
    """A day as the link to its journal entry."""
    return format_html('<a href="{}?until={}">{}</a>', journal, day.isoformat(), date_format(day))


def level_stats(patient: Patient, series: DailySeries, days: int) -> list[dict[str, Any]]:
    """The numbers in the sentence, each with the days behind it."""
    numbers, half = window_numbers(series, days), days // 2
    named = {
        "activity_minutes": (_("Activity, median"), _("min a day")),
        "pain_avg": (_("Average pain, median"), _("of 10")),
        "sleep_quality": (_("Sleep, median"), _("of 10")),
    }
    rows = [
        {
            "label": label,
            "unit": unit,
            "now": _value(patient, f"w{days}-{name}-now", numbers[f"{name}-now"]),
            "before": _value(patient, f"w{days}-{name}-before", numbers[f"{name}-before"]),
        }
        for name, (label, unit) in named.items()
    ]
    logged = traced(patient, f"w{days}-logged", str(numbers["logged"]))
    return [{"rows": rows, "half": half, "logged": logged, "days": days}]


def _value(patient: Patient, key: str, value: float | int | None) -> str:
    return _("too little logged") if value is None else traced(patient, key, plain(value))


def made_words(row: PatientPicture, patient: Patient) -> str:
    """From when the result is, in the patient's own time."""
    if row.made_at is None:
        return ""
    at = row.made_at.astimezone(patient.zone)
    return date_format(at, "DATE_FORMAT") + " " + at.strftime("%H:%M")


def log_notes(patient: Patient, values: Values) -> list[str]:
    """What a careful reader should know: the change since the start, a change of level, gaps, flares, adherence."""
    if not values:
        return []
    found = [
        _response(patient, values["response"]),
        traced_text(patient, own_impression(patient, marked)),
        _shift(patient, values["shift"]),
        _missing(patient, values["missing"]),
        _flares(patient, values["flares"]),
        _adherence(patient, values["adherence"]),
    ]
    return [note for note in found if note]


def _response(patient: Patient, found: Values) -> str:
    state = ResponseState(found["state"])
    texts = {
        ResponseState.SUBSTANTIAL_BETTER: _("Substantial improvement of pain:"),
        ResponseState.MEANINGFUL_BETTER: _("Meaningful improvement of pain:"),
        ResponseState.NO_MARKED_CHANGE: _("No marked change of pain:"),
        ResponseState.MEANINGFUL_WORSE: _("Meaningful worsening of pain:"),
        ResponseState.SUBSTANTIAL_WORSE: _("Substantial worsening of pain:"),
        ResponseState.FLOOR: _("Pain at the start was below 3, so it has no mark of change:"),
    }
    if state not in texts:
        return _(
            "Too little is logged for a mark of change: it takes 8 of the first 14 days and 4 of the last 7."
        )
    now = traced(patient, "response-recent", plain(found["recent"]))
    then = traced(patient, "response-baseline", plain(found["baseline"]))
    told = format_html(_("{} {} in the last 7 days, {} in the first 14."), texts[state], now, then)
    if found["started_high"]:
        high = _("The first week was higher than the two weeks after it: part of a fall is expected.")
        told = format_html("{} {}", told, high)
    return told


def _shift(patient: Patient, found: Values) -> str:
    if not found["shown"]:
        return ""
    return format_html(
        _("The level of pain changed around {}: {} before, {} after. When, not why."),
        date_format(date.fromisoformat(found["on"])),
        traced(patient, "shift-before", plain(round(found["before"], 1))),
        traced(patient, "shift-after", plain(round(found["after"], 1))),
    )


def _missing(patient: Patient, found: Values) -> str:
    share = traced(patient, "missing-share", percent(found["share"]))
    told = format_html(_("{} of all days have no pain logged; they are left out, never filled in."), share)
    if not found["caution"]:
        return told
    more = format_html(
        _("Gaps tend to follow more painful days (median {} before a gap, {} otherwise)."),
        traced(patient, "missing-before_missing", plain(found["before_missing"])),
        traced(patient, "missing-before_logged", plain(found["before_logged"])),
    )
    return format_html("{} {}", told, more)


def _flares(patient: Patient, found: Values) -> str:
    count = traced(patient, "flares-count", str(found["count"]))
    told = format_html(_("Flares ticked in the last 28 days: {}."), count)
    if found["median_days"] is not None:
        days = traced(patient, "flares-median_days", plain(found["median_days"]))
        told = format_html(_("{} Over the whole log a flare lasted {} days (median)."), told, days)
    if found["settle_days"] is not None:
        days = traced(patient, "flares-settle_days", plain(found["settle_days"]))
        told = format_html(_("{} Pain was back near its usual level after {} days (median)."), told, days)
    open_ones = [one for one in found["possible"] if one[1] is None]
    n = len(found["possible"])
    if n:
        words = ngettext(
            "{} possible flare in the whole log, for the patient to confirm.",
            "{} possible flares in the whole log, for the patient to confirm.",
            n,
        )
        told = format_html("{} {}", told, format_html(words, traced(patient, "flares-possible", str(n))))
    return told if found["all"] or n or open_ones else ""


def _adherence(patient: Patient, found: Values) -> str:
    if not found["sched"]:
        return ""
    return format_html(
        _(
            "Sessions of the last 28 closed days: {} of {} done, {} not done, {} not logged; between {} and {}."
        ),
        *(
            traced(patient, f"adherence-{name}", str(found[name]))
            for name in ("done", "sched", "missed", "unknown")
        ),
        traced(patient, "adherence-low", percent(found["low"])),
        traced(patient, "adherence-high", percent(found["high"])),
    )


def percent(share: float) -> str:
    """A share as whole percent."""
    return f"{round(100 * share)} %"


def _where(patient: Patient, trace: Trace) -> str:
    """The page on which the days of a number were logged."""
    if trace.source is Source.MEASURES:
        return reverse("patients:measure_history", args=[patient.pk, trace.instrument])
    page = "programs:sleep_clinic" if trace.source is Source.NIGHTS else "patients:journal_clinic"
    return reverse(page, args=[patient.pk])


def trace_table(patient: Patient, trace: Trace) -> dict[str, Any]:
    """The rows behind a number; each day leads to where it was logged."""
    here = _where(patient, trace)
    dated = any(row.day for row in trace.rows)
    rows = [([day_link(here, row.day)] if row.day else []) + list(row.cells) for row in trace.rows]
    return {"columns": ([_("Day")] if dated else []) + list(trace.columns), "rows": rows}
