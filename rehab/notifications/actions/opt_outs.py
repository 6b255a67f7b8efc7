"""Stop and resume a channel. Honoured at once: the outbox looks here while it holds the message."""

from django.db import transaction

from rehab.accounts.models import User
from rehab.accounts.tokens import read_id
from rehab.audit.record import record
from rehab.notifications.channels.email import OPT_OUT
from rehab.notifications.events import OPTED_IN, OPTED_OUT
from rehab.notifications.models import Channel, Message, MessageState, OptOut


@transaction.atomic
def opt_out(*, user: User, by: User, channel: str = Channel.EMAIL) -> OptOut:
    """Nothing more on this channel once this is through. Doing it twice is the same as once.

    Holding the person keeps new messages to them from being written meanwhile; holding those that wait keeps
    workers from starting them, and waits for the one that is on its way at this moment.
    """
    User.objects.select_for_update().get(pk=user.pk)
    open_states = [MessageState.QUEUED, MessageState.LEASED]
    waiting = Message.objects.filter(user=user, channel=channel, state__in=open_states)
    list(waiting.select_for_update().order_by("pk").values_list("pk", flat=True))
    row, new = OptOut.objects.get_or_create(user=user, channel=channel)
    if new:
        record(OPTED_OUT, by=by, about=row)
    return row


@transaction.atomic
def opt_in(*, user: User, by: User, channel: str = Channel.EMAIL) -> None:
    """Messages on this channel again."""
    gone, _per_table = OptOut.objects.filter(user=user, channel=channel).delete()
    if gone:
        record(OPTED_IN, by=by)


def user_of(token: str) -> User | None:
    """The person an opt-out link belongs to; None for a link that we did not make."""
    user_id = read_id(OPT_OUT, token)
    return User.objects.filter(pk=user_id).first() if user_id else None
