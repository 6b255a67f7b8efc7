"""A measure as a form: its items as they are answered, unset at first."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.actions.measures import OLDEST, too_long_ago
from patients.measures.instrument import Answers, Instrument, Item
from patients.measures.own import OwnRows, items_of
from patients.measures.scoring import tidy
from patients.models.measure import NOTE_LENGTH
from rehab.web.forms import ScaleField, SteadyForm
from rehab.web.plain import speak_plainly

BOX = {"inputmode": "decimal", "autocomplete": "off"}


def field_of(item: Item, *, own_words: bool, needed: bool) -> forms.Field:
    """The control of one item. Only our own words are translated; published ones stay as they are."""
    say = _ if own_words else str
    if item.options:
        choices = [(option.value, say(option.words)) for option in item.options]
        return forms.TypedChoiceField(
            label=say(item.words), choices=choices, coerce=int, empty_value=None, required=needed,
            widget=forms.RadioSelect,
        )  # fmt: skip
    if (item.low, item.high, bool(item.low_words)) == (0, 10, True):
        return ScaleField(
            label=say(item.words), low=say(item.low_words), high=say(item.high_words), required=needed
        )
    kind = forms.IntegerField if item.whole else forms.DecimalField
    words = _("Write a number from %(low)s to %(high)s.") % {"low": tidy(item.low), "high": tidy(item.high)}
    label = f"{say(item.words)} ({item.unit})" if item.unit else say(item.words)
    return kind(
        label=label, min_value=item.low, max_value=item.high, required=needed,  # type: ignore[arg-type]
        widget=forms.TextInput(attrs=BOX), help_text="" if item.unit else f"{tidy(item.low)}–{tidy(item.high)}",
        error_messages={"min_value": words, "max_value": words, "invalid": words},
    )  # fmt: skip


class MeasureForm(SteadyForm):
    """All items of an instrument on one page, with the day: for what is entered in a visit."""

    local_date = forms.DateField(
        label=gettext_lazy("Done on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=NOTE_LENGTH)
    client_uuid = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,
        *,
        instrument: Instrument,
        today: date,
        own: OwnRows = (),
        answers: Answers | None = None,
        on: date | None = None,
        note: str = "",
    ) -> None:
        start = {"local_date": on or today, "client_uuid": uuid.uuid4(), "note": note} | dict(answers or {})
        super().__init__(data, initial=start)
        self.today, self.items = today, items_of(instrument, own)
        for item in self.items:
            needed = item.needed and not instrument.for_patient
            self.fields[item.key] = field_of(item, own_words=_is_ours(instrument), needed=needed)
            speak_plainly(self.fields[item.key])
        self.order_fields(["client_uuid", "local_date", *(item.key for item in self.items), "note"])

    def clean_local_date(self) -> date:
        on: date = self.cleaned_data["local_date"]
        if on > self.today:
            raise ValidationError(_("That day has not come yet."))
        if on < self.today - OLDEST:
            raise ValidationError(too_long_ago())
        return on

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if not self.errors and all(value is None for value in self.answers().values()):
            raise ValidationError(_("Nothing was filled in yet."))
        return found

    def answers(self) -> dict[str, float | None]:
        """What was given, by item; None is left open."""
        return {item.key: _number(self.cleaned_data.get(item.key)) for item in self.items}

    @property
    def questions(self) -> Sequence[forms.BoundField]:
        return [self[item.key] for item in self.items]


class QuestionForm(SteadyForm):
    """One question of a measure, unset at first. Skipping it is an answer too."""

    def __init__(self, data: Any = None, *, item: Item, own_words: bool, value: float | None = None) -> None:
        start = {"answer": None if value is None else int(value)}
        super().__init__(data, initial=start)
        self.fields["answer"] = field_of(item, own_words=own_words, needed=True)
        self.fields["answer"].error_messages["required"] = _("Choose an answer, or skip this question.")


class CorrectionForm(MeasureForm):
    """A completed measure with its answers, and why it is corrected."""

    why = forms.CharField(label=gettext_lazy("Why do you correct it?"), max_length=200)


def _is_ours(instrument: Instrument) -> bool:
    """Whether the items' words are ours to translate: own words, and labels of entered scores and tests."""
    return instrument.own_words or not instrument.for_patient


def _number(value: Any) -> float | None:
    if value is None or value == "":
        return None
    return int(value) if value == int(value) else float(value)


def by_field(error: ValidationError, form: MeasureForm) -> None:
    """Say beside each field what the action refused."""
    told: Mapping[str, Any] = error.message_dict if hasattr(error, "error_dict") else {}
    for key, words in told.items():
        form.add_error(key if key in form.fields else None, list(words))
    if not told:
        form.add_error(None, error.messages)
