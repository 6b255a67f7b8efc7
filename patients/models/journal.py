"""One patient day. Unknown is not zero; every change is a revision and none is lost."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.patient import Patient, PatientRows, Row
from rehab.lib.fields import minutes, rating, within

RATINGS = ("pain_avg", "pain_worst", "sleep_quality", "mood", "stress")


class ContactDays(models.IntegerChoices):
    """On how many days of the last week somebody met or talked with others. The steps are an engineering default."""

    NONE = 0, _("On none")
    FEW = 1, _("On one or two")
    SOME = 2, _("On three to five")
    MOST = 3, _("On most days")


class Symptom(models.TextChoices):
    """How nerve pain feels: kept apart from how strong it is."""

    BURNING = "burning", _("Burning")
    ELECTRIC = "electric", _("Like electric shocks")
    TOUCH = "touch", _("Light touch hurts")
    NUMB = "numb", _("Numbness")


class RowsOfADay(PatientRows[Row]):
    patient_path = "day__patient"


class JournalDay(models.Model):
    """What is known about one day of one patient: the newest revision, laid flat for reading and charts.

    `activity_minutes` is the sum of the day's activities and stays unknown when none is given.
    """

    id = models.BigAutoField(primary_key=True)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="journal_days")
    local_date = models.DateField(_("day"))
    pain_avg = rating()
    pain_worst = rating()
    activity_minutes = minutes()
    sleep_quality = rating()
    mood = rating()
    stress = rating()
    practice_minutes = minutes()
    flare = models.BooleanField(_("flare-up"), null=True)
    unpleasantness = rating()
    contact = models.PositiveSmallIntegerField(
        _("contact with others"), choices=ContactDays.choices, null=True, blank=True
    )
    symptoms = models.JSONField(_("how it feels"), null=True, blank=True)
    triggers = models.JSONField(_("what went with it"), null=True, blank=True)
    not_today = models.BooleanField(_("not today"), default=False)
    note = models.CharField(_("note"), max_length=2000, blank=True)
    revision = models.PositiveSmallIntegerField(default=1)
    entered_at = models.DateTimeField(default=timezone.now)
    late = models.BooleanField(default=False)

    personal_fields = frozenset(
        {
            "patient",
            "local_date",
            *RATINGS,
            "activity_minutes",
            "practice_minutes",
            "flare",
            "unpleasantness",
            "contact",
            "symptoms",
            "triggers",
            "not_today",
            "note",
        }
    )
    plain_fields = frozenset({"id", "revision", "entered_at", "late"})

    objects = PatientRows["JournalDay"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["patient", "local_date"], name="journal_one_day_once"),
            *(within("journal_day", field, 0, 10) for field in RATINGS),
            within("journal_day", "activity_minutes", 0, 1440),
            within("journal_day", "practice_minutes", 0, 1440),
            within("journal_day", "unpleasantness", 0, 10),
            within("journal_day", "contact", 0, 3),
        ]

    def __str__(self) -> str:
        return f"journal day {self.pk}"


class JournalActivity(models.Model):
    """One thing the patient managed that day, with its minutes and effort."""

    day = models.ForeignKey(JournalDay, on_delete=models.CASCADE, related_name="activities")
    name = models.CharField(_("activity"), max_length=60)
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    effort = rating()

    personal_fields = frozenset({"day", "name", "minutes", "effort"})
    plain_fields = frozenset({"id"})

    objects = RowsOfADay["JournalActivity"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "name"], name="journal_activity_once"),
            within("journal_activity", "minutes", 0, 1440),
            within("journal_activity", "effort", 0, 10),
        ]

    def __str__(self) -> str:
        return f"journal activity {self.pk}"


class JournalRevision(models.Model):
    """What was entered, as it was entered. Append-only: the database refuses change.

    `number` counts arrivals; `edited_at` (server time) decides which answer stands. `device_at` is what the device's
    clock said, kept as evidence; `seen_at` is when the page was drawn that the entry was made on.
    """

    id = models.BigAutoField(primary_key=True)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="+")
    day = models.ForeignKey(JournalDay, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    values = models.JSONField()
    entered_at = models.DateTimeField(default=timezone.now)
    entered_by = models.UUIDField()
    client_uuid = models.UUIDField(default=uuid.uuid4)
    late = models.BooleanField(default=False)
    edited_at = models.DateTimeField()
    device_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    by_team = models.BooleanField(default=False)

    personal_fields = frozenset({"patient", "day", "values"})
    plain_fields = frozenset(
        {
            *("id", "number", "entered_at", "entered_by", "client_uuid", "late"),
            *("edited_at", "device_at", "seen_at", "by_team"),
        }
    )
    outside_log = True  # its day is in the log

    objects = RowsOfADay["JournalRevision"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "number"], name="journal_revision_number_once"),
            models.UniqueConstraint(fields=["patient", "client_uuid"], name="journal_entry_sent_once"),
            models.CheckConstraint(
                condition=Q(edited_at__lte=F("entered_at")), name="journal_revision_edited_before_it_came"
            ),
        ]

    def __str__(self) -> str:
        return f"journal revision {self.pk}"
