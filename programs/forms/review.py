"""A review, as it is filled in together, and the patient's word on its record."""

import uuid
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from patients.models.goal import GoalState
from programs.actions.review import LATER, LONGEST, MOST, Told, next_day_words
from programs.insights.review_facts import ReviewTable
from programs.models import REVIEW_WORDS
from rehab.web.forms import SteadyForm

OPTION, GOAL = "option_", "goal_"
HIDDEN: Final = ("seen", "after")
CHOICES: Final = [
    ("approve", _("Yes, we do this")),
    ("reject", _("Not now")),
    (LATER, _("Leave it open")),
]
GOALS: Final = [
    (GoalState.ACTIVE, _("Keep working on it")),
    (GoalState.REACHED, _("Reached")),
    (GoalState.SET_ASIDE, _("Set aside")),
]


def _words(label: Any, help_text: Any = "", rows: int = 2) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class ReviewForm(SteadyForm):
    """One flow: what helped and worsened in your words, what the patient would like, what was decided."""

    helped = _words(_("What helped, in your words"))
    worsened = _words(_("What made it harder, in your words"))
    unclear = _words(_("What is still unclear"))
    preference = _words(_("What the patient would like"), _("In their own words, as they say it."), rows=3)
    decision = _words(_("What you decided together"), _("One or two plain sentences."), rows=3)
    patient_does = _words(_("What the patient does"))
    clinician_does = _words(_("What the clinician does"))
    others_do = _words(_("What others do"), _("Family, work, another clinic."))
    publish = forms.BooleanField(label=_("Publish the draft of the program with this review"), required=False)
    change_note = forms.CharField(
        label=_("What changes, in one line for the patient"), max_length=200, required=False
    )
    next_on = forms.DateField(
        label=_("Next review"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    after = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, table: ReviewTable, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.table = table
        self.initial.setdefault("next_on", table.next_on)
        self.initial.setdefault("after", table.before.number if table.before else 0)
        if table.draft is None:
            del self.fields["publish"], self.fields["change_note"]
        for row in table.suggestions:
            self._radio(f"{OPTION}{row.pk}", _("What you choose"), CHOICES, LATER)
        for goal in table.goals:
            self._radio(f"{GOAL}{goal.pk}", _("How it stands"), GOALS, GoalState.ACTIVE)

    def _radio(self, name: str, label: Any, choices: Any, first: str) -> None:
        self.fields[name] = forms.ChoiceField(
            label=label, choices=choices, widget=forms.RadioSelect, required=False
        )
        self.initial.setdefault(name, first)

    def typed(self) -> dict[str, str]:
        """All that was typed or chosen so far, right or wrong, to be kept."""
        return {
            name: str(self.data[name]) for name in self.fields if name in self.data and name not in HIDDEN
        }

    def seen_edits(self) -> int | None:
        """The state of the draft that the page showed."""
        return self._hidden("seen")

    def newest_known(self) -> int | None:
        """The number of the newest record that the page knew."""
        return self._hidden("after")

    def _hidden(self, name: str) -> int | None:
        text = str(self.data.get(name, ""))
        return int(text) if text.isdecimal() and len(text) < 10 else None

    def clean_next_on(self) -> date:
        day: date = self.cleaned_data["next_on"]
        today = self.table.patient.today()
        if not today < day <= today + LONGEST:
            raise forms.ValidationError(next_day_words())
        return day

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if "preference" not in self.errors and not str(told.get("preference", "")).strip():
            self.add_error("preference", _("Write what the patient would like, in their own words."))
        if "decision" not in self.errors and not str(told.get("decision", "")).strip():
            self.add_error("decision", _("Write what you decided together."))
        if any(name.startswith(OPTION) and name not in self.fields for name in self.data):
            self.add_error(
                None,
                _("The log has changed since this page was opened. Look at what is possible once more."),
            )
        if told.get("publish") and not str(told.get("change_note", "")).strip():
            self.add_error("change_note", _("Say in one line what changes: the patient reads it."))
        return told

    def told(self) -> Told:
        """What to sign. Only for a valid form."""
        found = self.cleaned_data
        day: date = found["next_on"]
        return Told(
            words={key: found[key] for key in REVIEW_WORDS},
            next_on=day,
            choices={
                uuid.UUID(name.removeprefix(OPTION)): value or LATER
                for name, value in found.items()
                if name.startswith(OPTION)
            },
            goals={
                uuid.UUID(name.removeprefix(GOAL)): value
                for name, value in found.items()
                if name.startswith(GOAL) and value and value != GoalState.ACTIVE
            },
            change_note=found.get("change_note", "").strip() if found.get("publish") else "",
            after=self.newest_known(),
        )
