"""The life of a text that patients will read: draft, in review, published, retired."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rehab.lib.states import Transitions


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
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    change_note = models.CharField(_("what changed"), max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)
    origin = models.CharField(
        max_length=12, default="clinic", choices=[("starter", "starter"), ("clinic", "clinic")]
    )

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
        | {"origin"}
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
