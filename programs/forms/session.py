"""What a patient says about one session. Everything but the choice itself may be left out."""

from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.actions.session import Told
from programs.models import Barrier, Prescription, Session, SessionStatus
from programs.models.activity import Unit
from programs.rules.rounding import tidy
from rehab.web.fields import MinutesWidget, ScaleField
from rehab.web.forms import SteadyForm

YES_NO: Final = [("no", _("No")), ("yes", _("Yes"))]
SHORT_UNITS: Final[dict[str, Any]] = {
    Unit.MINUTES: _("min"),
    Unit.REPS: _("times"),
    Unit.METRES: _("m"),
    Unit.STEPS: _("steps"),
    Unit.FLIGHTS: _("flights"),
}


class AmountField(forms.DecimalField):
    """An amount with one decimal at most. A comma is read as a decimal point, as many people write it."""

    widget = MinutesWidget

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=0, max_digits=7, decimal_places=1, required=False, **kwargs)
        self.error_messages["invalid"] = _("Write a number, for example 8.")
        self.error_messages["min_value"] = _("This cannot be below zero.")

    def to_python(self, value: Any) -> Any:
        text = str(value).strip().replace(",", ".") if value is not None else ""
        try:
            number = super().to_python(text)
        except InvalidOperation:
            raise forms.ValidationError(self.error_messages["invalid"]) from None
        return number

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "decimal", "autocomplete": "off"}


def planned_amount(item: Prescription, quota: Decimal | None) -> tuple[Decimal | None, Any]:
    """How much is planned and in what it is counted: the quota, or what an exercise's dose adds up to."""
    if item.activity:
        return quota, SHORT_UNITS[item.activity.unit]
    if item.minutes:
        return Decimal(item.minutes * (item.sets or 1)), _("min")
    if item.sets and item.sets > 1:
        return Decimal(item.sets), _("sets")
    return (Decimal(item.reps), _("times")) if item.reps else (None, "")


class DoneForm(SteadyForm):
    """It was done, wholly or in part. Pain is asked for the weekly look, not as a number to stop at."""

    draft = True
    amount = AmountField(label=_("How much did you do?"))
    effort = ScaleField(
        label=_("How hard was it?"), low=_("Resting"), high=_("All I had"), skip=_("Skip"), required=False
    )
    pain_before = ScaleField(
        label=_("Pain before you started"), low=_("No pain"), high=_("Worst"), skip=_("Skip"), required=False
    )
    pain_peak = ScaleField(
        label=_("Highest pain while you did it or just after"),
        low=_("No pain"),
        high=_("Worst"),
        skip=_("Skip"),
        required=False,
    )
    new_neuro_sign = forms.ChoiceField(
        label=_("Any new or spreading numbness or weakness?"), choices=YES_NO, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, item: Prescription, quota: Decimal | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        planned, unit = planned_amount(item, quota)
        if planned is None:
            del self.fields["amount"]
        else:
            widget = self.fields["amount"].widget
            widget.quick, widget.unit = quick_choices(planned), unit

    def told(self) -> Told:
        data = self.cleaned_data
        return Told(
            status=SessionStatus.DONE,
            amount=data.get("amount"),
            effort=data["effort"],
            pain_before=data["pain_before"],
            pain_peak=data["pain_peak"],
            new_neuro_sign=data["new_neuro_sign"] == "yes",
        )


class CouldNotForm(SteadyForm):
    """It did not happen, and what got in the way. The reason may be left out."""

    barrier = forms.ChoiceField(
        label=_("What got in the way?"),
        choices=Barrier.choices,
        widget=forms.RadioSelect,
        required=False,
        help_text=_("You need not say. It helps to plan around it."),
    )

    def told(self) -> Told:
        return Told(status=SessionStatus.COULD_NOT, barrier=self.cleaned_data["barrier"])


class NextMorningForm(SteadyForm):
    """How it is on the morning after."""

    pain = ScaleField(
        label=_("How is your pain this morning?"),
        low=_("No pain"),
        high=_("Worst"),
        skip=_("Skip"),
        required=False,
    )
    new_neuro_sign = forms.ChoiceField(
        label=_("Any new or spreading numbness or weakness?"), choices=YES_NO, widget=forms.RadioSelect
    )

    @property
    def sign(self) -> bool:
        return bool(self.cleaned_data["new_neuro_sign"] == "yes")


def quick_choices(planned: Decimal) -> tuple[str, ...]:
    """What can be entered with one tap: the plan and half of it. More than the plan is never offered."""
    half = (planned / 2).quantize(Decimal(1)) if planned >= 2 else None
    return tuple(dict.fromkeys(tidy(float(n)) for n in (half, planned) if n))


def initial_of(session: Session | None) -> dict[str, Any]:
    """A form over what is already logged. A score is never filled in for somebody."""
    if session is None or session.status != SessionStatus.DONE:
        return {}
    amount = None if session.amount is None else tidy(float(session.amount))
    ratings = {name: getattr(session, name) for name in ("effort", "pain_before", "pain_peak")}
    return {"amount": amount, "new_neuro_sign": "yes" if session.new_neuro_sign else "no", **ratings}
