"""The audit trail: who did what to whose data, and when."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone


class AuditEvent(models.Model):
    """One read or write. No foreign keys: nothing can cascade into it; the database refuses change."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)
    event = models.CharField(max_length=60)
    actor_id = models.UUIDField(null=True)
    actor_role = models.CharField(max_length=30)
    on_behalf_of = models.UUIDField(null=True)
    patient_id = models.UUIDField(null=True)
    clinic_id = models.UUIDField(null=True)
    about_type = models.CharField(max_length=60, blank=True)
    about_id = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=400, blank=True)
    request_id = models.UUIDField(default=uuid.uuid4)

    personal_fields = frozenset({"reason"})
    plain_fields = frozenset(
        {"id", "at", "event", "actor_id", "actor_role", "on_behalf_of", "patient_id", "clinic_id"}
        | {"about_type", "about_id", "request_id"}
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["-id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["patient_id", "-id"], name="audit_patient"),
            models.Index(fields=["clinic_id", "-id"], name="audit_clinic"),
            # Who did what with a text of a library, among all that was done with records.
            models.Index(fields=["about_id"], name="audit_about", condition=models.Q(patient_id=None)),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.id}"
