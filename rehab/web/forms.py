"""The base of every form.

Labels above, help below them, errors beside the field and on top. Drawn by our own parts.
"""

import copy
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from rehab.web.components import Words
from rehab.web.fields import MinutesField, ScaleField, WeekdaysField
from rehab.web.plain import NOT_WHOLE, keep_whole, speak_plainly

__all__ = [
    "MinutesField",
    "ScaleField",
    "SteadyForm",
    "SteadyFormSet",
    "SteadyHelper",
    "SteadyModelForm",
    "WeekdaysField",
]


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


class Fields(dict[str, forms.Field]):
    """The fields of a class of forms. Each form gets its own copy, which is half of what a form costs.

    A plain field is copied as Django copies it, but without looking into what no form changes in place: the list
    of its choices, which is only ever replaced. A field or widget with a copying of its own keeps it.
    """

    def __deepcopy__(self, memo: dict[int, Any]) -> dict[str, forms.Field]:
        return {
            name: _twin(field) if type(field).__deepcopy__ in PLAIN_FIELDS else copy.deepcopy(field, memo)
            for name, field in self.items()
        }


PLAIN_FIELDS = frozenset({forms.Field.__deepcopy__, forms.ChoiceField.__deepcopy__})
PLAIN_WIDGETS = frozenset({forms.Widget.__deepcopy__, forms.widgets.ChoiceWidget.__deepcopy__})


def _twin(field: forms.Field) -> forms.Field:
    twin: forms.Field = object.__new__(type(field))
    twin.__dict__.update(field.__dict__)
    twin.widget = _twin_of_widget(field.widget)
    twin.error_messages = field.error_messages.copy()
    twin.validators = field.validators[:]
    return twin


def _twin_of_widget(widget: forms.Widget) -> forms.Widget:
    if type(widget).__deepcopy__ not in PLAIN_WIDGETS:
        return copy.deepcopy(widget)
    twin: forms.Widget = object.__new__(type(widget))
    twin.__dict__.update(widget.__dict__)
    twin.attrs = widget.attrs.copy()
    return twin


class HouseForm:
    """What all our forms share.

    Errors that speak, no trailing colon, and a helper when crispy asks for one.
    """

    submit: Words = ""
    draft = False
    error_css_class = "has-error"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        plain = getattr(self, "base_fields", None)
        if type(plain) is dict:
            type(self).base_fields = Fields(plain)  # type: ignore[attr-defined]
        super().__init__(*args, **kwargs)
        for field in getattr(self, "fields", {}).values():
            speak_plainly(field)
            keep_whole(field)

    @property
    def helper(self) -> SteadyHelper:
        return SteadyHelper(
            self if isinstance(self, forms.BaseForm) else None, submit=self.submit, draft=self.draft
        )


class SteadyForm(HouseForm, forms.Form):
    """A form that saves nothing by itself."""


class SteadyModelForm(HouseForm, forms.ModelForm):  # type: ignore[type-arg]
    """A form over a model. Subclasses name their model in Meta."""


class SteadyFormSet(forms.BaseFormSet):  # type: ignore[type-arg]
    """Rows of one form. `max_num` rows at most; more say so in plain words, and so does a page that is not whole."""

    default_error_messages = {
        "missing_management_form": NOT_WHOLE,
        "too_many_forms": _("There is room for %(num)d rows at most. Leave some out, or put two into one."),
    }
