"""Limits on a session, the compulsory second factor, and the reader's language and time zone."""

import time
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language_from_request
from django.utils.translation import gettext as _

from rehab.accounts.models import User
from rehab.accounts.second_factor import has_second_factor
from rehab.lib.languages import language_of_page

GetResponse = Callable[[HttpRequest], HttpResponse]
STARTED, SEEN, ENDED = "started_at", "seen_at", "ended"
# A session's last-seen moment is written at most this often, so that reading pages stays cheap.
SEEN_EVERY = 60


class SessionLimitsMiddleware:
    """Ends a session that was idle too long or is too old. No parameter, no background request extends it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user = known(request)
        why = self._why_over(request, user) if isinstance(user, User) else ""
        if why:
            logout(request)
            request.session[ENDED] = why
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any) -> None:
        declared = getattr(view, "policy", None)
        if isinstance(request.user, User) and not (declared and declared.passive):
            self._note(request)

    def _why_over(self, request: HttpRequest, user: User) -> str:
        """`idle`, `old`, or nothing while the session may go on."""
        now = time.time()
        started = request.session.get(STARTED)
        if started is None:
            request.session[STARTED] = request.session[SEEN] = now
            return ""
        limits = settings.SESSION_IDLE_SECONDS
        idle = limits["staff"] if user.is_staff_member else limits["patient"]
        if now - started > settings.SESSION_ABSOLUTE_SECONDS:
            return "old"
        return "idle" if now - request.session.get(SEEN, started) > idle else ""

    def _note(self, request: HttpRequest) -> None:
        now = time.time()
        if now - request.session.get(SEEN, 0) > SEEN_EVERY:
            request.session[SEEN] = now


def known(request: HttpRequest) -> User | AnonymousUser:
    """Whoever asks, themselves: Django's stand-in, which waits to be asked, costs more than they do each time."""
    asking = request.user
    return getattr(asking, "_wrapped", asking) if asking.is_authenticated else asking


class SecondFactorMiddleware:
    """Staff without a second factor are nobody yet, in views and templates: only enrolment knows them."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if isinstance(user, User) and user.is_staff_member and not has_second_factor(request, user):
            request.half_signed_in = user  # type: ignore[attr-defined]
            request.user = AnonymousUser()
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        half: User | None = getattr(request, "half_signed_in", None)
        if half is None:
            return None
        if self._is_enrolment(request, view):
            request.user = half
            return None
        declared = getattr(view, "policy", None)
        if declared is not None and declared.audience.admits(request.user):
            return None
        return self._lead_to_enrolment(request)

    @staticmethod
    def _lead_to_enrolment(request: HttpRequest) -> HttpResponse:
        if request.method == "GET":
            messages.info(
                request, _("Please set up a second step for signing in. It protects your patients' records.")
            )
        return HttpResponseRedirect(reverse("mfa_activate_totp"))

    @staticmethod
    def _is_enrolment(request: HttpRequest, view: Callable[..., Any]) -> bool:
        declared = getattr(view, "policy", None)
        if declared is not None:
            return bool(declared.before_second_factor)
        # The full name: a room's URL that is called the same carries its namespace and is not meant.
        name = request.resolver_match.view_name if request.resolver_match else ""
        return name in ENROLMENT_URLS


ENROLMENT_URLS = frozenset(
    {
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
    }
    | {
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
        "mfa_list_webauthn",
    }
)


class PersonalSettingsMiddleware:
    """Speak the reader's language and show their clock.

    Before somebody is known, the language is the one they chose on the sign-in page, or else their browser's.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        chosen = "" if isinstance(user, User) else chosen_language(request)
        wanted = user.language if isinstance(user, User) else chosen or get_language_from_request(request)
        request.wanted_language = wanted  # type: ignore[attr-defined]
        language = language_of_page(request.path_info, wanted)
        with translation.override(language):
            request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE
            if isinstance(user, User):
                timezone.activate(ZoneInfo(user.time_zone))
            try:
                response = self.get_response(request)
            finally:
                timezone.deactivate()
            response.headers.setdefault("Content-Language", language)
        return remember_language(response, chosen) if chosen else response


def chosen_language(request: HttpRequest) -> str:
    """The language asked for in the address, as the links of the sign-in page do; "" for none that we speak."""
    asked = request.GET.get("language", "")
    return asked if asked in dict(settings.LANGUAGES) else ""


def remember_language(response: HttpResponse, language: str) -> HttpResponse:
    """Keep the choice on this device. It says nothing about anybody."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
