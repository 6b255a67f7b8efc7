"""The errors of a form as things to mend in one row of a file."""

from collections.abc import Iterator
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rehab.publishing.exchange.trouble import Trouble

MENDS: Final[dict[str, str | Promise]] = {
    "required": _("Fill it in."),
    "max_length": _("Shorten it."),
    "min_value": _("Use a larger number."),
    "max_value": _("Use a smaller number."),
    "invalid_choice": _("Use one of those that the page of this library offers."),
}
CORRECT: Final = _("Correct it in the file.")


def troubles_of(form: forms.BaseForm, place: str = "") -> Iterator[Trouble]:
    """One for each error. `place` stands before it where the form is one entry of a list: “Entry 2”."""
    for name, errors in form.errors.as_data().items():
        column = "" if name == "__all__" else name
        for error in errors:
            said = " ".join(str(message) for message in error.messages)
            yield Trouble(column, f"{place}{said}", str(MENDS.get(error.code or "", CORRECT)))


def troubles_of_rows(rows: Any, column: str) -> Iterator[Trouble]:
    """The errors of a list of forms, all in one column."""
    for n, form in enumerate(rows.forms, 1):
        for found in troubles_of(form):
            name = f", {form.fields[found.column].label}" if found.column in form.fields else ""
            yield Trouble(column, f"{n}{name}: {found.what}", found.mend)
    for said in rows.non_form_errors():
        yield Trouble(column, str(said), str(CORRECT))
