"""A translation side by side, a date to read a text again, and why a draft goes back to its author."""

import hashlib
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rehab.audit.record import MOST_OF_A_REASON
from rehab.publishing.shelf import R, Shelf
from rehab.publishing.told import texts_of
from rehab.web.forms import SteadyForm

LONG_LINE = 60
MOST = 6000
FURTHEST = timedelta(days=3653)  # a later date is a typing error


def key_of(text: str) -> str:
    """The name of the field in which this English text is translated: it moves with the text."""
    return "t_" + hashlib.sha256(text.encode()).hexdigest()[:12]


class TranslationForm(SteadyForm):
    """One field for each English text. Any of them may stay empty until later."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)

    def __init__(self, shelf: Shelf[R], revision: R, language: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.texts = {key_of(text): text for text in texts_of(shelf, revision)}
        places = {line.text: line.place for line in reversed(shelf.lines(revision, shelf.translated))}
        for key, text in self.texts.items():
            self.fields[key] = _field(places[text], text, language)

    def words(self) -> dict[str, str]:
        """English text → what was typed for it."""
        return {text: self.cleaned_data.get(key, "").strip() for key, text in self.texts.items()}

    def pairs(self) -> list[tuple[str, forms.BoundField]]:
        """Each English text with its field, in the order of the page."""
        return [(text, self[key]) for key, text in self.texts.items()]


def _field(label: str, text: str, language: str) -> forms.CharField:
    long = len(text) > LONG_LINE
    look: dict[str, Any] = {"lang": language, "dir": "auto"}
    if long:
        look["rows"] = min(12, 1 + len(text) // LONG_LINE)
    widget: forms.Widget = forms.Textarea(attrs=look) if long else forms.TextInput(attrs=look)
    return forms.CharField(label=label, required=False, max_length=MOST, widget=widget)


class ReviewDateForm(SteadyForm):
    """By when a text has to be read again: a day still ahead, or none."""

    day = forms.DateField(
        label=_("Read again by"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("That is no date. Please choose one from the calendar.")},
    )

    def clean_day(self) -> date | None:
        day: date | None = self.cleaned_data["day"]
        today = timezone.localdate()
        if day is not None and day < today:
            raise ValidationError(gettext("This day is over. Please choose one that is still ahead."))
        if day is not None and day > today + FURTHEST:
            raise ValidationError(gettext("This is more than ten years ahead. Please check the year."))
        return day


class SendBackForm(SteadyForm):
    """What the author of a draft should change before it is read again."""

    reason = forms.CharField(
        label=_("What should change?"),
        help_text=_("The author reads this above the draft."),
        max_length=MOST_OF_A_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Please say what should change, so that the author can go on.")},
    )
