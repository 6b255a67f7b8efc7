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


class HandOverForm(SteadyForm):
    """To whom, and what they should know."""

    draft = True
    to = ColleagueField(
        label=gettext_lazy("To whom"), queryset=User.objects.none(), empty_label=gettext_lazy("Choose one")
    )
    note = forms.CharField(
        label=gettext_lazy("What they should know"),
        help_text=gettext_lazy("What goes on, what comes next, what to look out for. It stays on this page."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    leave = forms.BooleanField(
        label=gettext_lazy("I leave this care team"),
        help_text=gettext_lazy("The record closes to you at once."),
        required=False,
    )

    def __init__(self, *args: Any, patient: Patient, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = User.objects.filter(
            is_active=True,
            memberships__clinic=patient.clinic,
            memberships__role=CLINICIAN.key,
            memberships__ended_at=None,
        )
        self.fields["to"].queryset = here.exclude(pk=by.pk).order_by("name")  # type: ignore[attr-defined]
