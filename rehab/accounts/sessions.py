"""Sessions of a person: who may keep theirs when something about signing in changes."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import user_logged_in
from allauth.usersessions.models import UserSession
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest
from django.utils.crypto import get_random_string

from rehab.accounts.models import User


def sign_in(request: HttpRequest, user: User) -> None:
    """Sign this person in, in a fresh session. Call it only after they have proven who they are just now.

    A member of staff without a second factor is led to set one up before anything else opens.
    """
    request.session.flush()
    get_adapter().login(request, user)
    record_authentication(request, user, "password", reauthenticated=True)
    user_logged_in.send(sender=User, request=request, user=user)


def end_sessions(user: User, *, but: HttpRequest | None = None) -> None:
    """End every session of this person, wherever a copy of it lies; keep the one of the request `but`."""
    user.session_salt = get_random_string(22)
    user.save(update_fields=["session_salt"])
    if but is not None and but.user.pk == user.pk:
        update_session_auth_hash(but, user)
        UserSession.objects.create_from_request(but)
