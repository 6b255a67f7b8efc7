"""Handouts of one item of a program, of the whole program, and of an exercise of the library."""

from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from patients.models.goal import GoalState
from patients.rules.journal_day import journal_date
from programs.figures import drawing
from programs.handouts.content import (
    Handout,
    Part,
    WeekRow,
    day_words,
    draft_stamp,
    list_words,
    local_day,
    page_of,
    pictures_words,
    version_words,
)
from programs.handouts.pictures import Picture, Pictures
from programs.insights import plan_words as words
from programs.insights.media import media_of
from programs.models import ExerciseRevision, Mode, Prescription, Program
from programs.shelves import EXERCISES
from rehab.media.models import MediaItem
from rehab.publishing.told import Told, told_many

Media = list[MediaItem]


def item_handout(item: Prescription, *, private: bool = True) -> Handout:
    """One item of a patient's program. Not `private`: for a caregiver, who does not read what is between two."""
    handout = _for_program(item.program, page_of("programs:session", item.pk))
    handout.parts = parts_of(handout, [item], private=private)
    handout.title = handout.parts[0].title
    return handout


def program_handout(program: Program, *, private: bool = True) -> Handout:
    """A whole program: its week on one page, then every item."""
    items = list(program.prescriptions.select_related("exercise__exercise", "activity"))
    for item in items:
        item.program = program
    handout = _for_program(program, page_of("programs:my_program"))
    handout.parts = parts_of(handout, items, private=private)
    handout.week = [
        WeekRow(part.title, part.words["dose"], tuple(item.is_on(day) for day in range(7)))
        for item, part in zip(items, handout.parts, strict=True)
    ]
    if private:
        goals = program.patient.goals.filter(state=GoalState.ACTIVE).order_by("set_at")
        handout.goals = [goal.words for goal in goals]
    return handout


def exercise_handout(revision: ExerciseRevision) -> Handout:
    """An exercise as the library has it, with its first dose and for nobody in particular."""
    clinic = revision.exercise.clinic
    language = get_language() or "en"
    told = told_many(EXERCISES, [revision], language)[revision.pk]
    handout = Handout(
        told.name, clinic, language, page_of("programs:my_program"), made_on=local_day(clinic.time_zone)
    )
    handout.stamp = draft_stamp(revision)
    per_week = ngettext("%(n)d day a week", "%(n)d days a week", revision.per_week) % {"n": revision.per_week}
    plan = {"dose": words.heading(words.exercise_dose(revision, revision)), "days": per_week}
    plan["effort"] = words.effort_words(revision)
    media = media_of([revision]).get(revision.pk, [])
    handout.parts = [_part(handout.pictures, told, plan, media)]
    return handout


def _for_program(program: Program, path: str) -> Handout:
    patient = program.patient
    agreed = words.heading(words.source_words(program))
    return Handout(
        title=_("My program"),
        clinic=patient.clinic,
        language=get_language() or "en",
        portal=path,
        name=patient.name,
        agreed=agreed,
        made_on=local_day(patient.zone.key),
    )


def parts_of(handout: Handout, items: list[Prescription], *, private: bool) -> list[Part]:
    """The items in their order. Two queries, and one more for another language than English."""
    revisions = [item.exercise for item in items if item.exercise]
    told, media = told_many(EXERCISES, revisions, handout.language), media_of(revisions)
    parts = []
    for item in items:
        plan = _plan(item, private)
        if len(items) > 1:
            plan["code"] = handout.code(page_of("programs:session", item.pk))
        if item.exercise_id:
            parts.append(
                _part(handout.pictures, told[item.exercise_id], plan, media.get(item.exercise_id, []))
            )
        else:
            parts.append(_activity_part(item, plan))
    return parts


def _plan(item: Prescription, private: bool) -> dict[str, Any]:
    """How much, when and with whom."""
    return {
        "dose": words.heading(words.dose_words(item)),
        "days": words.heading(words.day_words(item.weekdays)),
        "effort": words.effort_words(item),
        "together": words.together_words(item, item.program),
        "note": item.note if private else "",
    }


def _part(pictures: Pictures, told: Told, plan: dict[str, Any], media: Media) -> Part:
    """An exercise: its plan, its pictures, its steps, when to stop."""
    revision: ExerciseRevision = told.revision
    groups = words.step_groups(told)
    stills = _stills(pictures, revision)
    shown = [pictures.media(one) for one in media if not one.is_video]
    steps = sum(len(group["lines"]) for group in groups if group["kind"] != "safety")
    counted = ngettext("%(n)d step", "%(n)d steps", steps) % {"n": steps} if steps else ""
    return Part(
        "handouts/_exercise.html",
        told.name,
        plan
        | {
            "told": told,
            "stills": stills,
            "media": shown,
            "has_video": any(one.is_video for one in media),
            "do": [group for group in groups if group["kind"] in ("preparation", "step")],
            "notice": [group for group in groups if group["kind"] in ("form_cue", "breathing")],
            "safety": [line for group in groups if group["kind"] == "safety" for line in group["lines"]],
            "version": version_words(revision.exercise, revision),
        },
        list_words([plan["dose"], pictures_words(len(stills) + len(shown)), counted]),
    )


def _stills(pictures: Pictures, revision: ExerciseRevision) -> list[Picture]:
    """The key frames of its drawing; none for an exercise that has no drawing."""
    drawn = drawing(revision.figure or revision.exercise.external_id, get_language() or "en")
    if drawn is None:
        return []
    return [
        pictures.svg(
            still.svg,
            drawn.what if still.number == 1 else _("Picture %(n)d") % {"n": still.number},
            still.caption,
            drawn.language,
        )
        for still in drawn.stills
    ]


def _activity_part(item: Prescription, plan: dict[str, Any]) -> Part:
    """A graded activity: the amount of the day and where it leads."""
    activity, program = item.activity, item.program
    assert activity  # noqa: S101 - the database keeps either an exercise or an activity
    since = journal_date(program.published_at, program.patient.zone) if program.published_at else None
    return Part(
        "handouts/_activity.html",
        activity.name,
        plan
        | {
            "goal": words.amount_words(activity.goal_value, activity.unit),
            "by_quota": item.mode == Mode.QUOTA,
            "version": _("Program version %(n)d, from %(day)s")
            % {"n": program.number, "day": day_words(since)},
        },
        plan["dose"],
    )
