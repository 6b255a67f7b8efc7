"""What is to be done for a patient, by whom and by when."""

from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy

from patients.forms.team import ColleagueField
from patients.permissions import Team
from rehab.accounts.models import User
from rehab.web.forms import SteadyForm

SOON: Final = timedelta(days=2)  # engineering default: when a task is due unless somebody says otherwise


class TaskForm(SteadyForm):
    """What is to be done, by whom and by when."""

    title = forms.CharField(label=gettext_lazy("What is to be done"), max_length=160)
    due = forms.DateField(
        label=gettext_lazy("By when"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    owner = ColleagueField(label=gettext_lazy("Who does it"), queryset=User.objects.none())

    def __init__(self, *args: Any, team: Team, by: User, today: date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {})
        kwargs["initial"] = {"owner": by.pk, "due": today + SOON} | kwargs["initial"]
        super().__init__(*args, **kwargs)
        people = [user.pk for user in team.people()]
        self.fields["owner"].queryset = User.objects.filter(pk__in=people).order_by("name")  # type: ignore[attr-defined]
