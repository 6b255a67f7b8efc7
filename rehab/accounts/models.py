"""People who sign in, clinics, and who belongs to which."""

import uuid
from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar
from zoneinfo import available_timezones

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from rehab.accounts.roles import CLINIC_ADMIN, CLINICIAN, CURATOR, ROLES, Role
from rehab.lib.fields import together, within
from rehab.lib.opening import Opening, opening_of
from rehab.lib.prepared import Prepared


def known_zone(name: str) -> None:
    """Raise ValidationError for a time zone that does not exist."""
    if name not in available_timezones():
        raise ValidationError(_("There is no time zone called %(name)s.") % {"name": name})


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make a person who can sign in. Without a password nobody can sign in as them with one."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who signs in. What they may do comes from memberships, a patient record or a consent."""

    class Theme(models.TextChoices):
        AUTO = "auto", _("As my device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    class TextSize(models.TextChoices):
        NORMAL = "normal", _("Normal")
        LARGE = "large", _("Large")
        LARGER = "larger", _("Very large")

    class Contrast(models.TextChoices):
        NORMAL = "normal", _("As my device")
        MORE = "more", _("More contrast")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail"), max_length=254, unique=True)
    name = models.CharField(_("name"), max_length=150)
    language = models.CharField(_("language"), max_length=10, default="en")
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC", validators=[known_zone])
    theme = models.CharField(_("colours"), max_length=8, choices=Theme.choices, default=Theme.AUTO)
    text_size = models.CharField(
        _("text size"), max_length=8, choices=TextSize.choices, default=TextSize.NORMAL
    )
    contrast = models.CharField(
        _("contrast"), max_length=8, choices=Contrast.choices, default=Contrast.NORMAL
    )
    reduce_motion = models.BooleanField(_("less motion"), default=False)
    sound = models.BooleanField(_("sounds of timers"), default=True)
    is_active = models.BooleanField(default=True)
    # Part of what a session is checked against: a new value ends every session that was made before.
    session_salt = models.CharField(max_length=22, blank=True, default="")
    joined_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    personal_fields = frozenset({"email", "name", "language", "time_zone", "password", "session_salt"})
    plain_fields = frozenset(
        {"id", "theme", "text_size", "contrast", "reduce_motion", "sound", "is_active"}
        | {"joined_at", "last_login"}
    )

    objects = UserManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_once"),
            models.CheckConstraint(condition=~Q(email=""), name="user_email_given"),
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def active_memberships(self) -> list["Membership"]:
        """Read once per request: removing a membership bites on the next one."""
        if not self.__dict__.get("is_member", True):  # the sign-in reads it with the person
            return []
        return [m for m in _memberships_now(user_id=self.pk) if m.role in ROLES]

    @property
    def roles(self) -> list[Role]:
        return [ROLES[m.role] for m in self.active_memberships]

    def has_role(self, *roles: Role) -> bool:
        wanted = {role.key for role in roles}
        return any(m.role in wanted for m in self.active_memberships)

    @property
    def is_staff_member(self) -> bool:
        return bool(self.active_memberships)

    @property
    def clinic(self) -> "Clinic | None":
        """The clinic this person works for; None for patients and caregivers."""
        return self.active_memberships[0].clinic if self.active_memberships else None

    def clinic_as(self, role: Role) -> "Clinic | None":
        """The clinic where this person has that role; None when nowhere."""
        return next((m.clinic for m in self.active_memberships if m.role == role.key), None)

    def clinics_as(self, role: Role) -> list[uuid.UUID]:
        """The clinics where this person has that role; nearly everybody has one."""
        return [m.clinic_id for m in self.active_memberships if m.role == role.key]

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        return salted_hmac(
            "rehab.accounts.session",
            f"{self.password}|{self.session_salt}",
            secret=secret,
            algorithm="sha256",
        ).hexdigest()

    @property
    def role_words(self) -> str:
        return ", ".join(str(role.name) for role in self.roles)


class Clinic(models.Model):
    """A clinic: its hours, time zone, and what a person in danger is told."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=150)
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC", validators=[known_zone])
    locale = models.CharField(_("language"), max_length=10, default="en")
    hours = models.CharField(_("opening hours"), max_length=200)
    # The same hours as values: {"0": ["08:30", "17:00"], …}, Monday 0; {} while nobody has told them.
    opening = models.JSONField(default=dict, blank=True)
    closed_on = models.JSONField(default=list, blank=True)
    reply_days = models.PositiveSmallIntegerField(default=2, validators=[MaxValueValidator(10)])
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    emergency_number = models.CharField(_("emergency number"), max_length=20)
    crisis_text = models.CharField(_("crisis text"), max_length=400)
    created_at = models.DateTimeField(default=timezone.now)

    personal_fields = frozenset[str]()
    plain_fields = frozenset(
        {
            "id",
            "name",
            "time_zone",
            "locale",
            "hours",
            "opening",
            "closed_on",
            "reply_days",
            "phone",
            "emergency_number",
            "crisis_text",
            "created_at",
        }
    )

    class Meta:
        constraints = [within("clinic", "reply_days", 0, 10)]

    def __str__(self) -> str:
        return self.name

    @property
    def opens(self) -> Opening | None:
        """When it is there, on its own clock; None while nobody has told."""
        return opening_of(self.opening, self.time_zone, self.closed_on)


class Membership(models.Model):
    """A person does a job at a clinic, from one day until another. Ending it bites on the next request."""

    class RoleKey(models.TextChoices):
        CLINICIAN = CLINICIAN.key, CLINICIAN.name
        CURATOR = CURATOR.key, CURATOR.name
        CLINIC_ADMIN = CLINIC_ADMIN.key, CLINIC_ADMIN.name

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=RoleKey.choices)
    since = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    personal_fields = frozenset({"user"})
    plain_fields = frozenset({"id", "clinic", "role", "since", "ended_at", "ended_by"})

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "clinic", "role"],
                condition=Q(ended_at=None),
                name="membership_once_while_active",
            ),
            models.CheckConstraint(
                condition=Q(role__in=[CLINICIAN.key, CURATOR.key, CLINIC_ADMIN.key]),
                name="membership_role_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} at {self.clinic_id}"


_memberships_now: Prepared[Membership] = Prepared(
    lambda user_id: (
        Membership.objects.filter(user_id=user_id, ended_at=None)
        .select_related("clinic")
        .order_by("since", "pk")
    ),
    user_id=uuid.UUID(int=1),
)


def example_of(role: Role, user: uuid.UUID, clinic: uuid.UUID) -> User:
    """Somebody with this role at one clinic: what they may see has the shape of a prepared statement."""
    somebody = User(pk=user)
    somebody.__dict__["active_memberships"] = [Membership(user_id=user, clinic_id=clinic, role=role.key)]
    return somebody


class Invitation(models.Model):
    """An offer to join, sent by e-mail. Its link is signed, expires and works once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail"), max_length=254)
    name = models.CharField(_("name"), max_length=150)
    role = models.CharField(max_length=20, choices=Membership.RoleKey.choices, blank=True)
    language = models.CharField(max_length=10, default="en")
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset({"email", "name", "used_by"})
    plain_fields = frozenset(
        {
            "id",
            "clinic",
            "role",
            "language",
            "invited_by",
            "created_at",
            "expires_at",
            "used_at",
            "revoked_at",
        }
    )

    class Meta:
        constraints = [
            # role "" is a patient or a caregiver; one open invitation for one purpose.
            models.UniqueConstraint(
                Lower("email"),
                "clinic",
                "role",
                condition=Q(used_at=None, revoked_at=None) & ~Q(role=""),
                name="invitation_once_while_open",
            ),
            together("invitation", "used_at", "used_by"),
        ]

    def __str__(self) -> str:
        return f"invitation {self.id}"

    def is_open(self, now: datetime | None = None) -> bool:
        return self.used_at is None and self.revoked_at is None and self.expires_at > (now or timezone.now())


class SignInTally(models.Model):
    """How many wrong tries one key (an account or an address, hashed) has had in the present window."""

    key = models.CharField(max_length=64, primary_key=True)
    tries = models.PositiveIntegerField(default=0)
    window_ends_at = models.DateTimeField()

    personal_fields = frozenset[str]()
    plain_fields = frozenset({"key", "tries", "window_ends_at"})

    def __str__(self) -> str:
        return f"{self.tries} tries"


class DemoStamp(models.Model):
    """Left by the demo command in a database that was empty before. The demo's door needs it."""

    made_at = models.DateTimeField(default=timezone.now)
    seed = models.IntegerField()

    personal_fields = frozenset[str]()
    plain_fields = frozenset({"id", "made_at", "seed"})

    def __str__(self) -> str:
        return f"demo of {self.made_at:%Y-%m-%d}"


class DemoDoor(models.Model):
    """One person of the demo whom a visitor may be, and what to try. The demo command fills it."""

    key = models.SlugField(max_length=40, unique=True)
    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="demo_door")
    role = models.CharField(max_length=80)
    try_this = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField(default=0)

    personal_fields = frozenset({"user"})
    plain_fields = frozenset({"id", "key", "role", "try_this", "order"})

    class Meta:
        ordering: ClassVar[list[str]] = ["order", "key"]

    def __str__(self) -> str:
        return self.key
