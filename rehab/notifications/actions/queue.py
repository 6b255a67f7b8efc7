"""Put a message into the outbox, in the transaction of what caused it."""

import logging
import uuid
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerAway

from rehab.accounts.models import User
from rehab.celery import app
from rehab.notifications.models import Channel, Message

log = logging.getLogger(__name__)


def queue_message(
    *,
    kind: str,
    key: str,
    expires_at: datetime,
    user: User | None = None,
    address: str = "",
    language: str = "",
    link: str = "",
    link_id: uuid.UUID | None = None,
    about_id: uuid.UUID | None = None,
    not_before: datetime | None = None,
    channel: str = Channel.EMAIL,
) -> Message | None:
    """Write one message and ring the doorbell once the transaction is through.

    `key` makes it exactly one: a second message with the same key is not written and None comes back.
    `link` is a URL name; with `link_id` the URL carries that id signed for this kind of link.
    """
    message = Message(
        kind=kind,
        key=key,
        channel=channel,
        user=user,
        address=address,
        language=language or (user.language if user else settings.LANGUAGE_CODE),
        link=link,
        link_id=link_id,
        about_id=about_id,
        not_before=not_before or timezone.now(),
        expires_at=expires_at,
    )
    return next(iter(queue_all([message])), None)


def queue_all(messages: list[Message]) -> list[Message]:
    """Write many messages at once; those whose key is already there are left out of the result."""
    written = Message.objects.bulk_create(messages, ignore_conflicts=True, batch_size=500)
    here = set(Message.objects.filter(pk__in=[m.pk for m in written]).values_list("pk", flat=True))
    new = [message for message in written if message.pk in here]
    if new:
        transaction.on_commit(lambda: ring(new))
    return new


def ring(messages: list[Message]) -> None:
    """Wake a worker. Without a broker nothing is lost: the next sweep finds the rows."""
    try:
        for message in messages[:1]:
            app.send_task("notifications.deliver", args=[str(message.pk)])
        if len(messages) > 1:
            app.send_task("notifications.sweep")
    except (BrokerAway, OSError):
        log.warning("no broker: %d messages wait for the next sweep", len(messages))
