"""An exercise as a curator writes it: words, typed steps, a first dose, and what it asks of the body."""

from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from programs.figures import CHOICES
from programs.labels import POSTURE_WORDS, STEP_TYPES, TAG_WORDS
from programs.models import ExerciseRevision, Supervision
from programs.models.exercise import ExerciseKind
from programs.rules.precautions import Tag
from programs.shelves import EXERCISES
from rehab.publishing.kind_words import unkind_phrases
from rehab.web.forms import ScaleField, SteadyForm, SteadyFormSet

# The drawings of the starter exercises; a clinic's own exercise can borrow one.
FIGURES: Final = [("", _("No drawing")), *CHOICES.items()]
SHOWN_ROWS: Final = 3
MOST_ROWS: Final = 40


class LinesField(forms.CharField):
    """A text box with one entry on each line, as a list. Empty lines are left out."""

    widget = forms.Textarea

    def __init__(self, *, max_length: int = 2000, rows: int = 4, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, required=False, **kwargs)
        self.widget.attrs["rows"] = rows

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> Any:
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]


def breaths(label: Any) -> forms.DecimalField:
    """How many breaths a minute a pacer shows."""
    return forms.DecimalField(
        label=label, min_value=2, max_value=20, max_digits=3, decimal_places=1, required=False
    )


class StepForm(SteadyForm):
    """One step. A row without text is no step."""

    place = forms.IntegerField(label=_("Place"), min_value=1, max_value=999, required=False)
    type = forms.ChoiceField(label=_("Type"), choices=STEP_TYPES, initial="step")
    text = forms.CharField(label=_("Words"), max_length=240, required=False)


class BaseSteps(SteadyFormSet):
    """The steps in the order of their places."""

    def steps(self) -> list[dict[str, str]]:
        rows = [form.cleaned_data for form in self.forms if form.cleaned_data.get("text", "").strip()]
        ordered = sorted(enumerate(rows, 1), key=lambda pair: (pair[1].get("place") or 1000, pair[0]))
        return [{"type": row["type"], "text": row["text"].strip()} for _n, row in ordered]

    def clean(self) -> None:
        if not any(self.errors) and not any(step["type"] == "step" for step in self.steps()):
            raise forms.ValidationError(_("Write at least one step of the type “Step”."))


StepSet = forms.formset_factory(
    StepForm, formset=BaseSteps, extra=SHOWN_ROWS, max_num=MOST_ROWS, absolute_max=60
)


