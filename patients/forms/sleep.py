"""One night, asked on waking. Nothing is required, nothing is preset."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.actions.diary import NightTold
from patients.models import SleepNight
from patients.rules.sleep import Night, problems
from rehab.web.forms import MinutesField, ScaleField, SteadyForm

YES_NO = [("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))]
OF_THE_NIGHT = ("bed", "lights_out", "falling_asleep", "times_awake", "awake", "woke", "got_up")


def clock(label: Any, **more: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": gettext_lazy("Write the time like 22:30.")},
        **more,
    )


def minutes(label: Any, quick: tuple[int, ...], **more: Any) -> MinutesField:
    wrong = {
        "min_value": gettext_lazy("Write 0 or more minutes."),
        "max_value": gettext_lazy("Write 1440 minutes or less."),
    }
    return MinutesField(label=label, required=False, quick=quick, error_messages=wrong, **more)


class NightForm(SteadyForm):
    """The night in the order in which it went by, then the day before it."""

    bed = clock(gettext_lazy("When did you go to bed?"))
    lights_out = clock(gettext_lazy("When did you try to sleep?"), help_text=gettext_lazy("Lights out."))
    falling_asleep = minutes(gettext_lazy("How long until you slept?"), (10, 20, 30, 60))
    times_awake = forms.IntegerField(
        label=gettext_lazy("How many times did you wake up?"),
        help_text=gettext_lazy("Not counting the last time."),
        required=False,
        min_value=0,
        max_value=50,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    awake = minutes(
        gettext_lazy("How long were you awake in the night?"),
        (10, 20, 30, 60),
        help_text=gettext_lazy("All times together."),
    )
    woke = clock(gettext_lazy("When did you wake for the last time?"))
    got_up = clock(gettext_lazy("When did you get up?"))
    quality = ScaleField(
        label=gettext_lazy("How well did you sleep?"),
        low=gettext_lazy("Very badly"),
        high=gettext_lazy("Very well"),
        skip=gettext_lazy("Leave this open"),
        required=False,
    )
    naps = minutes(gettext_lazy("How long did you nap yesterday?"), (0, 15, 30))
    caffeine = clock(gettext_lazy("Last coffee, tea, cola or energy drink"))
    no_caffeine = forms.BooleanField(label=gettext_lazy("None yesterday"), required=False)
    alcohol = forms.DecimalField(
        label=gettext_lazy("Drinks with alcohol"),
        help_text=gettext_lazy("A small glass is one. Write 0 for none."),
        required=False,
        min_value=0,
        max_value=50,
        decimal_places=1,
        max_digits=3,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    screens_off = clock(
        gettext_lazy("Last look at a screen"), help_text=gettext_lazy("Phone, TV or computer.")
    )
    irregular = forms.ChoiceField(
        label=gettext_lazy("Was yesterday very unlike your other days?"),
        help_text=gettext_lazy("Such as much more or much less moving, a late shift, or travel."),
        choices=YES_NO,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, wake_date: date, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wake_date, self.zone = wake_date, zone

    @property
    def night_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in OF_THE_NIGHT]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("caffeine") and found.get("no_caffeine"):
            self.add_error("no_caffeine", _("You wrote a time and ticked “None”. Please keep one of them."))
        night = Night(self.wake_date, **{name: found.get(name) for name in OF_THE_NIGHT})
        for problem in problems(night, self.zone):
            if problem.field not in self.errors:
                self.add_error(problem.field, _(problem.words))
        if not self.errors and not any(value not in (None, "", False) for value in self.told().values()):
            self.add_error(None, _("Nothing was filled in yet. One answer is enough."))
        return found

    def told(self) -> NightTold:
        """What was answered."""
        found = dict(self.cleaned_data)
        found["irregular"] = {"yes": True, "no": False}.get(found.get("irregular") or "")
        return {name: found.get(name) for name in NightTold.__annotations__} | {  # type: ignore[return-value]
            "no_caffeine": bool(found.get("no_caffeine"))
        }


def initial_of(night: SleepNight | None) -> dict[str, Any]:
    """What an unsent form starts with: the night's own answers."""
    if night is None:
        return {}
    known = {name: getattr(night, name) for name in NightTold.__annotations__}
    return known | {"irregular": {True: "yes", False: "no"}.get(night.irregular)}  # type: ignore[arg-type]
