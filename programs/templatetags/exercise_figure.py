"""The drawing of an exercise: a movement to look at and its key frames with their captions."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from programs.figures import drawing

register = template.Library()


@register.simple_tag
def exercise_figure(revision: Any) -> SafeString:
    """{% exercise_figure revision %} — a revision, or what is told of one; nothing where none is drawn."""
    name = getattr(revision, "figure", "") if revision else ""
    language = (get_language() or "en").split("-")[0]
    drawn = drawing(name, language) if name else None
    if drawn is None:
        return SafeString("")
    return render_to_string("_components/figure.html", {"drawing": drawn, "language": language})
