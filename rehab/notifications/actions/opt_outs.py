"""Stop and resume a channel. Honoured at once: the outbox looks here before every message."""

from django.db import transaction

from rehab.accounts.models import User
from rehab.accounts.tokens import read_id
from rehab.audit.record import record
from rehab.notifications.channels.email import OPT_OUT
from rehab.notifications.events import OPTED_IN, OPTED_OUT
from rehab.notifications.models import Channel, OptOut


@transaction.atomic
def opt_out(*, user: User, by: User, channel: str = Channel.EMAIL) -> OptOut:
    """Nothing more on this channel. Doing it twice is the same as once."""
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
