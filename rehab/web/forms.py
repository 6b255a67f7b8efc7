"""The base of every form.

Labels above, help below them, errors beside the field and on top. Drawn by our own parts.
"""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from rehab.web.components import Words
from rehab.web.fields import MinutesField, ScaleField, WeekdaysField

__all__ = ["MinutesField", "ScaleField", "SteadyForm", "SteadyHelper", "SteadyModelForm", "WeekdaysField"]


class SteadyHelper(FormHelper):  # type: ignore[misc]
    """`{% crispy form %}` in our dress.

    Submit: the words of the one button; draft: keep what is typed until it is saved.
    """

    field_template = "_components/crispy_field.html"
    form_error_title = ""
    attrs: dict[str, str]

    def __init__(
        self, form: forms.BaseForm | None = None, *, submit: Words = "", draft: bool = False
    ) -> None:
        super().__init__(form)
        self.attrs = {"novalidate": ""} | ({"data-autosave": ""} if draft else {})
        if submit:
            self.add_input(Submit("", submit, css_class="button button-primary"))


def speak_plainly(field: forms.Field) -> None:
    """Replace Django's "This field is required." by what to do.

    Messages that a form chose for itself stay.
    """
    if field.error_messages.get("required") != forms.Field.default_error_messages["required"]:
        return
    if isinstance(field, forms.BooleanField):
        words = _("Tick this box to go on.")
    elif isinstance(field, forms.ChoiceField):
        words = _("Choose one.")
    else:
        words = _("Please fill this in.")
    field.error_messages["required"] = words


class HouseForm:
    """What all our forms share.

    Errors that speak, no trailing colon, and a helper when crispy asks for one.
    """

    submit: Words = ""
    draft = False
    error_css_class = "has-error"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in getattr(self, "fields", {}).values():
            speak_plainly(field)

    @property
    def helper(self) -> SteadyHelper:
        return SteadyHelper(
            self if isinstance(self, forms.BaseForm) else None, submit=self.submit, draft=self.draft
        )


class SteadyForm(HouseForm, forms.Form):
    """A form that saves nothing by itself."""


class SteadyModelForm(HouseForm, forms.ModelForm):  # type: ignore[type-arg]
    """A form over a model. Subclasses name their model in Meta."""
