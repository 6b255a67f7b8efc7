"""One thread from goal to outcome in words: what is done for it, what was reached, where it stands."""

from typing import Any

from django.utils.translation import gettext as _

from patients.insights.goals import Step
from patients.models.goal import GoalState
from programs.insights.goal_thread import Rated, Thread
from programs.insights.plan_words import amount_words
from programs.insights.trace_goals import rated_key
from programs.insights.trace_marks import marked
from programs.models import GradedActivity, Milestone
from programs.views.traced import Follow, linked


def thread_context(thread: Thread, follow: Follow) -> dict[str, Any]:
    """What the templates draw of one goal, each rating as the link to its answer."""
    level = thread.level
    return {
        "goal": thread.goal,
        "reached": thread.goal.state == GoalState.REACHED,
        "activities": [activity_context(*one) for one in thread.activities],
        "rated": [rated_context(one, follow) for one in thread.rated],
        "level": _(thread.words_of(level)) if level else "",
        "level_on": level.on if level else None,
        "has_scale": thread.baseline is not None,
        "at_hoped": level is not None and level.value >= 0,
        "steps": [
            {
                "on": step.on,
                "value": follow(
                    rated_key(step.measure, thread.goal.pk), f"{step.value:+d}".replace("-", "−")
                ),
                "words": _(thread.words_of(step)),
            }
            for step in reversed(thread.levels)
        ],
    }


def rated_context(one: Rated, follow: Follow) -> dict[str, Any]:
    """An own activity with its ratings."""
    return {"words": one.words, "said": linked(rating_words(one), follow)}


def activity_context(activity: GradedActivity, milestones: list[Milestone]) -> dict[str, Any]:
    """A graded activity with its way: from where, to where, what was passed."""
    way = _("%(name)s: from %(first)s to %(goal)s") % {
        "name": activity.name,
        "first": amount_words(activity.first_quota, activity.unit),
        "goal": amount_words(activity.goal_value, activity.unit),
    }
    marks = [
        {
            "title": amount_words(mark.value, activity.unit),
            "words": mark.words,
            "reached_on": mark.reached_on,
            "note": mark.note,
        }
        for mark in milestones
    ]
    return {"way": way, "milestones": marks}


def rating_words(one: Rated) -> str:
    """ "7 of 10, was 3 at first"; "not rated yet" is no zero."""
    if one.latest is None or one.first is None:
        return _("not rated yet")
    if len(one.steps) == 1:
        return _("%(now)s of 10") % {"now": _rating(one, one.latest)}
    said = {"now": _rating(one, one.latest), "then": _rating(one, one.first)}
    return _("%(now)s of 10, was %(then)s at first") % said


def _rating(one: Rated, step: Step) -> str:
    return marked(rated_key(step.measure, one.own), str(step.value))
