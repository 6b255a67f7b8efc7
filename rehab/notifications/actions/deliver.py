"""Deliver what waits in the outbox: claim, check once more, send, finish.

The row is the truth. A worker claims messages with a lease and a rising token, writes down each try before it
starts, and may finish a message only while the token is still its own. A worker that dies leaves the lease to
run out; the message is then claimed again under the same Message-ID. A mail server cannot take part in our
transaction, so a crash in the middle of sending can double one mail; it can never lose one.
"""

import logging
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet, prefetch_related_objects
from django.utils import timezone
from django.utils.module_loading import import_string

from rehab.accounts.models import User
from rehab.lib.claim import claim_returning
from rehab.notifications.channels import email, push, sms
from rehab.notifications.channels.failures import TryLater, Undeliverable
from rehab.notifications.models import (
    MESSAGE_TRANSITIONS,
    Channel,
    Delivery,
    Message,
    MessageState,
    OptOut,
    Outcome,
)

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
BATCH = 20
# Waiting time after the first, second … failed try; after the last the message is a dead letter.
BACK_OFF = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=60))
MAX_TRIES = 5
_LEASED: Final = '"state" = %s, "token" = "token" + 1, "lease_until" = %s'
# A try whose end nobody saw may have reached the mail server. After three of them a person has to look.
MAX_UNKNOWN = 3

Guard = Callable[[uuid.UUID], str | None]
# Each returns what the provider calls the message, "" when it has no name for it.
SENDERS: dict[str, Callable[[Message], str]] = {
    Channel.EMAIL: email.send,
    Channel.PUSH: push.send,
    Channel.SMS: sms.send,
}
# Local hours in which a text message may be sent at all, whatever the quiet hours say [from memory: TCPA].
SMS_HOURS = range(8, 21)


def waiting(rows: QuerySet[Message], now: datetime) -> tuple[QuerySet[Message], QuerySet[Message]]:
    """Messages that may be claimed: held by a worker whose lease ran out, or due and not held.

    Two questions, because each has an index in which nothing else stands: what is being sent is not looked over.
    """
    late = rows.filter(state=MessageState.LEASED, lease_until__lte=now).order_by("lease_until")
    due = rows.filter(state=MessageState.QUEUED, not_before__lte=now).order_by("not_before", "id")
    return late, due


def deliver_due(limit: int = 5000) -> int:
    """Deliver what is due now, in small batches; return how many messages were taken up."""
    taken = 0
    while taken < limit:
        claimed = claim(BATCH)
        if not claimed:
            break
        prefetch_related_objects(claimed, "user")
        for message in claimed:
            deliver(message)
        taken += len(claimed)
    return taken


def deliver_one(message_id: uuid.UUID) -> bool:
    """Deliver one message if it still waits; return whether it was taken up."""
    claimed = claim(1, only=message_id)
    for message in claimed:
        deliver(message)
    return bool(claimed)


@transaction.atomic
def claim(count: int, *, only: uuid.UUID | None = None, lease: timedelta = LEASE) -> list[Message]:
    """Take up to `count` waiting messages: nobody else can take them while the lease runs."""
    now = timezone.now()
    rows = Message.objects.select_for_update(skip_locked=True)
    rows = rows.filter(pk=only) if only else rows
    held: list[Message] = []
    for some in waiting(rows, now):
        if len(held) < count:
            held += claim_returning(some[: count - len(held)], _LEASED, [MessageState.LEASED, now + lease])
    return sorted(held, key=lambda message: (message.not_before, message.pk))


def deliver(message: Message) -> None:
    """Carry one claimed message to its end. A problem with one message never stops the others."""
    why_not = _start(message)
    if why_not is None:
        _send(message)
    elif why_not:
        _finish(message, MessageState.SKIPPED, why=why_not)


@transaction.atomic
def _start(message: Message) -> str | None:
    """Write the try down before it starts. "" when the message is no longer ours, a reason when it must not go."""
    held = Message.objects.filter(pk=message.pk, token=message.token, state=MessageState.LEASED)
    if not held.update(tries=F("tries") + 1, lease_until=timezone.now() + LEASE):
        return ""
    unknown = Delivery.objects.filter(message=message, outcome=Outcome.UNKNOWN).count()
    if unknown >= MAX_UNKNOWN:
        held.update(state=MessageState.DEAD, why="outcome not known three times", finished_at=timezone.now())
        log.error("message %s is a dead letter: its outcome is not known", message.pk)
        return ""
    Delivery.objects.create(message=message, token=message.token)
    return _plain_reason(message)


