"""One worksheet as a form. Nothing is required, nothing is preset."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.insights.worksheets import QUESTIONS
from patients.rules.worksheets import LENGTHS, LIMITS, OPTIONS, SHEETS, Answer, Ask, Shape, Sheet, problems
from rehab.web.forms import ScaleField, SteadyForm

YES_NO = [("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))]
ENDS = {
    "mastery": (gettext_lazy("Not at all"), gettext_lazy("Very much")),
    "pleasure": (gettext_lazy("Not at all"), gettext_lazy("Very much")),
}


def field_of(ask: Ask) -> forms.Field:
    """The field that asks it."""
    label = QUESTIONS[ask.key]
    if ask.shape in LENGTHS:
        rows = forms.Textarea(attrs={"rows": 3}) if ask.shape is Shape.TEXT else forms.TextInput()
        return forms.CharField(label=label, required=False, max_length=LENGTHS[ask.shape], widget=rows)
    if ask.shape is Shape.TEN:
        none, most = ENDS[ask.key]
        skip = gettext_lazy("Leave this open")
        return ScaleField(label=label, required=False, low=none, high=most, skip=skip)
    if ask.shape is Shape.PERCENT:
        low, high = LIMITS[ask.shape]
        box = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        return forms.IntegerField(label=label, required=False, min_value=low, max_value=high, widget=box)
    if ask.shape is Shape.DAY:
        day = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        return forms.DateField(label=label, required=False, widget=day)
    return _choice(ask, label)


def _choice(ask: Ask, label: Any) -> forms.Field:
    if ask.shape is Shape.PICK:
        ideas = [(str(n), _("Idea %(n)d") % {"n": n}) for n in range(1, OPTIONS + 1)]
        return forms.ChoiceField(label=label, required=False, choices=ideas, widget=forms.RadioSelect)
    return forms.ChoiceField(label=label, required=False, choices=YES_NO, widget=forms.RadioSelect)


class WorksheetForm(SteadyForm):
    """The questions of one sheet."""

    def __init__(self, *args: Any, sheet: Sheet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sheet = sheet
        for ask in SHEETS[sheet]:
            self.fields[ask.key] = field_of(ask)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        for key, words in problems(self.sheet, self.answers()).items():
            if key not in self.errors:
                self.add_error(key, _(words))
        if not self.errors and not self.answers():
            self.add_error(None, _("Nothing was filled in yet. One answer is enough."))
        return found

    def answers(self) -> dict[str, Answer]:
        """What was answered, and nothing about the rest."""
        told = {
            ask.key: _plain(ask.shape, self.cleaned_data.get(ask.key))
            for ask in SHEETS[self.sheet]
            if self.cleaned_data.get(ask.key) not in (None, "")
        }
        return {key: value for key, value in told.items() if value != ""}


def _plain(shape: Shape, value: Any) -> Answer:
    """A cleaned value as it is kept."""
    if shape is Shape.YES_NO:
        return bool(value == "yes")
    if shape is Shape.PICK:
        return int(value)
    if shape is Shape.DAY:
        return str(value.isoformat())
    return value.strip() if isinstance(value, str) else int(value)


def initial_of(answers: dict[str, Answer]) -> dict[str, Any]:
    """What an unsent form starts with."""
    return {
        key: {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
        for key, value in answers.items()
    }
