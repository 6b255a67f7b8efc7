"""Doses, days and steps of a plan in words that a patient reads, on the screen and on paper."""

from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.utils import formats
from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.models import ExerciseRevision, Prescription, Program, Supervision
from programs.models.activity import Unit
from programs.rules.rounding import tidy
from programs.starter.exercise import EFFORT_WORDS
from rehab.lib.lists import listed

ORDER: Final = ("preparation", "step", "form_cue", "breathing", "safety")


def step_title(kind: str) -> tuple[str, str]:
    """An icon and a heading for one type of step; a type nobody described stands among the steps."""
    titles = {
        "preparation": ("house", _("Get ready")),
        "form_cue": ("eye", _("What it looks like")),
        "breathing": ("wind", _("Breathing")),
        "safety": ("shield-check", _("When to stop")),
    }
    return titles.get(kind, ("list-ol", _("How to do it")))


def step_groups(revision: Any) -> list[dict[str, Any]]:
    """The steps of a revision, or of a Told one, by type, in the order in which they are needed."""
    groups = []
    for kind in ORDER:
        lines = [step["text"] for step in revision.steps if step.get("type") == kind]
        if lines:
            icon, title = step_title(kind)
            groups.append({"kind": kind, "icon": icon, "title": title, "lines": lines})
    return groups


def number(value: Decimal | float) -> str:
    """ "8" or "7.5", with the reader's own decimal sign."""
    return formats.number_format(tidy(float(value)))


def amount_words(amount: Decimal | float, unit: str) -> str:
    """ "8 minutes", "1 flight of stairs", "7.5 minutes"."""
    # Halves and the like take the form of the large numbers, in every language we speak.
    n, count = number(amount), int(amount) if amount == int(amount) else 100
    words = {
        Unit.MINUTES: ngettext("%(n)s minute", "%(n)s minutes", count),
        Unit.REPS: ngettext("%(n)s time", "%(n)s times", count),
        Unit.METRES: ngettext("%(n)s metre", "%(n)s metres", count),
        Unit.STEPS: ngettext("%(n)s step", "%(n)s steps", count),
        Unit.FLIGHTS: ngettext("%(n)s flight of stairs", "%(n)s flights of stairs", count),
    }
    return words[Unit(unit)] % {"n": n}


def dose_words(item: Prescription, quota: Decimal | None = None) -> str:
    """Exactly what is planned for the day: "8 minutes", "2 sets of 8, each side", "hold for 5 seconds"."""
    if item.activity:
        return amount_words(quota if quota is not None else item.quota or 0, item.activity.unit)
    words = [
        exercise_dose(item, item.exercise),
        item.load,
        str(item.get_side_display()).lower() if item.side else "",
    ]
    return listed(part for part in words if part)


def exercise_dose(dose: Any, revision: ExerciseRevision | None) -> str:
    """A dose in words: of a prescription with its frozen revision, or of a revision by itself."""
    parts = [_repetitions(dose)] if dose.reps else []
    if dose.minutes:
        parts.append(_minutes(dose))
    elif dose.sets and dose.sets > 1 and not dose.reps:
        parts.append(ngettext("%(n)d set", "%(n)d sets", dose.sets) % {"n": dose.sets})
    if dose.hold_s:
        parts.append(
            ngettext("hold for %(n)d second", "hold for %(n)d seconds", dose.hold_s) % {"n": dose.hold_s}
        )
    if revision and revision.each_side and not getattr(dose, "side", ""):
        parts.append(_("on each side"))
    if revision and revision.per_day > 1:
        parts.append(
            ngettext("%(n)d time a day", "%(n)d times a day", revision.per_day) % {"n": revision.per_day}
        )
    return listed(parts)


def _repetitions(dose: Any) -> str:
    if dose.sets and dose.sets > 1:
        return _("%(sets)d sets of %(reps)d") % {"sets": dose.sets, "reps": dose.reps}
    return ngettext("%(n)d time", "%(n)d times", dose.reps) % {"n": dose.reps}


def _minutes(dose: Any) -> str:
    minutes = amount_words(dose.minutes, Unit.MINUTES)
    if dose.sets and dose.sets > 1 and not dose.reps:
        return _("%(sets)d times %(minutes)s, with a rest between") % {"sets": dose.sets, "minutes": minutes}
    return minutes


def days_of(mask: int) -> list[int]:
    """A bit mask as weekdays, Monday 0."""
    return [day for day in range(7) if mask >> day & 1]


def day_words(mask: int) -> str:
    """ "Monday, Wednesday, Friday"; or "every day"."""
    days = days_of(mask)
    return _("every day") if len(days) == 7 else listed(str(WEEKDAYS[day]) for day in days)


def short_date(day: date) -> str:
    """ "12 May", in the reader's order."""
    return formats.date_format(day, "MONTH_DAY_FORMAT")


def source_words(program: Program) -> str:
    """Whose plan this is and since when: "your plan from Clara, agreed 12 May"."""
    words = {"name": who(program), "day": short_date(program.agreed_on) if program.agreed_on else ""}
    if not words["day"]:
        return _("your plan from %(name)s") % words
    return _("your plan from %(name)s, agreed %(day)s") % words


def who(program: Program) -> str:
    """The clinician who published this version."""
    return program.published_by.name if program.published_by else _("your clinician")


def together_words(item: Prescription, program: Program) -> str:
    """Who is there when an item is not done alone; "" for one that is."""
    if item.supervision == Supervision.HOME:
        return ""
    words = {"name": who(program)}
    return (
        _("By video with %(name)s") % words
        if item.supervision == Supervision.TELE
        else _("With %(name)s") % words
    )


def effort_words(item: Prescription | ExerciseRevision) -> str:
    """ "5 of 10: steady work: you can talk, but not sing"; "" without a target."""
    if item.effort_target is None:
        return ""
    return listed([f"{item.effort_target}/10", _(EFFORT_WORDS[item.effort_target])])


def heading(text: str) -> str:
    """A sentence's start."""
    return str(capfirst(text))
