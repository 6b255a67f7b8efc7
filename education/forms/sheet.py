"""Everything that is typed about one version: a form and its rows. Nothing typed is ever lost."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from rehab.web.forms import SteadyForm

MOST_ROWS: Final = 20


class LinesField(forms.CharField):
    """A text box with one entry on each line, as a list. Empty lines are left out."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        rows = kwargs.pop("rows", 4)
        super().__init__(**{"max_length": 4000, "required": False} | kwargs)
        self.widget.attrs["rows"] = rows

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> Any:
        lines = [line.strip() for line in str(super().clean(value)).splitlines() if line.strip()]
        if self.required and not lines:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return lines


class VersionForm(SteadyForm):
    """What every version has beside its words. `seen` is what the page was made from."""

    draft = True
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)
    sources = LinesField(
        label=_("Sources"), help_text=_("Where this comes from. One on each line; patients do not read them.")
    )
    change_note = forms.CharField(label=_("What changed, for the reviewer"), max_length=200, required=False)


class Sheet:
    """One form and no rows. `initial` is what a form starts from, `data` what was sent."""

    form_class: type[VersionForm] = VersionForm
    # prefix → formset class and the fields that make a row
    sets: Mapping[str, tuple[Any, tuple[str, ...]]] = {}

    def __init__(
        self, data: QueryDict | None, initial: Mapping[str, Any], rows: Mapping[str, list[Any]]
    ) -> None:
        more = data is not None and "add_rows" in data
        if data is not None and more:
            initial, rows = self._typed(data)
        bound = None if more else data
        self.is_sent = bound is not None
        self.form = self.form_class(bound, initial=dict(initial))
        self.rows = {
            prefix: made(bound, prefix=prefix, initial=rows.get(prefix, []))
            for prefix, (made, _fields) in self.sets.items()
        }
        if data is not None and more:
            for prefix, made in self.rows.items():
                made.extra = min(_total(data, prefix) + 1, MOST_ROWS) - len(rows[prefix])

    def _typed(self, data: QueryDict) -> tuple[dict[str, Any], dict[str, list[Any]]]:
        """What was typed so far, as initial values: nothing is judged yet."""
        words = {name: _value(field, data, name) for name, field in self.form_class.base_fields.items()}
        return words, {prefix: list(self._typed_rows(data, prefix)) for prefix in self.sets}

    def _typed_rows(self, data: QueryDict, prefix: str) -> Iterator[dict[str, Any]]:
        _made, fields = self.sets[prefix]
        for n in range(min(_total(data, prefix), MOST_ROWS)):
            row = {name: data.get(f"{prefix}-{n}-{name}", "") for name in fields}
            if any(row[name] for name in fields if name not in ("place", "is_true")):
                yield row

    def is_valid(self) -> bool:
        return all([self.form.is_valid(), *(one.is_valid() for one in self.rows.values())])

    def words(self) -> dict[str, Any]:
        """The fields of a revision, from a valid sheet."""
        return {name: value for name, value in self.form.cleaned_data.items() if name != "seen"}

    @property
    def seen(self) -> str:
        return str(self.form.cleaned_data["seen"])

    def seen_now(self, data: QueryDict, fingerprint: str) -> "Sheet":
        """The same words once more; saving them again is then meant."""
        again = data.copy()
        again["seen"] = fingerprint
        return type(self)(again, {}, {})


def _total(data: QueryDict, prefix: str) -> int:
    """How many rows the page had; 0 for what is no number."""
    total = str(data.get(f"{prefix}-TOTAL_FORMS", ""))
    return int(total) if total.isdecimal() and len(total) < 4 else 0


def _value(field: forms.Field, data: QueryDict, name: str) -> Any:
    if isinstance(field, forms.MultipleChoiceField):
        return data.getlist(name)
    return bool(data.get(name)) if isinstance(field, forms.BooleanField) else data.get(name, "")
