"""A review as one paragraph of plain text, to be pasted into another record."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from programs.insights.review_record import option_line
from programs.insights.review_words import happened_words, helped_words, unclear_words, worsened_words
from programs.models import Review


def paragraph(review: Review) -> str:
    """What the record holds and nothing else, on one line."""
    facts, words = review.facts, review.words
    parts = [
        _("Review of %(day)s by %(name)s, days from %(first)s to %(last)s.")
        % {
            "day": date_format(review.signed_at.astimezone(review.patient.zone)),
            "name": review.signed_by.name,
            "first": date_format(review.first_day),
            "last": date_format(review.last_day),
        },
        *happened_words(facts),
        *helped_words(facts),
        *worsened_words(facts),
        unclear_words(facts),
        _sentence(_("Patient's preference: “%(words)s”"), words["preference"]),
        *(option_line(option) + "." for option in facts["options"]),
        _sentence(_("Decision: %(words)s"), words["decision"]),
        _sentence(_("Patient: %(words)s"), words["patient_does"]),
        _sentence(_("Clinician: %(words)s"), words["clinician_does"]),
        _sentence(_("Others: %(words)s"), words["others_do"]),
        _("Next review: %(day)s.") % {"day": date_format(review.next_on)},
    ]
    return " ".join(" ".join(part.split()) for part in parts if part)


def _sentence(text: str, words: str) -> str:
    """With a full stop, and nothing at all for no words."""
    if not words:
        return ""
    told = text % {"words": words.rstrip()}
    return told if told.endswith((".", "!", "?", "”")) else told + "."
