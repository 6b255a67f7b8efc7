"""Forms of a graded activity by agreement: asking for tries, one try, the proposal, and the patient's answer."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from patients.models import Goal
from programs.actions.activity import TrialTold
from programs.actions.agreement import Ask, OfferTold
from programs.forms.activity import STARTS
from programs.forms.builder import mask_of
from programs.forms.session import SHORT_UNITS, AmountField
from programs.insights.agreements import Standing
from programs.insights.plan_words import days_of
from programs.models import ActivityOffer, StopReason
from programs.models.activity import Unit
from programs.rules.baseline import StartFraction, ladder, start_fraction
from programs.rules.rounding import tidy
from rehab.web.forms import ScaleField, SteadyForm, WeekdaysField

SHARES: Final = (5, 10, 15, 20)


class AskForm(SteadyForm):
    """What the patient wants to do more of, before anybody knows how much they can."""

    name = forms.CharField(
        label=_("Activity"), max_length=60, help_text=_("In the patient's words: “Walk to the market”.")
    )
    goal = forms.ModelChoiceField(
        label=_("Goal it serves"), queryset=Goal.objects.none(), required=False, empty_label=_("None yet")
    )
    goal_words = forms.CharField(
        label=_("What reaching it would mean, in their own words"), max_length=200, required=False
    )
    unit = forms.ChoiceField(
        label=_("Counted in"), choices=Unit.choices, widget=forms.RadioSelect, initial=Unit.MINUTES
    )
    resolution = forms.DecimalField(
        label=_("Smallest step"),
        min_value=Decimal("0.1"),
        max_digits=5,
        decimal_places=1,
        initial=Decimal(1),
        help_text=_("Quotas are rounded to this: 1 minute, 50 steps."),
    )
    draft = True

    def __init__(self, *args: Any, goals: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["goal"]
        field.queryset = goals
        field.label_from_instance = lambda goal: goal.words

    def ask(self) -> Ask:
        data = self.cleaned_data
        return Ask(**{name: data[name] for name in ("name", "unit", "resolution", "goal", "goal_words")})


class TrialForm(SteadyForm):
    """One try. The patient chooses between the days that are open; the care team names a date."""

    on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    value = AmountField(label=_("How much until you would normally stop?"))
    stop_reason = forms.ChoiceField(
        label=_("Why did you stop?"), choices=StopReason.choices, widget=forms.RadioSelect, required=False
    )
    pain_before = ScaleField(
        label=_("Pain before you started"), low=_("No pain"), high=_("Worst"), skip=_("Skip"), required=False
    )
    pain_peak = ScaleField(
        label=_("Highest pain while you did it"),
        low=_("No pain"),
        high=_("Worst"),
        skip=_("Skip"),
        required=False,
    )
    draft = True

    def __init__(
        self, *args: Any, unit: str, days: list[tuple[date, Any]] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        value: Any = self.fields["value"]
        value.hold_a_day_of(unit)
        value.required = True
        value.error_messages["required"] = str(_("Write how much it was."))
        # No amount is offered to tap: a try is what it was, not what a page suggests.
        value.widget.unit, value.widget.quick = SHORT_UNITS[unit], ()
        if days is not None:
            self.fields["on"] = forms.TypedChoiceField(
                label=_("Which day?"),
                choices=[(day.isoformat(), words) for day, words in days],
                coerce=date.fromisoformat,
                widget=forms.RadioSelect,
                initial=days[0][0].isoformat(),
            )

    def told(self) -> TrialTold:
        data = self.cleaned_data
        return TrialTold(
            on=data["on"],
            value=data["value"],
            stop_reason=data["stop_reason"],
            pain_before=data["pain_before"],
            pain_peak=data["pain_peak"],
        )


def open_days(today: date) -> list[tuple[date, Any]]:
    """The days a patient may still write a try for."""
    return [(today, _("Today")), (today - timedelta(days=1), _("Yesterday"))]


def _amount(label: Any, **more: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, min_value=Decimal("0.1"), max_digits=7, decimal_places=1, **more)


class ProposalForm(SteadyForm):
    """Where to start, how fast, and towards what. The numbers follow from the tries unless typed."""

    fearful = forms.BooleanField(label=_("Fear of this movement"), required=False)
    pseq = forms.IntegerField(label=_("PSEQ, if known (0 to 60)"), min_value=0, max_value=60, required=False)
    start_fraction = forms.TypedChoiceField(
        label=_("Where to start"), choices=STARTS, coerce=Decimal, widget=forms.RadioSelect
    )
    share = forms.TypedChoiceField(
        label=_("How much more each week"),
        choices=[(str(n), _("%(n)d %% of the baseline") % {"n": n}) for n in SHARES],
        coerce=int,
        widget=forms.RadioSelect,
        initial="10",
        help_text=_("The step is added, not compounded."),
    )
    goal_value = _amount(_("How much they want to reach"))
    first_quota = _amount(_("First quota"), required=False)
    step = _amount(_("Step each week"), required=False)
    weekdays = WeekdaysField(label=_("Days"), initial=[0, 2, 4])
    effort_target = ScaleField(
        label=_("Effort to aim for"),
        low=_("Resting"),
        high=_("All there is"),
        skip=_("No target"),
        required=False,
    )
    words = forms.CharField(
        label=_("A line to the patient"),
        max_length=300,
        required=False,
        help_text=_("Shown with the proposal, in your name."),
    )
    accept_unsteady = forms.BooleanField(
        label=_("Start from these tries all the same, and look again at the first review"), required=False
    )
    draft = True

    def __init__(self, *args: Any, standing: Standing, flaring: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.standing, self.flaring = standing, flaring
        if standing.enough or standing.base is None or standing.base.n < standing.p.n_trials:
            del self.fields["accept_unsteady"]

    def advised(self) -> StartFraction:
        """The share the rule would start from, with its reason, from what the page knows so far."""
        source: Any = self.data if self.is_bound else self.initial
        pseq = str(source.get("pseq") or "")
        known = int(pseq) if pseq.isdecimal() and int(pseq) <= 60 else None
        return start_fraction(bool(source.get("fearful")), self.flaring, known, self.standing.p)

    def told(self) -> OfferTold:
        """The offer that follows. Raises ValueError with a plain sentence when the numbers cannot be."""
        data, row, base = self.cleaned_data, self.standing.agreement, self.standing.base
        if base is None:
            raise ValueError(_now("Log at least one try first."))
        worked_out = ladder(
            base.used_value,
            float(data["goal_value"]),
            float(row.resolution),
            float(data["start_fraction"]),
            self.standing.p,
            data["share"] / 100,
        )
        typed = data.get("first_quota") is not None
        return OfferTold(
            first_quota=data["first_quota"] if typed else Decimal(tidy(worked_out.q0)),
            step=data["step"] or Decimal(tidy(worked_out.step)),
            goal_value=data["goal_value"],
            weekdays=mask_of(data["weekdays"]),
            effort_target=data["effort_target"],
            words=data["words"],
            start_fraction=None if typed else data["start_fraction"],
            reason=self.reason(),
        )

    def reason(self) -> str:
        """Why this share: the rule's own sentence where it was followed."""
        advised = self.advised()
        if self.cleaned_data.get("first_quota") is not None:
            return _now("Set by hand.")
        followed = Decimal(str(advised.value)) == self.cleaned_data["start_fraction"]
        return advised.reason if followed else _now("Chosen by the clinician.")


