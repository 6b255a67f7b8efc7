"""Text messages: a confirmed number, a provider that is really called, STOP heard at once, signed reports."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from rehab.notifications.actions.deliver import deliver_due
from rehab.notifications.actions.queue import queue_message
from rehab.notifications.actions.ways import usable_ways
from rehab.notifications.models import Delivery, Message, OptOut, PhoneNumber
from tests.integration.notifications.far_sides import FarSide, signed

NOON = datetime(2026, 5, 12, 10, 0, tzinfo=UTC)  # in Madrid
NUMBER = "+34600000000"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as travelling:
        yield travelling


@pytest.fixture
def provider(settings):
    provider = FarSide()
    provider.answer = lambda path: (201, b'{"sid": "SM1", "status": "queued"}')
    settings.SMS_URL = provider.url.replace("http://", "http://AC9:s3cret@") + "/2010-04-01"
    settings.BASE_URL = "http://testserver"
    settings.SMS_FROM = "+15550100"
    yield provider
    provider.stop()


@pytest.fixture
def confirmed(provider, pat):
    return PhoneNumber.objects.create(user=pat, number=NUMBER, confirmed_at=timezone.now())


def remind(user, key="k"):
    later = timezone.now() + timedelta(days=1)
    return queue_message(
        kind="check_in", key=key, user=user, channel="sms", link="patients:check_in", expires_at=later
    )


def report(client, name, form, token="s3cret"):
    path = reverse(f"notifications:{name}")
    signature = signed(f"http://testserver{path}", form, token)
    return client.post(path, form, headers={"X-Twilio-Signature": signature})


def test_a_number_is_used_once_its_owner_opened_the_link(provider, pat, as_person, client):
    browser, page = as_person(pat), reverse("notifications:ways")
    assert (
        "with its country"
        in browser.post(page, {"do": "number", "number": "600"}, follow=True).content.decode()
    )
    browser.post(page, {"do": "number", "number": "+34 600-000.000"})
    deliver_due()
    (form,) = provider.forms()
    path, headers, _body = provider.asked[0]
    assert path == "/2010-04-01/Accounts/AC9/Messages.json"
    assert headers["Authorization"] == "Basic QUM5OnMzY3JldA=="
    assert (form["To"], form["From"]) == (NUMBER, "+15550100")
    link = re.search(r"http://\S+(/accounts/phone/\S+)", form["Body"]).group(1)
    assert usable_ways([pat.pk])[pat.pk] == ["email"]
    client.get(link)
    assert usable_ways([pat.pk])[pat.pk] == ["email"], "a look-ahead confirms nothing"
    client.post(link)
    assert usable_ways([pat.pk])[pat.pk] == ["sms", "email"]
    assert NUMBER in browser.get(page).content.decode()
    browser.post(page, {"do": "forget_number"})
    assert not PhoneNumber.objects.exists()
    assert client.get(link).status_code == 404


def test_a_link_that_is_too_old_confirms_nothing(provider, pat, clock, as_person, client):
    as_person(pat).post(reverse("notifications:ways"), {"do": "number", "number": NUMBER})
    deliver_due()
    link = re.search(r"http://\S+(/accounts/phone/\S+)", provider.forms()[0]["Body"]).group(1)
    clock.shift(timedelta(hours=25))
    client.post(link)
    assert PhoneNumber.objects.get().confirmed_at is None


def test_a_reminder_says_nothing_and_how_to_end_it(provider, confirmed, pat):
    remind(pat)
    deliver_due()
    (form,) = provider.forms()
    assert form["Body"] == (
        "Steady: Your check-in is ready. http://testserver/check-in/ Reply STOP to end these messages."
    )
    assert Delivery.objects.get().external_id == "SM1"


@pytest.mark.parametrize(
    ("status", "body", "state", "why"),
    [
        (400, b'{"code": 21610}', "dead", "the person stopped text messages"),
        (400, b'{"code": 21211}', "dead", "not a phone number"),
        (429, b'{"code": 20429}', "queued", "provider answered 429, 20429"),
        (503, b"<html>", "queued", "provider answered 503"),
    ],
)
def test_what_the_provider_refuses_has_its_reason(provider, confirmed, pat, status, body, state, why):
    provider.answer = lambda path: (status, body)
    remind(pat)
    deliver_due()
    message = Message.objects.get()
    assert (message.state, message.why, Delivery.objects.get().error) == (state, why, why)


def test_a_provider_that_is_away_is_tried_again(provider, confirmed, pat):
    provider.stop()
    remind(pat)
    deliver_due()
    assert Message.objects.get().state == "queued"
    assert Delivery.objects.get().outcome == "failed"


def test_stop_is_heard_at_once_and_start_too(provider, confirmed, pat, client):
    remind(pat)
    assert report(client, "sms_inbound", {"From": NUMBER, "Body": " stop "}).status_code == 200
    deliver_due()
    assert provider.asked == []
    assert Message.objects.get().why == "opted out"
    assert usable_ways([pat.pk])[pat.pk] == ["email"]
    report(client, "sms_inbound", {"From": NUMBER, "Body": "how are you?"})
    assert OptOut.objects.get().channel == "sms"
    report(client, "sms_inbound", {"From": NUMBER, "Body": "START"})
    assert not OptOut.objects.exists()


def test_a_report_is_believed_only_when_it_is_signed(provider, confirmed, pat, client):
    remind(pat)
    deliver_due()
    form = {"MessageSid": "SM1", "MessageStatus": "undelivered", "ErrorCode": "30003"}
    assert report(client, "sms_status", form, token="guess").status_code == 404
    odd = {"X-Twilio-Signature": "\xe9"}  # not even text a signature could hold
    assert client.post(reverse("notifications:sms_status"), form, headers=odd).status_code == 404
    assert (
        client.post(reverse("notifications:sms_inbound"), {"From": NUMBER, "Body": "STOP"}).status_code == 404
    )
    assert Delivery.objects.get().outcome == "sent"
    assert report(client, "sms_status", form | {"MessageStatus": "delivered"}).status_code == 204
    assert Delivery.objects.get().outcome == "sent"
    assert report(client, "sms_status", form).status_code == 204
    assert (Delivery.objects.get().outcome, Delivery.objects.get().error) == (
        "failed",
        "undelivered by the provider, 30003",
    )


def test_no_text_message_before_eight_or_after_nine(provider, confirmed, pat, clock):
    remind(pat)
    clock.move_to(datetime(2026, 5, 12, 19, 1, tzinfo=UTC))  # 21:01 in Madrid
    deliver_due()
    assert provider.asked == []
    assert Message.objects.get().why == "outside the hours for text messages"


def test_without_a_provider_nothing_is_offered(pat, as_person):
    page = reverse("notifications:ways")
    assert "Text messages" not in as_person(pat).get(page).content.decode()
    answer = as_person(pat).post(page, {"do": "number", "number": NUMBER}, follow=True).content.decode()
    assert "sends no text messages" in answer
