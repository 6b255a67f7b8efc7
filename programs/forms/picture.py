"""What is looked at beside pain."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rehab.web.forms import SteadyForm


class PickForm(SteadyForm):
    """At most six, picked before anybody looks at the result."""

    keys = forms.MultipleChoiceField(
        label=_("What to look at beside pain"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "At most six. Pick what you and the patient want to know before you look: "
            "whoever looks at everything finds something."
        ),
        error_messages={"required": _("Pick at least one thing to look at.")},
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["keys"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - declared above
        field.choices = [(key, words[:1].upper() + words[1:]) for key, words in choices]
