"""What a clinic says about itself on pages of patients, part of `{% load steady %}`."""

from typing import Any

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from rehab.accounts.models import Clinic
from rehab.web.hours import answer_day, hours_now, place_of

register = template.Library()


@register.simple_tag(takes_context=True)
def clinic_hours(
    context: Context, clinic: Clinic | None, safety_url: str = "", answer: bool = False
) -> SafeString:
    """{% clinic_hours patient.clinic safety_url=url answer=True %} — open or closed now, by the clinic's clock.

    Says that nobody watches all the time, whom to call, and with `answer` by when an answer comes. Nothing without
    a clinic: the page that says what to do in danger stands without it.
    """
    if clinic is None:
        return SafeString("")
    reader = getattr(context.get("user"), "time_zone", "")
    page: dict[str, Any] = {
        "clinic": clinic,
        "now": hours_now(clinic),
        "place": place_of(clinic, reader),
        "safety_url": safety_url,
        "answer": answer,
        "answer_day": answer_day(clinic) if answer else None,
    }
    return render_to_string("_components/clinic_hours.html", page)
