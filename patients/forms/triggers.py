"""One thing to watch for, in the patient's own words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from patients.forms.check_in import NONE
from rehab.web.forms import SteadyForm


class TagForm(SteadyForm):
    """A tag: a word or two. The sign for "none of these" is no tag."""

    words = forms.CharField(
        label=_("Something to watch for, in your own words"),
        max_length=40,
        help_text=_("For example: “long car ride”, “cold weather”, “busy morning”, “visit of a friend”."),
    )

    def clean_words(self) -> str:
        words = " ".join(self.cleaned_data["words"].split())
        if words == NONE:
            raise forms.ValidationError(_("Write a word or two."))
        return words
