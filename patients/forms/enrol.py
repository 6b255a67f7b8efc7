"""The steps of enrolment that only enrolment asks. The others are forms of the record."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.forms.check_in_plan import CheckInTimesForm
from patients.models.condition import ConditionKind
from patients.rules.condition_effects import HEALTH, PRECAUTIONS
from rehab.web.forms import SteadyForm


class ConditionsForm(SteadyForm):
    """Conditions and precaution flags, each with one line of what it changes."""

    conditions = forms.MultipleChoiceField(
        label=gettext_lazy("Conditions"),
        required=False,
        choices=ConditionKind.choices,
        widget=forms.CheckboxSelectMultiple,
    )

    def ticked(self) -> list[str]:
        return list(self["conditions"].value() or [])

    def precautions(self) -> list[tuple[str, str, str]]:
        """Flags that gate exercises."""
        return rows(PRECAUTIONS)

    def health(self) -> list[tuple[str, str, str]]:
        """Conditions that change what is offered."""
        return rows(HEALTH)


def rows(effects: dict[str, str]) -> list[tuple[str, str, str]]:
    """Conditions as choices with the line of what each changes."""
    return [(key, str(ConditionKind(key).label), _(effect)) for key, effect in effects.items()]


class PeopleForm(SteadyForm):
    """Somebody to call, and what the patient wants to be able to do."""

    contact_name = forms.CharField(label=gettext_lazy("Name"), required=False, max_length=150)
    contact_relation = forms.CharField(
        label=gettext_lazy("Relation to the patient"), required=False, max_length=60
    )
    contact_phone = forms.CharField(
        label=gettext_lazy("Phone"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel"}),
    )
    goal_words = forms.CharField(
        label=gettext_lazy("What I want to be able to do"),
        required=False,
        max_length=200,
        help_text=gettext_lazy(
            "In the patient's own words, for example: walk to the market and carry the bread home."
        ),
    )
    goal_meaning = forms.CharField(label=gettext_lazy("Why it matters to me"), required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        contact = [cleaned.get(f"contact_{part}") for part in ("name", "phone")]
        if any([*contact, cleaned.get("contact_relation")]):
            for part, words in (("name", _("Write who this is.")), ("phone", _("Write the number to call."))):
                if not cleaned.get(f"contact_{part}") and f"contact_{part}" not in self.errors:
                    self.add_error(f"contact_{part}", words)
        if cleaned.get("goal_meaning") and not cleaned.get("goal_words"):
            self.add_error("goal_words", _("Write the goal itself too."))
        return cleaned


class AskForm(CheckInTimesForm):
    """The last step: whether and when the patient is asked, and whether they are invited now."""

    ask = forms.BooleanField(label=gettext_lazy("Plan one check-in a day"), required=False, initial=True)
    invite = forms.BooleanField(
        label=gettext_lazy("Send the invitation to sign in when I save"), required=False, initial=True
    )
    field_order = ["ask", "wall_time", "quiet_from", "quiet_until", "nudge", "invite"]

    def __init__(self, *args: Any, has_email: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_email:
            del self.fields["invite"]
