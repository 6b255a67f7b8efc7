"""Stopping e-mails with one tap, and the demo's mail page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt

from rehab.accounts.demo import is_demo_request
from rehab.accounts.policy import EVERYONE, FORM, WRITE, policy
from rehab.notifications.actions.opt_outs import opt_in as turn_on
from rehab.notifications.actions.opt_outs import opt_out as turn_off
from rehab.notifications.actions.opt_outs import user_of
from rehab.notifications.models import LocalMail, OptOut


@policy(EVERYONE, methods=FORM)
@csrf_exempt
def opt_out(request: HttpRequest, token: str) -> HttpResponse:
    """One tap, signed in or not. Mail programs post here without a page (RFC 8058); the signed link is the key."""
    user = user_of(token)
    if user is None:
        raise Http404
    if request.method == "POST":
        turn_off(user=user, by=user)
        return redirect(request.path)
    stopped = OptOut.objects.filter(user=user, channel="email").exists()
    return render(request, "notifications/opt_out.html", {"token": token, "stopped": stopped})


@policy(EVERYONE, methods=WRITE)
def opt_in(request: HttpRequest, token: str) -> HttpResponse:
    user = user_of(token)
    if user is None:
        raise Http404
    turn_on(user=user, by=user)
    return redirect("notifications:opt_out", token)


@policy(EVERYONE)
def local_mail(request: HttpRequest) -> HttpResponse:
    """What the demo would have sent. There is no such page outside the demo."""
    if not is_demo_request(request):
        raise Http404
    mails = LocalMail.objects.order_by("-id")[:50]
    return render(request, "notifications/local_mail.html", {"mails": mails})
