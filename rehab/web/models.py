"""What the ground floor remembers of requests that a device sends again."""

import uuid

from django.db import models
from django.utils import timezone


class KeptReply(models.Model):
    """The reply to a request that carried an idempotency key. It names nobody and holds no answer, only where to go.

    A row without an address (`to`) is a request that is being worked on. `claimed_at` says since when: one that was
    killed in the middle gives way after a minute.
    """

    id = models.BigAutoField(primary_key=True)
    user = models.UUIDField()
    key = models.UUIDField()
    body = models.CharField(max_length=64)
    claimed_at = models.DateTimeField(default=timezone.now)
    claim = models.UUIDField(default=uuid.uuid4)
    to = models.CharField(max_length=500, null=True)  # noqa: DJ001 - null is "not answered yet", "" would be an address

    personal_fields: frozenset[str] = frozenset()
    plain_fields = frozenset({"id", "user", "key", "body", "claimed_at", "claim", "to"})

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="kept_reply_once")]

    def __str__(self) -> str:
        return f"kept reply {self.pk}"
