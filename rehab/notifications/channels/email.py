"""E-mail. The text says that something waits and where, and nothing about anybody's health."""

from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from rehab.accounts.tokens import sign_id
from rehab.notifications.models import Message

OPT_OUT = "notifications:opt_out"


def send(message: Message) -> str:
    """Send one message. Raises smtplib.SMTPException or OSError when the mail server does not take it."""
    address = message.user.email if message.user else message.address
    with translation.override(message.language):
        context = {"link": link_of(message), "opt_out": opt_out_link(message), "message": message}
        text = render_to_string(f"emails/{message.kind}.txt", context)
        html = render_to_string(f"emails/{message.kind}.html", context)
    subject, _, body = text.partition("\n")
    mail = EmailMultiAlternatives(
        subject.strip(), body.strip() + "\n", to=[address], headers=headers(message)
    )
    mail.attach_alternative(html, "text/html")
    mail.send()
    return ""


def headers(message: Message) -> dict[str, str]:
    """The Message-ID is the same at every try, so that a receiver can tell a double from a second message."""
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    found = {"Message-ID": f"<{message.pk}@{host}>", "Auto-Submitted": "auto-generated"}
    if opt_out_link(message):
        found["List-Unsubscribe"] = f"<{opt_out_link(message)}>"
        found["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return found


def link_of(message: Message) -> str:
    """The address the message leads to; an id in it is signed for this kind of link only."""
    if not message.link:
        return f"{settings.BASE_URL}/"
    if message.link_id is None:
        return str(settings.BASE_URL) + reverse(message.link)
    path = reverse(message.link, args=[sign_id(message.link, message.link_id)])
    return f"{settings.BASE_URL}{path}{_speaking(message)}"


def _speaking(message: Message) -> str:
    """Somebody without an account yet comes in by a link that knows their language."""
    speaks_other = message.user is None and message.language != settings.LANGUAGE_CODE
    return f"?language={message.language}" if speaks_other else ""


def opt_out_link(message: Message) -> str:
    if message.user is None or message.kind in settings.MESSAGES_OF_DUTY:
        return ""
    return str(settings.BASE_URL) + reverse(OPT_OUT, args=[sign_id(OPT_OUT, message.user.pk)])
