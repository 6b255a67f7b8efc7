"""A lesson for a patient, and a note that somebody talked about an answer."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from education.insights.progress import Offer
from education.models import ModuleRevision
from rehab.web.forms import SteadyForm


class AssignForm(SteadyForm):
    """Which module, with a word to the patient."""

    module = forms.ChoiceField(
        label=gettext_lazy("Lesson"), error_messages={"required": gettext_lazy("Choose a lesson.")}
    )
    note = forms.CharField(
        label=gettext_lazy("A word to the patient"),
        help_text=gettext_lazy("Why this one, in one sentence. They read it above the lesson."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, offers: Sequence[Offer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offers = {str(one.revision.pk): one for one in offers}
        self.fields["module"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose a lesson")),
            *((key, offer_words(one)) for key, one in self.offers.items()),
        ]

    @property
    def revision(self) -> ModuleRevision:
        return self.offers[self.cleaned_data["module"]].revision


def offer_words(offer: Offer) -> str:
    """ "How nerves signal (3 min), next in order"."""
    words = _("%(title)s (%(n)d min)") % {"title": offer.revision.title, "n": offer.revision.minutes}
    if offer.suggested:
        return _("%(lesson)s, next in order") % {"lesson": words}
    if offer.brings:
        return _("%(lesson)s, brings “%(others)s” along") % {
            "lesson": words,
            "others": "”, “".join(offer.brings),
        }
    return words


class FollowUpForm(SteadyForm):
    """What was said about an answer."""

    key = forms.CharField(max_length=20)
    note = forms.CharField(label=gettext_lazy("What you agreed"), max_length=200, required=False)
