"""Who is told about alerts, and how long an alert may wait."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.models import AlertHandling
from rehab.accounts.models import Clinic, User
from rehab.accounts.roles import CLINICIAN
from rehab.web.forms import SteadyForm

NAMES = ("recipient", "backup", "p0_minutes", "p1_hours", "p2_days")


class AlertHandlingForm(SteadyForm):
    """The clinic's agreement on alerts, whole: half of one helps nobody."""

    recipient = forms.ModelChoiceField(
        label=gettext_lazy("Who is told"),
        queryset=User.objects.none(),
        help_text=gettext_lazy("An alert goes to the patient's lead clinician; without one, to this person."),
    )
    backup = forms.ModelChoiceField(
        label=gettext_lazy("Who is told next"),
        queryset=User.objects.none(),
        help_text=gettext_lazy("Called when nobody has looked in time; joins the patient's care team then."),
    )
    p0_minutes = forms.IntegerField(
        label=gettext_lazy("Emergency: minutes unseen until the second person is called"),
        min_value=5,
        max_value=120,
    )
    p1_hours = forms.IntegerField(label=gettext_lazy("Today: working hours"), min_value=1, max_value=24)
    p2_days = forms.IntegerField(label=gettext_lazy("Soon: working days"), min_value=1, max_value=10)

    def __init__(self, *args: Any, clinic: Clinic, handling: AlertHandling, **kwargs: Any) -> None:
        initial = {name: getattr(handling, name) for name in NAMES}
        super().__init__(*args, initial=initial, **kwargs)
        here = User.objects.filter(
            memberships__clinic=clinic,
            memberships__role=CLINICIAN.key,
            memberships__ended_at=None,
            is_active=True,
        ).order_by("name")
        for name in ("recipient", "backup"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
            field.queryset = here

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("backup") and cleaned.get("backup") == cleaned.get("recipient"):
            self.add_error("backup", _("Choose somebody else: one person cannot stand behind themselves."))
        return cleaned
