"""A mail server that cannot forget: each mail's Message-ID is on disk before the sender hears "yes"."""

import os
import random
import time
from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class SinkBackend(BaseEmailBackend):
    """Appends one line per mail to the file named by STEADY_SINK, with a delay as a mail server has one."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            time.sleep(random.uniform(0.001, 0.008))
            line = f"{message.extra_headers['Message-ID']}\n".encode()
            handle = os.open(os.environ["STEADY_SINK"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
            os.write(handle, line)
            os.fsync(handle)
            os.close(handle)
            time.sleep(random.uniform(0.001, 0.004))
        return len(email_messages)
