"""The safety questions, one tick each. A question that is left open is not an answer "no"."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.rules.red_flags import RED_FLAGS
from rehab.web.forms import SteadyForm

NONE = "none"
ASKED = tuple(flag for flag in RED_FLAGS if flag.asked)


@dataclass(frozen=True)
class FollowUp:
    """One further question about a ticked answer."""

    code: str
    question: str


def follow_ups(codes: Iterable[str]) -> list[FollowUp]:
    """The further questions of what was ticked, unless they were answered already."""
    ticked = set(codes)
    raisers = [r for flag in ASKED if flag.code in ticked for r in flag.raisers]
    return (
        [] if any(r.code in ticked for r in raisers) else [FollowUp(r.code, _(r.question)) for r in raisers]
    )


def _choices() -> list[tuple[str, str]]:
    return [(flag.code, _(flag.question)) for flag in ASKED]


def _raiser_choices() -> list[tuple[str, str]]:
    return [(r.code, _(r.question)) for flag in ASKED for r in flag.raisers]


class SafetyForm(SteadyForm):
    """Tick what is true. `now` and `more` hold codes of the alert table; `none` says that nothing is true."""

    now = forms.MultipleChoiceField(
        label=gettext_lazy("Tick everything that is new or true right now"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=_choices,
    )
    more = forms.MultipleChoiceField(
        label=gettext_lazy("A few more questions"),
        required=False,
        choices=_raiser_choices,
        widget=forms.CheckboxSelectMultiple,
    )
    none = forms.BooleanField(label=gettext_lazy("None of these"), required=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if not (found.get("now") or found.get("more") or found.get("none")) and not self.errors:
            raise ValidationError(_("Tick what is true, or tick “None of these”."))
        return found

    def codes(self) -> list[str]:
        """What was ticked. A tick counts even beside "None of these": the careful reading wins."""
        return [*self.cleaned_data.get("now", []), *self.cleaned_data.get("more", [])]
