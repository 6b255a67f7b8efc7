"""The patient's own settings: when to be asked, and how pages look."""

from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.models import Patient
from rehab.accounts.models import User
from rehab.web.forms import SteadyForm

LONGEST_PAUSE = timedelta(days=180)  # engineering default: a longer break is talked over with the clinic


def _clock(**more: Any) -> forms.TimeField:
    return forms.TimeField(widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **more)


class CheckInForm(SteadyForm):
    """When, and with how much reminding, the check-in asks."""

    submit = gettext_lazy("Save check-in settings")

    wall_time = _clock(label=gettext_lazy("Check-in time"), help_text=gettext_lazy("Your own local time."))
    nudge = forms.BooleanField(
        label=gettext_lazy("Remind me once, two hours later"),
        help_text=gettext_lazy("Only if the day is not logged yet. After that it stays quiet."),
        required=False,
    )
    quiet_from = _clock(
        label=gettext_lazy("Quiet from"), help_text=gettext_lazy("Nothing is sent in your quiet hours.")
    )
    quiet_until = _clock(label=gettext_lazy("Quiet until"))
    by_email = forms.BooleanField(
        label=gettext_lazy("Send check-in reminders by e-mail"),
        help_text=gettext_lazy(
            "The e-mail only says that your check-in is ready. You can check in without it, too."
        ),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        when, start, end = (found.get(name) for name in ("wall_time", "quiet_from", "quiet_until"))
        if when and start and end and _is_quiet(when, start, end):
            self.add_error("wall_time", _("This time lies in your quiet hours. Change one of the two."))
        return found


def _is_quiet(when: time, start: time, end: time) -> bool:
    return start <= when < end if start <= end else when >= start or when < end


class PauseForm(SteadyForm):
    """A break from check-ins with the day they start again."""

    until = forms.DateField(
        label=gettext_lazy("Start again on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("For a holiday, a hospital stay, or when you need a break."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if until <= self.today:
            raise forms.ValidationError(_("Choose a day after today."))
        if until > self.today + LONGEST_PAUSE:
            raise forms.ValidationError(
                _("Choose a day within six months. For a longer break, talk to your clinic.")
            )
        return until


class DisplayForm(SteadyForm):
    """Language, text size, colours, contrast, motion, sound, and what comes first."""

    submit = gettext_lazy("Save settings")

    function_first = forms.BooleanField(
        label=gettext_lazy("Show what I do before how much it hurts"),
        help_text=gettext_lazy("Pain is then shown last, and in words."),
        required=False,
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    text_size = forms.ChoiceField(
        label=gettext_lazy("Text size"), choices=User.TextSize.choices, widget=forms.RadioSelect
    )
    theme = forms.ChoiceField(
        label=gettext_lazy("Colours"), choices=User.Theme.choices, widget=forms.RadioSelect
    )
    contrast = forms.ChoiceField(
        label=gettext_lazy("Contrast"), choices=User.Contrast.choices, widget=forms.RadioSelect
    )
    reduce_motion = forms.BooleanField(label=gettext_lazy("Less motion"), required=False)
    sound = forms.BooleanField(
        label=gettext_lazy("Timers may ring"),
        help_text=gettext_lazy("Without sound the page says in words when it is time."),
        required=False,
    )


def display_initial(user: User, patient: Patient) -> dict[str, Any]:
    names = ("language", "text_size", "theme", "contrast", "reduce_motion", "sound")
    return {name: getattr(user, name) for name in names} | {"function_first": patient.function_first}
