"""Answers to check questions, and what a clinician talked about afterwards."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from education.models.assignment import ModuleAssignment, OfAssignment
from rehab.accounts.models import User
from rehab.lib.fields import one_of


class AnswerContext(models.TextChoices):
    IN_MODULE = "in_module", _("In the lesson")
    RECALL = "recall", _("A question to remember")


class CheckAnswer(models.Model):
    """One answer. `correct` is kept as it was on that day, whatever a later revision says."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assignment = models.ForeignKey(ModuleAssignment, on_delete=models.CASCADE, related_name="answers")
    key = models.CharField(max_length=20)
    given = models.BooleanField()
    correct = models.BooleanField()
    context = models.CharField(max_length=10, choices=AnswerContext.choices)
    local_date = models.DateField()
    at = models.DateTimeField(default=timezone.now)

    personal_fields = frozenset({"assignment", "key", "given", "correct", "context", "local_date"})
    plain_fields = frozenset({"id", "at"})

    objects = OfAssignment["CheckAnswer"].as_manager()

    class Meta:
        constraints = [one_of("check_answer", "context", AnswerContext)]
        indexes = [models.Index(fields=["assignment", "at"], name="check_answer_in_order")]

    def __str__(self) -> str:
        return f"answer {self.id}"


class FollowUp(models.Model):
    """A clinician talked with the patient about what an answer suggested."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assignment = models.ForeignKey(ModuleAssignment, on_delete=models.CASCADE, related_name="follow_ups")
    key = models.CharField(max_length=20)
    note = models.CharField(_("what you agreed"), max_length=200, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    local_date = models.DateField()

    personal_fields = frozenset({"assignment", "key", "note", "local_date"})
    plain_fields = frozenset({"id", "by", "at"})

    objects = OfAssignment["FollowUp"].as_manager()

    def __str__(self) -> str:
        return f"follow-up {self.id}"
