"""What the outbox leaves in the audit trail."""

from django.utils.translation import gettext_lazy as _

from rehab.audit.events import Event

CHANNEL_CHOSEN = Event("notifications.channel_chosen", _("chose how reminders come"), writes=True)
DEVICE_ADDED = Event("notifications.device_added", _("turned notifications on for a device"), writes=True)
DEVICE_REMOVED = Event(
    "notifications.device_removed", _("turned notifications off for a device"), writes=True
)
PHONE_CONFIRMED = Event("notifications.phone_confirmed", _("confirmed a mobile number"), writes=True)
PHONE_GIVEN = Event("notifications.phone_given", _("gave a mobile number"), writes=True)
PHONE_REMOVED = Event("notifications.phone_removed", _("removed a mobile number"), writes=True)
MESSAGE_RETRIED = Event("notifications.message_retried", _("had a message tried again"), writes=True)
OPTED_IN = Event("notifications.opted_in", _("turned reminders on"), writes=True)
OPTED_OUT = Event("notifications.opted_out", _("turned reminders off"), writes=True)
