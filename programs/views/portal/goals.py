"""My goals: each with what I do for it, what I reached on the way, and where it stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext

from patients.doors import for_patient
from patients.events import GOALS_OPENED
from patients.models import Patient
from programs.insights.goal_thread import Threads, threads_of
from programs.views.goal_words import rating_words, thread_context


@for_patient(GOALS_OPENED)
def my_goals(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The threads of the patient's own goals."""
    found = threads_of(patient)
    context = {
        "patient": patient,
        "threads": [thread_context(thread) for thread in found.threads],
        "loose": [{"words": one.words, "said": rating_words(one)} for one in found.loose],
        "sentence": _sentence(found),
    }
    return render(request, "programs/portal/goals.html", context)


def _sentence(found: Threads) -> str:
    """How many goals are where they were hoped to be; "" before the first rating."""
    if not found.together:
        return ""
    latest = found.together[-1]
    said = ngettext(
        "%(met)d of your %(rated)d goals is where you hoped, or further.",
        "%(met)d of your %(rated)d goals are where you hoped, or further.",
        latest.met,
    )
    return said % {"met": latest.met, "rated": latest.rated}
