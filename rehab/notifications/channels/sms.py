"""Text messages through a provider that speaks Twilio's API.

`SMS_URL` names it with its account, such as https://ACCOUNT:TOKEN@api.twilio.com/2010-04-01; without one there are
no text messages.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlencode, urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from rehab.lib import http
from rehab.notifications.channels.email import link_of
from rehab.notifications.channels.failures import TryLater, Undeliverable
from rehab.notifications.channels.short import short_words
from rehab.notifications.models import Message, PhoneNumber

# The provider's own numbers for what will never work.
STOPPED, NO_NUMBER, NOT_MOBILE, NO_ROUTE = 21610, 21211, 21614, 21408
NEVER = {
    STOPPED: "the person stopped text messages",
    NO_NUMBER: "not a phone number",
    NOT_MOBILE: "not a mobile number",
    NO_ROUTE: "no text messages to this country",
}


@dataclass(frozen=True)
class Account:
    """The provider and our account there."""

    base: str
    name: str
    token: str


def account() -> Account | None:
    """None when this site has no provider."""
    if not settings.SMS_URL:
        return None
    parts = urlsplit(settings.SMS_URL)
    host = parts.hostname if parts.port is None else f"{parts.hostname}:{parts.port}"
    return Account(
        f"{parts.scheme}://{host}{parts.path.rstrip('/')}",
        unquote(parts.username or ""),
        unquote(parts.password or ""),
    )


def send(message: Message) -> str:
    """Hand over one text message; the provider's name for it comes back. Raises TryLater, Undeliverable."""
    provider = account()
    phone = PhoneNumber.objects.filter(user=message.user).first()
    if provider is None or phone is None:
        raise Undeliverable("no text messages here" if provider is None else "no phone number")
    if phone.confirmed_at is None and message.kind != "sms_confirm":
        raise Undeliverable("the phone number is not confirmed")
    form = {"To": phone.number, "From": settings.SMS_FROM, "Body": _body(message), "StatusCallback": _back()}
    secret = base64.b64encode(f"{provider.name}:{provider.token}".encode()).decode()
    answer = http.post(
        f"{provider.base}/Accounts/{provider.name}/Messages.json",
        urlencode(form).encode(),
        {"Authorization": f"Basic {secret}", "Content-Type": "application/x-www-form-urlencoded"},
    )
    return _read(answer)


def _body(message: Message) -> str:
    with translation.override(message.language):
        stop = _("Reply STOP to end these messages.")
        return f"Steady: {short_words(message)} {link_of(message)} {stop}"


def _back() -> str:
    return str(settings.BASE_URL) + reverse("notifications:sms_status")


def _read(answer: http.Answer) -> str:
    try:
        told = json.loads(answer.body)
    except ValueError:
        told = {}
    if answer.status in (200, 201):
        return str(told.get("sid", ""))[:64]
    code = told.get("code")
    if code in NEVER:
        raise Undeliverable(NEVER[code])
    raise TryLater(f"provider answered {answer.status}" + (f", {code}" if isinstance(code, int) else ""))


def is_signed(path: str, form: Mapping[str, str], signature: str) -> bool:
    """Whether the provider sent this: its signature covers our address and every field (HMAC-SHA1, as it says)."""
    provider = account()
    if provider is None:
        return False
    told = str(settings.BASE_URL) + path + "".join(f"{key}{form[key]}" for key in sorted(form))
    wanted = base64.b64encode(hmac.new(provider.token.encode(), told.encode(), hashlib.sha1).digest())
    return hmac.compare_digest(wanted, signature.encode())
