"""Forms of the program builder: the dose of one item, and publishing."""

from dataclasses import fields
from datetime import date
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from programs.insights.plan_words import days_of as days_of
from programs.models import Mode, Prescription, Side, Supervision
from programs.models.dose import Dose
from programs.rules.rounding import tidy
from rehab.web.components import SKIP
from rehab.web.forms import ScaleField, SteadyForm, WeekdaysField

MODES: Final = [
    (
        Mode.QUOTA,
        _("By quota"),
        _("The amount is fixed. Pain is noted, and only safety rules and flares change it."),
    ),
    (
        Mode.SYMPTOM_GUIDED,
        _("Guided by symptoms"),
        _("The traffic lights of the sessions act: too hard a week leads to a step back."),
    ),
]
NUMBERS: Final = ("sets", "reps", "hold_s", "minutes")


def mask_of(days: list[int]) -> int:
    """Weekdays, Monday 0, as a bit mask."""
    return sum(1 << day for day in days)


class ModeField(forms.ChoiceField):
    """By quota or guided by symptoms, each with what it means."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("How it moves on"),
            choices=[(value, f"{label}: {hint}") for value, label, hint in MODES],
            **kwargs,
        )


class EditsForm(SteadyForm):
    """A form over the draft. `edits` is what the page knew, so that two people never overwrite unseen."""

    edits = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    @property
    def seen_edits(self) -> int:
        """The number the page carried; a page without one has seen nothing."""
        return int(self.cleaned_data.get("edits") or 0)


class DoseForm(EditsForm):
    """How much, how often and how. What is left empty is not part of the dose."""

    weekdays = WeekdaysField(label=_("Days"))
    quota = forms.DecimalField(label=_("Quota"), min_value=0, max_digits=7, decimal_places=1)
    sets = forms.IntegerField(label=_("Sets"), min_value=1, max_value=20, required=False)
    reps = forms.IntegerField(label=_("Repetitions"), min_value=1, max_value=100, required=False)
    hold_s = forms.IntegerField(label=_("Hold, in seconds"), min_value=1, max_value=300, required=False)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=180, required=False)
    effort_target = ScaleField(
        label=_("Effort to aim for"),
        low=_("Resting"),
        high=_("All there is"),
        skip=_("No target"),
        required=False,
    )
    load = forms.CharField(
        label=_("Load"), max_length=40, required=False, help_text=_("For example “2 kg” or “yellow band”.")
    )
    side = forms.ChoiceField(label=_("Side"), choices=Side.choices, widget=forms.RadioSelect, required=False)
    mode = ModeField()
    supervision = forms.ChoiceField(label=_("Where"), choices=Supervision.choices, widget=forms.RadioSelect)
    start_rule = forms.CharField(
        label=_("When to start, or wait"),
        max_length=200,
        required=False,
        help_text=_("The patient reads it before they start."),
    )
    stop_rule = forms.CharField(
        label=_("When to stop"),
        max_length=200,
        required=False,
        help_text=_("Beside what the exercise says itself."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=12, required=False)
    note = forms.CharField(
        label=_("Note for the patient"),
        max_length=200,
        required=False,
        help_text=_("Shown with this item on their day."),
    )
    override_reason = forms.CharField(
        label=_("Why this is right although a precaution blocks it"), max_length=200, required=False
    )
    draft = True

    def __init__(self, *args: Any, activity: Any = None, blocked: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.activity = activity
        if activity is None:
            del self.fields["quota"]
        else:
            self._for_activity(activity)
        if blocked:
            self.fields["override_reason"].required = True
            self.fields["override_reason"].error_messages["required"] = str(
                _("Write why, or leave this exercise out.")
            )
        elif not (self.initial.get("override_reason") or ""):
            del self.fields["override_reason"]

    def _for_activity(self, activity: Any) -> None:
        for name in (*NUMBERS, "load", "side"):
            del self.fields[name]
        quota = self.fields["quota"]
        quota.help_text = _("In %(unit)s. From %(low)s up to the goal, %(goal)s.") % {
            "unit": activity.get_unit_display(),
            "low": tidy(float(activity.resolution)),
            "goal": tidy(float(activity.goal_value)),
        }

    def clean_quota(self) -> Any:
        quota = self.cleaned_data["quota"]
        if quota < self.activity.resolution:
            raise forms.ValidationError(
                _("The quota is at least one step: %(n)s."), params={"n": self.activity.resolution}
            )
        if quota > self.activity.goal_value:
            raise forms.ValidationError(_("The quota cannot be above the goal. Agree a new goal first."))
        return quota

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        clear = not any(name in self.errors for name in NUMBERS)
        if self.activity is None and clear and not any(data.get(n) for n in ("reps", "hold_s", "minutes")):
            self.add_error(
                "reps", _("Give repetitions, a hold or minutes, so that the patient knows how much.")
            )
        return data

    def dose(self) -> Dose:
        data = self.cleaned_data
        return Dose(
            weekdays=mask_of(data["weekdays"]),
            mode=data["mode"],
            effort_target=data["effort_target"],
            supervision=data["supervision"],
            load=data.get("load", "").strip(),
            side=data.get("side") or "",
            start_rule=data["start_rule"].strip(),
            stop_rule=data["stop_rule"].strip(),
            note=data["note"].strip(),
            override_reason=data.get("override_reason", "").strip(),
            quota=data.get("quota"),
            **{name: data.get(name) for name in NUMBERS},
        )


def dose_initial(item: Any, edits: int) -> dict[str, Any]:
    """What a dose form starts with: a prescription's own dose, or an exercise's first dose."""
    held = isinstance(item, Prescription)
    dose = Dose.of(item) if held else Dose.first(item)
    return {field.name: getattr(dose, field.name) for field in fields(dose)} | {
        "weekdays": days_of(dose.weekdays),
        "edits": edits,
        "seen": dose.mark if held else "",
    }


INLINE: Final = ("weekdays", "quota", *NUMBERS, "supervision", "seen", "edits")


def completed(item: Prescription, posted: QueryDict) -> QueryDict:
    """A whole dose from the few fields that the list of items shows; the others stay as they are saved."""
    data = QueryDict(mutable=True)
    for name, value in dose_initial(item, item.program.edits).items():
        if name in INLINE:
            data.setlist(name, posted.getlist(name))
        elif value is None:
            data[name] = SKIP if name == "effort_target" else ""
        else:
            data[name] = str(value)
    return data


class PublishForm(EditsForm):
    """The line the patient reads, and the day it was agreed with them."""

    change_note = forms.CharField(
        label=_("What changed, in one line for the patient"),
        max_length=200,
        help_text=_(
            "They read it on their Today page. For example: “Walking up to 9 minutes, and one new stretch.”"
        ),
    )
    agreed_on = forms.DateField(
        label=_("Agreed with the patient on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_agreed_on(self) -> date:
        day: date = self.cleaned_data["agreed_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day
