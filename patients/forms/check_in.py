"""The questions about one day: what you managed first, pain last. Nothing is required, nothing is preset."""

import json
import uuid
from collections.abc import Container, Iterable, Mapping
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.actions.journal import (
    MINUTES_OF_A_DAY,
    MOST_ACTIVITIES,
    NAME_LENGTH,
    NOTE_LENGTH,
    ActivityValue,
    DayValues,
)
from patients.models import JournalDay
from patients.models.journal import ContactDays, Symptom
from rehab.lib.lists import listed
from rehab.web.forms import MinutesField, ScaleField, SteadyForm, SteadyFormSet

SPARE_ROWS = 4
SHOWN_SPARE_ROWS = 1
YES_NO = [("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))]
MINUTES_WRONG = {
    "min_value": gettext_lazy("Write 0 or more minutes."),
    "max_value": gettext_lazy("A day has 1440 minutes. Write that or less."),
}
EFFORTS = [
    ("", gettext_lazy("How hard? (if you like)")),
    ("0", gettext_lazy("0 – no effort")),
    *((str(n), str(n)) for n in range(1, 10)),
    ("10", gettext_lazy("10 – as hard as can be")),
]
NONE = "-"
MORE = ("unpleasantness", "contact", "symptoms", "triggers")
REST_WORDS = {
    "sleep_quality": gettext_lazy("sleep"),
    "mood": gettext_lazy("mood"),
    "stress": gettext_lazy("stress"),
}
SCORES = ("sleep_quality", "mood", "stress", "pain_avg", "pain_worst")


class ActivityForm(SteadyForm):
    """One thing the patient managed. A row that was offered and left without minutes says nothing."""

    offered = forms.BooleanField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("What?"), max_length=NAME_LENGTH, required=False)
    minutes = MinutesField(
        label=gettext_lazy("How long?"), required=False, quick=(5, 10, 20), error_messages=MINUTES_WRONG
    )
    effort = forms.TypedChoiceField(
        label=gettext_lazy("How hard?"), choices=EFFORTS, coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs |= {"autocomplete": "off"}
        self.is_offered = self["offered"].value() in (True, "True", "on", "1")
        if self.is_offered:
            self.fields["name"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        name, minutes = found.get("name"), found.get("minutes")
        if minutes is not None and not name and "name" not in self.errors:
            self.add_error("name", _("What did you do? A word or two is enough."))
        if name and minutes is None and not found.get("offered") and "minutes" not in self.errors:
            self.add_error("minutes", _("How many minutes? A guess is fine."))
        return found

    @property
    def has_words(self) -> bool:
        """Whether there is something to look at: the row is then drawn open."""
        typed = self["minutes"].value() not in (None, "") or (
            not self.is_offered and bool(self["name"].value())
        )
        return typed or bool(self.errors)

    def value(self) -> ActivityValue | None:
        """The row as an activity, or None for a row that says nothing."""
        found = self.cleaned_data
        if not found.get("name") or found.get("minutes") is None:
            return None
        return ActivityValue(
            name=" ".join(found["name"].split()), minutes=found["minutes"], effort=found["effort"]
        )


class _ActivityRows(SteadyFormSet):
    def clean(self) -> None:
        rows = [row.value() for row in self.forms if row.is_valid()]
        names = [row["name"].casefold() for row in rows if row]
        twice = next((row["name"] for row in rows if row and names.count(row["name"].casefold()) > 1), None)
        if twice:
            raise ValidationError(_("“%(name)s” is there twice. Add the minutes together.") % {"name": twice})
        if sum(row["minutes"] for row in rows if row) > MINUTES_OF_A_DAY:
            raise ValidationError(_("These minutes add up to more than one day."))

    def values(self) -> list[ActivityValue]:
        return [value for row in self.forms if (value := row.value()) is not None]


ActivityRows = forms.formset_factory(
    ActivityForm,
    formset=_ActivityRows,
    extra=0,
    max_num=MOST_ACTIVITIES,
    validate_max=True,
    absolute_max=MOST_ACTIVITIES,
)


class DayForm(SteadyForm):
    """One patient day. Only what differs from what the page showed (`seen`) is given to the journal.

    So two devices, or two visits in one day, add to each other instead of wiping each other out.
    """

    # Whoever asks for it decides themselves what a page without an answer means.
    may_be_empty = False

    local_date = forms.DateField(widget=forms.HiddenInput, label=gettext_lazy("Day"))
    client_uuid = forms.UUIDField(widget=forms.HiddenInput, label=gettext_lazy("Form"))
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20_000)
    seen_at = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    nothing = forms.BooleanField(
        required=False,
        label=gettext_lazy("Nothing today"),
        help_text=gettext_lazy("Rest counts as an answer too."),
    )
    sleep_quality = ScaleField(
        label=gettext_lazy("How well did you sleep last night?"),
        low=gettext_lazy("Very badly"),
        high=gettext_lazy("Very well"),
        required=False,
    )
    mood = ScaleField(
        label=gettext_lazy("How is your mood?"),
        low=gettext_lazy("Very low"),
        high=gettext_lazy("Very good"),
        required=False,
    )
    stress = ScaleField(
        label=gettext_lazy("How tense or stressed do you feel?"),
        low=gettext_lazy("Not at all"),
        high=gettext_lazy("As much as can be"),
        required=False,
    )
    practice_minutes = MinutesField(
        label=gettext_lazy("Calming practice, such as slow breathing"),
        required=False,
        quick=(5, 10, 20),
        error_messages=MINUTES_WRONG,
    )
    triggers = forms.MultipleChoiceField(
        label=gettext_lazy("Was any of this part of your day?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    contact = forms.TypedChoiceField(
        label=gettext_lazy("Last week, on how many days did you meet or talk with others?"),
        choices=ContactDays.choices,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    flare = forms.ChoiceField(
        label=gettext_lazy("Is today a flare-up day?"),
        help_text=gettext_lazy("A flare-up is clearly more pain than is usual for you."),
        choices=YES_NO,
        required=False,
        widget=forms.RadioSelect,
    )
    pain_avg = ScaleField(
        label=gettext_lazy("Pain on average today"), required=False, skip=gettext_lazy("Rather not say")
    )
    pain_worst = ScaleField(
        label=gettext_lazy("Worst pain today"), required=False, skip=gettext_lazy("Rather not say")
    )
    unpleasantness = ScaleField(
        label=gettext_lazy("How unpleasant was the pain, however strong?"),
        low=gettext_lazy("Not at all"),
        high=gettext_lazy("As much as can be"),
        skip=gettext_lazy("Rather not say"),
        required=False,
    )
    symptoms = forms.MultipleChoiceField(
        label=gettext_lazy("How did it feel?"),
        choices=Symptom.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(
        label=gettext_lazy("Anything to remember about this day?"),
        help_text=gettext_lazy("You and your care team can read this. Caregivers cannot."),
        required=False,
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    worry = forms.ChoiceField(
        label=gettext_lazy("Is there something new or worrying?"),
        help_text=gettext_lazy("Such as new weakness, a fall, a sore foot, or dark thoughts."),
        choices=YES_NO,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(
        self,
        *args: Any,
        editing: bool = False,
        tags: Iterable[str] = (),
        weekly: Container[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.weekly = weekly
        self.resting: Container[str] = ()
        self._offer_tags(tags)
        self.rows = cast(
            _ActivityRows,
            ActivityRows(
                self.data if self.is_bound else None, prefix="activity", initial=self.initial.get("rows")
            ),
        )
        if editing:
            _offer_blank(self.fields)
            _speak_of_that_day(self.fields)
            del self.fields["worry"]

    def _offer_tags(self, tags: Iterable[str]) -> None:
        """The patient's own tags, those of the day that are no longer watched, and "none of these"."""
        there = self.initial.get("triggers") or []
        field = cast(forms.MultipleChoiceField, self.fields["triggers"])
        offered = list(dict.fromkeys([*tags, *(word for word in there if word != NONE)]))
        field.choices = [*((word, word) for word in offered), (NONE, _("None of these"))] if offered else []

    @property
    def asks_contact(self) -> bool:
        return "contact" in self.weekly or self["contact"].value() not in (None, "")

    @property
    def asks_unpleasantness(self) -> bool:
        return "unpleasantness" in self.weekly or self["unpleasantness"].value() not in (None, "")

    @property
    def night_and_mood(self) -> list[forms.BoundField]:
        """What is asked today of the questions that may rest; one that has an answer is always there."""
        return [self[name] for name in REST_WORDS if not self._rests(name)]

    @property
    def rested(self) -> list[forms.BoundField]:
        """Questions that stayed good: folded away, and open to whoever wants to answer."""
        return [self[name] for name in REST_WORDS if self._rests(name)]

    @property
    def rested_words(self) -> str:
        return listed(str(words) for name, words in REST_WORDS.items() if self._rests(name))

    def _rests(self, name: str) -> bool:
        return name in self.resting and self[name].value() in (None, "") and name not in self.errors

    @property
    def first_rows(self) -> list[ActivityForm]:
        """The patient's own activities and one empty row."""
        return self.rows.forms[: self._split()]

    @property
    def further_rows(self) -> list[ActivityForm]:
        """Empty rows that are folded away."""
        return self.rows.forms[self._split() :]

    @property
    def further_rows_used(self) -> bool:
        return any(row.has_words for row in self.further_rows)

    def _split(self) -> int:
        return sum(bool(row.is_offered) for row in self.rows.forms) + SHOWN_SPARE_ROWS

    def is_valid(self) -> bool:
        rows_valid = self.rows.is_valid()
        return super().is_valid() and rows_valid

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if not self.rows.is_valid():
            for problem in self.rows.non_form_errors():
                self.add_error(None, problem)
            return found
        self._check_pain(found)
        self._check_nothing(found)
        self._check_triggers(found)
        if not (self.errors or self.may_be_empty or self.values() or found.get("worry") == "yes"):
            raise ValidationError(
                _("Nothing new was filled in yet. Answer one question, or choose “Not today”.")
            )
        return found

    def _check_pain(self, found: Mapping[str, Any]) -> None:
        average, worst = found.get("pain_avg"), found.get("pain_worst")
        if average is not None and worst is not None and worst < average:
            words = _("Your worst pain is lower than your average. Please check both numbers.")
            self.add_error("pain_worst", words)

    def _check_nothing(self, found: Mapping[str, Any]) -> None:
        if found.get("nothing") and any(row["minutes"] for row in self.rows.values()):
            words = _("You ticked “Nothing today” and also wrote minutes. Please keep one of them.")
            self.add_error("nothing", words)

    def _check_triggers(self, found: Mapping[str, Any]) -> None:
        if NONE in (found.get("triggers") or ()) and len(found["triggers"]) > 1:
            words = _("You ticked “None of these” and something else. Please keep one of them.")
            self.add_error("triggers", words)

    def values(self) -> DayValues:
        """What was given or changed on this page."""
        seen, now = _read_seen(self.cleaned_data.get("seen", "")), self._now()
        return cast(
            DayValues,
            {
                k: v
                for k, v in now.items()
                if (k not in seen and v not in (None, "")) or (k in seen and v != seen[k])
            },
        )

    def _now(self) -> dict[str, Any]:
        found = self.cleaned_data
        rows = self.rows.values()
        return {
            "activities": rows if rows or found.get("nothing") else None,
            "flare": {"yes": True, "no": False}.get(found.get("flare", "")),
            "practice_minutes": found.get("practice_minutes"),
            "note": found.get("note", "").strip(),
            "contact": found.get("contact"),
            "symptoms": found.get("symptoms") or None,
            "triggers": [word for word in said if word != NONE] if (said := found.get("triggers")) else None,
        } | {field: found.get(field) for field in (*SCORES, "unpleasantness")}


def _speak_of_that_day(fields: Mapping[str, forms.Field]) -> None:
    """The same questions about a day that may lie behind."""
    words = {
        "nothing": _("Nothing that day"),
        "sleep_quality": _("How well did you sleep the night before?"),
        "mood": _("How was your mood?"),
        "stress": _("How tense or stressed did you feel?"),
        "flare": _("Was it a flare-up day?"),
        "pain_avg": _("Pain on average that day"),
        "pain_worst": _("Worst pain that day"),
        "triggers": _("Was any of this part of that day?"),
        "contact": _("In the week before, on how many days did you meet or talk with others?"),
    }
    for name, label in words.items():
        fields[name].label = label


def _offer_blank(fields: Mapping[str, forms.Field]) -> None:
    """On a page that shows answers already given, every score can be taken back."""
    for name in (*SCORES, "unpleasantness"):
        score = cast(ScaleField, fields[name])
        words = _("Leave this open")
        score.choices = [*((str(n), str(n)) for n in range(11)), ("skip", words)]
        score.widget.skip = words


def _read_seen(text: str) -> dict[str, Any]:
    """What the page showed. Anything unreadable counts as an empty page: then every answer is given."""
    try:
        seen = json.loads(text or "{}")
    except ValueError:
        return {}
    return {k: v for k, v in seen.items() if v not in (None, "")} if isinstance(seen, dict) else {}


def shown(day: JournalDay | None) -> dict[str, Any]:
    """The day's answers as the page shows them; the pain of another day is never among them."""
    if day is None:
        return {}
    known = {name: getattr(day, name) for name in (*SCORES, *MORE, "flare", "practice_minutes", "note")}
    if day.activity_minutes is not None:
        known["activities"] = [
            {"name": a.name, "minutes": a.minutes, "effort": a.effort} for a in day.activities.order_by("pk")
        ]
    return {name: value for name, value in known.items() if value not in (None, "")}


def initial_of(day: JournalDay | None, names: Iterable[str], **more: Any) -> dict[str, Any]:
    """What an unsent form starts with: the day's own answers, and rows for the patient's own activities."""
    known = shown(day)
    rows = known.get("activities", [])
    present = {row["name"].casefold() for row in rows}
    offered = [row | {"offered": True} for row in rows]
    offered += [{"name": name, "offered": True} for name in names if name.casefold() not in present]
    return (
        {name: value for name, value in known.items() if name != "activities"}
        | {
            "seen": json.dumps(known),
            "seen_at": timezone.now().isoformat(),
            "client_uuid": uuid.uuid4(),
            "flare": {True: "yes", False: "no"}.get(known.get("flare")),  # type: ignore[arg-type]
            "nothing": known.get("activities") == [],
            "triggers": [NONE] if known.get("triggers") == [] else known.get("triggers"),
            "rows": (offered + [{}] * SPARE_ROWS)[:MOST_ACTIVITIES],
            **more,
        }
    )


class NotTodayForm(SteadyForm):
    """ "Not today" as a real answer: only the day, and the mark that makes a second tap harmless."""

    local_date = forms.DateField(widget=forms.HiddenInput)
    client_uuid = forms.UUIDField(widget=forms.HiddenInput)
