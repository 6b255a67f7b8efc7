"""The provider of text messages calls here. Each call is signed with the secret we share."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from rehab.accounts.policy import EVERYONE, WRITE, policy
from rehab.notifications.actions.provider import hear, note_status
from rehab.notifications.channels.sms import is_signed


def _check_signed(request: HttpRequest) -> None:
    """Raise Http404 for a call that the provider did not sign: for anybody else there is no such page."""
    form = {key: str(value) for key, value in request.POST.items()}
    if not is_signed(request.path, form, request.headers.get("X-Twilio-Signature", "")):
        raise Http404


@policy(EVERYONE, methods=WRITE)
@csrf_exempt
def sms_status(request: HttpRequest) -> HttpResponse:
    """What became of a text message that we handed over."""
    _check_signed(request)
    sent = request.POST
    note_status(
        name=sent.get("MessageSid", ""), status=sent.get("MessageStatus", ""), code=sent.get("ErrorCode", "")
    )
    return HttpResponse(status=204)


@policy(EVERYONE, methods=WRITE)
@csrf_exempt
def sms_inbound(request: HttpRequest) -> HttpResponse:
    """Somebody answered a text message. STOP ends them; anything else is not kept and not read."""
    _check_signed(request)
    hear(number=request.POST.get("From", ""), words=request.POST.get("Body", ""))
    return HttpResponse("<Response/>", content_type="text/xml")
