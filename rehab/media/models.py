"""A picture or video of a clinic's library, with the words that stand for it where it cannot be seen or heard."""

import uuid
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rehab.accounts.models import Clinic, User
from rehab.accounts.roles import CLINICIAN, CURATOR
from rehab.lib.fields import one_of


class MediaKind(models.TextChoices):
    IMAGE = "image", _("Picture")
    VIDEO = "video", _("Video")


class MediaRows(models.QuerySet["MediaItem"]):
    """Pictures and videos, by clinic."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of the clinics for which this person writes the library or prescribes from it."""
        if not isinstance(user, User) or not user.is_active:
            return self.none()
        roles = (CURATOR.key, CLINICIAN.key)
        return self.filter(clinic__in=[m.clinic_id for m in user.active_memberships if m.role in roles])

    def to_choose(self) -> Self:
        """Those that can be put into an exercise or module now: not retired, with all their words."""
        complete = Q(kind=MediaKind.IMAGE) | ~Q(captions="") & ~Q(transcript="")
        return self.filter(complete, retired_at=None).order_by("title", "pk")


class MediaItem(models.Model):
    """One picture or video. Its files never change: another file is another item.

    Names in the store are made here, never taken from an upload. Files are kept when an item retires: programs
    that have it keep it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="media_items")
    kind = models.CharField(_("kind"), max_length=8, choices=MediaKind.choices)
    title = models.CharField(_("title"), max_length=80)
    alt = models.CharField(_("what can be seen"), max_length=250)
    caption = models.CharField(_("words below it"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=10, default="en")
    transcript = models.TextField(_("transcript"), blank=True)
    file = models.FileField(max_length=120)
    thumb = models.FileField(max_length=120, blank=True)
    captions = models.FileField(max_length=120, blank=True)
    content_type = models.CharField(max_length=20)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    bytes = models.PositiveBigIntegerField()
    seconds = models.FloatField(null=True, blank=True)
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)
    retired_at = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset[str]()
    plain_fields = frozenset(
        {"id", "clinic", "kind", "title", "alt", "caption", "language", "transcript", "file", "thumb"}
        | {"captions", "content_type", "width", "height", "bytes", "seconds", "sha256"}
        | {"uploaded_by", "uploaded_at", "retired_at"}
    )

    objects = MediaRows.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "pk"]
        constraints = [
            one_of("media_item", "kind", MediaKind),
            models.CheckConstraint(condition=~Q(alt="") & ~Q(title=""), name="media_item_has_words"),
            models.CheckConstraint(condition=~Q(file=""), name="media_item_has_file"),
            models.CheckConstraint(
                condition=Q(kind=MediaKind.VIDEO) | Q(captions="", transcript="", seconds=None),
                name="media_item_picture_is_silent",
            ),
            models.CheckConstraint(
                condition=Q(width__gte=1, height__gte=1, bytes__gte=1), name="media_item_has_size"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_video(self) -> bool:
        return self.kind == MediaKind.VIDEO

    @property
    def is_complete(self) -> bool:
        """Whether patients may be given it: a video needs captions and a transcript."""
        return not self.is_video or bool(self.captions and self.transcript)

    @property
    def missing(self) -> str:
        """What a video still needs, in words; "" when nothing."""
        if self.is_complete:
            return ""
        if not self.captions and not self.transcript:
            return str(_("Needs captions and a transcript"))
        return str(_("Needs a transcript") if self.captions else _("Needs captions"))
