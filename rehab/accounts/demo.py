"""The demo's door: be one of the invented people with one tap. Nowhere else does this door exist."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from rehab.accounts.address import from_this_machine
from rehab.accounts.models import DemoDoor, DemoStamp, User


@dataclass(frozen=True)
class DemoPerson:
    """One card on the sign-in page."""

    name: str
    role: str
    try_this: str
    url: str


def is_demo_request(request: HttpRequest) -> bool:
    """The demo is switched on, its own command made this database, and the reader sits at this machine."""
    return bool(settings.DEMO) and from_this_machine(request) and DemoStamp.objects.exists()


def demo_people(request: HttpRequest) -> list[DemoPerson]:
    """The people behind the door; none where the door does not exist."""
    if not is_demo_request(request):
        return []
    return [
        DemoPerson(door.user.name, door.role, door.try_this, reverse("accounts:demo_enter", args=[door.key]))
        for door in DemoDoor.objects.filter(user__is_active=True).select_related("user")
    ]


def person_behind(request: HttpRequest, key: str) -> User | None:
    """The invented person with this key; None where there is no door or nobody behind it."""
    if not is_demo_request(request):
        return None
    door = DemoDoor.objects.filter(key=key, user__is_active=True).select_related("user").first()
    return door.user if door else None
