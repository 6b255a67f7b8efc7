"""A journal day and its changes, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.models import JournalDay
from patients.models.journal import ContactDays, Symptom

RATED: dict[str, str | Promise] = {
    "sleep_quality": gettext_lazy("Sleep quality"),
    "mood": gettext_lazy("Mood"),
    "stress": gettext_lazy("Stress"),
    "pain_avg": gettext_lazy("Pain on average"),
    "pain_worst": gettext_lazy("Worst pain"),
}
WORDS: dict[str, str | Promise] = {
    "activities": gettext_lazy("Activities"),
    "practice_minutes": gettext_lazy("Practice"),
    **RATED,
    "unpleasantness": gettext_lazy("Unpleasantness"),
    "symptoms": gettext_lazy("Symptoms"),
    "triggers": gettext_lazy("Triggers named by the patient"),
    "contact": gettext_lazy("Contact with others, last week"),
    "flare": gettext_lazy("Flare-up"),
    "not_today": gettext_lazy("Not today"),
    "note": gettext_lazy("Note"),
}


def activity_words(name: str, minutes: int, effort: int | None) -> str:
    """One activity: name, minutes, and effort when it was given."""
    words = {"name": name, "minutes": minutes, "effort": effort}
    if effort is None:
        return _("%(name)s, %(minutes)d min") % words
    return _("%(name)s, %(minutes)d min, effort %(effort)d of 10") % words


def value_rows(day: JournalDay) -> list[tuple[str, str]]:
    """What is known about a day, function first and pain last. What is not known has no row."""
    known = {name: getattr(day, name) for name in WORDS if name not in {"activities", "note"}}
    rows = [(str(WORDS[name]), _value(name, value)) for name, value in known.items() if _says(name, value)]
    if day.activity_minutes is not None:
        rows.insert(0, (_("Active in all"), _("%(minutes)d min") % {"minutes": day.activity_minutes}))
    return rows


def _says(name: str, value: Any) -> bool:
    return bool(value) if name == "not_today" else value is not None


def _value(name: str, value: Any) -> str:
    if value is None or value == "":
        return _("not logged")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name == "contact":
        return str(ContactDays(value).label)
    if name == "symptoms":
        return ", ".join(str(Symptom(code).label) for code in value if code in Symptom.values)
    if name == "triggers":
        return ", ".join(value) or _("none of these")
    if name in (*RATED, "unpleasantness"):
        return _("%(score)d of 10") % {"score": value}
    if name == "practice_minutes":
        return _("%(minutes)d min") % {"minutes": value}
    if name == "activities":
        return "; ".join(activity_words(a["name"], a["minutes"], a.get("effort")) for a in value) or _("none")
    return str(value)


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """(field, before, after) for each value that an entry changed; what it does not mention stays."""
    return [
        (str(WORDS.get(name, name)), _value(name, before.get(name)), _value(name, value))
        for name, value in after.items()
        if before.get(name) != value and not (name not in before and value in (None, "", False))
    ]


def told(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(field, value) for some answers of an entry."""
    return [(str(WORDS.get(name, name)), _value(name, value)) for name, value in values.items()]
