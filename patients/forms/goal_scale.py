"""The levels of a goal in the patient's words, and one more activity to rate."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from patients.models import Goal, GoalScale
from patients.models.goal_scale import LEVEL_FIELDS
from rehab.web.forms import SteadyForm, SteadyModelForm

WEIGHTS = [
    ("1", gettext_lazy("1 – matters")),
    ("2", gettext_lazy("2 – matters more")),
    ("3", gettext_lazy("3 – matters most")),
]
BASELINES = [
    ("-1", gettext_lazy("−1: less than hoped for")),
    ("-2", gettext_lazy("−2: it cannot get worse")),
]


class GoalScaleForm(SteadyModelForm):
    """What each level looks like, seen from outside; only the hoped-for level and the one below it have to be said."""

    weight = forms.TypedChoiceField(
        label=gettext_lazy("How much it matters"), choices=WEIGHTS, coerce=int, widget=forms.RadioSelect
    )
    baseline = forms.TypedChoiceField(
        label=gettext_lazy("Where the patient stands now"),
        choices=BASELINES,
        coerce=int,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = GoalScale
        fields = ("expected", "more", "much_more", "less", "much_less", "weight", "baseline")
        labels = {
            "expected": gettext_lazy("0: what we hope for in twelve weeks"),
            "more": gettext_lazy("+1: more than hoped for"),
            "much_more": gettext_lazy("+2: much more than hoped for"),
            "less": gettext_lazy("−1: less than hoped for (usually now)"),
            "much_less": gettext_lazy("−2: much less than hoped for"),
        }

    @property
    def levels(self) -> list[forms.BoundField]:
        """The five levels, best first."""
        return [self[LEVEL_FIELDS[n]] for n in (2, 1, 0, -1, -2)]


class GoalChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the patient's goals, by its words."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.words)


class OwnActivityForm(SteadyForm):
    """One thing the patient wants to do better, to be rated from 0 to 10."""

    words = forms.CharField(label=gettext_lazy("Activity, in the patient's words"), max_length=80)
    goal = GoalChoice(label=gettext_lazy("Belongs to the goal"), queryset=Goal.objects.none(), required=False)

    def __init__(self, data: Any = None, *, goals: Any) -> None:
        super().__init__(data)
        field = self.fields["goal"]
        assert isinstance(field, GoalChoice)  # noqa: S101
        field.queryset = goals
