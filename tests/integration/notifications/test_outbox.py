"""The outbox: exactly one row for one key, claimed by one worker, finished only by the holder of the newest token."""

import uuid
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from rehab.notifications.actions import deliver as outbox
from rehab.notifications.actions.queue import queue_message
from rehab.notifications.models import Delivery, Message, MessageState, OptOut, Outcome


@pytest.fixture
def later():
    return timezone.now() + timedelta(hours=2)


def invite(pat, later, key="k", **fields):
    return queue_message(
        kind="check_in", key=key, user=pat, link="patients:check_in", expires_at=later, **fields
    )


def test_a_key_makes_a_message_exactly_one(pat, later):
    assert invite(pat, later) is not None
    assert invite(pat, later) is None
    assert Message.objects.count() == 1


def test_a_due_message_goes_out_once(pat, later):
    invite(pat, later)
    assert outbox.deliver_due() == 1
    assert outbox.deliver_due() == 0
    assert [m.to for m in mail.outbox] == [["pat@example.org"]]
    assert Message.objects.get().state == MessageState.SENT


def test_a_message_for_later_waits(pat, later):
    invite(pat, later, not_before=timezone.now() + timedelta(minutes=5))
    assert outbox.deliver_due() == 0
    assert mail.outbox == []


def test_the_mail_says_nothing_about_health(pat, later):
    invite(pat, later)
    outbox.deliver_due()
    (sent,) = mail.outbox
    html = sent.alternatives[0].content
    for word in ("pain", "nerve", "rehab", "patient", "clinic", "Pat"):
        assert word not in f"{sent.subject} {sent.body} {html}"


def test_the_message_id_is_that_of_the_row(pat, later):
    message = invite(pat, later)
    outbox.deliver_due()
    assert mail.outbox[0].extra_headers["Message-ID"].startswith(f"<{message.pk}@")


def test_a_leased_message_is_left_to_its_holder(pat, later):
    invite(pat, later)
    assert len(outbox.claim(10)) == 1
    assert outbox.claim(10) == []


def test_a_lease_that_ran_out_is_claimed_again_with_a_higher_token(pat, later):
    invite(pat, later)
    (first,) = outbox.claim(1, lease=timedelta(0))
    (second,) = outbox.claim(1)
    assert second.token == first.token + 1


def test_a_claim_takes_what_a_dead_worker_held_first_and_never_more_than_asked_for(pat, later):
    held = invite(pat, later, key="held")
    outbox.claim(1, lease=timedelta(0))
    earlier = timezone.now() - timedelta(hours=1)
    due = [invite(pat, later, key=f"due {n}", not_before=earlier + timedelta(minutes=n)) for n in range(4)]
    assert [message.pk for message in outbox.claim(3)] == [due[0].pk, due[1].pk, held.pk]
    assert [message.pk for message in outbox.claim(3)] == [due[2].pk, due[3].pk]
    assert outbox.claim(3) == []
    assert set(Message.objects.values_list("key", "token")) == {
        ("held", 2),
        *((f"due {n}", 1) for n in range(4)),
    }


def test_a_stale_token_finishes_nothing(pat, later):
    invite(pat, later)
    (stale,) = outbox.claim(1, lease=timedelta(0))
    (fresh,) = outbox.claim(1)
    outbox.deliver(stale)
    assert mail.outbox == []
    assert not outbox._finish(stale, MessageState.SENT)
    outbox.deliver(fresh)
    assert len(mail.outbox) == 1


def test_somebody_who_opted_out_gets_nothing(pat, later):
    invite(pat, later)
    OptOut.objects.create(user=pat, channel="email")
    outbox.deliver_due()
    assert mail.outbox == []
    assert Message.objects.get().why == "opted out"


def test_a_message_that_is_too_old_is_skipped(pat):
    queue_message(kind="check_in", key="old", user=pat, expires_at=timezone.now() - timedelta(seconds=1))
    outbox.deliver_due()
    assert mail.outbox == []
    assert Message.objects.get().state == MessageState.SKIPPED


def test_an_inactive_person_gets_nothing(pat, later):
    invite(pat, later)
    pat.is_active = False
    pat.save()
    outbox.deliver_due()
    assert mail.outbox == []


def test_a_guard_that_no_longer_knows_the_reason_stops_the_message(pat, later):
    invite(pat, later, about_id=uuid.uuid4())
    outbox.deliver_due()
    assert Message.objects.get().why == "no longer planned"


@pytest.fixture
def dead_mail_server(settings, free_port):
    """A mail server that is not there: connections to it are refused."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port


def test_a_failed_try_waits_longer_each_time_and_ends_as_a_dead_letter(pat, later, dead_mail_server):
    message = invite(pat, later)
    waits = []
    for _try in range(outbox.MAX_TRIES):
        before = timezone.now()
        assert outbox.deliver_due() == 1
        message.refresh_from_db()
        waits.append(round((message.not_before - before).total_seconds() / 60))
        Message.objects.filter(state=MessageState.QUEUED).update(not_before=before)
    assert waits[:4] == [1, 5, 15, 60]
    assert message.state == MessageState.DEAD
    assert message.why == "ConnectionRefusedError"
    assert set(Delivery.objects.values_list("outcome", flat=True)) == {Outcome.FAILED}


def test_one_bad_message_does_not_stop_the_others(pat, quinn, later):
    bad = invite(pat, later, key="bad")
    Message.objects.filter(pk=bad.pk).update(kind="no-such-template")
    queue_message(kind="check_in", key="good", user=quinn, link="patients:check_in", expires_at=later)
    outbox.deliver_due()
    assert [m.to for m in mail.outbox] == [["quinn@example.org"]]


def test_a_try_whose_end_nobody_saw_is_repeated_but_not_for_ever(pat, later):
    message = invite(pat, later)
    for n in range(outbox.MAX_UNKNOWN):
        Delivery.objects.create(message=message, token=1000 + n)
    outbox.deliver_due()
    message.refresh_from_db()
    assert mail.outbox == []
    assert message.state == MessageState.DEAD
