"""The life of a text that patients will read: draft, in review, published, retired; and its translations."""

import uuid
from datetime import datetime, timedelta
from typing import Any, Final, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rehab.accounts.models import Clinic, User
from rehab.accounts.roles import CURATOR
from rehab.lib.states import Transitions

ORIGINS = [("starter", _("Starter content")), ("clinic", _("The clinic"))]


class RevisionState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    PUBLISHED = "published", _("Published")
    RETIRED = "retired", _("Retired")


REVISION_TRANSITIONS = Transitions(
    "revision",
    {
        RevisionState.DRAFT: frozenset({RevisionState.IN_REVIEW}),
        RevisionState.IN_REVIEW: frozenset({RevisionState.DRAFT, RevisionState.PUBLISHED}),
        RevisionState.PUBLISHED: frozenset({RevisionState.RETIRED}),
        RevisionState.RETIRED: frozenset[str](),
    },
)


class Revision(models.Model):
    """One version of a text. Published words never change: a change is a new revision."""

    number = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=12, choices=RevisionState.choices, default=RevisionState.DRAFT)
    # Starter content has no author here: the clinic's reviewer adopts it.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Whoever stands for what patients read stays known: their account can be closed, not deleted.
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    change_note = models.CharField(_("what changed"), max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)
    origin = models.CharField(max_length=12, default="clinic", choices=ORIGINS)
    sources = models.JSONField(_("sources"), default=list, blank=True)
    review_by = models.DateField(_("read again by"), null=True, blank=True)

    revision_fields = frozenset(
        {
            "id",
            "number",
            "state",
            "author",
            "reviewer",
            "change_note",
            "created_at",
            "published_at",
            "retired_at",
        }
        | {"origin", "sources", "review_by"}
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewer=None) | ~Q(reviewer=F("author")), name="%(class)s_author_is_not_reviewer"
            ),
            models.CheckConstraint(condition=Q(state__in=RevisionState.values), name="%(class)s_state_known"),
            models.CheckConstraint(
                condition=~Q(state=RevisionState.PUBLISHED)
                | Q(published_at__isnull=False, reviewer__isnull=False),
                name="%(class)s_published_was_reviewed",
            ),
        ]


class Translation(models.Model):
    """A revision's texts in another language: `words` is what patients read, `draft` what is being written.

    Both map an English text to its translation. A text whose English has changed is therefore missing until
    somebody translates it, and one that only moved is not. `draft` becomes `words` when a second person has read it.
    """

    language = models.CharField(_("language"), max_length=10)
    words = models.JSONField(default=dict, blank=True)
    draft = models.JSONField(default=dict, blank=True)
    # Everybody who wrote in the draft, the last one last: none of them is its second pair of eyes.
    writers = models.JSONField(default=list, blank=True)
    translator = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reviewed_on = models.DateField(null=True, blank=True)
    saved_at = models.DateTimeField(default=timezone.now)
    origin = models.CharField(max_length=12, default="clinic", choices=ORIGINS)

    translation_fields = frozenset(
        {"id", "language", "words", "draft", "writers", "translator", "reviewer", "reviewed_on"}
        | {"saved_at", "origin"}
    )
    # The concrete model has `revision`, a foreign key with the related name `translations`.
    revision: Any

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewer=None) | ~Q(reviewer=F("translator")),
                name="%(class)s_translator_is_not_reviewer",
            ),
            models.CheckConstraint(
                condition=~Q(language=settings.LANGUAGE_CODE), name="%(class)s_is_another_language"
            ),
            models.CheckConstraint(
                condition=Q(words={}) | Q(reviewed_on__isnull=False), name="%(class)s_read_before_told"
            ),
            models.UniqueConstraint(fields=["revision", "language"], name="%(class)s_language_once"),
        ]

    def __str__(self) -> str:
        return f"{self.revision}, {self.language}"


IMPORT_KEPT_FOR: Final = timedelta(hours=1)  # engineering default: time to read a report over a coffee


def import_ends() -> datetime:
    """When the rows of a file that is chosen now are thrown away."""
    return timezone.now() + IMPORT_KEPT_FOR


class ImportDrafts(models.QuerySet["ImportDraft"]):
    """Files that wait to be imported."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own, for a clinic whose library one still writes, until their time is over."""
        if not isinstance(user, User) or not user.is_active:
            return self.none()
        clinics = [m.clinic_id for m in user.active_memberships if m.role == CURATOR.key]
        return self.filter(by=user, clinic__in=clinics, ends_at__gt=timezone.now())


class ImportDraft(models.Model):
    """The rows of a file between its dry run and its import: one file for each curator and library."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    library = models.CharField(max_length=20)
    rows = models.JSONField()
    ends_at = models.DateTimeField(default=import_ends, db_index=True)

    personal_fields = frozenset[str]()
    plain_fields = frozenset({"id", "clinic", "by", "library", "rows", "ends_at"})

    objects = ImportDrafts.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "clinic", "library"], name="import_draft_one_at_a_time")
        ]

    def __str__(self) -> str:
        return f"{self.library}, {self.pk}"
