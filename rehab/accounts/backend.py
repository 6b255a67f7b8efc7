"""Who is signed in, read with a statement that is compiled once."""

import uuid
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import Exists, OuterRef

from rehab.accounts.models import Membership, User
from rehab.lib.prepared import Prepared

_person: Prepared[User] = Prepared(
    # Nearly everybody who signs in works at no clinic, and is not asked where.
    lambda pk: User.objects.filter(pk=pk).annotate(
        is_member=Exists(Membership.objects.filter(user=OuterRef("pk"), ended_at=None))
    ),
    pk=uuid.UUID(int=1),
)


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """allauth's own but for how the person of a session is read."""

    def get_user(self, user_id: Any) -> User | None:
        user = _person.first(pk=uuid.UUID(str(user_id)))
        return user if user is not None and self.user_can_authenticate(user) else None
