"""The directory of help: groups, classes and lines that people can turn to."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from education.models.rows import ClinicRows
from rehab.accounts.models import Clinic
from rehab.lib.fields import one_of
from rehab.publishing.models import Revision, RevisionState


class ResourceKind(models.TextChoices):
    CRISIS = "crisis", _("Crisis line")
    ADVICE = "advice", _("Advice line")
    PEERS = "peers", _("Peer group")
    COMMUNITY = "community", _("Class in the community")


class ResourceRevisionRows(ClinicRows["ResourceRevision"]):
    clinic_path = "resource__clinic"


class Resource(models.Model):
    """A place to turn to. Its words are in its revisions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="resources")
    external_id = models.CharField(_("id"), max_length=20)

    personal_fields = frozenset[str]()
    plain_fields = frozenset({"id", "clinic", "external_id"})

    objects = ClinicRows["Resource"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clinic", "external_id"], name="resource_id_once")]

    def __str__(self) -> str:
        return self.external_id


class ResourceRevision(Revision):
    """One version of an entry. Only links and numbers: there is no chat."""

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="revisions")
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=12, choices=ResourceKind.choices)
    for_whom = models.CharField(_("who it is for"), max_length=200)
    hours = models.CharField(_("when it is open"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    url = models.URLField(_("web address"), max_length=300, blank=True)
    region = models.CharField(_("where"), max_length=80, blank=True)
    language = models.CharField(_("language spoken there"), max_length=10, default="en")

    personal_fields = frozenset[str]()
    plain_fields = Revision.revision_fields | frozenset(
        {"resource", "name", "kind", "for_whom", "hours", "phone", "url", "region", "language"}
    )

    objects = ResourceRevisionRows.as_manager()

    class Meta(Revision.Meta):
        constraints = [
            *Revision.Meta.constraints,
            models.UniqueConstraint(fields=["resource", "number"], name="resource_revision_number_once"),
            models.UniqueConstraint(
                fields=["resource"], condition=Q(state=RevisionState.PUBLISHED), name="resource_one_published"
            ),
            models.UniqueConstraint(
                fields=["resource"],
                condition=Q(state__in=[RevisionState.DRAFT, RevisionState.IN_REVIEW]),
                name="resource_one_in_work",
            ),
            models.CheckConstraint(condition=~Q(phone="") | ~Q(url=""), name="resource_can_be_reached"),
            one_of("resource_revision", "kind", ResourceKind),
        ]

    def __str__(self) -> str:
        return self.name
