"""A short text of the clinic, and a message of the care team that may begin with one."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.forms.message import ReplyForm, ThreadForm
from patients.insights.message_texts import texts_of
from patients.models.message_text import LONGEST
from patients.rules.message_texts import places_in, strange_places
from rehab.accounts.models import Clinic
from rehab.web.forms import SteadyForm


class MessageTextForm(SteadyForm):
    """A name to find it by, and the text. Nothing in it is about one patient."""

    draft = True
    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("Only the clinic sees it."),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    text = forms.CharField(
        label=gettext_lazy("Text"),
        help_text=gettext_lazy(
            "Filled in for each patient: {given_name}, {clinician} (who sends it) and {next_visit}. Write nothing here "
            "that is about one person."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        strange = strange_places(text)
        if strange:
            named = ", ".join(f"{{{name}}}" for name in strange)
            raise forms.ValidationError(
                _(
                    "%(strange)s cannot be filled in. There are only {given_name}, {clinician} and {next_visit}."
                )
                % {"strange": named}
            )
        return text


class ChooseTextForm(SteadyForm):
    """Which of the clinic's texts the message begins with."""

    short_text = forms.ChoiceField(
        label=gettext_lazy("Begin with a short text"),
        help_text=gettext_lazy(
            "Put into your message with the patient's name in it, for you to read before it goes."
        ),
        required=False,
    )

    def __init__(self, *args: Any, clinic: Clinic, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.texts = {str(row.pk): row for row in texts_of(clinic)}
        field = self.fields["short_text"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = [("", "–"), *((key, row.name) for key, row in self.texts.items())]

    @property
    def chosen(self) -> str:
        """The text that was chosen; "" when none was, or it is no longer there."""
        row = self.texts.get(self.cleaned_data.get("short_text", "")) if self.is_valid() else None
        return row.text if row else ""


class _NothingOpen(ReplyForm):
    """A message in which a place is still open does not go."""

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        still_open = places_in(text)
        if still_open:
            named = ", ".join(f"{{{name}}}" for name in still_open)
            raise forms.ValidationError(
                _("%(places)s is not filled in yet. Write it in words, or take it out.") % {"places": named}
            )
        return text


class TeamReplyForm(_NothingOpen):
    """The care team answers."""


class TeamThreadForm(_NothingOpen, ThreadForm):
    """The care team writes first."""

    field_order = ThreadForm.field_order