class CounterForm(SteadyForm):
    """The patient's own numbers, and why if they like to say."""

    first_quota = AmountField(label=_("Start with"))
    step = AmountField(label=_("A little more each week"))
    goal_value = AmountField(label=_("Where I want to get to"))
    weekdays = WeekdaysField(label=_("Days that suit me"))
    words = forms.CharField(
        label=_("In your own words"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("You need not say why. It helps your clinician to understand."),
    )
    draft = True

    def __init__(self, *args: Any, offer: ActivityOffer, unit: str, **kwargs: Any) -> None:
        names = ("first_quota", "step", "goal_value")
        asked = {name: tidy(float(getattr(offer, name))) for name in names}
        super().__init__(*args, initial=asked | {"weekdays": days_of(offer.weekdays)}, **kwargs)
        for name in names:
            field: Any = self.fields[name]
            field.hold_a_day_of(unit)
            field.required = True
            field.widget.unit, field.widget.quick = SHORT_UNITS[unit], ()

    def told(self) -> OfferTold:
        data = self.cleaned_data
        return OfferTold(
            first_quota=data["first_quota"],
            step=data["step"],
            goal_value=data["goal_value"],
            weekdays=mask_of(data["weekdays"]),
            words=data["words"],
        )


class MilestoneForm(SteadyForm):
    """An amount worth marking and what it means."""

    value = _amount(_("How much"))
    words = forms.CharField(
        label=_("What it means to them"),
        max_length=120,
        required=False,
        help_text=_("For example: “as far as the bakery”."),
    )


class MilestoneNoteForm(SteadyForm):
    """The patient's own line about a milestone."""

    note = forms.CharField(label=_("What it was like"), max_length=200, required=False)
