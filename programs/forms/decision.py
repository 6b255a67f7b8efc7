"""What a clinician does with a suggestion."""

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.actions.decide import Choice, latest_day, new_quota, patient_words, value_range
from programs.models import DecisionKind, Suggestion
from programs.rules.progression import Outcome
from programs.rules.rounding import tidy
from rehab.web.forms import SteadyForm

DEFER: Final = "defer"


def _day(label: Any, **kwargs: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs
    )


class DecisionForm(SteadyForm):
    """Approve, approve with another value, reject, or put off. Each asks only for what it needs."""

    kind = forms.ChoiceField(label=_("Your decision"), widget=forms.RadioSelect)
    quota = forms.DecimalField(label=_("Another value"), required=False, max_digits=7, decimal_places=1)
    reason = forms.CharField(
        label=_("Reason"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    patient_note = forms.CharField(label=_("What the patient reads"), max_length=200, required=False)
    agreed_on = _day(_("Agreed with the patient on"), required=False)
    until = _day(_("Put off until"), required=False)
    draft = True

    def __init__(self, *args: Any, suggestion: Suggestion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.suggestion = suggestion
        self.today = suggestion.patient.today()
        low, high = value_range(suggestion)
        unit = suggestion.prescription.activity.get_unit_display() if suggestion.prescription.activity else ""
        kind: Any = self.fields["kind"]
        kind.choices = self._kinds()
        self.fields["quota"].help_text = _("From %(low)s up to the goal, %(high)s %(unit)s.") % {
            "low": tidy(float(low)),
            "high": tidy(float(high)),
            "unit": unit,
        }
        self.fields["reason"].help_text = self._reason_help()
        self.fields["patient_note"].help_text = self._words()
        self.fields["until"].help_text = _("A day before the suggestion expires.")
        self.initial.setdefault("agreed_on", self.today)

    def _kinds(self) -> list[tuple[str, Any]]:
        edit = (
            []
            if self.suggestion.facts.get("suspend")
            else [(DecisionKind.EDIT, _("Approve with another value"))]
        )
        return [
            (DecisionKind.APPROVE, self._approve_words()),
            *edit,
            (DecisionKind.REJECT, _("Reject: leave everything as it is")),
            (DEFER, _("Put off to a later day")),
        ]

    def _approve_words(self) -> Any:
        row = self.suggestion
        if row.outcome == Outcome.FLARE_PLAN:
            return _("Approve: start the flare plan tomorrow")
        quota = new_quota(row, Choice(DecisionKind.APPROVE))
        if quota is not None:
            return _("Approve: from %(now)s to %(then)s") % {
                "now": tidy(float(row.quota_now or 0)),
                "then": tidy(float(quota)),
            }
        if row.outcome == Outcome.REVIEW:
            return _("Approve: talk it over, the quota stays for now")
        return _("Approve: the quota stays at %(now)s") % {"now": tidy(float(row.quota_now or 0))}

    def _words(self) -> Any:
        words = patient_words(self.suggestion, new_quota(self.suggestion, Choice(DecisionKind.APPROVE)))
        if not words:
            return _("Only shown when the amount changes.")
        return _("Left empty, it says: “%(words)s”") % {"words": words}

    def _reason_help(self) -> Any:
        if self.suggestion.facts.get("accept_needs_reason"):
            return _("Needed for every decision here: a session of this week was amber or red.")
        return _("Needed for another value and for a rejection.")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        kind, reason = data.get("kind"), (data.get("reason") or "").strip()
        if kind == DecisionKind.EDIT and "quota" not in self.errors:
            self._check_quota(data.get("quota"))
        if kind in (DecisionKind.EDIT, DecisionKind.REJECT) and not reason:
            self.add_error("reason", _("Write the reason: it stays with the decision."))
        if kind == DecisionKind.APPROVE and self.suggestion.facts.get("accept_needs_reason") and not reason:
            self.add_error(
                "reason",
                _("A session of this week was amber or red. Write why a step up is right all the same."),
            )
        if data.get("agreed_on") and data["agreed_on"] > self.today:
            self.add_error("agreed_on", _("This day has not come yet."))
        if kind == DEFER and "until" not in self.errors:
            self._check_until(data.get("until"))
        return data

    def _check_quota(self, quota: Any) -> None:
        low, high = value_range(self.suggestion)
        if quota is None or not low <= quota <= high:
            words = {"low": tidy(float(low)), "high": tidy(float(high))}
            self.add_error("quota", _("Choose a value from %(low)s to %(high)s.") % words)

    def _check_until(self, until: date | None) -> None:
        last = latest_day(self.suggestion)
        if until is None or not self.today < until <= last:
            self.add_error("until", _("Choose a day after today and before the suggestion expires."))

    @property
    def deferred(self) -> bool:
        return bool(self.cleaned_data["kind"] == DEFER)

    def choice(self) -> Choice:
        data = self.cleaned_data
        return Choice(
            kind=DecisionKind(data["kind"]),
            reason=data["reason"],
            quota=data["quota"],
            agreed_on=data["agreed_on"],
            patient_note=data["patient_note"],
        )
