"""Pictures and videos of a version of an exercise, in their order."""

from django.db import models

from education.models.rows import ClinicRows
from programs.models.exercise import ExerciseRevision
from rehab.media.models import MediaItem


class ExerciseMediaRows(ClinicRows["ExerciseMedia"]):
    clinic_path = "revision__exercise__clinic"


class ExerciseMedia(models.Model):
    """One picture or video in one version. A published version keeps its own; the next one starts with them."""

    revision = models.ForeignKey(ExerciseRevision, on_delete=models.CASCADE, related_name="media")
    item = models.ForeignKey(MediaItem, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    personal_fields = frozenset[str]()
    plain_fields = frozenset({"id", "revision", "item", "position"})

    objects = ExerciseMediaRows.as_manager()

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["revision", "item"], name="exercise_media_once")]

    def __str__(self) -> str:
        return f"{self.item_id} in {self.revision_id}"
