"""The patient's word on the record of a review."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rehab.web.forms import SteadyForm


class ReviewAnswerForm(SteadyForm):
    """It is what we agreed, or what is different."""

    agrees = forms.ChoiceField(
        label=_("Is this what you agreed?"),
        choices=[("yes", _("Yes, this is what we agreed")), ("no", _("Something is different"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("What is different"),
        help_text=_("In your own words. Your clinician reads it."),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    draft = True

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if told.get("agrees") == "no" and not str(told.get("words", "")).strip():
            self.add_error("words", _("Please say what is different, in your own words."))
        return told
