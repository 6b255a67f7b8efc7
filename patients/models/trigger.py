"""What a patient wants to watch: tags in their own words that a day may carry."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.patient import Patient, PatientRows
from rehab.lib.fields import within

MOST_TAGS = 6  # clinical reference 11: no more than six are looked at for links at once


class TriggerTag(models.Model):
    """One thing to watch, such as "long car ride". Six places, so six at most.

    Its words never change: a day keeps the words it was given, and another wording is another tag.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="trigger_tags")
    place = models.PositiveSmallIntegerField()
    words = models.CharField(_("what to watch, in the patient's words"), max_length=40)
    named_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset({"patient", "words"})
    plain_fields = frozenset({"id", "place", "named_at", "ended_at"})

    objects = PatientRows["TriggerTag"].as_manager()

    class Meta:
        ordering = ["place"]
        constraints = [
            within("trigger_tag", "place", 1, MOST_TAGS),
            models.UniqueConstraint(
                fields=["patient", "place"], condition=Q(ended_at=None), name="trigger_tag_place_once"
            ),
            models.UniqueConstraint(
                fields=["patient", "words"], condition=Q(ended_at=None), name="trigger_tag_words_once"
            ),
        ]

    def __str__(self) -> str:
        return f"trigger tag {self.id}"
