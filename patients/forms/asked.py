"""How often the check-in is asked, and what else is asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.models import AskedKind, CheckInPlan, CheckInTemplate, How, RhythmChoice
from rehab.accounts.models import Clinic
from rehab.web.forms import SteadyForm, WeekdaysField

CHECK_IN = (RhythmChoice.DAILY, RhythmChoice.TAPER, RhythmChoice.DAYS, RhythmChoice.BURSTS)
HOW_HELP = gettext_lazy(
    "By phone or at a visit, no message is sent. On the day there is a task for the lead clinician, with a script and "
    "a form."
)
BESIDE = (RhythmChoice.WEEKS, RhythmChoice.DAYS, RhythmChoice.DAILY, RhythmChoice.BURSTS)


class _Days(SteadyForm):
    """A rhythm on chosen days wants the days."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        days = cleaned.get("weekdays") or []
        if cleaned.get("rhythm") == RhythmChoice.DAYS and not days:
            self.add_error("weekdays", _("Choose at least one day."))
        chosen = days if cleaned.get("rhythm") == RhythmChoice.DAYS else []
        cleaned["weekdays"] = "".join(str(day) for day in chosen)
        return cleaned


class RhythmForm(_Days):
    """How often the check-in itself is asked."""

    rhythm = forms.ChoiceField(
        label=gettext_lazy("How often the check-in is asked"),
        choices=[(choice.value, choice.label) for choice in CHECK_IN],
        widget=forms.RadioSelect,
    )
    weekdays = WeekdaysField(label=gettext_lazy("On these days"), required=False)
    how = forms.ChoiceField(
        label=gettext_lazy("How it is asked"), choices=How.choices, required=False, help_text=HOW_HELP
    )
    maintenance = forms.BooleanField(
        label=gettext_lazy("In maintenance: once a week is enough"),
        help_text=gettext_lazy(
            "Holds for a check-in that is asked less often over time. Without it, three days a week after eight "
            "steady weeks: mean pain within one point, no flare, no week without answers."
        ),
        required=False,
    )

    @staticmethod
    def of(plan: CheckInPlan) -> dict[str, Any]:
        """What the plan says now."""
        return {
            "rhythm": plan.rhythm,
            "how": plan.how,
            "weekdays": [int(day) for day in plan.weekdays],
            "maintenance": plan.maintenance_from is not None,
        }


class LineForm(_Days):
    """One more thing that is asked."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What else"),
        choices=AskedKind.choices,
        help_text=gettext_lazy(
            "Each is asked only while something is open. A review can be added twice: in the app the patient is "
            "reminded to agree on a day, by phone or at a visit there is a task."
        ),
    )
    rhythm = forms.ChoiceField(
        label=gettext_lazy("How often"), choices=[(choice.value, choice.label) for choice in BESIDE]
    )
    every = forms.IntegerField(
        label=gettext_lazy("Every so many weeks"), min_value=1, max_value=26, initial=1, required=False
    )
    weekdays = WeekdaysField(label=gettext_lazy("On these days"), required=False)
    how = forms.ChoiceField(
        label=gettext_lazy("How it is asked"), choices=How.choices, required=False, help_text=HOW_HELP
    )
    wall_time = forms.TimeField(
        label=gettext_lazy("At a time of its own"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=gettext_lazy("Left empty, it is asked with the check-in, in one message."),
    )

    def clean_how(self) -> str:
        return self.cleaned_data["how"] or How.APP

    def clean_every(self) -> int:
        return self.cleaned_data["every"] or 1


class TemplateForm(SteadyForm):
    """A way of asking that the clinic has kept."""

    template = forms.ModelChoiceField(
        label=gettext_lazy("A way of asking of your clinic"), queryset=CheckInTemplate.objects.none()
    )

    def __init__(self, *args: Any, clinic: Clinic, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["template"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        field.queryset = CheckInTemplate.objects.filter(clinic=clinic)


class KeepForm(SteadyForm):
    """The name under which this way of asking is kept."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)
