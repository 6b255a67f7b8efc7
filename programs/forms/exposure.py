"""Forms of the fear ladder: its theme and steps, the decision, and a try in small steps."""

from typing import Any, Final

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from programs.actions.exposure import After, Before, RungTold
from programs.models import ExposureChoice
from rehab.web.forms import ScaleField, SteadyForm

TENS: Final = [(str(n), str(n)) for n in range(0, 101, 10)]
YES_NO: Final = [("no", _("No")), ("yes", _("Yes"))]


class TensField(forms.TypedChoiceField):
    """0 to 100 in tens, unset at first; may be left out."""

    def __init__(self, *, label: Any, required: bool = False, help_text: Any = "") -> None:
        super().__init__(
            label=label,
            choices=TENS,
            coerce=int,
            empty_value=None,
            required=required,
            widget=forms.RadioSelect,
            help_text=help_text,
        )


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not said."""

    def __init__(self, *, label: Any, help_text: Any = "") -> None:
        super().__init__(
            label=label,
            choices=YES_NO,
            coerce=lambda value: value == "yes",
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
            help_text=help_text,
        )


def _pain(label: Any) -> ScaleField:
    return ScaleField(label=label, low=_("No pain"), high=_("Worst"), skip=_("Skip"), required=False)


class HierarchyForm(SteadyForm):
    """What the ladder is about."""

    theme = forms.CharField(
        label=_("What is feared"), max_length=100, help_text=_("For example: “Bending my back”.")
    )


class RungForm(SteadyForm):
    """One situation of the ladder, in the patient's words."""

    situation = forms.CharField(label=_("Situation"), max_length=120)
    predicted_harm = forms.CharField(label=_("What they fear will happen"), max_length=200)
    suds_initial = forms.IntegerField(label=_("Fear, 0 to 100"), min_value=0, max_value=100)
    safety_behaviours = forms.CharField(
        label=_("What makes it feel safer"),
        max_length=200,
        required=False,
        help_text=_("For example: “a belt”, “somebody with me”."),
    )
    context = forms.CharField(label=_("Where and with whom"), max_length=100, required=False)
    draft = True

    def told(self) -> RungTold:
        return RungTold(**{name: self.cleaned_data[name] for name in RungTold.__dataclass_fields__})


class ClearForm(SteadyForm):
    """A named clinician confirms medical safety."""

    note = forms.CharField(
        label=_("Why these situations are safe for this person"),
        max_length=200,
        help_text=_("Your name and the time are kept with it."),
    )


class DecideForm(SteadyForm):
    """Do as suggested, work on another step, or stay."""

    choice = forms.ChoiceField(
        label=_("Your decision"), choices=ExposureChoice.choices, widget=forms.RadioSelect
    )
    rung = forms.ChoiceField(label=_("Which step instead"), required=False)
    note = forms.CharField(
        label=_("Reason"), max_length=200, required=False, help_text=_("Needed unless you do as suggested.")
    )

    def __init__(self, *args: Any, rungs: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not settings.DECISION_SUPPORT_ENABLED:
            choice: Any = self.fields["choice"]
            choice.choices = [one for one in ExposureChoice.choices if one[0] != ExposureChoice.APPROVE]
        self.known = {str(row.pk): row for row in rungs}
        field: Any = self.fields["rung"]
        field.choices = [("", _("Choose a step")), *((key, row.situation) for key, row in self.known.items())]

    def chosen(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "choice": ExposureChoice(data["choice"]),
            "rung": self.known.get(data["rung"]),
            "note": data["note"],
        }


class BeforeForm(SteadyForm):
    """Before the try."""

    prediction = forms.CharField(
        label=_("If I do this, then …"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What do you think will happen? Be exact: you look at it again afterwards."),
    )
    likelihood_pre = TensField(label=_("How likely does that seem, out of 100?"))
    suds_pre = TensField(label=_("How much fear right now, out of 100?"))
    pain_pre = _pain(_("Pain right now"))
    draft = True

    def told(self) -> Before:
        return Before(**{name: self.cleaned_data[name] for name in Before.__dataclass_fields__})


class AfterForm(SteadyForm):
    """After the try: what happened beside what was predicted."""

    happened = YesNoField(label=_("Did what you feared happen?"))
    actual_outcome = forms.CharField(label=_("What happened?"), max_length=200, required=False)
    likelihood_post = TensField(label=_("How likely does it seem now, out of 100?"))
    suds_peak = TensField(label=_("Highest fear while you did it, out of 100"))
    suds_end = TensField(label=_("Fear at the end, out of 100"))
    pain_peak = _pain(_("Highest pain while you did it"))
    safety_behaviour_used = YesNoField(label=_("Did you use something to feel safer?"))
    context = forms.CharField(label=_("Where, and with whom?"), max_length=100, required=False)
    learned = forms.CharField(
        label=_("What did you learn?"),
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    draft = True

    def told(self, *, avoided: bool = False) -> After:
        names = set(After.__dataclass_fields__) - {"avoided"}
        return After(avoided=avoided, **{name: self.cleaned_data[name] for name in names})


class PainAfterForm(SteadyForm):
    """Pain a day or two after."""

    pain = _pain(_("How is your pain now?"))
