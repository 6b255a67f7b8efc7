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
from django.utils.translation import gettext as _

from rehab.accounts.models import User
from rehab.accounts.second_factor import has_second_factor

GetResponse = Callable[[HttpRequest], HttpResponse]
STARTED, SEEN = "started_at", "seen_at"
# A session's last-seen moment is written at most this often, so that reading pages stays cheap.
SEEN_EVERY = 60


class SessionLimitsMiddleware:
    """Ends a session that was idle too long or is too old. No parameter and no background request extends it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if isinstance(user, User) and self._is_over(request, user):
            logout(request)
            request.session["ended"] = "idle"
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any) -> None:
        declared = getattr(view, "policy", None)
        if isinstance(request.user, User) and not (declared and declared.passive):
            self._note(request)

    def _is_over(self, request: HttpRequest, user: User) -> bool:
        now = time.time()
        started = request.session.get(STARTED)
        if started is None:
            request.session[STARTED] = request.session[SEEN] = now
            return False
        limits = settings.SESSION_IDLE_SECONDS
        idle = limits["staff"] if user.is_staff_member else limits["patient"]
        old = now - started > settings.SESSION_ABSOLUTE_SECONDS
        return bool(old or now - request.session.get(SEEN, started) > idle)

    def _note(self, request: HttpRequest) -> None:
        now = time.time()
        if now - request.session.get(SEEN, 0) > SEEN_EVERY:
            request.session[SEEN] = now


class SecondFactorMiddleware:
    """A member of staff without a second factor is nobody yet: everything but enrolment treats them as not signed in."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        user = request.user
        if not isinstance(user, User) or not user.is_staff_member or has_second_factor(request, user):
            return None
        if self._is_enrolment(request, view):
            return None
        request.user = AnonymousUser()
        if request.method == "GET":
            messages.info(request, _("Please set up a second step for signing in. It protects your patients' records."))
        return HttpResponseRedirect(reverse("mfa_activate_totp"))

    @staticmethod
    def _is_enrolment(request: HttpRequest, view: Callable[..., Any]) -> bool:
        declared = getattr(view, "policy", None)
        if declared is not None:
            return bool(declared.before_second_factor)
        name = request.resolver_match.url_name if request.resolver_match else ""
        return name in ENROLMENT_URLS


ENROLMENT_URLS = frozenset(
    {"account_login", "account_logout", "account_reauthenticate", "mfa_index", "mfa_activate_totp", "mfa_add_webauthn"}
    | {"mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "mfa_list_webauthn"}
)


class PersonalSettingsMiddleware:
    """Speak the reader's language and show their clock."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        language = user.language if isinstance(user, User) else translation.get_language_from_request(request)
        with translation.override(language):
            request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE
            if isinstance(user, User):
                timezone.activate(ZoneInfo(user.time_zone))
            try:
                response = self.get_response(request)
            finally:
                timezone.deactivate()
            response.headers.setdefault("Content-Language", language)
            return response
