"""Who looks after a patient. An active row opens the record; ending it closes it on the next request."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.patient import Patient, PatientRows
from rehab.accounts.models import User
from rehab.lib.fields import together


class CareTeamMember(models.Model):
    """A clinician on a patient's care team, from one moment until another."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="care_team")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="care_teams")
    lead = models.BooleanField(_("lead clinician"), default=False)
    since = models.DateTimeField(default=timezone.now)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    until = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    personal_fields = frozenset({"patient"})
    plain_fields = frozenset({"id", "user", "lead", "since", "added_by", "until", "ended_by"})
    outside_log = True

    objects = PatientRows["CareTeamMember"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["patient", "user"], condition=Q(until=None), name="care_team_once_while_active"
            ),
            models.UniqueConstraint(
                fields=["patient"], condition=Q(until=None, lead=True), name="care_team_one_lead"
            ),
            together("care_team", "until", "ended_by"),
        ]
        indexes = [models.Index(fields=["user"], condition=Q(until=None), name="care_team_of_user")]

    def __str__(self) -> str:
        return f"care team member {self.pk}"
