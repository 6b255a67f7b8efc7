"""Forms of the draft page and of starting a draft: change several items, bring exercises in, save as a template."""

import uuid
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.forms.builder import mask_of
from programs.insights.sources import Bringing, Pick
from programs.models import ExerciseRevision, ProgramTemplate, Supervision
from programs.models.dose import Dose
from rehab.web.forms import SteadyForm, SteadyModelForm, WeekdaysField

NONE_OF_THEM = "-"


class BulkForm(SteadyForm):
    """The same days, place or amounts for several items. What is left empty stays as it is in each."""

    item = forms.CharField(widget=forms.MultipleHiddenInput, required=False)
    weekdays = WeekdaysField(label=gettext_lazy("Days"), required=False)
    sets = forms.IntegerField(label=gettext_lazy("Sets"), min_value=1, max_value=20, required=False)
    reps = forms.IntegerField(label=gettext_lazy("Repetitions"), min_value=1, max_value=100, required=False)
    minutes = forms.IntegerField(label=gettext_lazy("Minutes"), min_value=1, max_value=180, required=False)
    effort_target = forms.IntegerField(
        label=gettext_lazy("Effort, 0 to 10"), min_value=0, max_value=10, required=False
    )
    supervision = forms.ChoiceField(
        label=gettext_lazy("Where"),
        choices=[("", gettext_lazy("As it is")), *Supervision.choices],
        required=False,
    )

    def seen(self) -> dict[uuid.UUID, str]:
        """The ticked items, each with the mark of the dose that the page showed."""
        found = {}
        for value in self.data.getlist("item") if hasattr(self.data, "getlist") else []:
            key, _colon, mark = value.partition(":")
            try:
                found[uuid.UUID(key)] = mark
            except ValueError:
                continue
        return found

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not self.seen():
            raise forms.ValidationError(_("Tick at least one item first."))
        return data

    def changes(self) -> dict[str, Any]:
        """What was filled in, by field of Dose."""
        data = self.cleaned_data
        found = {name: data[name] for name in ("sets", "reps", "minutes", "effort_target", "supervision")}
        if data["weekdays"]:
            found["weekdays"] = mask_of(data["weekdays"])
        return {name: value for name, value in found.items() if value not in (None, "")}


class BringInForm(SteadyForm):
    """Which of a source's exercises, lessons and cards come in. A blocked exercise comes in with a reason only."""

    draft = True
    lessons = forms.MultipleChoiceField(
        label=gettext_lazy("Lessons that come along"), widget=forms.CheckboxSelectMultiple, required=False
    )
    cards = forms.MultipleChoiceField(
        label=gettext_lazy("Standing cards for the patient"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    keep = forms.ChoiceField(
        label=gettext_lazy("What happens to the agreed program"),
        choices=[
            ("keep", gettext_lazy("The draft keeps what is agreed now and adds these")),
            ("new", gettext_lazy("The draft holds only these")),
        ],
        widget=forms.RadioSelect,
        initial="keep",
    )

    def __init__(
        self, *args: Any, bringing: Bringing, there: frozenset[uuid.UUID], ask_keep: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.bringing, self.there = bringing, there
        if not ask_keep:
            del self.fields["keep"]
        lessons: Any = self.fields["lessons"]
        lessons.choices = [(row.key, row.title) for row in bringing.lessons if not row.has]
        lessons.initial = [key for key, _title in lessons.choices]
        cards: Any = self.fields["cards"]
        cards.choices = [(card.key, _(card.title)) for card, _reason in bringing.cards]
        cards.initial = [key for key, _title in cards.choices]
        for n, group in self.groups().items():
            self._choose_one(n, group)
        for pick in self.single():
            self.fields[f"pick-{pick.key}"] = forms.BooleanField(
                label=pick.revision.name, required=False, initial=pick.ticked and not self._is_there(pick)
            )
        for pick in bringing.picks:
            if pick.blocked:
                self.fields[f"reason-{pick.key}"] = forms.CharField(
                    label=_("Why this is right although a precaution blocks it"),
                    max_length=200,
                    required=False,
                )

    def _is_there(self, pick: Pick) -> bool:
        return pick.revision.exercise_id in self.there

    def groups(self) -> dict[int, list[Pick]]:
        """The groups from which one is kept, in their order."""
        found: dict[int, list[Pick]] = {}
        for pick in self.bringing.picks:
            if pick.group is not None:
                found.setdefault(pick.group, []).append(pick)
        return dict(sorted(found.items()))

    def single(self) -> list[Pick]:
        return [pick for pick in self.bringing.picks if pick.group is None]

    def _choose_one(self, n: int, group: list[Pick]) -> None:
        first = next((pick.key for pick in group if pick.ticked), NONE_OF_THEM)
        self.fields[f"one-{n}"] = forms.ChoiceField(
            label=_("Choose one"),
            choices=[*((pick.key, pick.revision.name) for pick in group), (NONE_OF_THEM, _("None of them"))],
            widget=forms.RadioSelect,
            initial=first,
        )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        for pick in self.chosen():
            if pick.blocked and not data.get(f"reason-{pick.key}", "").strip():
                self.add_error(f"reason-{pick.key}", _("Write why, or leave this exercise out."))
        return data

    def chosen(self) -> list[Pick]:
        """The picks that were ticked and are not in the draft yet."""
        data = self.cleaned_data
        ones = {data.get(f"one-{n}") for n in self.groups()}
        return [
            pick
            for pick in self.bringing.picks
            if not self._is_there(pick) and (data.get(f"pick-{pick.key}") or pick.key in ones)
        ]

    def picks(self) -> list[tuple[ExerciseRevision, Dose]]:
        """What comes in: revisions with their doses, and the typed reason where one is needed."""
        reasons = {
            pick.key: self.cleaned_data.get(f"reason-{pick.key}", "").strip() for pick in self.chosen()
        }
        return [
            (pick.revision, replace(pick.dose, override_reason=reasons[pick.key])) for pick in self.chosen()
        ]


class TemplateForm(SteadyModelForm):
    """A template's name and for whom it is."""

    edits = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    class Meta:
        model = ProgramTemplate
        fields = ("name", "about")
        labels = {
            "name": gettext_lazy("Name of the template"),
            "about": gettext_lazy("For whom, in one line"),
        }
        help_texts = {
            "name": gettext_lazy("Colleagues find it by this name. No patient's name in it."),
        }


class EndForm(SteadyForm):
    """Why a program ends, in a line for the patient."""

    draft = True
    end_note = forms.CharField(
        label=gettext_lazy("Why it ends, in one line for the patient"),
        max_length=200,
        help_text=gettext_lazy("For example: “You reached the market and back. Well done.”"),
    )
