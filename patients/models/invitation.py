"""What an invitation to a patient or a caregiver leads to."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from patients.models.patient import Patient, PatientRows
from rehab.accounts.models import Invitation
from rehab.lib.fields import one_of


class InvitedAs(models.TextChoices):
    PATIENT = "patient", _("Patient")
    CAREGIVER = "caregiver", _("Caregiver")


class RecordInvitation(models.Model):
    """Ties an invitation to the record it opens: as the patient, or as a caregiver with these rights."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="invitations")
    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, related_name="record")
    invited_as = models.CharField(max_length=10, choices=InvitedAs.choices)
    relation = models.CharField(_("relation"), max_length=60, blank=True)
    view_plan = models.BooleanField(default=True)
    view_lessons = models.BooleanField(default=True)
    log_help = models.BooleanField(default=False)
    consent_until = models.DateField(null=True, blank=True)

    personal_fields = frozenset({"patient", "invitation", "relation"})
    plain_fields = frozenset({"id", "invited_as", "view_plan", "view_lessons", "log_help", "consent_until"})
    outside_log = True

    objects = PatientRows["RecordInvitation"].as_manager()

    class Meta:
        constraints = [
            one_of("record_invitation", "invited_as", InvitedAs),
            models.CheckConstraint(
                condition=Q(invited_as="caregiver") | Q(relation="", log_help=False),
                name="record_invitation_rights_of_caregiver",
            ),
        ]

    def __str__(self) -> str:
        return f"record invitation {self.pk}"
