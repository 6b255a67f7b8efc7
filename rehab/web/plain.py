"""What a form says when something is missing or too long: what to do, in plain words."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

REQUIRED = forms.Field.default_error_messages["required"]
TICK, CHOOSE, FILL_IN = _("Tick this box to go on."), _("Choose one."), _("Please fill this in.")


TOO_LONG = _(
    "This is too long: it has %(show_value)d characters, and there is room for at most %(limit_value)d characters."
)


NOT_WHOLE = _(
    "A part of this page that you do not see did not arrive, so nothing was saved. "
    "Copy what you typed, open the page again and save once more."
)


def keep_whole(field: forms.Field) -> None:
    """Let a text that is too long in, to say so beside it: a browser cuts off what is pasted, and tells nobody."""
    if isinstance(field, forms.CharField):
        field.error_messages.setdefault("max_length", TOO_LONG)
    if isinstance(field.widget, forms.Textarea):
        field.widget.attrs.pop("maxlength", None)


def speak_plainly(field: forms.Field) -> None:
    """Replace Django's "This field is required." by what to do.

    Messages that a form chose for itself stay. What nobody sees, nobody can mend: it asks for the page anew.
    """
    if field.widget.is_hidden:
        _speak_of_the_page(field)
        return
    # Compared by identity: two lazy texts that are compared are both translated first.
    if field.error_messages.get("required") is not REQUIRED:
        return
    field.error_messages["required"] = _what_to_do(field)


def _what_to_do(field: forms.Field) -> Any:
    if isinstance(field, forms.BooleanField):
        return TICK
    return CHOOSE if isinstance(field, forms.ChoiceField) else FILL_IN


def _speak_of_the_page(field: forms.Field) -> None:
    for code in ("required", "invalid"):
        if field.error_messages.get(code) is type(field).default_error_messages.get(code, REQUIRED):
            field.error_messages[code] = NOT_WHOLE


def errors_of(bound: BoundField) -> Iterator[str]:
    """What is wrong with a field, as people read it. Forms of other packages get our plain words here."""
    for told, error in zip(bound.errors.as_data(), bound.errors, strict=True):
        bare = told.code == "required" and told.message is REQUIRED
        yield str(_what_to_do(bound.field) if bare else error)