def _plain_reason(message: Message) -> str | None:
    """Reasons not to send that need to know nothing about the message's purpose."""
    if message.expires_at <= timezone.now():
        return "too old"
    user = message.user
    if user is not None and not user.is_active:
        return "person is no longer active"
    if message.kind in settings.MESSAGES_OF_DUTY:
        return None
    if user is not None and OptOut.objects.filter(user=user, channel=message.channel).exists():
        return "opted out"
    if message.channel == Channel.SMS and user is not None and not _may_text_now(user):
        return "outside the hours for text messages"
    return None


def _may_text_now(user: User) -> bool:
    return timezone.now().astimezone(ZoneInfo(user.time_zone)).hour in SMS_HOURS


def _send(message: Message) -> None:
    """Ask the guard and send, in one transaction: whoever revokes waits for us or makes us stop."""
    try:
        with transaction.atomic():
            held = _hold(message)
            if held is None:
                return
            why_not = _plain_reason(held) or _guard(held)
            name = SENDERS[held.channel](held) if why_not is None else ""
            state = MessageState.SKIPPED if why_not else MessageState.SENT
            _finish(message, state, why=why_not or "", external_id=name)
    except Undeliverable as error:
        _failed(message, str(error), final=True)
        if error.afterwards:
            error.afterwards()
    except TryLater as error:
        _failed(message, str(error))
    except (SMTPException, OSError) as error:
        _failed(message, type(error).__name__)
    except Exception as error:  # a poison message must not hold up the others; it ends as a dead letter
        log.exception("message %s cannot be sent", message.pk)
        _failed(message, type(error).__name__)


def _hold(message: Message) -> Message | None:
    """Lock the message and read it and its person anew; None when it is no longer ours.

    An opt-out locks the same row: it waits for the end of this try, or we wait and then see it.
    """
    rows = Message.objects.select_for_update(of=("self",)).select_related("user")
    return rows.filter(pk=message.pk, token=message.token, state=MessageState.LEASED).first()


def _guard(message: Message) -> str | None:
    path = settings.MESSAGE_GUARDS.get(message.kind)
    if path is None or message.about_id is None:
        return None
    guard: Guard = import_string(path)
    return guard(message.about_id)


def _finish(message: Message, state: MessageState, *, why: str = "", external_id: str = "") -> bool:
    """End the message and its try, if the token is still ours."""
    MESSAGE_TRANSITIONS.check(MessageState.LEASED, state)
    now = timezone.now()
    mine = Message.objects.filter(pk=message.pk, token=message.token, state=MessageState.LEASED)
    if not mine.update(state=state, finished_at=now, lease_until=None, why=why[:120]):
        return False
    outcome = Outcome.SENT if state == MessageState.SENT else Outcome.SKIPPED
    Delivery.objects.filter(message=message, token=message.token).update(
        outcome=outcome, finished_at=now, external_id=external_id
    )
    return True


@transaction.atomic
def _failed(message: Message, error: str, *, final: bool = False) -> None:
    """Note a failed try; try again later, or give up and leave a dead letter that people can see."""
    now = timezone.now()
    Delivery.objects.filter(message=message, token=message.token).update(
        outcome=Outcome.FAILED, error=error[:80], finished_at=now
    )
    mine = Message.objects.filter(pk=message.pk, token=message.token, state=MessageState.LEASED)
    tries = mine.values_list("tries", flat=True).first() or 0
    if final or tries >= MAX_TRIES:
        mine.update(state=MessageState.DEAD, finished_at=now, lease_until=None, why=error[:120])
        log.error("message %s is a dead letter after %d tries: %s", message.pk, tries, error)
    else:
        wait = BACK_OFF[max(0, tries - 1)]
        mine.update(state=MessageState.QUEUED, not_before=now + wait, lease_until=None, why=error[:120])
