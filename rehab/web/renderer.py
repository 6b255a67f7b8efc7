"""Draws the everyday form controls without a template for each: a list of 600 time zones took 100 ms.

What it writes is, letter for letter, what Django's own templates write; every other template goes to those.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

Widget = Mapping[str, Any]
FOLDER: Final = "django/forms/widgets/"
INPUTS: Final = ("text", "number", "email", "url", "password", "hidden", "date", "time", "datetime")


def attributes(widget: Widget) -> str:
    """The attributes of a control: those that are False or missing are left out, True ones stand alone."""
    return "".join(
        f" {conditional_escape(name)}" if value is True else f' {conditional_escape(name)}="{escaped(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def escaped(value: object) -> str:
    """A value as text that is safe between quotes or tags."""
    return conditional_escape(value if isinstance(value, str) else str(value))


def draw_input(widget: Widget) -> str:
    """`<input>` of any type."""
    value = "" if widget["value"] is None else f' value="{escaped(widget["value"])}"'
    kind, name = conditional_escape(widget["type"]), conditional_escape(widget["name"])
    return f'<input type="{kind}" name="{name}"{value}{attributes(widget)}>'


def draw_select(widget: Widget) -> str:
    """`<select>` with its options, in groups or not."""
    groups = "".join(_group(name, options) for name, options, _index in widget["optgroups"])
    return f'<select name="{conditional_escape(widget["name"])}"{attributes(widget)}>{groups}\n</select>'


def _group(name: str | None, options: list[Widget]) -> str:
    lines = "".join(f"\n  {_option(option)}\n" for option in options)
    if not name:
        return lines
    return f'\n  <optgroup label="{conditional_escape(name)}">{lines}\n  </optgroup>'


def _option(widget: Widget) -> str:
    label = conditional_escape(widget["label"])
    return f'<option value="{escaped(widget["value"])}"{attributes(widget)}>{label}</option>'


DRAWERS: Final[Mapping[str, Callable[[Widget], str]]] = {
    f"{FOLDER}select.html": draw_select,
    **{f"{FOLDER}{kind}.html": draw_input for kind in INPUTS},
}


class QuickControls(DjangoTemplates):
    """Django's form renderer with a short way for the controls above."""

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> SafeString:
        """The control as HTML. Raises TemplateDoesNotExist as Django's own does."""
        draw = DRAWERS.get(template_name)
        if draw is None:
            return SafeString(super().render(template_name, context, request))
        return SafeString(draw(context["widget"]))  # every part is escaped above
