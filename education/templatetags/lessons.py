"""Pictures of a lesson: `{% load lessons %}`."""

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from education.diagrams import KEYS, draw

register = template.Library()


@register.simple_tag
def diagram(key: str, alt: str = "") -> SafeString:
    """{% diagram "nerve_signal" alt=… %} — a drawing with its words in the reader's language; nothing for no key."""
    if key not in KEYS:
        return SafeString("")
    # The drawing escapes every word that is put into it.
    return mark_safe(draw(key, language=get_language() or "en", say=_, alt=alt).svg)  # noqa: S308


@register.filter
def pages_left(reading: object) -> int:
    """{{ lesson.reading|pages_left }} — the furthest page, 0 for a lesson that nobody opened."""
    return getattr(reading, "furthest", 0)
