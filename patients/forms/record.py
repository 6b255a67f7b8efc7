"""Who somebody is, where it hurts, and whom to call: the forms of the record page and of enrolment."""

import uuid
from datetime import date
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.actions.enrol import Likeness, look_alikes, record_number_in_use, taken
from patients.models import Contact, Patient
from patients.models.patient import Certainty
from patients.rules.body_map import GROUPS, REGIONS, areas
from patients.rules.grading import GRADES
from rehab.accounts.models import Clinic, User
from rehab.web.forms import SteadyForm, SteadyModelForm

OLDEST = 120  # years; an older birth date is a typing error
WORDS_OF_FIELDS = [
    "given_name",
    "family_name",
    "birth_date",
    "record_number",
    "email",
    "phone",
    "language",
    "time_zone",
]


@cache
def zones() -> tuple[tuple[str, str], ...]:
    """Time zones by place, as choices."""
    places = sorted(z for z in available_timezones() if "/" in z and not z.startswith(("Etc/", "SystemV/")))
    return (*((z, z.replace("_", " ").replace("/", " – ")) for z in places), ("UTC", "UTC"))


class DetailsForm(SteadyForm):
    """Who somebody is. Says when the record number is taken and when the person may be enrolled already."""

    given_name = forms.CharField(label=gettext_lazy("Given name"), max_length=80)
    family_name = forms.CharField(label=gettext_lazy("Family name"), max_length=80)
    birth_date = forms.DateField(
        label=gettext_lazy("Birth date"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "invalid": gettext_lazy("Write the birth date as year-month-day, for example 1961-04-18.")
        },
    )
    record_number = forms.CharField(
        label=gettext_lazy("Record number"),
        max_length=40,
        help_text=gettext_lazy("The number your clinic uses for this patient."),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        required=False,
        max_length=254,
        help_text=gettext_lazy(
            "You can leave this empty. Without it the patient cannot sign in or get reminders."
        ),
    )
    phone = forms.CharField(
        label=gettext_lazy("Phone"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"),
        help_text=gettext_lazy("Where the patient lives. Check-ins and journal days follow their clock."),
    )
    different_person = forms.BooleanField(
        label=gettext_lazy("I have checked: this is a different person"), required=False
    )

    def __init__(
        self, *args: Any, clinic: Clinic, reader: User, patient_id: uuid.UUID | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.clinic, self.reader, self.patient_id = clinic, reader, patient_id
        self.alike: list[Likeness] = []
        self.fields["time_zone"].choices = zones()  # type: ignore[attr-defined]
        if not self.is_bound and not self.initial.get("different_person"):
            del self.fields["different_person"]

    def clean_birth_date(self) -> date:
        born: date = self.cleaned_data["birth_date"]
        if born > date.today():
            raise ValidationError(_("This birth date is in the future. Please check the year."))
        if born.year < date.today().year - OLDEST:
            raise ValidationError(_("This birth date is more than 120 years ago. Please check the year."))
        return born

    def clean_record_number(self) -> str:
        number: str = self.cleaned_data["record_number"]
        if record_number_in_use(clinic=self.clinic, record_number=number, except_for=self.patient_id):
            raise ValidationError(taken(number))
        return number

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        name, born = cleaned.get("family_name"), cleaned.get("birth_date")
        if name and born and self.patient_id is None:
            self.alike = look_alikes(clinic=self.clinic, family_name=name, birth_date=born, by=self.reader)
        if not self.alike:
            self.fields.pop("different_person", None)
        elif not cleaned.get("different_person"):
            self.add_error("different_person", _("Please check whether this is the same person."))
        return cleaned


class PainForm(SteadyForm):
    """The diagnosis, how certain it is, and where it hurts."""

    diagnosis = forms.CharField(label=gettext_lazy("Diagnosis"), required=False, max_length=200)
    lesion = forms.CharField(
        label=gettext_lazy("Lesion or disease of the nervous system"),
        required=False,
        max_length=200,
        help_text=gettext_lazy(
            "What could explain nerve pain, for example diabetes or a nerve root that is pressed."
        ),
    )
    certainty = forms.ChoiceField(
        label=gettext_lazy("How certain is it that the pain is neuropathic?"),
        choices=Certainty.choices,
        widget=forms.RadioSelect,
        initial=Certainty.NOT_GRADED,
    )
    body_regions = forms.MultipleChoiceField(
        label=gettext_lazy("Painful areas"),
        required=False,
        choices=[(key, region.words) for key, region in REGIONS.items()],
        widget=forms.CheckboxSelectMultiple,
    )

    def certainty_choices(self) -> list[tuple[str, str, str]]:
        """Each grade with its definition in plain words."""
        return [(key, str(words), _(GRADES[key])) for key, words in Certainty.choices]

    def area_groups(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        """Areas by part of the body: an id, its words, and the choices."""
        return [
            (f"id_body_regions_{n}", _(name), [(region.key, _(region.words)) for region in group])
            for n, (name, group) in enumerate(GROUPS)
        ]

    def marked(self) -> list[str]:
        """The areas that are ticked now."""
        return list(self["body_regions"].value() or [])


class ContactForm(SteadyModelForm):
    """Somebody to call."""

    class Meta:
        model = Contact
        fields = ("name", "relation", "phone")
        widgets = {"phone": forms.TextInput(attrs={"type": "tel"})}
        labels = {
            "name": gettext_lazy("Name"),
            "relation": gettext_lazy("Relation to the patient"),
            "phone": gettext_lazy("Phone"),
        }


def details_of(patient: Patient) -> dict[str, Any]:
    """A record as the details form starts."""
    return {name: getattr(patient, name) for name in WORDS_OF_FIELDS} | {"time_zone": patient.zone.key}


def pain_of(patient: Patient) -> dict[str, Any]:
    """A record as the pain form starts, limbs spelled out as areas of the map."""
    known = [key for key in patient.body_regions if key in REGIONS or key.endswith((" arm", " leg"))]
    return {
        "diagnosis": patient.diagnosis,
        "lesion": patient.lesion,
        "certainty": patient.certainty,
        "body_regions": areas(known),
    }
