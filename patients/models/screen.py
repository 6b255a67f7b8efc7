"""What the clinic found out about sleep beside the diary. Each look is a row; the newest one counts."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.patient import Patient, PatientRows
from patients.rules.sleep_referral import FLAGS, ISI_TOP, STOP_BANG_TOP, SleepFacts
from rehab.accounts.models import User
from rehab.lib.fields import within


class SleepScreen(models.Model):
    """Scores from the clinic's own forms, and what was asked about breathing, driving, legs and injuries."""

    id = models.BigAutoField(primary_key=True)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="sleep_screens")
    isi = models.PositiveSmallIntegerField(_("ISI score"), null=True, blank=True)
    stop_bang = models.PositiveSmallIntegerField(_("STOP-Bang score"), null=True, blank=True)
    witnessed_apnoea = models.BooleanField(_("pauses in breathing were seen"), default=False)
    drowsy_driving = models.BooleanField(_("sleepy while driving"), default=False)
    restless_legs = models.BooleanField(_("restless legs"), default=False)
    parasomnia_injury = models.BooleanField(_("hurt somebody while asleep"), default=False)
    noted_at = models.DateTimeField(default=timezone.now)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    personal_fields = frozenset({"patient", "isi", "stop_bang", *FLAGS})
    plain_fields = frozenset({"id", "noted_at", "noted_by"})
    outside_log = True

    objects = PatientRows["SleepScreen"].as_manager()

    class Meta:
        ordering = ["-noted_at", "-pk"]
        constraints = [
            within("sleep_screen", "isi", 0, ISI_TOP),
            within("sleep_screen", "stop_bang", 0, STOP_BANG_TOP),
        ]

    def __str__(self) -> str:
        return f"sleep screen {self.pk}"

    @property
    def facts(self) -> SleepFacts:
        """What the rule reads; weeks and plan are the page's to add."""
        return SleepFacts(
            isi=self.isi,
            stop_bang=self.stop_bang,
            flags=frozenset(flag for flag in FLAGS if getattr(self, flag)),
        )
