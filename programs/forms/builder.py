"""Forms of the program builder: the dose of one item, and publishing."""

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.actions.prescription import Dose
from programs.insights.plan_words import days_of as days_of
from programs.models import Mode, Prescription, Supervision
from programs.rules.rounding import tidy
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
    mode = ModeField()
    supervision = forms.ChoiceField(label=_("Where"), choices=Supervision.choices, widget=forms.RadioSelect)
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
        for name in NUMBERS:
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
            note=data["note"].strip(),
            override_reason=data.get("override_reason", "").strip(),
            quota=data.get("quota"),
            **{name: data.get(name) for name in NUMBERS},
        )


def dose_initial(item: Any, edits: int) -> dict[str, Any]:
    """What a dose form starts with: a prescription's own dose, or an exercise's first dose."""
    if isinstance(item, Prescription):
        fields = ("quota", *NUMBERS, "effort_target", "mode", "supervision", "note", "override_reason")
        return {name: getattr(item, name) for name in fields} | {
            "weekdays": days_of(item.weekdays),
            "edits": edits,
        }
    spread = {1: [0], 2: [0, 3], 3: [0, 2, 4], 4: [0, 1, 3, 4], 5: [0, 1, 2, 3, 4], 6: [0, 1, 2, 3, 4, 5]}
    place = item.supervision if item.supervision in Supervision.values else Supervision.HOME
    return {name: getattr(item, name) for name in (*NUMBERS, "effort_target")} | {
        "weekdays": spread.get(item.per_week, list(range(7))),
        "mode": Mode.SYMPTOM_GUIDED,
        "supervision": place,
        "edits": edits,
    }


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
