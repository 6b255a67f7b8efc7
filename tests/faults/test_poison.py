"""A message that cannot be made, among others that can: it ends as a dead letter with its reason, they go out."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from rehab.notifications.actions.deliver import MAX_TRIES, claim, deliver_due
from rehab.notifications.channels import email
from rehab.notifications.models import Delivery, Message, MessageState
from tests.faults.harness import fill_outbox, number, tell

TRIALS = number("FAULT_MAIL_TRIALS", 1)
pytestmark = pytest.mark.django_db


def poison(pat):
    """Of a kind that nobody has written; due before all others."""
    return Message.objects.create(
        key="poison",
        kind="no_such_kind",
        user=pat,
        not_before=timezone.now() - timedelta(hours=1),
        expires_at=timezone.now() + timedelta(days=2),
    )


def test_the_others_go_out_and_the_poison_dies_with_its_reason(pat):
    for _ in range(TRIALS):
        Message.objects.all().delete()
        mail.outbox.clear()
        bad = poison(pat)
        fill_outbox(pat, 20)
        deliver_due()
        assert len(mail.outbox) == 20
        for _try in range(MAX_TRIES - 1):
            Message.objects.filter(pk=bad.pk).update(not_before=timezone.now())
            deliver_due()
        bad.refresh_from_db()
        assert (bad.state, bad.why, bad.tries) == (MessageState.DEAD, "TemplateDoesNotExist", MAX_TRIES)
        assert Delivery.objects.filter(message=bad, error="TemplateDoesNotExist").count() == MAX_TRIES
    tell("F14", "a poison message before 20 others", trials=TRIALS, lost=0, doubled=0)


def test_negative_control_a_worker_that_lets_an_error_through_sends_nothing_more(pat):
    poison(pat)
    fill_outbox(pat, 20)
    with pytest.raises(Exception, match="no_such_kind"):
        careless_worker()
    lost = 20 - len(mail.outbox)
    assert lost > 0
    tell("F14", "an error ends the worker", trials=1, lost=lost, doubled=0, control=True)


def careless_worker():
    for message in claim(50):
        email.send(message)
