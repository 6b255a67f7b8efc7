"""A goal in the patient's own words."""

from django.utils.translation import gettext_lazy

from patients.models import Goal
from rehab.web.forms import SteadyModelForm


class GoalForm(SteadyModelForm):
    """What the patient wants to be able to do, and why it matters."""

    class Meta:
        model = Goal
        fields = ("words", "meaning")
        labels = {
            "words": gettext_lazy("What I want to be able to do"),
            "meaning": gettext_lazy("Why it matters to me"),
        }
        help_texts = {"words": gettext_lazy("In the patient's own words.")}
