"""Pictures and videos of a version of a module, each on one of its pages."""

from django.db import models

from education.models.module import ModuleRevision
from education.models.rows import ClinicRows
from rehab.media.models import MediaItem


class ModuleMediaRows(ClinicRows["ModuleMedia"]):
    clinic_path = "revision__module__clinic"


class ModuleMedia(models.Model):
    """One picture or video in one version. A page that is no longer there shows it on the last one."""

    revision = models.ForeignKey(ModuleRevision, on_delete=models.CASCADE, related_name="media")
    item = models.ForeignKey(MediaItem, on_delete=models.PROTECT, related_name="+")
    page = models.PositiveSmallIntegerField(default=1)
    position = models.PositiveSmallIntegerField(default=0)

    personal_fields = frozenset[str]()
    plain_fields = frozenset({"id", "revision", "item", "page", "position"})

    objects = ModuleMediaRows.as_manager()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "item"], name="module_media_once"),
            models.CheckConstraint(condition=models.Q(page__gte=1), name="module_media_on_a_page"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} in {self.revision_id}"
