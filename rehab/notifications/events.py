"""What the outbox leaves in the audit trail."""

from django.utils.translation import gettext_lazy as _

from rehab.audit.events import Event

OPTED_IN = Event("notifications.opted_in", _("turned e-mail reminders on"), writes=True)
OPTED_OUT = Event("notifications.opted_out", _("turned e-mail reminders off"), writes=True)
