"""Form fields this clinic asks with, and how any bound field is described to _components/field.html."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from rehab.web import components as parts
from rehab.web.plain import errors_of


class ScaleWidget(forms.RadioSelect):
    """Eleven radio buttons with words at both ends."""

    low: parts.Words = _("None")
    high: parts.Words = _("Worst you can imagine")
    skip: parts.Words = ""


class ScaleField(forms.TypedChoiceField):
    """A score from 0 to 10, or None when it was skipped or left out.

    low, high: words at the ends; skip: words of the way out ("" offers none). A required field wants a number
    or the way out.
    """

    widget = ScaleWidget

    def __init__(
        self, *, low: parts.Words = "", high: parts.Words = "", skip: parts.Words = "", **kwargs: Any
    ) -> None:
        numbers = [(str(n), str(n)) for n in range(11)]
        choices = [*numbers, (parts.SKIP, skip)] if skip else numbers
        kwargs.setdefault(
            "error_messages",
            {"required": _("Choose a number."), "invalid_choice": _("Choose a number from 0 to 10.")},
        )
        super().__init__(choices=choices, coerce=_score, empty_value=None, **kwargs)
        if isinstance(self.widget, ScaleWidget):
            self.widget.low, self.widget.high, self.widget.skip = (
                low or self.widget.low,
                high or self.widget.high,
                skip,
            )


def _score(value: str) -> int | None:
    return None if value == parts.SKIP else int(value)


class WeekdaysWidget(forms.CheckboxSelectMultiple):
    """Seven tick boxes in a row."""


class WeekdaysField(forms.TypedMultipleChoiceField):
    """Days of the week as a sorted list of numbers, Monday 0 to Sunday 6."""

    widget = WeekdaysWidget

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"required": _("Choose at least one day.")})
        super().__init__(choices=[(str(n), str(n)) for n in range(7)], coerce=int, empty_value=[], **kwargs)

    def clean(self, value: Any) -> list[int]:
        return sorted(super().clean(value))


class MinutesWidget(forms.TextInput):
    """A number with a unit and quick choices beside it.

    A text box: a number box throws away what it cannot read.
    """

    quick: tuple[int, ...] = (5, 10, 15, 20, 30)
    unit: parts.Words = _("min")


class MinutesField(forms.IntegerField):
    """Whole minutes, 0 to a day. quick: the numbers offered as one tap."""

    widget = MinutesWidget

    def __init__(
        self, *, quick: Iterable[int] = MinutesWidget.quick, unit: parts.Words = "", **kwargs: Any
    ) -> None:
        super().__init__(**({"min_value": 0, "max_value": 1440} | kwargs))
        self.error_messages["invalid"] = _("Write whole minutes, for example 20.")
        if isinstance(self.widget, MinutesWidget):
            self.widget.quick, self.widget.unit = tuple(quick), unit or MinutesWidget.unit

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "numeric", "autocomplete": "off"}


CSS_CLASS = {"select": "form-select", "checkbox": "form-check-input"}


def kind_of(widget: forms.Widget) -> str:
    """Which part draws it: scale, weekdays, minutes, choices, checkbox, select, file or input."""
    kinds: tuple[tuple[type[forms.Widget], str], ...] = (
        (ScaleWidget, "scale"),
        (WeekdaysWidget, "weekdays"),
        (MinutesWidget, "minutes"),
        (forms.RadioSelect, "choices"),
        (forms.CheckboxSelectMultiple, "choices"),
        (forms.CheckboxInput, "checkbox"),
        (forms.Select, "select"),
    )
    return next((kind for widget_type, kind in kinds if isinstance(widget, widget_type)), "input")


def field_context(bound: BoundField) -> dict[str, Any]:
    """Everything the field template draws.

    Groups (radios, tick boxes) get their choices; others their finished control.
    """
    widget, kind = bound.field.widget, kind_of(bound.field.widget)
    group = kind in {"scale", "weekdays", "choices"}
    common = {
        "kind": kind,
        "group": group,
        "name": bound.html_name,
        "id": bound.auto_id,
        "first_id": f"{bound.auto_id}_0" if group else bound.id_for_label or bound.auto_id,
        "label": bound.label,
        "help": bound.help_text,
        "errors": list(errors_of(bound)),
        "required": bound.field.required,
        "disabled": bound.field.disabled,
    }
    return common | (_group(bound, kind) if group else _control(bound, widget, kind))


def _group(bound: BoundField, kind: str) -> dict[str, Any]:
    widget, value = bound.field.widget, bound.value()
    if isinstance(widget, ScaleWidget):
        choices = parts.scale_choices(value)
        words = {"low": widget.low, "high": widget.high, "skip": widget.skip}
        return {"choices": choices, "skipped": str(value) == parts.SKIP} | words
    if kind == "weekdays":
        return {"choices": parts.weekday_choices(value)}
    many = isinstance(widget, forms.CheckboxSelectMultiple)
    options = [
        o
        for o in getattr(bound.field, "choices", [])
        if many or str(o[0]) != "" or bound.field.required is False
    ]
    return {"choices": parts.choices_of(options, "" if value is None else value), "many": many}


def _control(bound: BoundField, widget: forms.Widget, kind: str) -> dict[str, Any]:
    css = f"{widget.attrs.get('class', '')} {CSS_CLASS.get(kind, 'form-control')}".strip()
    attrs: dict[str, Any] = {"class": css + (" is-invalid" if bound.errors else "")}
    described = [f"{bound.auto_id}_error"] * bool(bound.errors) + [f"{bound.auto_id}_helptext"] * bool(
        bound.help_text
    )
    if described:
        attrs["aria-describedby"] = " ".join(described)
    extra = {"quick": widget.quick, "unit": widget.unit} if isinstance(widget, MinutesWidget) else {}
    return {"control": bound.as_widget(attrs=attrs)} | extra
