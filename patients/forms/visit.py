"""Plan a visit, and write down what came of it."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.forms.team import ColleagueField
from patients.models import Patient, Visit, VisitKind
from patients.permissions import Team
from rehab.accounts.models import User
from rehab.web.forms import SteadyForm


class VisitForm(SteadyForm):
    """When, how, with whom. Times are on the patient's clock."""

    draft = True
    kind = forms.ChoiceField(label=gettext_lazy("How"), choices=VisitKind.choices, widget=forms.RadioSelect)
    day = forms.DateField(
        label=gettext_lazy("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    time = forms.TimeField(
        label=gettext_lazy("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    minutes = forms.IntegerField(label=gettext_lazy("Minutes"), min_value=5, max_value=240, initial=30)
    clinician = ColleagueField(label=gettext_lazy("With whom"), queryset=User.objects.none())
    place = forms.CharField(label=gettext_lazy("Where, or on which number"), max_length=120, required=False)
    link = forms.URLField(
        label=gettext_lazy("Meeting link of a video visit"),
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("Shown to the patient as a join button, from a quarter of an hour before."),
    )

    def __init__(
        self, *args: Any, patient: Patient, by: User, visit: Visit | None = None, **kwargs: Any
    ) -> None:
        self.patient = patient
        kwargs["initial"] = {"clinician": by.pk} | (self.told(visit) if visit else {})
        super().__init__(*args, **kwargs)
        people = [user.pk for user in Team(patient).people()]
        self.fields["clinician"].queryset = User.objects.filter(pk__in=people).order_by("name")  # type: ignore[attr-defined]
        self.fields["day"].help_text = _("On the patient's clock: %(zone)s.") % {"zone": patient.zone.key}

    def told(self, visit: Visit) -> dict[str, Any]:
        """A visit as the form shows it."""
        local = visit.starts_at.astimezone(self.patient.zone)
        names = ("kind", "minutes", "place", "link")
        return {name: getattr(visit, name) for name in names} | {
            "day": local.date(),
            "time": local.time(),
            "clinician": visit.clinician_id,
        }

    def clean_link(self) -> str:
        link: str = self.cleaned_data["link"]
        if link and urlsplit(link).scheme != "https":
            raise forms.ValidationError(_("Only a link that begins with https:// is given to a patient."))
        return link

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("link") and found.get("kind") not in (None, VisitKind.VIDEO):
            self.add_error("link", _("Only a visit by video has a meeting link."))
        return found

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        found = dict(self.cleaned_data)
        starts = datetime.combine(found.pop("day"), found.pop("time"), tzinfo=self.patient.zone)
        return found | {"starts_at": starts}


class NotesForm(SteadyForm):
    """What the patient reads, and what the team keeps."""

    draft = True
    patient_part = forms.CharField(
        label=gettext_lazy("For the patient: what we agreed"),
        help_text=gettext_lazy("The patient reads this on their page."),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    clinician_part = forms.CharField(
        label=gettext_lazy("For the care team only"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
