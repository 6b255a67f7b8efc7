"""What the clinic asks and notes beside a diary."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.models import FoodScreen, SleepScreen
from patients.rules.food import FLAGS as FOOD_FLAGS
from patients.rules.food import MUST_TOP
from patients.rules.sleep_referral import FLAGS, STOP_BANG_TOP
from rehab.web.forms import SteadyForm


class SleepScreenForm(SteadyForm):
    """A total from the clinic's own form, and four questions."""

    stop_bang = forms.IntegerField(
        label=gettext_lazy("STOP-Bang, total"),
        help_text=gettext_lazy("0 to 8, from your clinic's own form."),
        required=False,
        min_value=0,
        max_value=STOP_BANG_TOP,
    )
    witnessed_apnoea = forms.BooleanField(
        label=gettext_lazy("Somebody saw pauses in breathing during sleep"), required=False
    )
    drowsy_driving = forms.BooleanField(label=gettext_lazy("Sleepy while driving"), required=False)
    restless_legs = forms.BooleanField(
        label=gettext_lazy("Restless legs in the evening or at night"), required=False
    )
    parasomnia_injury = forms.BooleanField(
        label=gettext_lazy("Hurt themselves or somebody else while asleep"), required=False
    )

    @classmethod
    def of(cls, screen: SleepScreen | None) -> "SleepScreenForm":
        names = ("stop_bang", *FLAGS)
        return cls(initial={name: getattr(screen, name) for name in names} if screen else None)


class FoodScreenForm(SteadyForm):
    """Height, a total, medicine, and four questions."""

    height_cm = forms.IntegerField(
        label=gettext_lazy("Height in cm"), required=False, min_value=80, max_value=250
    )
    must = forms.IntegerField(
        label=gettext_lazy("MUST, total"),
        help_text=gettext_lazy("0 to 6, from your clinic's own form."),
        required=False,
        min_value=0,
        max_value=MUST_TOP,
    )
    metformin = forms.BooleanField(label=gettext_lazy("Takes metformin"), required=False)
    b12_checked_on = forms.DateField(
        label=gettext_lazy("Vitamin B12 checked on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    eating_disorder_signs = forms.BooleanField(
        label=gettext_lazy("Signs of an eating disorder"),
        help_text=gettext_lazy("The patient is then not asked for their weight."),
        required=False,
    )
    food_insecurity = forms.BooleanField(
        label=gettext_lazy("Not always enough money or means for food"), required=False
    )
    new_condition = forms.BooleanField(
        label=gettext_lazy("New diabetes, kidney disease, coeliac disease or bariatric surgery"),
        required=False,
    )
    wants_weight_help = forms.BooleanField(
        label=gettext_lazy("Would like help with their weight"), required=False
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_b12_checked_on(self) -> date | None:
        day: date | None = self.cleaned_data["b12_checked_on"]
        if day is not None and day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    @classmethod
    def of(cls, screen: FoodScreen | None, today: date) -> "FoodScreenForm":
        names = ("height_cm", "must", "metformin", "b12_checked_on", *FOOD_FLAGS)
        known = {name: getattr(screen, name) for name in names} if screen else None
        return cls(initial=known, today=today)
