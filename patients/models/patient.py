"""The patient and the one window to their rows."""

import enum
import uuid
from datetime import date, datetime
from typing import Self, TypeVar
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.rules.journal_day import journal_date
from rehab.accounts.models import Clinic, User
from rehab.accounts.roles import CLINICIAN
from rehab.lib.fields import one_of

Row = TypeVar("Row", bound=models.Model, covariant=True)


class Via(enum.Enum):
    """By what right somebody opens a record. A view names one; the rights never add up by accident."""

    CARE_TEAM = "care team"
    SELF = "own record"
    CAREGIVER = "consent"


def _right(via: Via, user: User, path: str, now: datetime) -> Q:
    """The condition on rows whose patient is at `path` ("" for the patient itself)."""
    p = f"{path}__" if path else ""
    if via is Via.SELF:
        return Q(**{f"{p}user": user})
    if via is Via.CARE_TEAM:
        clinics = user.clinics_as(CLINICIAN)
        return Q(
            **{f"{p}care_team__user": user, f"{p}care_team__until": None, f"{p}clinic__in": clinics},
        )
    return Q(
        Q(**{f"{p}consents__expires_at": None}) | Q(**{f"{p}consents__expires_at__gt": now}),
        **{
            f"{p}consents__caregiver": user,
            f"{p}consents__revoked_at": None,
            f"{p}consents__view_plan": True,
        },
    )


class PatientRows(models.QuerySet[Row]):
    """Rows that belong to a patient. `patient_path` leads from the row to the patient."""

    patient_path = "patient"

    def visible_to(self, user: User | AnonymousUser, via: Via = Via.CARE_TEAM) -> Self:
        """The rows this person may see by this right, and no others."""
        if not isinstance(user, User) or not user.is_active:
            return self.none()
        return self.filter(_right(via, user, self.patient_path, timezone.now()))


class PatientQuerySet(PatientRows["Patient"]):
    patient_path = ""


class Certainty(models.TextChoices):
    """How certain it is that the pain is neuropathic: the clinician's grading (NeuPSIG), never a screening score's."""

    NOT_GRADED = "not_graded", _("Not graded yet")
    POSSIBLE = "possible", _("Possible")
    PROBABLE = "probable", _("Probable")
    DEFINITE = "definite", _("Definite")


class Patient(models.Model):
    """A person in rehabilitation at a clinic."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="patients")
    user = models.OneToOneField(User, null=True, blank=True, on_delete=models.PROTECT, related_name="patient")
    given_name = models.CharField(_("given name"), max_length=80)
    family_name = models.CharField(_("family name"), max_length=80)
    birth_date = models.DateField(_("birth date"))
    record_number = models.CharField(_("record number"), max_length=40)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=10, default="en")
    time_zone = models.CharField(_("time zone"), max_length=64)
    diagnosis = models.CharField(_("diagnosis"), max_length=200, blank=True)
    lesion = models.CharField(_("lesion or disease of the nervous system"), max_length=200, blank=True)
    certainty = models.CharField(
        _("how certain that the pain is neuropathic"),
        max_length=12,
        choices=Certainty.choices,
        default=Certainty.NOT_GRADED,
    )
    body_regions = models.JSONField(_("painful areas"), default=list, blank=True)
    function_first = models.BooleanField(_("show what I do before how much it hurts"), default=True)
    enrolled_at = models.DateTimeField(default=timezone.now)
    enrolled_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset(
        {
            "user",
            "given_name",
            "family_name",
            "birth_date",
            "record_number",
            "email",
            "phone",
            "language",
            "time_zone",
        }
        | {"diagnosis", "lesion", "certainty", "body_regions", "function_first"}
    )
    plain_fields = frozenset({"id", "clinic", "enrolled_at", "enrolled_by", "ended_at"})

    objects = PatientQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clinic", "record_number"], name="patient_record_number_once"),
            one_of("patient", "certainty", Certainty),
        ]
        # All that a list of patients is filtered and ordered by: a few hundred are found without reading the table.
        indexes = [
            models.Index(
                fields=["id", "clinic", "family_name", "given_name"],
                condition=Q(ended_at=None),
                name="patient_under_care",
            )
        ]

    def __str__(self) -> str:
        return f"patient {self.id}"

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def zone(self) -> ZoneInfo:
        """The clock the patient lives by; the clinic's where the row names none."""
        return ZoneInfo(self.time_zone or self.clinic.time_zone)

    def today(self, now: datetime | None = None) -> date:
        """The patient's present journal day: it closes at 03:00 local time."""
        return journal_date(now or timezone.now(), self.zone)

    def age(self, on: date) -> int:
        born = self.birth_date
        return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


class Contact(models.Model):
    """Somebody to call."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(_("name"), max_length=150)
    relation = models.CharField(_("relation"), max_length=60, blank=True)
    phone = models.CharField(_("phone"), max_length=40)

    personal_fields = frozenset({"patient", "name", "relation", "phone"})
    plain_fields = frozenset({"id"})
    outside_log = True

    objects = PatientRows["Contact"].as_manager()

    def __str__(self) -> str:
        return f"contact {self.pk}"
