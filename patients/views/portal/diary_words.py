"""Entries of the diaries in plain words."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from patients.models import DiaryRevision, Patient
from rehab.accounts.models import User


def labels() -> dict[str, str]:
    """What each answer is about, in the order in which it is asked."""
    return {
        "bed": _("Went to bed"),
        "lights_out": _("Tried to sleep"),
        "falling_asleep": _("Until asleep"),
        "times_awake": _("Times awake"),
        "awake": _("Awake in the night"),
        "woke": _("Woke for the last time"),
        "got_up": _("Got up"),
        "quality": _("How well"),
        "naps": _("Naps"),
        "caffeine": _("Last coffee or tea"),
        "no_caffeine": _("No coffee or tea"),
        "alcohol": _("Drinks with alcohol"),
        "screens_off": _("Last screen"),
        "irregular": _("Unlike other days"),
        "veg_fruit": _("Vegetables and fruit"),
        "protein": _("Protein with main meals"),
        "cups": _("Cups in all"),
        "sugary_drinks": _("Sugary drinks"),
        "appetite": _("Appetite"),
        "weight_kg": _("Weight in kg"),
        "note": _("Note"),
    }


MINUTES = {"falling_asleep", "awake", "naps"}
SCORES = {"quality", "appetite"}


def value_words(field: str, value: Any) -> str:
    """One answer as it is read."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field in MINUTES:
        return _("%(n)d min") % {"n": value}
    return _("%(n)s of 10") % {"n": value} if field in SCORES else str(value)


def entry_words(values: dict[str, Any]) -> str:
    """One entry: what it said, and nothing about what it left open."""
    # A text or a tick that says nothing is no answer; a zero is one.
    told = {name: value for name, value in values.items() if value or name not in ("no_caffeine", "note")}
    return " · ".join(
        f"{words}: {value_words(name, told[name])}" for name, words in labels().items() if name in told
    )


def history_of(patient: Patient, diary: str, day: date) -> list[dict[str, Any]]:
    """Every entry of one day, newest first: when, by whom, and what it said."""
    rows = list(
        DiaryRevision.objects.filter(patient=patient, diary=diary, local_date=day).order_by("-number")
    )
    names = dict(User.objects.filter(pk__in={row.entered_by for row in rows}).values_list("pk", "name"))
    return [
        {
            "when": row.entered_at,
            "who": names.get(row.entered_by, _("Somebody who has left")),
            "title": _("First entry") if row.number == 1 else _("Change %(n)s") % {"n": row.number - 1},
            "text": entry_words(row.values),
            "icon": "journal-plus" if row.number == 1 else "pencil",
        }
        for row in rows
    ]
