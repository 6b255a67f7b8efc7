"""Forms in our dress, part of `{% load steady %}`.

The same parts draw Django form fields and single inputs without a form.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from rehab.web import components as parts
from rehab.web.fields import field_context
from rehab.web.plain import NOT_WHOLE, errors_of

register = template.Library()
Words = parts.Words
NO_PAIN = _("No pain")
WORST_PAIN = _("Worst pain you can imagine")


def _draw(name: str, /, **context: Any) -> SafeString:
    return render_to_string(f"_components/{name}.html", context)


@register.simple_tag
def error_summary(*sources: forms.BaseForm) -> SafeString:
    """What to mend, each line a link to its field.

    {% error_summary form other_form %}
    Nothing when all is well.
    """
    lines = [line for form in sources for line in _lines(form)]
    return _draw("error_summary", lines=lines) if lines else SafeString("")


def _lines(form: forms.BaseForm) -> list[dict[str, str]]:
    general = [{"text": str(e), "target": ""} for e in form.non_field_errors()]
    hidden = [{"text": _of_the_page(f, str(e)), "target": ""} for f in form.hidden_fields() for e in f.errors]
    shown = [
        {"text": f"{_question(f)} {e}", "target": field_context(f)["first_id"]}
        for f in form.visible_fields()
        for e in errors_of(f)
    ]
    unique = {line["text"]: line for line in hidden}
    return general + list(unique.values()) + shown


def _of_the_page(bound: BoundField, error: str) -> str:
    """What is wrong with a hidden field: said of the page, and else with its label."""
    return error if error == str(NOT_WHOLE) else f"{bound.label}: {error}"


def _question(bound: BoundField) -> str:
    """The label as the start of a sentence: a question stays one, anything else gets a colon."""
    label = str(bound.label or "").strip()
    return label if label.endswith(("?", ":", "؟")) else f"{label}:"


@register.simple_tag
def field(bound: BoundField, **attrs: Any) -> SafeString:
    """Label above, help, error beside the control.

    {% field form.pain %} · {% field form.minutes label=_("How long?") help=… %}
    """
    return _draw("field", **(field_context(bound) | attrs))


@register.simple_tag
def form_fields(form: forms.BaseForm, summary: bool = True, mark_required: bool = True) -> SafeString:
    """The error summary, hidden fields and every visible field.

    {% form_fields form summary=True mark_required=True %}
    Put it inside <form> with csrf_token.
    """
    head = error_summary(form) if summary else ""
    hidden = "".join(str(f) for f in form.hidden_fields())
    unmarked = {} if mark_required else {"required": False}
    body = "".join(field(f, **unmarked) for f in form.visible_fields())
    # Each piece was escaped when it was drawn.
    return SafeString(f"{head}{hidden}{body}")


@register.simple_tag
def pain_scale(
    name: str,
    label: Words,
    value: Any = None,
    low: Words = NO_PAIN,
    high: Words = WORST_PAIN,
    **more: Any,
) -> SafeString:
    """{% pain_scale "pain" _("Pain now") value=None low=… high=… skip=_("Not today") help=… error=…
    required=True %}

    Eleven large radio buttons, 0 to 10, unset at first. value may be "skip". Works without a script. Also for
    sleep, mood, energy.
    """
    group = {
        "name": name,
        "id": more.pop("id", f"id_{name}"),
        "choices": parts.scale_choices(value),
        "low": low,
        "high": high,
    }
    return _draw("pain_scale", label=label, skipped=str(value) == parts.SKIP, **group, **more)


@register.simple_tag
def choice_row(
    name: str,
    label: Words,
    choices: Iterable[Sequence[Any]],
    value: Any = None,
    many: bool = False,
    **more: Any,
) -> SafeString:
    """Choices: (value, label[, hint]).

    {% choice_row "mood" _("Mood") choices value=… many=False help=… error=… required=True stacked=True %}
    """
    rows = parts.choices_of(choices, value)
    return _draw(
        "choice_row", name=name, label=label, choices=rows, many=many, id=more.pop("id", f"id_{name}"), **more
    )


@register.simple_tag
def minutes(
    name: str, label: Words, value: Any = None, quick: Sequence[int] = (5, 10, 15, 20, 30), **more: Any
) -> SafeString:
    """A number with quick choices.

    {% minutes "walk" _("Walking") value=None quick=quick unit=_("min") help=… error=… required=True %}
    """
    return _draw(
        "minutes", name=name, label=label, value=value, quick=quick, id=more.pop("id", f"id_{name}"), **more
    )


@register.simple_tag
def weekday_picker(name: str, label: Words, value: Iterable[Any] | None = None, **more: Any) -> SafeString:
    """{% weekday_picker "days" _("Days") value=days help=… error=… %} — seven tick boxes, Monday is 0."""
    return _draw(
        "weekdays",
        name=name,
        label=label,
        choices=parts.weekday_choices(value),
        id=more.pop("id", f"id_{name}"),
        **more,
    )
