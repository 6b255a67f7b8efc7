"""The record of a review on paper, for the patient."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from programs.handouts.content import Handout, Part, local_day
from programs.insights.review_record import record_parts
from programs.models import Review


def review_handout(review: Review) -> Handout:
    """The whole record in the language that is active, with when to meet again."""
    patient = review.patient
    agreed = _("With %(name)s on %(day)s. Next time: %(next)s.") % {
        "name": review.signed_by.name,
        "day": date_format(review.signed_at.astimezone(patient.zone)),
        "next": date_format(review.next_on),
    }
    part = Part("handouts/_review.html", _("What we agreed"), {"parts": record_parts(review)})
    return Handout(
        title=_("What we agreed"),
        clinic=patient.clinic,
        language=patient.language,
        portal=f"/reviews/{review.pk}/",
        name=f"{patient.given_name} {patient.family_name}",
        agreed=agreed,
        made_on=local_day(patient.zone.key),
        parts=[part],
    )
