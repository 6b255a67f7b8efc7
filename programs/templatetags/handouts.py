"""Small parts of handouts: `{% load handouts %}`."""

from django import template
from django.utils.dates import WEEKDAYS_ABBR

register = template.Library()


@register.simple_tag
def weekday_names() -> list[str]:
    """{% weekday_names as names %} — Mon to Sun, short, in the reader's language."""
    return [str(WEEKDAYS_ABBR[day]) for day in range(7)]
