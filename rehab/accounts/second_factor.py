"""Whether a person has a second way to prove who they are."""

from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from rehab.accounts.models import User

SESSION_KEY = "second_factor"


def has_second_factor(request: HttpRequest, user: User) -> bool:
    """Remembered in the session once seen; a removed factor ends the session's memory (rehab.accounts.receivers)."""
    if request.session.get(SESSION_KEY) == str(user.pk):
        return True
    found = Authenticator.objects.filter(
        user=user, type__in=[Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    ).exists()
    if found:
        request.session[SESSION_KEY] = str(user.pk)
    return found
