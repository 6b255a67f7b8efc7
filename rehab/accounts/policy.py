"""Every view says who may use it. One without a policy is refused by the middleware (rehab.web)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rehab.accounts.models import User
from rehab.accounts.roles import CLINIC_ADMIN, CLINICIAN, CURATOR
from rehab.audit.events import Event

View = TypeVar("View", bound=Callable[..., Any])
Someone = User | AnonymousUser


@dataclass(frozen=True)
class Audience:
    """A group of people, by a test on who is signed in. `otherwise` is what the others read."""

    key: str
    admits: Callable[[Someone], bool]
    otherwise: str | Promise


def _member(*roles: Any) -> Callable[[Someone], bool]:
    return lambda user: isinstance(user, User) and user.has_role(*roles)


EVERYONE = Audience("everyone", lambda user: True, "")
SIGNED_IN = Audience("signed in", lambda user: isinstance(user, User), _("Please sign in."))
CLINICIANS = Audience("clinician", _member(CLINICIAN), _("This page is for clinicians."))
CURATORS = Audience("curator", _member(CURATOR), _("This page is for curators."))
LIBRARY_READERS = Audience(
    "curator or clinician", _member(CURATOR, CLINICIAN), _("This page is for the clinic's staff.")
)
CLINIC_ADMINS = Audience("clinic admin", _member(CLINIC_ADMIN), _("This page is for clinic admins."))
CARE_AND_ADMINS = Audience(
    "clinician or clinic admin",
    _member(CLINICIAN, CLINIC_ADMIN),
    _("This page is for clinicians and clinic admins."),
)
STAFF = Audience(
    "staff",
    lambda user: isinstance(user, User) and user.is_staff_member,
    _("This page is for the clinic's staff."),
)
# Patients and caregivers: which record they may open is decided by the rows, not here.
PEOPLE = Audience("patient or caregiver", lambda user: isinstance(user, User), _("Please sign in."))


@dataclass(frozen=True)
class Policy:
    """Who, how, and what is left in the audit trail.

    `audit` is the event of a read; writes are recorded by the action they call. `rows` says in words which
    rows of patient data the view can reach; "" means none. `passive` requests do not extend a session.
    """

    audience: Audience
    methods: tuple[str, ...] = ("GET", "HEAD")
    audit: Event | None = None
    rows: str = ""
    passive: bool = False
    before_second_factor: bool = False


def policy(
    audience: Audience,
    *,
    methods: tuple[str, ...] = ("GET", "HEAD"),
    audit: Event | None = None,
    rows: str = "",
    passive: bool = False,
    before_second_factor: bool = False,
) -> Callable[[View], View]:
    """Declare a view's policy. Enforced by rehab.web.middleware.PolicyMiddleware."""
    declared = Policy(audience, methods, audit, rows, passive, before_second_factor)

    def declare(view: View) -> View:
        view.policy = declared  # type: ignore[attr-defined]
        return view

    return declare


READ = ("GET", "HEAD")
WRITE = ("POST",)
FORM = ("GET", "HEAD", "POST")
