"""How often what is known about a patient has changed."""

from django.db import models

from patients.models.patient import Patient, PatientRows


class LogVersion(models.Model):
    """One number for each patient that rises, in the same transaction, with every change of their rows.

    The database does it (rehab.lib.log_triggers), so no writer can forget it: not an import, not a correction,
    not a deletion. Whatever is worked out from the log names the version it was worked out from, and is current
    while that is still the version. Read the version before the rows: then a change in between makes the result
    look old, never new.
    """

    patient = models.OneToOneField(
        Patient, primary_key=True, on_delete=models.CASCADE, related_name="log_version"
    )
    version = models.BigIntegerField(default=0)

    personal_fields = frozenset({"patient"})
    plain_fields = frozenset({"version"})
    outside_log = True

    objects = PatientRows["LogVersion"].as_manager()

    def __str__(self) -> str:
        return f"log version {self.version}"
