"""Modules: what is taught, in revisions that are reviewed before patients read them."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from education.models.rows import ClinicRows
from rehab.accounts.models import Clinic
from rehab.lib.fields import within
from rehab.publishing.models import Revision, RevisionState, Translation


class ModuleRevisionRows(ClinicRows["ModuleRevision"]):
    clinic_path = "module__clinic"


class ModuleTranslationRows(ClinicRows["ModuleTranslation"]):
    clinic_path = "revision__module__clinic"


class Module(models.Model):
    """A short lesson. Its words are in its revisions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="modules")
    external_id = models.CharField(_("id"), max_length=20)

    personal_fields = frozenset[str]()
    plain_fields = frozenset({"id", "clinic", "external_id"})

    objects = ClinicRows["Module"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clinic", "external_id"], name="module_id_once")]

    def __str__(self) -> str:
        return self.external_id


class ModuleNeeds(models.Model):
    """One module builds on another. Actions keep these free of circles."""

    module = models.ForeignKey(Module, on_delete=models.CASCADE, related_name="needs_links")
    needs = models.ForeignKey(Module, on_delete=models.CASCADE, related_name="needed_by_links")

    personal_fields = frozenset[str]()
    plain_fields = frozenset({"id", "module", "needs"})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["module", "needs"], name="module_needs_once"),
            models.CheckConstraint(condition=~Q(module=F("needs")), name="module_needs_another"),
        ]

    def __str__(self) -> str:
        return f"{self.module_id} needs {self.needs_id}"


class ModuleRevision(Revision):
    """One version of a module's words. An assignment keeps the one it was made with.

    `pages` is a list of {"heading", "text": [paragraphs], "diagram": key or "", "alt"}; `checks` of {"key",
    "statement", "is_true", "explanation", "misconception", "safety"}.
    """

    module = models.ForeignKey(Module, on_delete=models.CASCADE, related_name="revisions")
    title = models.CharField(_("title"), max_length=80)
    objective = models.CharField(_("what you will know"), max_length=200)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=3)
    order = models.PositiveSmallIntegerField(_("place in the order"), default=100)
    themes = models.JSONField(_("themes"), default=list, blank=True)
    pages = models.JSONField(_("pages"), default=list)
    key_message = models.CharField(_("key message"), max_length=200)
    takeaway = models.CharField(_("action"), max_length=160)
    takeaway_kind = models.CharField(_("kind of action"), max_length=20, blank=True)
    checks = models.JSONField(_("check questions"), default=list)
    safety = models.BooleanField(_("about safety"), default=False)
    language = models.CharField(_("language"), max_length=10, default="en")

    personal_fields = frozenset[str]()
    plain_fields = Revision.revision_fields | frozenset(
        {"module", "title", "objective", "minutes", "order", "themes", "pages", "key_message", "takeaway"}
        | {"takeaway_kind", "checks", "safety", "language"}
    )

    objects = ModuleRevisionRows.as_manager()

    class Meta(Revision.Meta):
        constraints = [
            *Revision.Meta.constraints,
            models.UniqueConstraint(fields=["module", "number"], name="module_revision_number_once"),
            models.UniqueConstraint(
                fields=["module"], condition=Q(state=RevisionState.PUBLISHED), name="module_one_published"
            ),
            models.UniqueConstraint(
                fields=["module"],
                condition=Q(state__in=[RevisionState.DRAFT, RevisionState.IN_REVIEW]),
                name="module_one_in_work",
            ),
            within("module_revision", "minutes", 1, 15),
        ]

    def __str__(self) -> str:
        return self.title


class ModuleTranslation(Translation):
    """The words of one version in another language."""

    revision = models.ForeignKey(ModuleRevision, on_delete=models.CASCADE, related_name="translations")

    personal_fields = frozenset[str]()
    plain_fields = Translation.translation_fields | frozenset({"revision"})

    objects = ModuleTranslationRows.as_manager()

    class Meta(Translation.Meta):
        pass
