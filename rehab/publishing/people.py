"""How somebody who wrote or reviewed is named."""

from django.utils.translation import gettext as _

from rehab.accounts.models import User


def name_of(user: User | None) -> str:
    """Their name; somebody who has left, or whose account is gone, is a former colleague."""
    return user.name if user is not None and user.is_active else _("a former colleague")
