"""Forms that a device may send later, again, or twice: what the server makes of them.

A form that redirects after saving, and only then, can be queued by `<form data-queue="…">` (static/js/outbox.js)
without a word in its view; a redirect that saved nothing says so with `nothing_saved`. Such a request says
`X-Steady-Queued: 1` and is answered in JSON: {"state": …, "to": …} with one of

    saved    200  the view redirected: it is kept; `to` is where a browser would have gone
    to_mend  422  the view showed its form again
    sign_in  401  nobody is signed in
    other    422  this key was used for another body
    working  409  the same request is being worked on
    token    403  the token against forgery was old: take a new one and send again
    refused  403/404  not this person's to write
    later    5xx  try again

With `Idempotency-Key: <uuid>` the reply to a saved request is kept for this person: the same key and body get the same
reply without the view being asked again. A key belongs to one person; another's is another key. Replies that saved
nothing are not kept: asking again can only do what it would have done.
"""

import json
import uuid
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import resolve_url
from django.utils import timezone

from rehab.accounts.models import User
from rehab.lib.clocks import Made, made, moment
from rehab.web.models import KeptReply

LEASE = timedelta(seconds=60)  # engineering default: longer than any request may take
KEPT = timedelta(days=30)  # engineering default: twice as long as an entry may wait on a device
FORM = "application/x-www-form-urlencoded"
GetResponse = Callable[[HttpRequest], HttpResponse]


def is_queued(request: HttpRequest) -> bool:
    return request.method == "POST" and request.headers.get("X-Steady-Queued") == "1"


def made_of(request: HttpRequest, *, seen_at: str = "") -> Made:
    """When what this request says was written down: at once, or earlier on a device that tells what its clock said."""
    now = timezone.now()
    seen = moment(seen_at)
    waited = made(request.headers.get("X-Made-At", ""), request.headers.get("X-Device-Clock", ""), now)
    return Made(waited.at, waited.device_at, min(seen, now) if seen else None)


class QueuedMiddleware:
    """Answer queued requests in JSON, and each of them once. Stands around the policy and the view."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_queued(request):
            return self.get_response(request)
        key = _key(request)
        if key is None or not isinstance(request.user, User):
            return told(self.get_response(request))
        return self._once(request, request.user, key)

    def _once(self, request: HttpRequest, user: User, key: uuid.UUID) -> HttpResponse:
        body = sha256(request.path.encode() + b"\n" + request.body).hexdigest()
        mine = claim(user.pk, key, body)
        if not isinstance(mine, KeptReply):
            return mine
        rows = KeptReply.objects.filter(pk=mine.pk, claim=mine.claim)
        try:
            reply = told(self.get_response(request))
        except BaseException:
            rows.delete()
            raise
        if reply.status_code == 200:
            rows.update(to=json.loads(reply.content)["to"])
        else:
            rows.delete()
        return reply


def claim(user: uuid.UUID, key: uuid.UUID, body: str) -> KeptReply | HttpResponse:
    """The right to work on this request, or the answer to give instead."""
    now = timezone.now()
    KeptReply.objects.filter(user=user, claimed_at__lt=now - KEPT).delete()
    try:
        with transaction.atomic():
            return KeptReply.objects.create(user=user, key=key, body=body, claimed_at=now)
    except IntegrityError:
        there = KeptReply.objects.filter(user=user, key=key).first()
    if there is None or (there.to is None and there.body == body and there.claimed_at > now - LEASE):
        return JsonResponse({"state": "working"}, status=409, headers={"Retry-After": "1"})
    if there.body != body:
        return JsonResponse({"state": "other"}, status=422)
    if there.to is not None:
        return saved(there.to)
    mine = uuid.uuid4()
    taken = KeptReply.objects.filter(pk=there.pk, claim=there.claim, to=None)
    if not taken.update(claim=mine, claimed_at=now):
        return JsonResponse({"state": "working"}, status=409, headers={"Retry-After": "1"})
    there.claim = mine
    return there


def saved(to: str) -> JsonResponse:
    return JsonResponse({"state": "saved", "to": to})


def told(response: HttpResponse) -> HttpResponse:
    """A view's answer to a form, in the few words that a queue needs. Cookies and headers stay."""
    state, status, to = _state(response)
    answer = JsonResponse({"state": state} | ({"to": to} if to else {}), status=status)
    answer.cookies = response.cookies
    return answer


def nothing_saved(response: HttpResponse) -> HttpResponse:
    """Mark a redirect that is not the answer to something saved."""
    response.nothing_saved = True  # type: ignore[attr-defined]
    return response


def _state(response: HttpResponse) -> tuple[str, int, str]:
    status = response.status_code
    if status in (301, 302, 303):
        to = urlsplit(response.headers["Location"])
        if to.path == resolve_url("account_login"):
            return "sign_in", 401, ""
        if getattr(response, "nothing_saved", False):
            return "refused", 403, ""
        return "saved", 200, to.path
    if status == 200:
        return "to_mend", 422, ""
    if getattr(response, "old_token", False):
        return "token", 403, ""
    return ("later" if status >= 500 else "refused"), status, ""


def _key(request: HttpRequest) -> uuid.UUID | None:
    """The key, when there is one and the body is a plain form."""
    if request.content_type != FORM:
        return None
    try:
        return uuid.UUID(request.headers.get("Idempotency-Key", ""))
    except ValueError:
        return None
