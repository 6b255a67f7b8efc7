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
from programs.views.goal_words import thread_context


@for_clinician(GOALS_OPENED)
def goal_threads(request: HttpRequest, patient: Patient) -> HttpResponse:
    """From goal to outcome."""
    found = threads_of(patient)
    history = histories_of(patient, ["gas"]).get("gas")
    context = {
        "patient": patient,
        "threads": [thread_context(thread) for thread in found.threads],
        "loose": found.loose,
        "drawing": measure_drawing(history) if history else None,
        "columns": [
            _("Day"),
            {"label": _("T score"), "numeric": True},
            {"label": _("Since the start"), "numeric": True},
            _("Goals at the hoped-for level or above"),
        ],
        "rows": [_row(one) for one in reversed(found.together)],
    }
    return render(request, "programs/clinic/goal_threads.html", context)


def _row(one: Attainment) -> list[str]:
    since = (
        "–" if one.since_start is None else f"{one.since_start:+.1f}".replace("-", "−").replace("+0.0", "0.0")
    )
    counted = _("%(met)d of %(rated)d") % {"met": one.met, "rated": one.rated}
    return [date_format(one.on), number_format(one.t, 1), since, counted]
