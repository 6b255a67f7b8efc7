"""Messages between a patient and their care team, with pictures and PDFs. A caregiver has no part in them."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.patient import Patient, PatientRows
from rehab.accounts.models import User
from rehab.lib.fields import one_of, together

LONGEST = 4000  # letters of one message; engineering default


class MessageThread(models.Model):
    """One matter that a patient and their care team write about.

    `waiting_since` is the first message of the patient that nobody has answered or settled: it puts the patient on
    the worklist. Of a thread only that counts for the log.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="threads")
    subject = models.CharField(_("what it is about"), max_length=120)
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)
    last_at = models.DateTimeField(default=timezone.now)
    waiting_since = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset({"patient", "subject"})
    plain_fields = frozenset({"id", "started_by", "started_at", "last_at", "waiting_since"})
    log_columns = ("waiting_since",)

    objects = PatientRows["MessageThread"].as_manager()

    class Meta:
        ordering = ["-last_at", "pk"]
        indexes = [
            models.Index(fields=["patient"], condition=~Q(waiting_since=None), name="message_thread_waiting")
        ]

    def __str__(self) -> str:
        return f"thread {self.id}"


class ThreadMessage(models.Model):
    """One message. It is never changed: who read it on the other side first, and when, is all that is added.

    `key` is made by the form: sent twice, it is one message.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="messages")
    thread = models.ForeignKey(MessageThread, on_delete=models.CASCADE, related_name="messages")
    key = models.UUIDField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    from_patient = models.BooleanField()
    text = models.TextField(_("message"), max_length=LONGEST, blank=True)
    sent_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    personal_fields = frozenset({"patient", "text"})
    plain_fields = frozenset(
        {"id", "thread", "key", "author", "from_patient", "sent_at", "read_at", "read_by"}
    )
    outside_log = True

    objects = PatientRows["ThreadMessage"].as_manager()

    class Meta:
        ordering = ["sent_at", "pk"]
        constraints = [
            together("thread_message", "read_at", "read_by"),
            models.UniqueConstraint(fields=["patient", "key"], name="thread_message_key_once"),
        ]
        indexes = [
            models.Index(
                fields=["patient", "from_patient"], condition=Q(read_at=None), name="thread_message_unread"
            )
        ]

    def __str__(self) -> str:
        return f"message {self.id}"


class FileKind(models.TextChoices):
    PICTURE = "picture", _("Picture")
    PDF = "pdf", _("PDF document")


class MessageFile(models.Model):
    """A picture, drawn anew from its pixels, or a PDF. Only those who may read the message may have it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="message_files")
    message = models.ForeignKey(ThreadMessage, on_delete=models.CASCADE, related_name="files")
    kind = models.CharField(max_length=8, choices=FileKind.choices)
    file = models.FileField(max_length=120)
    thumb = models.FileField(max_length=120, blank=True)
    content_type = models.CharField(max_length=20)
    bytes = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    personal_fields = frozenset({"patient", "file", "thumb"})
    plain_fields = frozenset({"id", "message", "kind", "content_type", "bytes", "sha256"})
    outside_log = True

    objects = PatientRows["MessageFile"].as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            one_of("message_file", "kind", FileKind),
            models.CheckConstraint(condition=~Q(file=""), name="message_file_has_file"),
            models.CheckConstraint(
                condition=Q(kind=FileKind.PDF, thumb="") | Q(kind=FileKind.PICTURE) & ~Q(thumb=""),
                name="message_file_picture_has_thumb",
            ),
        ]

    def __str__(self) -> str:
        return f"file {self.id}"

    @property
    def is_picture(self) -> bool:
        return self.kind == FileKind.PICTURE
