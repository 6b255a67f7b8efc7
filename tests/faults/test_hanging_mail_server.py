"""A mail server that stops answering in the middle costs one message a try, and nobody else anything."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from rehab.notifications.actions.deliver import deliver_due
from rehab.notifications.actions.queue import queue_message
from rehab.notifications.models import Delivery, Message, MessageState, Outcome
from tests.faults.harness import number, tell
from tests.faults.sink import SmtpServer

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def server(settings):
    server = SmtpServer()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_TIMEOUT = number("FAULT_MAIL_TIMEOUT", 1) / 2
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def three_messages(pat, quinn, clara):
    later = timezone.now() + timedelta(hours=1)
    return {
        person.email: queue_message(kind="welcome", key=person.email, user=person, expires_at=later)
        for person in (quinn, pat, clara)
    }


def test_the_others_are_sent_and_the_one_is_tried_again(server, three_messages):
    server.deaf_to.add("quinn@example.org")
    before = time.monotonic()
    deliver_due()
    assert time.monotonic() - before < 4 + number("FAULT_MAIL_TIMEOUT", 1), "bounded by the timeout"
    assert sorted(person for person, _id in server.mails) == ["clara@example.org", "pat@example.org"]
    hers = Message.objects.get(pk=three_messages["quinn@example.org"].pk)
    assert (hers.state, hers.tries, hers.why) == (MessageState.QUEUED, 1, "SMTPServerDisconnected")
    assert hers.not_before > timezone.now() + timedelta(seconds=30)
    assert Delivery.objects.get(message=hers).outcome == Outcome.FAILED
    spent = time.monotonic() - before
    tell("F14", f"mail server hangs; the others after {spent:.0f} s", trials=1, lost=0, doubled=0)


def test_when_the_server_answers_again_it_goes_out_under_the_same_name(server, three_messages):
    server.deaf_to.add("quinn@example.org")
    deliver_due()
    server.deaf_to.clear()
    Message.objects.filter(state=MessageState.QUEUED).update(not_before=timezone.now())
    deliver_due()
    wanted = {(person, f"<{message.pk}@localhost>") for person, message in three_messages.items()}
    assert set(server.mails) == wanted
    assert len(server.mails) == 3
