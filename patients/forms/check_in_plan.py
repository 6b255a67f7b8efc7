"""When a patient is asked, and when nothing is sent."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.rules.check_in_times import QUIET_HOURS, in_quiet_hours
from rehab.web.forms import SteadyForm

TIME = {"type": "time"}
LONGEST_PAUSE = timedelta(days=365)  # engineering default


class CheckInTimesForm(SteadyForm):
    """When the patient is asked, and when nothing is sent."""

    wall_time = forms.TimeField(
        label=gettext_lazy("Time of the check-in"),
        initial=time(19, 0),
        widget=forms.TimeInput(attrs=TIME, format="%H:%M"),
        help_text=gettext_lazy("Let the patient choose a calm moment of their day."),
    )
    quiet_from = forms.TimeField(
        label=gettext_lazy("Quiet from"),
        initial=QUIET_HOURS.start,
        widget=forms.TimeInput(attrs=TIME, format="%H:%M"),
    )
    quiet_until = forms.TimeField(
        label=gettext_lazy("Quiet until"),
        initial=QUIET_HOURS.end,
        widget=forms.TimeInput(attrs=TIME, format="%H:%M"),
        help_text=gettext_lazy("Nothing is sent in between. Same times mean there are no quiet hours."),
    )
    nudge = forms.BooleanField(
        label=gettext_lazy("One reminder two hours later, if nothing is logged"), required=False, initial=True
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if all(cleaned.get(name) is not None for name in ("wall_time", "quiet_from", "quiet_until")):
            # Any day and zone will do: only the hands of the clock are compared.
            asked = datetime.combine(date(2024, 1, 1), cleaned["wall_time"], UTC)
            if in_quiet_hours(asked, UTC, cleaned["quiet_from"], cleaned["quiet_until"]):
                self.add_error("wall_time", _("This time is in the quiet hours. Move one of them."))
        return cleaned


class PauseForm(SteadyForm):
    """The day on which check-ins start again."""

    until = forms.DateField(
        label=gettext_lazy("Start again on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if until <= self.today:
            raise ValidationError(_("Choose a day after today."))
        if until > self.today + LONGEST_PAUSE:
            raise ValidationError(_("A pause lasts a year at most. Stop the check-ins instead."))
        return until
