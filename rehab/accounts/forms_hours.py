"""The clinic's week as values: from when until when on each day, days on which it is closed, days until an answer."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

from django import forms
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rehab.accounts.models import Clinic

MOST_CLOSED = 60  # single days; engineering default
MONDAY = date(2024, 1, 1)


def _clock(label: str) -> forms.TimeField:
    return forms.TimeField(
        label=label, required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )


def day_name(day: int) -> str:
    """Monday for 0, in the reader's language."""
    return formats.date_format(MONDAY.replace(day=day + 1), "l")


class HoursForm(forms.Form):
    """Both times of a day empty: closed on it. The week, and what is closed besides, become values of the clinic."""

    closed_on = forms.CharField(
        label=gettext_lazy("Days on which the clinic is closed"),
        help_text=gettext_lazy("One date on a line, such as 2026-12-25. Days gone by are left out."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    reply_days = forms.IntegerField(
        label=gettext_lazy("Open days until a message is answered"),
        help_text=gettext_lazy("Patients read by which day they can expect an answer."),
        min_value=0,
        max_value=10,
    )

    def __init__(self, data: Any = None, *, clinic: Clinic, today: date) -> None:
        self.today = today
        told = {
            f"{name}_{day}": span[place]
            for day, span in clinic.opening.items()
            for place, name in enumerate(("opens", "closes"))
        }
        closed = "\n".join(clinic.closed_on)
        super().__init__(data, initial=told | {"closed_on": closed, "reply_days": clinic.reply_days})
        for day in range(7):
            words = {"day": day_name(day)}
            self.fields[f"opens_{day}"] = _clock(_("%(day)s from") % words)
            self.fields[f"closes_{day}"] = _clock(_("%(day)s until") % words)

    def days(self) -> Iterator[tuple[str, forms.BoundField, forms.BoundField]]:
        """The seven rows of the page."""
        for day in range(7):
            yield day_name(day), self[f"opens_{day}"], self[f"closes_{day}"]

    def clean_closed_on(self) -> list[str]:
        found = set[date]()
        for line in self.cleaned_data["closed_on"].split():
            try:
                found.add(date.fromisoformat(line))
            except ValueError:
                raise forms.ValidationError(
                    _("“%(line)s” is no date. Write it as 2026-12-25.") % {"line": line[:20]}
                ) from None
        ahead = sorted(day for day in found if day >= self.today)
        if len(ahead) > MOST_CLOSED:
            raise forms.ValidationError(_("Sixty days at most."))
        return [day.isoformat() for day in ahead]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        for day in range(7):
            opens, closes = found.get(f"opens_{day}"), found.get(f"closes_{day}")
            if (opens is None) != (closes is None) and not self._wrong(day):
                self.add_error(f"closes_{day}", _("Write both times, or neither when it is closed."))
            elif opens is not None and closes is not None and opens >= closes:
                self.add_error(f"closes_{day}", _("This is not after the time it opens."))
        return found

    def _wrong(self, day: int) -> bool:
        return f"opens_{day}" in self.errors or f"closes_{day}" in self.errors

    def values(self) -> dict[str, Any]:
        """What the clinic keeps."""
        found = self.cleaned_data
        week = {
            str(day): [_text(found[f"opens_{day}"]), _text(found[f"closes_{day}"])]
            for day in range(7)
            if found[f"opens_{day}"] is not None
        }
        return {"opening": week, "closed_on": found["closed_on"], "reply_days": found["reply_days"]}


def _text(wall: time) -> str:
    return f"{wall:%H:%M}"
