"""Notifications on a device, through the push service of its browser. What they say is encrypted for that browser."""

import json
import math
from fnmatch import fnmatch
from functools import partial
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.utils import timezone, translation

from rehab.lib import http, web_push
from rehab.notifications.channels.email import link_of
from rehab.notifications.channels.failures import TryLater, Undeliverable
from rehab.notifications.channels.short import short_words
from rehab.notifications.models import Message, PushSubscription

GONE = (404, 410)


def is_push_service(endpoint: str) -> bool:
    """Whether this is the address of a known push service: a made-up one would have us call anything."""
    place = urlsplit(endpoint)
    return any(
        place.scheme == known.scheme and fnmatch(place.netloc, known.netloc)
        for known in map(urlsplit, settings.PUSH_SERVICES)
    )


def server_key() -> str:
    """What a browser is told when it subscribes."""
    return web_push.encode(web_push.public_bytes(web_push.private_key(settings.PUSH_SECRET)))


def send(message: Message) -> str:
    """Send to each device that is still there. Raises TryLater, Undeliverable."""
    devices = list(PushSubscription.objects.filter(user=message.user, gone_at=None))
    with translation.override(message.language):
        words = {"title": "Steady", "body": short_words(message), "url": link_of(message)}
    answers = {device: _send_one(device, message, json.dumps(words).encode()) for device in devices}
    gone = [device.pk for device, status in answers.items() if status in GONE]
    forget = partial(_forget, gone)
    if any(200 <= status < 300 for status in answers.values()):
        forget()
        return ""
    if len(gone) == len(devices):
        raise Undeliverable("no device takes notifications any more", forget)
    raise TryLater(f"push service answered {max(answers.values())}")


def _send_one(device: PushSubscription, message: Message, words: bytes) -> int:
    """The status the push service answered with. A repeated try replaces the first on the device (Topic)."""
    if not is_push_service(device.endpoint):
        return GONE[0]
    now = timezone.now()
    key = web_push.private_key(settings.PUSH_SECRET)
    headers = {
        "Authorization": web_push.vapid(device.endpoint, key, f"mailto:{settings.PUSH_CONTACT}", now),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(max(0, math.ceil((message.expires_at - now).total_seconds()))),
        "Topic": message.pk.hex,
        "Urgency": "normal",
    }
    return http.post(device.endpoint, web_push.encrypt(words, device.p256dh, device.auth), headers).status


def _forget(gone: list[UUID]) -> None:
    PushSubscription.objects.filter(pk__in=gone).update(gone_at=timezone.now())
