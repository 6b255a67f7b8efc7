"""Who stands at a door of the clinic's own pages."""

from django.http import Http404, HttpRequest

from rehab.accounts.models import Clinic, User
from rehab.accounts.roles import CLINIC_ADMIN


def admin_of(request: HttpRequest) -> tuple[User, Clinic]:
    """The reader and the clinic they run."""
    user = request.user
    clinic = user.clinic_as(CLINIC_ADMIN) if isinstance(user, User) else None
    if not isinstance(user, User) or clinic is None:
        raise Http404
    return user, clinic
