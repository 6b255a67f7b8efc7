"""How reminders reach me: devices, a mobile number, and which of them is used."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from rehab.accounts.models import User
from rehab.accounts.policy import EVERYONE, FORM, SIGNED_IN, policy
from rehab.accounts.tokens import read_id
from rehab.lib.states import NotAllowedNow
from rehab.notifications.actions import ways
from rehab.notifications.actions.opt_outs import opt_in, opt_out
from rehab.notifications.channels import push, sms
from rehab.notifications.forms import DeviceForm, NumberForm, WayForm
from rehab.notifications.models import Channel, ChannelChoice, OptOut, PhoneNumber, PushSubscription

PAGE = "notifications:ways"
CONFIRM = "notifications:sms_confirm"


@policy(SIGNED_IN, methods=FORM)
def reminder_ways(request: HttpRequest) -> HttpResponse:
    """One page; each of its buttons is named in `do`."""
    user = request.user
    if not isinstance(user, User):
        raise Http404
    number = NumberForm(request.POST if request.POST.get("do") == "number" else None)
    if request.method == "POST":
        try:
            said = _do(request, user, number)
        except NotAllowedNow as no:
            messages.warning(request, str(no))
            said = ""
        if said:
            messages.success(request, said)
        if number.is_valid() or not number.is_bound:
            return redirect(PAGE)
    return render(request, "notifications/ways.html", _page(user, number))


def _page(user: User, number: NumberForm) -> dict[str, Any]:
    phone = PhoneNumber.objects.filter(user=user).first()
    devices = list(PushSubscription.objects.filter(user=user, gone_at=None).order_by("made_at"))
    working = [Channel.EMAIL.value]
    working += [Channel.PUSH.value] if devices else []
    working += [Channel.SMS.value] if phone and phone.confirmed_at and sms.account() else []
    chosen = ChannelChoice.objects.filter(user=user).first()
    off = set(OptOut.objects.filter(user=user).values_list("channel", flat=True))
    return {
        "layout": "_layouts/clinic.html" if user.is_staff_member else "_layouts/portal.html",
        "ways": [(one, Channel(one).label, one in off) for one in working],
        "all_off": all(one in off for one in working),
        "way": WayForm(working=working, initial={"channel": chosen.channel if chosen else Channel.EMAIL}),
        "number": number,
        "phone": phone,
        "devices": devices,
        "server_key": push.server_key(),
        "has_texts": sms.account() is not None,
    }


def _do(request: HttpRequest, user: User, number: NumberForm) -> str:
    """Do what the button says; what is said when it is done, "" when nothing was."""
    sent = request.POST
    channel = sent.get("channel", "")
    if channel not in Channel.values:
        channel = Channel.EMAIL
    acts: dict[str, Callable[[], Any]] = {
        "choose": lambda: ways.choose_way(user=user, channel=channel, by=user),
        "off": lambda: opt_out(user=user, channel=channel, by=user),
        "on": lambda: opt_in(user=user, channel=channel, by=user),
        "device": lambda: _add_device(sent, user),
        "forget_device": lambda: ways.remove_device(device=_device(user, sent.get("id", "")), by=user),
        "number": lambda: (
            number.is_valid() and ways.give_number(user=user, number=number.cleaned_data["number"], by=user)
        ),
        "forget_number": lambda: ways.remove_number(user=user, by=user),
    }
    done = acts.get(sent.get("do", ""), lambda: False)()
    if done is False:
        return ""
    return _("We have sent you a link. Open it on your phone.") if sent["do"] == "number" else _("Saved.")


def _device(user: User, told: str) -> PushSubscription:
    """The reader's own device with this id; a page that does not exist for anything else."""
    try:
        return get_object_or_404(PushSubscription, user=user, pk=uuid.UUID(told))
    except ValueError as error:
        raise Http404 from error


def _add_device(sent: Any, user: User) -> Any:
    form = DeviceForm(sent)
    if not form.is_valid():
        raise NotAllowedNow(_("This browser did not say where its notifications go. Please try again."))
    return ways.add_device(user=user, by=user, **form.cleaned_data)


@policy(EVERYONE, methods=FORM)
def confirm_number(request: HttpRequest, token: str) -> HttpResponse:
    """The link in a text message. Opening it shows a button, so that a look-ahead of a phone confirms nothing."""
    phone_id = read_id(CONFIRM, token)
    phone = get_object_or_404(PhoneNumber.objects.select_related("user"), pk=phone_id)
    if request.method == "POST":
        try:
            ways.confirm_number(phone=phone)
        except NotAllowedNow as no:
            messages.warning(request, str(no))
        return redirect(request.path)
    return render(request, "notifications/number.html", {"phone": phone})
