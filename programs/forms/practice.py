"""Early-warning signs with their tools, what a patient likes to practise, and daily targets."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.actions.practice import Liked, TargetTold
from programs.models import Exercise, ExerciseRevision, Posture, PracticeKind, TargetKind
from rehab.web.forms import SteadyForm


class SignForm(SteadyForm):
    """A sign in the patient's own words."""

    words = forms.CharField(
        label=_("A sign, in own words"),
        max_length=60,
        help_text=_("For example: “jaw tight”, “tingling moves up”, “holding my breath”."),
    )


class ToolForm(SteadyForm):
    """Which practice a sign brings up. `names` are what they are called in the reader's language, by exercise."""

    exercise = forms.ChoiceField(label=_("What it brings up"), required=False)

    def __init__(
        self, *args: Any, tools: list[ExerciseRevision], names: Mapping[str, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(one.exercise_id): one.exercise for one in tools}
        field: Any = self.fields["exercise"]
        told = names or {str(one.exercise_id): one.name for one in tools}
        field.choices = [("", _("The shortest practice there is")), *told.items()]

    def chosen(self) -> Exercise | None:
        return self.known.get(self.cleaned_data["exercise"])


class PreferenceForm(SteadyForm):
    """What the patient likes to practise, and how."""

    kinds = forms.MultipleChoiceField(
        label=_("What would you like to try?"),
        choices=PracticeKind.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose one or more. You can change your mind at any time."),
    )
    posture = forms.ChoiceField(
        label=_("How do you like to do it?"),
        choices=Posture.choices,
        widget=forms.RadioSelect,
        initial=Posture.ANY,
    )
    eyes_open = forms.BooleanField(label=_("With eyes open"), required=False)
    short = forms.BooleanField(label=_("Short ones, two or three minutes"), required=False)

    def __init__(self, *args: Any, careful: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if careful:
            outside = [choice for choice in PracticeKind.choices if choice[0] == PracticeKind.OUTSIDE]
            others = [choice for choice in PracticeKind.choices if choice[0] != PracticeKind.OUTSIDE]
            field: Any = self.fields["kinds"]
            field.choices = [*outside, *others]

    def liked(self) -> Liked:
        data = self.cleaned_data
        return Liked(data["kinds"], data["posture"], data["eyes_open"], data["short"])


class TargetForm(SteadyForm):
    """One sleep or food target. No calories, no supplement doses, no hours taken from sleep."""

    kind = forms.ChoiceField(label=_("About"), choices=TargetKind.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In the patient's words"),
        max_length=160,
        help_text=_("For example: “Up at seven, also on Sunday”, “Something warm at noon”."),
    )
    wake_time = forms.TimeField(
        label=_("Get up at, every day"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    sleep_efficiency = forms.IntegerField(
        label=_("Sleep efficiency to talk about, percent"),
        required=False,
        min_value=50,
        max_value=100,
        help_text=_("A label to look at together, usually 85. Steady shortens nobody's time in bed."),
    )
    agreed_on = forms.DateField(
        label=_("Agreed with the patient on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    draft = True

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_agreed_on(self) -> date:
        day: date = self.cleaned_data["agreed_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if (
            data.get("kind") == TargetKind.WAKE
            and not data.get("wake_time")
            and "wake_time" not in self.errors
        ):
            self.add_error("wake_time", _("Say at what time."))
        return data

    def told(self) -> TargetTold:
        data = self.cleaned_data
        names = ("kind", "words", "agreed_on", "wake_time", "sleep_efficiency")
        return TargetTold(**{name: data[name] for name in names})
