"""A short text of the clinic, to begin an answer with. It holds nothing about anybody."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rehab.accounts.models import Clinic, User

LONGEST = 1000  # letters; engineering default


class MessageText(models.Model):
    """A named text with places in braces (patients.rules.message_texts). `version` rises with every change."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="message_texts")
    name = models.CharField(_("name"), max_length=80)
    text = models.TextField(_("text"), max_length=LONGEST)
    version = models.PositiveSmallIntegerField(default=1)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset[str]()
    plain_fields = frozenset(
        {"id", "clinic", "name", "text", "version", "changed_by", "changed_at", "ended_at"}
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["clinic", "name"], condition=models.Q(ended_at=None), name="message_text_name_once"
            )
        ]

    def __str__(self) -> str:
        return self.name
