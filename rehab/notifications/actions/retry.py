"""Have a message that could not be sent tried again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rehab.accounts.models import User
from rehab.audit.record import record
from rehab.lib.states import NotAllowedNow
from rehab.notifications.actions.queue import ring
from rehab.notifications.events import MESSAGE_RETRIED
from rehab.notifications.models import MESSAGE_TRANSITIONS, Message, MessageState


@transaction.atomic
def retry(*, message: Message, by: User) -> Message:
    """Let a dead letter wait again, with its tries before it. Raises NotAllowedNow when it would come too late."""
    message = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    MESSAGE_TRANSITIONS.check(message.state, MessageState.QUEUED)
    now = timezone.now()
    if message.expires_at <= now:
        raise NotAllowedNow(_("This message would come too late now."))
    message.state, message.tries, message.not_before, message.why = MessageState.QUEUED, 0, now, ""
    message.finished_at = None
    message.save(update_fields=["state", "tries", "not_before", "why", "finished_at"])
    record(MESSAGE_RETRIED, by=by, about=message)
    transaction.on_commit(lambda: ring([message]))
    return message
