"""What every request passes through on the ground floor."""

import uuid
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.template import loader
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from rehab.accounts.middleware import ENDED
from rehab.accounts.policy import SIGNED_IN, Policy
from rehab.lib.refusals import Refused
from rehab.web.busy import busy, is_busy
from rehab.web.policies import THIRD_PARTY

GetResponse = Callable[[HttpRequest], HttpResponse]


class RequestIdMiddleware:
    """A random id for each request: it ties audit events and log lines together and names nobody."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.request_id = uuid.uuid4()  # type: ignore[attr-defined]
        response = self.get_response(request)
        response["X-Request-ID"] = str(request.request_id)  # type: ignore[attr-defined]
        return response


class SecurityHeadersMiddleware:
    """Headers that Django does not set itself. Nothing a signed-in person sees is kept by a cache."""

    PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), screen-wake-lock=(self)"

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", self.PERMISSIONS)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.setdefault("Cache-Control", "no-store")
        if request.path == "/accounts/logout/" and request.method == "POST":
            response["Clear-Site-Data"] = '"cache", "storage"'
        return response


class ContentPolicyMiddleware(CSPMiddleware):
    """The policy is one text for every answer, worked out once; a view that declares its own is left to the package."""

    def __init__(self, get_response: GetResponse) -> None:
        super().__init__(get_response)
        self.usual = build_policy()

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if settings.DEBUG or any(name.startswith("_csp") for name in (*vars(request), *vars(response))):
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, self.usual)
        return response


class ZeroByteMiddleware:
    """No field and no address of ours has a U+0000, and no database takes one: refused before any view reads it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        told = [request.GET, request.POST] if request.method == "POST" else [request.GET]
        if any("\x00" in value for form in told for _name, values in form.lists() for value in values):
            raise BadRequest
        return self.get_response(request)


class PolicyMiddleware:
    """Deny by default: a view without a declared policy is refused, whoever asks."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        declared = policy_of(request, view)
        if declared is None:
            raise PermissionDenied
        if not declared.audience.admits(request.user):
            if not request.user.is_authenticated:
                return _to_sign_in(request, declared)
            raise Refused(str(declared.audience.otherwise))
        if request.method not in declared.methods:
            return HttpResponseNotAllowed(declared.methods)
        return None


def _to_sign_in(request: HttpRequest, declared: Policy) -> HttpResponse:
    """To the sign-in page, with a word about a session that ended, and from there back to where they were.

    A script that asked for a part of a page is told to load the page anew, which then comes here itself.
    """
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Refresh": "true"})
    why = request.session.pop(ENDED, "")
    if why:
        messages.info(request, _ENDED_WORDS[why])
    return redirect_to_login(request.get_full_path() if "GET" in declared.methods else page_before(request))


_ENDED_WORDS = {
    "idle": _("You were signed out because nothing happened for a while. Sign in to go on where you were."),
    "old": _(
        "You were signed out because your visit had lasted half a day. Sign in to go on where you were."
    ),
}


def page_before(request: HttpRequest) -> str:
    """The page whose form was sent, when it is one of ours; else the first page."""
    referrer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referrer, {request.get_host()}, require_https=request.is_secure()):
        return "/"
    return urlsplit(referrer).path or "/"


def page_again(request: HttpRequest) -> str:
    """The page that was asked for, to ask for it once more; "" where something was sent or a part was wanted."""
    whole = request.method in ("GET", "HEAD") and not request.headers.get("HX-Request")
    return request.get_full_path() if whole else ""


def policy_of(request: HttpRequest, view: Callable[..., HttpResponse]) -> Policy | None:
    """The policy declared at the view, or for another package's view under the name of its URL."""
    declared: Policy | None = getattr(view, "policy", None)
    if declared is None and request.resolver_match is not None:
        # The full name: a room's own URL of the same name carries its namespace and is not meant.
        declared = THIRD_PARTY.get(request.resolver_match.view_name)
    return declared


class DatabaseDownMiddleware:
    """No database: 503 with Retry-After and a page that needs none, instead of an error.

    A row that others hold is no database that is away: that page keeps what was sent.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        except (OperationalError, InterfaceError):
            return unavailable(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if request.method == "POST" and is_busy(error):
            return busy(request)
        return unavailable(request) if isinstance(error, OperationalError | InterfaceError) else None


def unavailable(request: HttpRequest) -> HttpResponse:
    """The page for a time without a database. It is rendered without the request, so nothing is looked up."""
    words = {"signed_in_only": SIGNED_IN.key, "again": page_again(request)}
    page = loader.get_template("web/503.html").render(words)
    return HttpResponse(page, status=503, headers={"Retry-After": "10"})
