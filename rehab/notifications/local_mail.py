"""Mail of the demo: kept in a table and shown on a local page instead of being sent."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from rehab.notifications.models import LocalMail


class LocalMailBackend(BaseEmailBackend):
    """Only used when DEMO is on (rehab.settings)."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        rows = [
            LocalMail(to=", ".join(m.to), subject=str(m.subject), body=str(m.body)) for m in email_messages
        ]
        LocalMail.objects.bulk_create(rows)
        return len(rows)
