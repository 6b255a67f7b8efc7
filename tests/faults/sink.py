"""Mail servers that cannot forget: each mail's Message-ID is on disk before the sender hears "yes"."""

import os
import random
import socketserver
import threading
import time
from collections.abc import Sequence
from typing import Any

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


class ClockedBackend(BaseEmailBackend):
    """A mail server in this process that notes when each mail arrived and takes a moment over it."""

    arrivals: list[float] = []  # shared on purpose; each test empties it
    takes = 0.004

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for _message in email_messages:
            self.arrivals.append(time.monotonic())
            time.sleep(random.uniform(0, self.takes))
        return len(email_messages)


class SmtpServer(socketserver.ThreadingTCPServer):
    """A real SMTP server on a port of its own. To the people in `deaf_to` it never answers."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.port = self.server_address[1]
        self.deaf_to: set[str] = set()
        self.mails: list[tuple[str, str]] = []
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()


class _Session(socketserver.StreamRequestHandler):
    server: SmtpServer

    def handle(self) -> None:
        self.say("220 sink")
        person = ""
        while line := self.rfile.readline().decode():
            verb = line[:4].upper()
            if verb == "RCPT":
                person = line.partition("<")[2].partition(">")[0]
                if person in self.server.deaf_to:
                    self.rfile.read()  # not a word until the sender gives up
                    return
            if verb == "DATA":
                self.say("354 go on")
                self.server.mails.append((person, self.mail()))
            self.say("221 bye" if verb == "QUIT" else "250 ok")

    def mail(self) -> str:
        """The mail's Message-ID; reads up to the line with a single dot."""
        lines: list[str] = []
        while (line := self.rfile.readline().decode().strip()) != ".":
            lines.append(line)
        return next(line.split()[1] for line in lines if line.lower().startswith("message-id:"))

    def say(self, words: Any) -> None:
        self.wfile.write(f"{words}\r\n".encode())
