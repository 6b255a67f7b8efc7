"""When a second step is added or removed, only the session that did it goes on, and it is asked anew.

Without this, a session that was opened with a password alone would become a full one when the same person
sets up a second step elsewhere.
"""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.dispatch import receiver
from django.http import HttpRequest

from rehab.accounts.events import FACTOR_ADDED, FACTOR_REMOVED
from rehab.accounts.models import User
from rehab.accounts.second_factor import forget
from rehab.accounts.sessions import end_sessions
from rehab.audit.record import record


@receiver(authenticator_added)
def factor_added(request: HttpRequest, user: User, authenticator: Authenticator, **more: Any) -> None:
    _end_others(request, user)
    record(FACTOR_ADDED, by=user, reason=str(authenticator.type))


@receiver(authenticator_removed)
def factor_removed(request: HttpRequest, user: User, authenticator: Authenticator, **more: Any) -> None:
    _end_others(request, user)
    record(FACTOR_REMOVED, by=user, reason=str(authenticator.type))


def _end_others(request: HttpRequest, user: User) -> None:
    forget(request)
    end_sessions(user, but=request)
