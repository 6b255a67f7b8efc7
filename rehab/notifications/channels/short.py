"""The few words of a notification or text message. Nothing in them tells a bystander about anybody's health."""

from django.utils.translation import gettext as _

from rehab.notifications.models import Message


def short_words(message: Message) -> str:
    """One sentence that may stand on a locked screen."""
    return {
        "check_in": _("Your check-in is ready."),
        "check_in_nudge": _("Your check-in is still open."),
        "check_in_other": _("Something short is ready for you."),
        "sms_confirm": _("Open this link to get reminders here:"),
    }.get(message.kind, _("Something in Steady is ready for you."))
