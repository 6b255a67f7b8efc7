"""One day of food in half a minute: counts, no calories. Nothing is required, nothing is preset."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.actions.food import FoodTold
from patients.models import FoodDay
from rehab.web.forms import MinutesField, ScaleField, SteadyForm

YES_NO = [("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))]
UNITS = [("kg", gettext_lazy("kg")), ("lb", gettext_lazy("lb"))]
POUND = Decimal("0.45359237")


def counted(label: Any, quick: tuple[int, ...], help_text: Any = "") -> MinutesField:
    """A small number with quick choices; its unit is in the label, so that "1" needs no plural."""
    return MinutesField(
        label=label,
        help_text=help_text,
        required=False,
        unit=" ",
        quick=quick,
        max_value=40,
        error_messages={
            "invalid": gettext_lazy("Write a whole number, for example 2."),
            "min_value": gettext_lazy("Write 0 or more."),
            "max_value": gettext_lazy("Write 40 or less."),
        },
    )


class FoodForm(SteadyForm):
    """The day in portions and cups; the weight only when it is asked for."""

    veg_fruit = counted(
        gettext_lazy("Portions of vegetables and fruit"),
        (1, 2, 3, 5),
        gettext_lazy("One portion is a handful: an apple, a cup of cooked greens, a bowl of salad."),
    )
    protein = forms.ChoiceField(
        label=gettext_lazy("Protein with your main meals?"),
        help_text=gettext_lazy("Such as eggs, fish, chicken, beans, lentils, tofu or yoghurt."),
        choices=YES_NO,
        required=False,
        widget=forms.RadioSelect,
    )
    sugary_drinks = counted(
        gettext_lazy("Glasses of sugary drinks"),
        (0, 1, 2),
        gettext_lazy("Such as cola, sweet tea, juice or energy drinks."),
    )
    cups = counted(
        gettext_lazy("Cups you drank in all"),
        (4, 6, 8),
        gettext_lazy("Water, tea, coffee, milk, soup. A guess is fine."),
    )
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
    appetite = ScaleField(
        label=gettext_lazy("How was your appetite?"),
        low=gettext_lazy("None at all"),
        high=gettext_lazy("Very good"),
        skip=gettext_lazy("Leave this open"),
        required=False,
    )
    weight = forms.DecimalField(
        label=gettext_lazy("Your weight, once a month"),
        help_text=gettext_lazy("Only if you like. You can turn this question off on the food page."),
        required=False,
        max_digits=5,
        decimal_places=1,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    weight_unit = forms.ChoiceField(
        label=gettext_lazy("Weight in"), choices=UNITS, initial="kg", required=False, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=gettext_lazy("Anything to remember?"),
        help_text=gettext_lazy("Your care team can read this. Caregivers cannot."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, asks_weight: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_weight:
            del self.fields["weight"], self.fields["weight_unit"]

    def clean_weight(self) -> Decimal | None:
        weight: Decimal | None = self.cleaned_data.get("weight")
        if weight is None:
            return None
        in_pounds = self.data.get(self.add_prefix("weight_unit")) == "lb"
        kg = round(weight * POUND, 1) if in_pounds else weight
        if not 20 <= kg <= 400:
            raise forms.ValidationError(_("Please check this number and whether it is kg or lb."))
        return kg

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if not self.errors and all(value in (None, "") for value in self.told().values()):
            self.add_error(None, _("Nothing was filled in yet. One answer is enough."))
        return found

    def told(self) -> FoodTold:
        found = self.cleaned_data
        names = ("veg_fruit", "sugary_drinks", "cups", "alcohol", "appetite")
        return {name: found.get(name) for name in names} | {  # type: ignore[return-value]
            "protein": {"yes": True, "no": False}.get(found.get("protein") or ""),
            "weight_kg": found.get("weight"),
            "note": found.get("note", "").strip(),
        }


def initial_of(day: FoodDay | None) -> dict[str, Any]:
    """What an unsent form starts with: the day's own answers."""
    if day is None:
        return {}
    known = {
        name: getattr(day, name) for name in ("veg_fruit", "sugary_drinks", "cups", "alcohol", "appetite")
    }
    protein = {True: "yes", False: "no"}.get(day.protein)  # type: ignore[arg-type]
    return known | {"note": day.note, "weight": day.weight_kg, "protein": protein}
