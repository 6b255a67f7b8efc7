"""Whether a person has a second way to prove who they are."""

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet
from django.http import HttpRequest

from rehab.accounts.models import User

SESSION_KEY = "second_factor"


def factors_of(user: User) -> "QuerySet[Authenticator]":
    """The person's second steps. Recovery codes are no step of their own."""
    rows: QuerySet[Authenticator] = Authenticator.objects.filter(
        user=user, type__in=[Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    )
    return rows


def has_second_factor(request: HttpRequest, user: User) -> bool:
    """Remembered in the session once seen; adding or removing one ends all others (see receivers)."""
    if request.session.get(SESSION_KEY) == str(user.pk):
        return True
    found = factors_of(user).exists()
    if found:
        remember(request, user)
    return found


def remember(request: HttpRequest, user: User) -> None:
    request.session[SESSION_KEY] = str(user.pk)


def forget(request: HttpRequest) -> None:
    request.session.pop(SESSION_KEY, None)
