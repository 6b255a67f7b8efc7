"""One manual therapy session, with what speaks against it and the task it is paired with."""

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.actions.manual import ManualTold
from programs.models import Prescription, Technique
from programs.rules.manual_therapy import Against
from rehab.web.forms import ScaleField, SteadyForm

WORDS: Final[dict[Against, Any]] = {
    Against.DVT: _("A clot in a vein, or suspected"),
    Against.FRACTURE: _("A fracture, or bone that breaks easily, in the region"),
    Against.ANTICOAGULANT: _("Blood thinners"),
    Against.ALLODYNIA: _("Pain from light touch in the region"),
    Against.OPEN_SKIN: _("Open skin in the region"),
}


class ManualForm(SteadyForm):
    """What was done. Every session asks what speaks against it, and for the task it is paired with."""

    done_on = forms.DateField(
        label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    checked = forms.BooleanField(label=_("I asked and looked for what speaks against it today"))
    found = forms.MultipleChoiceField(
        label=_("What was found"),
        choices=[(code.value, words) for code, words in WORDS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Leave all unticked if nothing was found."),
    )
    override_reason = forms.CharField(
        label=_("Why it was right all the same"), max_length=200, required=False
    )
    technique = forms.ChoiceField(label=_("Technique"), choices=Technique.choices, widget=forms.RadioSelect)
    region = forms.CharField(label=_("Body region"), max_length=60)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=120)
    paired_task = forms.ChoiceField(
        label=_("Functional task it is paired with"),
        help_text=_("Done right after it or on the same day: the hands make room, the task uses it."),
    )
    pain_before = ScaleField(
        label=_("Pain before"), low=_("No pain"), high=_("Worst"), skip=_("Skip"), required=False
    )
    pain_now = ScaleField(
        label=_("Pain right after"), low=_("No pain"), high=_("Worst"), skip=_("Skip"), required=False
    )
    response_now = forms.CharField(label=_("Response at once"), max_length=200, required=False)
    consent = forms.BooleanField(label=_("The patient agreed to it this time"))
    draft = True

    def __init__(self, *args: Any, tasks: list[Prescription], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.known = {str(row.pk): row for row in tasks}
        field: Any = self.fields["paired_task"]
        field.choices = [("", _("Choose a task")), *((key, row.title) for key, row in self.known.items())]

    def clean_done_on(self) -> date:
        day: date = self.cleaned_data["done_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("found") and not data.get("override_reason", "").strip():
            self.add_error(
                "override_reason", _("Something speaks against it. Write why it was right all the same.")
            )
        return data

    def told(self) -> ManualTold:
        data = self.cleaned_data
        names = set(ManualTold.__dataclass_fields__) - {"paired_task"}
        return ManualTold(paired_task=self.known[data["paired_task"]], **{name: data[name] for name in names})


class ResponseForm(SteadyForm):
    """How it was after 24 hours."""

    pain = ScaleField(
        label=_("Pain after 24 hours"), low=_("No pain"), high=_("Worst"), skip=_("Skip"), required=False
    )
    words = forms.CharField(label=_("Response after 24 hours"), max_length=200, required=False)
