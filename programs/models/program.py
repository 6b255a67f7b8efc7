"""The whole plan of one patient, in versions that never change once the patient has them."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models import Patient
from patients.models.patient import PatientRows
from rehab.accounts.models import User
from rehab.lib.fields import one_of, together
from rehab.lib.states import Transitions


class ProgramState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    ACTIVE = "active", _("Active")
    REPLACED = "replaced", _("Replaced by a newer version")
    ENDED = "ended", _("Ended")
    DROPPED = "dropped", _("Discarded")


PROGRAM_TRANSITIONS = Transitions(
    "program",
    {
        ProgramState.DRAFT: frozenset({ProgramState.ACTIVE, ProgramState.DROPPED}),
        ProgramState.ACTIVE: frozenset({ProgramState.REPLACED, ProgramState.ENDED}),
        ProgramState.REPLACED: frozenset[str](),
        ProgramState.ENDED: frozenset[str](),
        ProgramState.DROPPED: frozenset({ProgramState.DRAFT}),
    },
)


class Program(models.Model):
    """One version of a patient's plan. The draft is edited; publishing it makes it the active one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="programs")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=ProgramState.choices, default=ProgramState.DRAFT)
    change_note = models.CharField(_("what changed, in one line for the patient"), max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agreed_on = models.DateField(_("agreed with the patient on"), null=True, blank=True)
    replaced_at = models.DateTimeField(null=True, blank=True)
    # Rises with every edit of the draft: a save that names an older one is shown both versions.
    edits = models.PositiveIntegerField(default=0)
    # Modules that are given with this version (ids of the library), and standing cards (programs.rules.offers).
    modules = models.JSONField(default=list, blank=True)
    cards = models.JSONField(default=list, blank=True)
    # Items taken out of the draft, newest first, each as it was: they can be put back.
    taken_out = models.JSONField(default=list, blank=True)
    # The template of the clinic that its exercises first came from.
    template = models.ForeignKey(
        "programs.ProgramTemplate", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    end_note = models.CharField(_("why it ended, in one line for the patient"), max_length=200, blank=True)

    personal_fields = frozenset({"patient", "change_note", "modules", "cards", "taken_out", "end_note"})
    plain_fields = frozenset(
        {"id", "number", "state", "created_at", "created_by", "published_at", "published_by", "agreed_on"}
        | {"replaced_at", "edits", "template"}
    )

    objects = PatientRows["Program"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["patient", "number"], name="program_number_once"),
            models.UniqueConstraint(
                fields=["patient"], condition=Q(state="active"), name="program_one_active"
            ),
            models.UniqueConstraint(fields=["patient"], condition=Q(state="draft"), name="program_one_draft"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "dropped"]) | Q(published_at__isnull=False),
                name="program_published_when",
            ),
            together("program", "published_at", "published_by"),
            one_of("program", "state", ProgramState),
        ]

    def __str__(self) -> str:
        return f"program {self.id}"
