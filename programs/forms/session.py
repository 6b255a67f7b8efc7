"""What a patient says about one session. Everything but the choice itself may be left out."""

import uuid
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django import forms
from django.core.validators import MaxValueValidator
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from programs.actions.session import Told
from programs.models import Barrier, ExerciseRevision, Prescription, Session, SessionStatus
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


# More than this on one day is a slip of the finger (engineering defaults).
MOST: Final[dict[str, int]] = {
    Unit.MINUTES: 1440,
    Unit.REPS: 5000,
    Unit.METRES: 100_000,
    Unit.STEPS: 100_000,
    Unit.FLIGHTS: 1000,
}
DIGITS: Final = ("max_digits", "max_whole_digits")


class AmountField(forms.DecimalField):
    """An amount with one decimal at most. A comma is read as a decimal point, as many people write it."""

    widget = MinutesWidget

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=0, max_digits=7, decimal_places=1, required=False, **kwargs)
        self.error_messages["invalid"] = _("Write a number, for example 8.")
        self.error_messages["min_value"] = _("This cannot be below zero.")
        self.error_messages["max_decimal_places"] = _("One number after the point is enough.")
        self.error_messages |= dict.fromkeys(
            DIGITS, _("This is more than a day can hold. Please check the number.")
        )

    def hold_a_day_of(self, unit: str) -> None:
        """Refuse what no day can hold of this unit."""
        words = self.error_messages[DIGITS[0]]
        if unit == Unit.MINUTES:
            words = _("A day has 1440 minutes. Write that or less.")
        self.validators.append(MaxValueValidator(MOST[unit], words))

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


def unit_of(item: Prescription) -> str:
    """What one of the amount is; a set counts like a repetition."""
    if item.activity:
        return str(item.activity.unit)
    return Unit.MINUTES if item.minutes else Unit.REPS


def _rated(label: Any, low: Any, high: Any) -> ScaleField:
    return ScaleField(label=label, low=low, high=high, skip=_("Skip"), required=False)


BEFORE: Final = ("pain_before", "unpleasant_before")
OF_PRACTICE: Final = ("unpleasant_before", "pain_after", "unpleasant_after")
OF_MOVEMENT: Final = ("effort", "pain_peak")


def amount_of_set(item: Prescription) -> int:
    """What one of several sets counts: its minutes, or itself."""
    return item.minutes or 1


class SentOnceForm(SteadyForm):
    """A form that knows itself again when a device sends it later, or twice. An older page may lack the id."""

    client_uuid = forms.UUIDField(
        widget=forms.HiddenInput(attrs={"id": False}),
        label=_("Form"),
        initial=uuid.uuid4,
        required=False,
    )


class DoneForm(SentOnceForm):
    """It was done, wholly or in part. Pain is asked for the weekly look, not as a number to stop at.

    A practice of mind and body asks how strong pain is and how unpleasant, before and after; all else asks for the
    effort and the highest pain. Ticked sets are the amount where no amount is written.
    """

    draft = True
    pain_before = _rated(_("Pain before you start"), _("No pain"), _("Worst"))
    unpleasant_before = _rated(_("How unpleasant is it before you start?"), _("Not at all"), _("Unbearable"))
    sets_done = forms.MultipleChoiceField(
        label=_("Tick each one when it is done"), widget=forms.CheckboxSelectMultiple, required=False
    )
    amount = AmountField(label=_("How much did you do?"))
    effort = _rated(_("How hard was it?"), _("Resting"), _("All I had"))
    pain_peak = _rated(_("Highest pain while you did it or just after"), _("No pain"), _("Worst"))
    pain_after = _rated(_("Pain now, after it"), _("No pain"), _("Worst"))
    unpleasant_after = _rated(_("How unpleasant is it now?"), _("Not at all"), _("Unbearable"))
    new_neuro_sign = forms.ChoiceField(
        label=_("Any new or spreading numbness or weakness?"), choices=YES_NO, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, item: Prescription, quota: Decimal | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item = item
        planned, unit = planned_amount(item, quota)
        if planned is None:
            del self.fields["amount"]
        else:
            widget = self.fields["amount"].widget
            widget.quick, widget.unit = quick_choices(planned), unit
            amount: Any = self.fields["amount"]
            amount.hold_a_day_of(unit_of(item))
        for name in OF_MOVEMENT if item.is_practice else OF_PRACTICE:
            del self.fields[name]
        if (item.sets or 1) > 1:
            field: Any = self.fields["sets_done"]
            one = _("Round %(n)d") if item.minutes else _("Set %(n)d")
            field.choices = [(str(n), str(one) % {"n": n}) for n in range(1, (item.sets or 1) + 1)]
        else:
            del self.fields["sets_done"]

    @property
    def before(self) -> list[BoundField]:
        """What is asked before it begins."""
        return [self[name] for name in BEFORE if name in self.fields]

    @property
    def ticks(self) -> BoundField | None:
        """The sets to tick, where there is more than one."""
        return self["sets_done"] if "sets_done" in self.fields else None

    @property
    def after(self) -> list[BoundField]:
        """What is asked when it is over."""
        return [self[name] for name in self.fields if name not in (*BEFORE, "sets_done", "client_uuid")]

    def told(self, instead: ExerciseRevision | None = None) -> Told:
        """What was said; `instead` is the offered exercise that was done in place of the item."""
        data = self.cleaned_data
        return Told(
            status=SessionStatus.DONE,
            instead_id=instead.pk if instead else None,
            amount=self._amount(),
            effort=data.get("effort"),
            pain_before=data["pain_before"],
            pain_peak=data.get("pain_peak"),
            pain_after=data.get("pain_after"),
            unpleasant_before=data.get("unpleasant_before"),
            unpleasant_after=data.get("unpleasant_after"),
            new_neuro_sign=data["new_neuro_sign"] == "yes",
        )

    def _amount(self) -> Decimal | None:
        written: Decimal | None = self.cleaned_data.get("amount")
        ticked = len(self.cleaned_data.get("sets_done", []))
        if written is not None or not ticked or "amount" not in self.fields:
            return written
        return Decimal(ticked * amount_of_set(self.item))


class CouldNotForm(SentOnceForm):
    """It did not happen, and what got in the way. The reason may be left out."""

    barrier = forms.ChoiceField(
        label=_("What got in the way?"),
        choices=Barrier.choices,
        widget=forms.RadioSelect,
        required=False,
        help_text=_("You need not say. It helps to plan around it."),
    )

    def told(self, instead: ExerciseRevision | None = None) -> Told:
        """What was said; nothing was done in its place."""
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
    names = ("effort", "pain_before", "pain_peak", *OF_PRACTICE)
    ratings = {name: getattr(session, name) for name in names}
    return {"amount": amount, "new_neuro_sign": "yes" if session.new_neuro_sign else "no", **ratings}
