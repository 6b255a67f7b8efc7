"""Goals over time for the care team: each as one thread, and all together as a T score."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from patients.doors import for_clinician
from patients.events import GOALS_OPENED
from patients.insights.goals import Attainment
from patients.insights.measure_drawing import measure_drawing
from patients.insights.measures import histories_of
from patients.models import Patient
from programs.insights.goal_thread import threads_of
from programs.insights.trace_goals import met_key
from programs.insights.trace_marks import marked
from programs.views.clinic.traced import traced_text
from programs.views.goal_words import rated_context, thread_context
from programs.views.traced import by_care_team


@for_clinician(GOALS_OPENED)
def goal_threads(request: HttpRequest, patient: Patient) -> HttpResponse:
    """From goal to outcome."""
    found = threads_of(patient)
    follow = by_care_team(patient)
    history = histories_of(patient, ["gas"]).get("gas")
    context = {
        "patient": patient,
        "threads": [thread_context(thread, follow) for thread in found.threads],
        "loose": [rated_context(one, follow) for one in found.loose],
        "drawing": measure_drawing(history) if history else None,
        "columns": [
            _("Day"),
            {"label": _("T score"), "numeric": True},
            {"label": _("Since the start"), "numeric": True},
            _("At the hoped-for level or above"),
        ],
        "rows": [_row(patient, one) for one in reversed(found.together)],
    }
    return render(request, "programs/clinic/goal_threads.html", context)


def _row(patient: Patient, one: Attainment) -> list[str]:
    def number(field: str, words: str) -> str:
        return marked(met_key(one.measure, field), words)

    counted = {"met": number("met", str(one.met)), "rated": number("rated", str(one.rated))}
    told = [
        marked(f"score{one.measure.pk.hex}-value", number_format(one.t, 1)),
        "–" if one.since_start is None else number("since", _signed(one.since_start)),
        _("%(met)s of %(rated)s") % counted,
    ]
    return [date_format(one.on), *(traced_text(patient, words) for words in told)]


def _signed(points: float) -> str:
    return f"{'+' if points > 0 else '−' if points < 0 else ''}{number_format(abs(points), 1)}"
