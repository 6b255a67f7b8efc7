"""My goals: each with what I do for it, what I reached on the way, and where it stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext

from patients.doors import for_patient
from patients.events import GOALS_OPENED
from patients.models import Patient
from programs.insights.goal_thread import Threads, threads_of
from programs.insights.trace_goals import met_key
from programs.insights.trace_marks import marked
from programs.views.goal_words import rated_context, thread_context
from programs.views.traced import by_patient, linked


@for_patient(GOALS_OPENED)
def my_goals(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The threads of the patient's own goals."""
    found = threads_of(patient)
    context = {
        "patient": patient,
        "threads": [thread_context(thread, by_patient) for thread in found.threads],
        "loose": [rated_context(one, by_patient) for one in found.loose],
        "sentence": linked(_sentence(found), by_patient),
    }
    return render(request, "programs/portal/goals.html", context)


def _sentence(found: Threads) -> str:
    """How many goals are where they were hoped to be; "" before the first rating."""
    if not found.together:
        return ""
    latest = found.together[-1]
    said = ngettext(
        "%(met)s of your %(rated)s goals is where you hoped, or further.",
        "%(met)s of your %(rated)s goals are where you hoped, or further.",
        latest.met,
    )
    return said % {
        "met": marked(met_key(latest.measure, "met"), str(latest.met)),
        "rated": marked(met_key(latest.measure, "rated"), str(latest.rated)),
    }