class ExerciseForm(SteadyForm):
    """Everything but the steps. `seen` is what the page was made from."""

    draft = True
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)
    name = forms.CharField(label=_("Name"), max_length=80)
    summary = forms.CharField(label=_("In one sentence"), max_length=200)
    why = forms.CharField(label=_("Why: what it helps with"), max_length=200, required=False)
    target = forms.CharField(label=_("What it works on"), max_length=80, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=ExerciseKind.choices)
    region = forms.CharField(label=_("Body region"), max_length=40)
    equipment = forms.CharField(label=_("Equipment"), max_length=80, required=False)
    position = forms.CharField(label=_("Position"), max_length=40, required=False)
    cues = LinesField(label=_("Cues"), help_text=_("Short things to say or to think of. One on each line."))
    common_errors = LinesField(label=_("What often goes differently"), help_text=_("One on each line."))
    sets = forms.IntegerField(label=_("Sets"), min_value=1, max_value=20, required=False)
    reps = forms.IntegerField(label=_("Repetitions"), min_value=1, max_value=100, required=False)
    hold_s = forms.IntegerField(label=_("Hold, in seconds"), min_value=1, max_value=300, required=False)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=180, required=False)
    rest_minutes = forms.IntegerField(
        label=_("Rest between sets, in minutes"), min_value=1, max_value=60, required=False
    )
    each_side = forms.BooleanField(label=_("On each side"), required=False)
    per_week = forms.IntegerField(label=_("Days a week"), min_value=1, max_value=7, initial=3)
    per_day = forms.IntegerField(label=_("Times a day"), min_value=1, max_value=10, initial=1)
    effort_target = ScaleField(
        label=_("Effort to aim for"),
        low=_("Resting"),
        high=_("All there is"),
        skip=_("No target"),
        required=False,
    )
    supervision = forms.ChoiceField(label=_("Where"), choices=Supervision.choices, initial=Supervision.HOME)
    easier_way = forms.CharField(label=_("To make it easier"), max_length=200, required=False)
    harder_way = forms.CharField(label=_("To make it harder"), max_length=200, required=False)
    tags = forms.MultipleChoiceField(
        label=_("What it asks of the body"),
        choices=list(TAG_WORDS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("A patient's conditions block an exercise, or ask for care with it, by these."),
    )
    sources = LinesField(
        label=_("Sources"),
        help_text=_("Where this comes from: one on each line. “Practice of our clinic” is a source too."),
    )
    figure = forms.ChoiceField(
        label=_("Drawing"), choices=FIGURES, required=False, help_text=_("The one that looks like it.")
    )
    script = LinesField(
        label=_("Script"),
        max_length=12000,
        rows=8,
        help_text=_("What is said aloud in a mind and body practice. One paragraph on each line."),
    )
    postures = forms.MultipleChoiceField(
        label=_("Postures to choose from"),
        choices=POSTURE_WORDS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    early_warning = forms.BooleanField(label=_("To use at early warning signs"), required=False)
    pace = breaths(_("Breaths a minute, to begin with"))
    pace_least = breaths(_("Fewest breaths a minute"))
    pace_most = breaths(_("Most breaths a minute"))
    change_note = forms.CharField(label=_("What changed, for the reviewer"), max_length=200, required=False)

    def clean_tags(self) -> list[str]:
        tags: list[str] = sorted(self.cleaned_data["tags"])
        if Tag.ND_TENSIONER in tags and Tag.ND not in tags:
            raise forms.ValidationError(_("“Loads a nerve” always goes together with “Moves a nerve”."))
        if Tag.WB in tags and Tag.NWB in tags:
            raise forms.ValidationError(_("It is either with or without weight on the feet."))
        return tags

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        numbers = ("reps", "hold_s", "minutes")
        if not any(name in self.errors for name in numbers) and not any(data.get(name) for name in numbers):
            self.add_error(
                "reps", _("Give repetitions, a hold or minutes, so that a first dose can be given.")
            )
        self._check_pace(data)
        return data

    def _check_pace(self, data: dict[str, Any]) -> None:
        """All three or none, in their order."""
        names = ("pace_least", "pace", "pace_most")
        told = [data.get(name) for name in names]
        given = [value for value in told if value is not None]
        if any(name in self.errors for name in names) or not given:
            return
        if len(given) < len(names):
            self.add_error("pace", _("Give all three: to begin with, the fewest and the most."))
        elif given != sorted(given):
            self.add_error("pace", _("It has to lie between the fewest and the most."))

    def words(self, steps: list[dict[str, str]]) -> dict[str, Any]:
        """The fields of a revision."""
        said = self.cleaned_data | {"steps": steps}
        return {name: said[name] for name in (*EXERCISES.words, "change_note")}


def check_kind(form: ExerciseForm, steps: list[dict[str, str]]) -> None:
    """Add an error for phrases that must not stand in a text for people in pain."""
    data = form.cleaned_data
    texts = [str(data.get(n, "")) for n in ("name", "summary", "why", "easier_way", "harder_way")]
    lists = [*data.get("cues", []), *data.get("common_errors", []), *data.get("script", [])]
    found = unkind_phrases([*texts, *lists, *(step["text"] for step in steps)])
    for phrase in found:
        form.add_error(
            None,
            forms.ValidationError(
                _("“%(phrase)s” can hurt people who live with pain. Please say it in another way."),
                params={"phrase": phrase},
            ),
        )


def exercise_initial(revision: ExerciseRevision | None, seen: str) -> dict[str, Any]:
    """A form over a revision; a new text starts without the old change note."""
    if revision is None:
        return {"seen": seen}
    keep = revision.change_note if revision.state == "draft" else ""
    return {name: getattr(revision, name) for name in EXERCISES.words} | {"seen": seen, "change_note": keep}


def steps_initial(revision: ExerciseRevision | None) -> list[dict[str, Any]]:
    """The rows of the steps, numbered by tens so that one can be put between two others."""
    steps = revision.steps if revision else []
    return [{"place": 10 * n, **step} for n, step in enumerate(steps, 1)]


def typed(data: QueryDict) -> tuple[dict[str, Any], list[dict[str, Any]], int]:
    """What was typed so far, as initial values of the form and of its steps, and how many rows to show now.

    Nothing is judged yet. There are always more rows than before, also when those before are empty.
    """
    words = {name: data.get(name) for name in ExerciseForm.base_fields} | {
        name: data.getlist(name) for name in ("tags", "postures")
    }
    total = int(data.get("form-TOTAL_FORMS") or 0) if str(data.get("form-TOTAL_FORMS", "")).isdecimal() else 0
    rows = [
        {name: data.get(f"form-{n}-{name}", "") for name in ("place", "type", "text")}
        for n in range(min(total, MOST_ROWS))
    ]
    return words, [row for row in rows if row["text"]], min(total + SHOWN_ROWS, MOST_ROWS)


class LinkForm(SteadyForm):
    """An arrow to draw or to take away."""

    direction = forms.ChoiceField(choices=[("harder", _("Harder")), ("easier", _("Easier"))])
    other = forms.UUIDField(label=_("Exercise"), error_messages={"required": _("Choose an exercise.")})
    remove = forms.BooleanField(required=False)
