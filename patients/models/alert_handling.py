"""Who at a clinic is told about alerts, and how long an alert may wait."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.rules.escalation import P0_MINUTES, P1_HOURS, P2_DAYS, Norms
from rehab.accounts.models import Clinic, User
from rehab.lib.fields import within


class AlertHandling(models.Model):
    """One clinic's agreement on alerts. A clinic that has not agreed yet has no row and the defaults."""

    clinic = models.OneToOneField(
        Clinic, primary_key=True, on_delete=models.CASCADE, related_name="alert_handling"
    )
    recipient = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("who is told"),
    )
    backup = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("who is told next"),
    )
    p0_minutes = models.PositiveSmallIntegerField(_("emergency: minutes"), default=P0_MINUTES)
    p1_hours = models.PositiveSmallIntegerField(_("today: working hours"), default=P1_HOURS)
    p2_days = models.PositiveSmallIntegerField(_("soon: working days"), default=P2_DAYS)
    changed_at = models.DateTimeField(default=timezone.now)

    personal_fields = frozenset[str]()
    plain_fields = frozenset(
        {"clinic", "recipient", "backup", "p0_minutes", "p1_hours", "p2_days", "changed_at"}
    )

    class Meta:
        constraints = [
            within("alert_handling", "p0_minutes", 5, 120),
            within("alert_handling", "p1_hours", 1, 24),
            within("alert_handling", "p2_days", 1, 10),
        ]
        verbose_name_plural = "alert handling"

    def __str__(self) -> str:
        return f"alert handling of {self.clinic_id}"

    @property
    def norms(self) -> Norms:
        return Norms(self.p0_minutes, self.p1_hours, self.p2_days)
