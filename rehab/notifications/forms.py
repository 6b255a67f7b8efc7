"""How reminders reach somebody."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from rehab.notifications.models import Channel


class WayForm(forms.Form):
    """One of the ways that work for this person."""

    channel = forms.ChoiceField(label=gettext_lazy("Reminders come by"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, working: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["channel"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = [(one, Channel(one).label) for one in Channel.values if one in working]


class NumberForm(forms.Form):
    """A mobile number with its country."""

    number = forms.CharField(
        label=gettext_lazy("Mobile number"),
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        help_text=gettext_lazy("With its country, such as +34 600 000 000. We send it one link to open."),
    )


class DeviceForm(forms.Form):
    """What a browser says when notifications are turned on."""

    endpoint = forms.URLField(max_length=1000, assume_scheme="https")
    p256dh = forms.RegexField(r"^[A-Za-z0-9_-]{80,120}$")
    auth = forms.RegexField(r"^[A-Za-z0-9_-]{16,40}$")
    device = forms.CharField(max_length=60, required=False)
