"""A file to bring in, and how to take one out."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rehab.web.forms import SteadyForm

FORMATS = [("csv", _("CSV, for a spreadsheet")), ("json", _("JSON, with the translations"))]
WHICH = [
    ("newest", _("The newest version of each, drafts as well")),
    ("published", _("Only what is published")),
]


class FileForm(SteadyForm):
    """One file. `too_large`: fields whose file was let fall while it arrived."""

    file = forms.FileField(
        label=_("CSV or JSON file"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(
            attrs={"accept": ".csv,.json,text/csv,application/json", "aria-required": "true"}
        ),
        help_text=_("Up to 2 MB and 500 rows. Nothing is changed before you have seen what would happen."),
    )

    def __init__(self, *args: Any, too_large: Collection[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.too_large = too_large

    def clean_file(self) -> Any:
        if "file" in self.too_large:
            raise forms.ValidationError(_("The file is larger than 2 MB. Make several files of it."))
        if self.cleaned_data["file"] is None:
            raise forms.ValidationError(_("Choose a file."))
        return self.cleaned_data["file"]


class ExportForm(SteadyForm):
    """What to take out."""

    format = forms.ChoiceField(
        label=_("Kind of file"), choices=FORMATS, widget=forms.RadioSelect, initial="csv"
    )
    which = forms.ChoiceField(
        label=_("Which versions"), choices=WHICH, widget=forms.RadioSelect, initial="newest"
    )
