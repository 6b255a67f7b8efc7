"""Notifications on a device: subscribed on the page, encrypted for that browser, forgotten when it is gone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from rehab.audit.models import AuditEvent
from rehab.notifications.actions.deliver import deliver_due
from rehab.notifications.actions.opt_outs import opt_out
from rehab.notifications.actions.queue import queue_message
from rehab.notifications.actions.ways import usable_ways
from rehab.notifications.models import Delivery, Message, PushSubscription
from tests.integration.notifications.far_sides import Browser, FarSide


@pytest.fixture
def service(settings):
    service = FarSide()
    settings.PUSH_SERVICES = [f"{service.url}/"]
    yield service
    service.stop()


@pytest.fixture
def phone():
    return Browser()


def subscribe(person, as_person, browser, endpoint):
    form = {"do": "device", "endpoint": endpoint, "device": "Android"} | browser.keys
    return as_person(person).post(reverse("notifications:ways"), form, follow=True).content.decode()


def remind(user, key="k"):
    later = timezone.now() + timedelta(hours=1)
    return queue_message(
        kind="check_in", key=key, user=user, channel="push", link="patients:check_in", expires_at=later
    )


def test_what_arrives_can_be_read_by_that_browser_alone_and_says_nothing(
    service, phone, pat, as_person, settings
):
    assert "Android" in subscribe(pat, as_person, phone, f"{service.url}/push/abc")
    assert usable_ways([pat.pk]) == {pat.pk: ["push", "email"]}
    message = remind(pat)
    deliver_due()
    ((path, headers, body),) = service.asked
    assert path == "/push/abc"
    assert phone.read(body) == {
        "title": "Steady",
        "body": "Your check-in is ready.",
        "url": f"{settings.BASE_URL}/check-in/",
    }
    assert b"check-in" not in body
    assert headers["Content-Encoding"] == "aes128gcm"
    assert headers["Topic"] == message.pk.hex, "a repeated try takes the place of the first on the device"
    assert 3500 < int(headers["Ttl"]) <= 3600
    assert headers["Authorization"].startswith("vapid t=")
    assert Message.objects.get().state == "sent"
    assert AuditEvent.objects.filter(event="notifications.device_added").count() == 1


def test_a_device_that_is_gone_is_forgotten_and_the_next_reminder_comes_by_mail(
    service, phone, pat, as_person
):
    subscribe(pat, as_person, phone, f"{service.url}/push/old")
    service.answer = lambda path: (410, b"")
    remind(pat)
    deliver_due()
    message = Message.objects.get()
    assert (message.state, message.why) == ("dead", "no device takes notifications any more")
    assert Delivery.objects.get().error == message.why
    assert PushSubscription.objects.get().gone_at is not None
    assert usable_ways([pat.pk]) == {pat.pk: ["email"]}


def test_one_device_of_two_is_enough(service, phone, pat, as_person):
    for name in ("old", "new"):
        subscribe(pat, as_person, phone, f"{service.url}/push/{name}")
    service.answer = lambda path: (410, b"") if path.endswith("old") else (201, b"")
    remind(pat)
    deliver_due()
    assert Message.objects.get().state == "sent"
    living = PushSubscription.objects.get(gone_at=None)
    assert living.endpoint.endswith("new")


@pytest.mark.parametrize("status", [429, 500, 307])
def test_a_service_that_is_busy_or_sends_us_elsewhere_is_asked_again_later(
    service, phone, pat, as_person, status
):
    subscribe(pat, as_person, phone, f"{service.url}/push/abc")
    service.answer = lambda path: (status, b"")
    remind(pat)
    deliver_due()
    message = Message.objects.get()
    assert (message.state, message.why) == ("queued", f"push service answered {status}")
    assert [path for path, _headers, _body in service.asked] == ["/push/abc"]


@pytest.mark.parametrize(
    "endpoint",
    ["http://127.0.0.1:1/x", "https://evil.example/", "https://a.notify.windows.com.evil.example/"],
)
def test_only_push_services_are_called(pat, phone, as_person, endpoint):
    assert "not known here" in subscribe(pat, as_person, phone, endpoint)
    assert not PushSubscription.objects.exists()


def test_it_is_turned_off_at_once_and_a_device_is_forgotten(service, phone, pat, quinn, as_person):
    subscribe(pat, as_person, phone, f"{service.url}/push/abc")
    remind(pat)
    opt_out(user=pat, by=pat, channel="push")
    deliver_due()
    assert (service.asked, Message.objects.get().why) == ([], "opted out")
    device = PushSubscription.objects.get()
    page, form = reverse("notifications:ways"), {"do": "forget_device", "id": str(device.pk)}
    assert as_person(quinn).post(page, form).status_code == 404, "somebody else's"
    assert as_person(pat).post(page, form | {"id": "x"}).status_code == 404
    as_person(pat).post(page, form)
    assert not PushSubscription.objects.exists()
