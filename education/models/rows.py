"""The window to a clinic's library."""

from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from patients.models.patient import Row
from rehab.accounts.models import User


class ClinicRows(models.QuerySet[Row]):
    """Rows that belong to a clinic's library."""

    clinic_path = "clinic"

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The library of the clinics this person works for."""
        if not isinstance(user, User) or not user.is_active:
            return self.none()
        return self.filter(**{f"{self.clinic_path}__in": [m.clinic_id for m in user.active_memberships]})
