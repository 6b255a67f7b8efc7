"""How django-allauth behaves here."""

import logging
import smtplib
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rehab.accounts import tally
from rehab.accounts.address import client_address
from rehab.accounts.models import User
from rehab.accounts.second_factor import factors_of

log = logging.getLogger(__name__)

# What to do now, where the package says only what was wrong. The same for known and unknown addresses.
WORDS = {
    "email_password_mismatch": gettext_lazy(
        "This e-mail address and this password do not go together. Look at both, or choose a new password."
    ),
    "too_many_login_attempts": gettext_lazy(
        "There were too many wrong tries. Please wait 15 minutes and try again."
    ),
    "rate_limited": gettext_lazy("That was often in a short time. Please wait a minute and try again."),
    "incorrect_password": gettext_lazy("This is not your password. Please try again."),
    "incorrect_code": gettext_lazy("This code is not right. Type the one that your app shows now."),
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves: people are invited. Wrong tries are counted in the database."""

    error_messages = DefaultAccountAdapter.error_messages | WORDS

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return "/"

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """There are no usernames."""

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Who has this address and password; None for a wrong one and for a person who may no longer sign in.

        A try is taken before the password is looked at and given back when it was right. Raises
        ValidationError, in the same words for known and unknown addresses, when there are no tries left.
        """
        purses = (tally.account(str(credentials.get("email", ""))), tally.address(client_address(request)))
        if not tally.spend(*purses):
            raise self.validation_error("too_many_login_attempts")
        user = authenticate(request, **credentials)
        AuthenticationBackend.unstash_authenticated_user()
        if not isinstance(user, User):
            return None
        tally.refund(*purses)
        return user

    def reauthenticate(self, user: User, password: str) -> bool:
        """Whether this is the password of the person who is signed in. Counted like any other try."""
        found = self.authenticate(self.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Before a change to how somebody signs in, unless they proved who they are in the last minutes."""
        records = get_authentication_records(self.request, self.request.user)
        latest = max((entry["at"] for entry in records), default=0.0)
        return bool(time.time() - latest > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)

    def format_email_subject(self, subject: str) -> str:
        return subject

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send at once. A mail server that is away is told to the reader and never breaks the page."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, smtplib.SMTPException) as away:
            log.warning(
                "account mail not sent: %s (%s)", template_prefix.rpartition("/")[2], type(away).__name__
            )
            sentence = _(
                "Our mail service does not answer. No e-mail was sent. Please try again in a few minutes."
            )
            messages.error(self.request, sentence)


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """A member of staff keeps at least one second step."""

    error_messages = DefaultMFAAdapter.error_messages | WORDS

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        user = authenticator.user
        return not user.is_staff_member or factors_of(user).exclude(pk=authenticator.pk).exists()
