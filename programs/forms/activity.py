"""A graded activity: what, towards which goal, three to five baseline tries, and the share to start from."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from patients.models import Goal
from programs.actions.activity import ActivityPlan, Stairs, TrialTold, check_trials, stairs_of
from programs.forms.builder import EditsForm, ModeField, mask_of
from programs.models import Mode, Supervision
from programs.models.activity import Unit
from programs.rules.parameters import Parameters
from rehab.lib.refusals import Refused
from rehab.web.forms import ScaleField, WeekdaysField

TRIALS: Final = 5
NEEDED: Final = 3
PARTS: Final = ("on", "value", "before", "peak", "stop")
OLDEST_TRIAL: Final = timedelta(days=60)  # engineering default: older tries say little about now
STARTS: Final = [
    ("0.80", _("80 % of the baseline: the usual start")),
    ("0.70", _("70 %: with fear of the movement, a flare, or low confidence")),
    ("0.60", _("60 %: lower still")),
]


def _rating(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=10, required=False)


class ActivityForm(EditsForm):
    """The page for a new graded activity. `stairs` is worked out when the answers hold together."""

    name = forms.CharField(
        label=_("Activity"), max_length=60, help_text=_("In the patient's words: “Walk to the market”.")
    )
    goal = forms.ModelChoiceField(
        label=_("Goal it serves"), queryset=Goal.objects.none(), required=False, empty_label=_("None yet")
    )
    unit = forms.ChoiceField(
        label=_("Counted in"), choices=Unit.choices, widget=forms.RadioSelect, initial=Unit.MINUTES
    )
    goal_value = forms.DecimalField(
        label=_("How much they want to reach"), min_value=Decimal("0.1"), max_digits=7, decimal_places=1
    )
    resolution = forms.DecimalField(
        label=_("Smallest step"),
        min_value=Decimal("0.1"),
        max_digits=5,
        decimal_places=1,
        initial=Decimal(1),
        help_text=_("Quotas are rounded to this: 1 minute, 50 steps."),
    )
    start_fraction = forms.TypedChoiceField(
        label=_("Where to start"), choices=STARTS, coerce=Decimal, widget=forms.RadioSelect, initial="0.80"
    )
    weekdays = WeekdaysField(label=_("Days"), initial=[0, 2, 4])
    mode = ModeField(initial=Mode.QUOTA)
    effort_target = ScaleField(
        label=_("Effort to aim for"),
        low=_("Resting"),
        high=_("All there is"),
        skip=_("No target"),
        required=False,
    )
    supervision = forms.ChoiceField(
        label=_("Where"), choices=Supervision.choices, widget=forms.RadioSelect, initial=Supervision.HOME
    )
    note = forms.CharField(label=_("Note for the patient"), max_length=200, required=False)
    agreed_on = forms.DateField(
        label=_("Agreed together in the visit on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    accept_unsteady = forms.BooleanField(
        label=_("Start from these tries all the same, and look again at the first review"), required=False
    )
    draft = True

    def __init__(self, *args: Any, goals: Any, today: date, p: Parameters, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["goal"]
        field.queryset = goals
        field.label_from_instance = lambda goal: goal.words
        self.today, self.p = today, p
        self.fields["agreed_on"].initial = today
        self.stairs: Stairs | None = None
        self.unsteady = ""
        for n in range(1, TRIALS + 1):
            self._add_trial(n)

    def _add_trial(self, n: int) -> None:
        day = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        self.fields[f"trial{n}_on"] = forms.DateField(label=_("Day"), required=n <= NEEDED, widget=day)
        self.fields[f"trial{n}_value"] = forms.DecimalField(
            label=_("How much"),
            required=n <= NEEDED,
            min_value=Decimal("0.1"),
            max_digits=7,
            decimal_places=1,
        )
        self.fields[f"trial{n}_before"] = _rating(_("Pain before, 0 to 10"))
        self.fields[f"trial{n}_peak"] = _rating(_("Highest pain, 0 to 10"))
        self.fields[f"trial{n}_stop"] = forms.CharField(
            label=_("Why they stopped"), max_length=100, required=False
        )

    def trial_rows(self) -> list[dict[str, Any]]:
        """The fields of each try, for the page."""
        return [
            {"n": n, "more": n > NEEDED, "fields": [self[f"trial{n}_{part}"] for part in PARTS]}
            for n in range(1, TRIALS + 1)
        ]

    @property
    def more_tries(self) -> bool:
        """Whether the fourth and fifth try are wanted: asked for, begun or wrong."""
        later = [f"trial{n}_{part}" for n in range(NEEDED + 1, TRIALS + 1) for part in PARTS]
        return bool(self.unsteady) or any(self.data.get(name) or name in self.errors for name in later)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        self._check_days(data)
        if self.errors:
            return data
        try:
            self.stairs = stairs_of(self.plan(), self.p)
        except ValueError as no:
            self.add_error(None, str(no))
            return data
        if data["goal_value"] <= Decimal(str(self.stairs.baseline.used_value)):
            self.add_error(
                "goal_value", _("The goal is what they can already do. Agree one that is above the baseline.")
            )
        self.unsteady = self.stairs.baseline.reason if self.stairs.baseline.ask_for_more else ""
        return data

    def clean_agreed_on(self) -> date | None:
        day: date | None = self.cleaned_data["agreed_on"]
        if day is not None and day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def _check_days(self, data: dict[str, Any]) -> None:
        seen: dict[date, int] = {}
        for n in range(1, TRIALS + 1):
            on, value = data.get(f"trial{n}_on"), data.get(f"trial{n}_value")
            if n > NEEDED and (on is None) != (value is None) and not self._wrong(n):
                missing = "value" if value is None else "on"
                self.add_error(
                    f"trial{n}_{missing}", _("Give both the day and how much, or leave both empty.")
                )
            if on is None:
                continue
            if on > self.today:
                self.add_error(f"trial{n}_on", _("This day has not come yet."))
            elif on < self.today - OLDEST_TRIAL:
                self.add_error(f"trial{n}_on", _("Tries older than 60 days say little about now."))
            elif on in seen:
                self.add_error(
                    f"trial{n}_on",
                    _now("Each try is on a day of its own; this is the day of try %(n)d.") % {"n": seen[on]},
                )
            seen.setdefault(on, n)

    def _wrong(self, n: int) -> bool:
        return f"trial{n}_on" in self.errors or f"trial{n}_value" in self.errors

    def check_ready(self) -> None:
        """Whether the tries are enough to start from. Raises Refused."""
        if self.stairs is None:
            raise Refused(_now("Work out the stairs first."))
        check_trials(self.stairs.baseline, bool(self.cleaned_data["accept_unsteady"]))

    def plan(self) -> ActivityPlan:
        data = self.cleaned_data
        return ActivityPlan(
            name=data["name"],
            unit=data["unit"],
            goal=data["goal"],
            goal_value=data["goal_value"],
            resolution=data["resolution"],
            start_fraction=data["start_fraction"],
            trials=self._trials(data),
            weekdays=mask_of(data["weekdays"]),
            mode=data["mode"],
            effort_target=data["effort_target"],
            supervision=data["supervision"],
            note=data["note"].strip(),
            accept_unsteady=bool(data["accept_unsteady"]),
            agreed_on=data["agreed_on"],
        )

    def _trials(self, data: dict[str, Any]) -> list[TrialTold]:
        return [
            TrialTold(
                on=data[f"trial{n}_on"],
                value=data[f"trial{n}_value"],
                stop_reason=data[f"trial{n}_stop"].strip(),
                pain_before=data[f"trial{n}_before"],
                pain_peak=data[f"trial{n}_peak"],
            )
            for n in range(1, TRIALS + 1)
            if data.get(f"trial{n}_on") and data.get(f"trial{n}_value")
        ]
