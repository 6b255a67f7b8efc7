"""A patient day in plain words, and fixed safety texts with the clinic's own numbers in them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from patients.models import JournalDay
from patients.models.journal import ContactDays, Symptom
from rehab.accounts.models import Clinic
from rehab.lib.lists import listed
from rehab.web.components import isolated


def minutes_words(minutes: int) -> str:
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}


def instruction(text: str, clinic: Clinic | None, *, kept: bool = True) -> str:
    """A fixed instruction with the clinic's emergency number and crisis text.

    Plain words stand in when the clinic is unknown. An answer that could not be kept promises nobody.
    """
    said = _(text) if kept else _(text).replace(_("A clinician will be told."), "")
    return " ".join(
        said.format(
            emergency_number=isolated(clinic.emergency_number)
            if clinic
            else _("your local emergency number"),
            crisis_text=isolated(clinic.crisis_text) if clinic else _("Call a crisis line near you."),
        ).split()
    )


def activity_words(rows: Iterable[Mapping[str, Any]]) -> str:
    return listed(f"{row['name']} {minutes_words(row['minutes'])}" for row in rows)


def value_words(field: str, value: Any) -> str:
    """One answer in words. None is "not logged", never a number."""
    if value is None or value == "":
        return _("not logged")
    if field == "activities":
        return activity_words(value) or _("nothing that day")
    if field in ("practice_minutes", "activity_minutes"):
        return minutes_words(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field == "contact":
        return str(ContactDays(value).label)
    if field == "symptoms":
        return listed(str(Symptom(code).label) for code in value if code in Symptom.values)
    if field == "triggers":
        return listed(value) or _("none of these")
    return str(value) if field == "note" else _("%(n)s of 10") % {"n": value}


def labels() -> dict[str, str]:
    """Function first, pain last."""
    return {
        "activities": _("What you managed"),
        "sleep_quality": _("Sleep"),
        "mood": _("Mood"),
        "stress": _("Tension or stress"),
        "practice_minutes": _("Calming practice"),
        "flare": _("Flare-up day"),
        "pain_avg": _("Pain on average"),
        "pain_worst": _("Worst pain"),
        "unpleasantness": _("How unpleasant"),
        "symptoms": _("How it feels"),
        "triggers": _("What went with it"),
        "contact": _("Contact with others, last week"),
        "note": _("Note"),
        "not_today": _("Not today"),
    }


PAIN = ("pain_avg", "pain_worst")


def day_words(day: JournalDay, *, pain_first: bool = False) -> list[tuple[str, str]]:
    """(what, answer) for everything that is known about the day."""
    known: dict[str, Any] = {field: getattr(day, field, None) for field in labels()}
    known["activities"] = _activities(day)
    known["not_today"] = day.not_today or None
    order = list(labels())
    if pain_first:
        order = [*PAIN, *(field for field in order if field not in PAIN)]
    return [
        (labels()[field], value_words(field, known[field]))
        for field in order
        if known[field] not in (None, "")
    ]


def _activities(day: JournalDay) -> list[dict[str, Any]] | None:
    if day.activity_minutes is None:
        return None
    return [{"name": a.name, "minutes": a.minutes} for a in day.activities.all()]


def summary(day: JournalDay) -> str:
    """The day in one line, function first."""
    if day.activity_minutes:
        first = _("%(minutes)s: %(names)s") % {
            "minutes": minutes_words(day.activity_minutes),
            "names": listed(a.name for a in day.activities.all()),
        }
    elif day.activity_minutes == 0:
        first = _("A day of rest")
    elif day.not_today:
        first = _("You chose “Not today”")
    else:
        first = _("Logged")
    return first


def entry_words(values: Mapping[str, Any]) -> str:
    """One entry of the history: what it said, in the order in which it was asked."""
    return " · ".join(
        f"{words}: {value_words(field, values[field])}"
        for field, words in labels().items()
        if field in values
    )


def stood_back(fields: Iterable[str]) -> str:
    """Which answers of an entry gave way to a newer one, from another device or from the care team; "" for none."""
    asked = set(fields)
    named = listed(words for field, words in labels().items() if field in asked)
    return " – " + _("kept, but a newer answer stands for: %(answers)s") % {"answers": named} if named else ""
