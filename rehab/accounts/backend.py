"""Who is signed in, read with a statement that is compiled once."""

import uuid
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from rehab.accounts.models import User
from rehab.lib.prepared import Prepared

_person: Prepared[User] = Prepared(lambda pk: User.objects.filter(pk=pk), pk=uuid.UUID(int=1))


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """allauth's own but for how the person of a session is read."""

    def get_user(self, user_id: Any) -> User | None:
        user = _person.first(pk=uuid.UUID(str(user_id)))
        return user if user is not None and self.user_can_authenticate(user) else None
