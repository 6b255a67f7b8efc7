"""How reminders reach somebody: devices, a mobile number, and which of them is used."""

import re
import uuid
from collections import defaultdict
from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rehab.accounts.models import User
from rehab.audit.record import record
from rehab.lib.states import NotAllowedNow
from rehab.notifications import events
from rehab.notifications.actions.opt_outs import opt_in
from rehab.notifications.actions.queue import queue_message
from rehab.notifications.channels import push, sms
from rehab.notifications.models import Channel, ChannelChoice, OptOut, PhoneNumber, PushSubscription

MOST_DEVICES = 10
NUMBER = re.compile(r"\+[1-9]\d{6,14}")
LINK_LIVES = timedelta(hours=24)


def usable_ways(users: Collection[uuid.UUID]) -> dict[uuid.UUID, list[str]]:
    """The channels that work for each person and that they have not turned off; the one they chose first.

    Four queries, however many people.
    """
    off = set(OptOut.objects.filter(user__in=users).values_list("user_id", "channel"))
    here = {
        Channel.EMAIL: set(users),
        Channel.PUSH: set(
            PushSubscription.objects.filter(user__in=users, gone_at=None).values_list("user_id", flat=True)
        ),
        Channel.SMS: set(
            PhoneNumber.objects.filter(user__in=users)
            .exclude(confirmed_at=None)
            .values_list("user_id", flat=True)
            if sms.account()
            else ()
        ),
    }
    chosen = dict(ChannelChoice.objects.filter(user__in=users).values_list("user_id", "channel"))
    found: dict[uuid.UUID, list[str]] = defaultdict(list)
    for user in users:
        first = chosen.get(user, Channel.EMAIL)
        order = sorted(here, key=lambda channel: channel != first)
        found[user] = [str(one) for one in order if user in here[one] and (user, one) not in off]
    return found


@transaction.atomic
def choose_way(*, user: User, channel: str, by: User) -> ChannelChoice:
    """Reminders come this way from now on, when it works; else by another one that is not turned off."""
    if channel not in Channel.values:
        raise NotAllowedNow(_("There is no such way."))
    choice, _new = ChannelChoice.objects.update_or_create(user=user, defaults={"channel": channel})
    opt_in(user=user, by=by, channel=channel)
    record(events.CHANNEL_CHOSEN, by=by, about=choice)
    return choice


@transaction.atomic
def add_device(
    *, user: User, endpoint: str, p256dh: str, auth: str, device: str, by: User
) -> PushSubscription:
    """This browser takes notifications. Raises NotAllowedNow for an address that is no push service's."""
    if not push.is_push_service(endpoint):
        raise NotAllowedNow(
            _("This browser's notifications are not known here, so they cannot be turned on.")
        )
    User.objects.select_for_update().get(pk=user.pk)
    living = PushSubscription.objects.filter(user=user, gone_at=None).exclude(endpoint=endpoint)
    for oldest in living.order_by("-made_at")[MOST_DEVICES - 1 :]:
        oldest.delete()
    row, _new = PushSubscription.objects.update_or_create(
        user=user,
        endpoint=endpoint,
        defaults={"p256dh": p256dh, "auth": auth, "device": device[:60], "gone_at": None},
    )
    record(events.DEVICE_ADDED, by=by, about=row)
    choose_way(user=user, channel=Channel.PUSH, by=by)
    return row


@transaction.atomic
def remove_device(*, device: PushSubscription, by: User) -> None:
    record(events.DEVICE_REMOVED, by=by, about=device)
    device.delete()


@transaction.atomic
def give_number(*, user: User, number: str, by: User) -> PhoneNumber:
    """Keep a mobile number and send it a link: only who opens that link gets more. Raises NotAllowedNow."""
    number = re.sub(r"[\s().-]", "", number)
    if sms.account() is None:
        raise NotAllowedNow(_("This site sends no text messages."))
    if not NUMBER.fullmatch(number):
        raise NotAllowedNow(_("Write the number with its country, such as +34 600 000 000."))
    PhoneNumber.objects.filter(user=user).delete()
    phone = PhoneNumber.objects.create(user=user, number=number)
    opt_in(user=user, by=by, channel=Channel.SMS)
    queue_message(
        kind="sms_confirm",
        key=f"sms_confirm:{phone.pk}",
        user=user,
        channel=Channel.SMS,
        link="notifications:sms_confirm",
        link_id=phone.pk,
        expires_at=timezone.now() + LINK_LIVES,
    )
    record(events.PHONE_GIVEN, by=by, about=phone)
    return phone


@transaction.atomic
def confirm_number(*, phone: PhoneNumber) -> PhoneNumber:
    """Whoever opened the link owns the number. A link is good for a day."""
    if phone.confirmed_at is None:
        if phone.made_at < timezone.now() - LINK_LIVES:
            raise NotAllowedNow(_("This link is too old. Ask for a new one in your settings."))
        phone.confirmed_at = timezone.now()
        phone.save(update_fields=["confirmed_at"])
        record(events.PHONE_CONFIRMED, by=phone.user, about=phone)
        choose_way(user=phone.user, channel=Channel.SMS, by=phone.user)
    return phone


@transaction.atomic
def remove_number(*, user: User, by: User) -> None:
    """Forget the number: it is not ours to keep."""
    for phone in PhoneNumber.objects.filter(user=user):
        record(events.PHONE_REMOVED, by=by, about=phone)
        phone.delete()
