"""A clinic's own way of asking, to start a patient's plan from."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.check_in import RhythmChoice
from rehab.accounts.models import Clinic, User
from rehab.lib.fields import one_of


class CheckInTemplate(models.Model):
    """A named rhythm with its lines. A plan that was made from it does not change with it.

    `lines` holds one dict for each: kind, instrument, how, rhythm, weekdays, every.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="check_in_templates")
    name = models.CharField(_("name"), max_length=80)
    rhythm = models.CharField(max_length=8, choices=RhythmChoice.choices, default=RhythmChoice.DAILY)
    weekdays = models.CharField(max_length=7, blank=True)
    lines = models.JSONField(default=list, blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    personal_fields = frozenset[str]()
    plain_fields = frozenset({"id", "clinic", "name", "rhythm", "weekdays", "lines", "made_by", "made_at"})

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["clinic", "name"], name="check_in_template_name_once"),
            one_of("check_in_template", "rhythm", RhythmChoice),
        ]

    def __str__(self) -> str:
        return self.name
