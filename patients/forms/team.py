"""Who joins a care team."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from patients.models import Patient
from rehab.accounts.models import User
from rehab.accounts.roles import CLINICIAN
from rehab.web.forms import SteadyForm


class ColleagueField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A clinician, by name."""

    def label_from_instance(self, user: Any) -> str:
        return str(user.name)


class ColleagueForm(SteadyForm):
    """A clinician of the same clinic who is not on the team yet."""

    colleague = ColleagueField(
        label=gettext_lazy("Colleague"),
        queryset=User.objects.none(),
        empty_label=gettext_lazy("Choose one"),
        help_text=gettext_lazy("They can open this record at once."),
        error_messages={
            "invalid_choice": gettext_lazy(
                "Choose a clinician of this clinic who is not on the care team yet."
            )
        },
    )

    def __init__(self, *args: Any, patient: Patient, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = User.objects.filter(
            is_active=True,
            memberships__clinic=patient.clinic,
            memberships__role=CLINICIAN.key,
            memberships__ended_at=None,
        )
        on_team = patient.care_team.filter(until=None).values("user")
        self.fields["colleague"].queryset = here.exclude(pk__in=on_team).order_by("name")  # type: ignore[attr-defined]
