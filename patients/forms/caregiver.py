"""Invite somebody who helps: who, what they may do, and until when."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from patients.actions.caregiving import BACK
from patients.actions.consents import LONGEST
from patients.models import Skill, Way
from rehab.web.forms import SteadyForm

USUAL = timedelta(days=180)  # engineering default


class CaregiverForm(SteadyForm):
    """One caregiver's invitation."""

    submit = gettext_lazy("Send invitation")

    name = forms.CharField(
        label=gettext_lazy("Their name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Their e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    relation = forms.CharField(
        label=gettext_lazy("Who they are to you"),
        help_text=gettext_lazy("For example sister, friend or neighbour."),
        max_length=60,
        required=False,
    )
    view_lessons = forms.BooleanField(
        label=gettext_lazy("They may see my lessons"),
        help_text=gettext_lazy("They see your plan for today and its handouts in any case."),
        required=False,
    )
    log_help = forms.BooleanField(
        label=gettext_lazy("They may note that they helped me"),
        help_text=gettext_lazy("Only in ticks. They never answer questions for you."),
        required=False,
    )
    until = forms.DateField(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("After this day they see nothing more. You can end it sooner at any time."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"until": today + USUAL, "view_lessons": True} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.fields["until"].widget.attrs |= {"min": today.isoformat(), "max": (today + LONGEST).isoformat()}


class ConsentForm(CaregiverForm):
    """What somebody who helps already may do, and for how much longer."""

    submit = gettext_lazy("Save")
    name = email = relation = None  # type: ignore[assignment]


class SkillsForm(SteadyForm):
    """What a caregiver has practised."""

    skills = forms.MultipleChoiceField(
        label=gettext_lazy("I have practised this together with them"),
        choices=Skill.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class HelpForm(SteadyForm):
    """How a caregiver helped on one day."""

    on = forms.DateField(
        label=gettext_lazy("On which day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    ways = forms.MultipleChoiceField(
        label=gettext_lazy("How you helped"),
        choices=Way.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick at least one.")},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": today}, **kwargs)
        self.fields["on"].widget.attrs |= {"min": (today - BACK).isoformat(), "max": today.isoformat()}
