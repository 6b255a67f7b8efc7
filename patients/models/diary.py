"""The sleep diary, and every entry of a diary as it was made."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.patient import Patient, PatientRows
from patients.rules.sleep import Night, Sums, sums
from rehab.lib.fields import minutes, one_of, rating, within

TIMES = ("bed", "lights_out", "woke", "got_up", "caffeine", "screens_off")
NIGHT_MINUTES = ("falling_asleep", "awake", "naps")


def wall(words: Any) -> "models.TimeField[Any, Any]":
    return models.TimeField(words, null=True, blank=True)


class SleepNight(models.Model):
    """One night, kept under the date on which it ended. Unknown is not zero; what can be reckoned is kept with it.

    Wall times are those of `zone`, the patient's time zone when it was entered. `efficiency` counts from going to
    bed, `efficiency_try` from trying to sleep.
    """

    id = models.BigAutoField(primary_key=True)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="nights")
    wake_date = models.DateField(_("day of waking"))
    bed = wall(_("went to bed"))
    lights_out = wall(_("tried to sleep"))
    falling_asleep = minutes()
    times_awake = models.PositiveSmallIntegerField(_("times awake"), null=True, blank=True)
    awake = minutes()
    woke = wall(_("woke for the last time"))
    got_up = wall(_("got up"))
    quality = rating()
    naps = minutes()
    caffeine = wall(_("last coffee or tea"))
    no_caffeine = models.BooleanField(_("no coffee or tea"), default=False)
    alcohol = models.DecimalField(
        _("drinks with alcohol"), max_digits=3, decimal_places=1, null=True, blank=True
    )
    screens_off = wall(_("last screen"))
    irregular = models.BooleanField(_("a day unlike others"), null=True, blank=True)
    slept = minutes()
    in_bed = minutes()
    efficiency = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    efficiency_try = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    zone = models.CharField(max_length=64)
    revision = models.PositiveSmallIntegerField(default=1)
    entered_at = models.DateTimeField(default=timezone.now)
    late = models.BooleanField(default=False)

    personal_fields = frozenset(
        {"patient", "wake_date", *TIMES, *NIGHT_MINUTES, "times_awake", "quality", "no_caffeine", "alcohol"}
        | {"irregular", "slept", "in_bed", "efficiency", "efficiency_try", "zone"}
    )
    plain_fields = frozenset({"id", "revision", "entered_at", "late"})

    objects = PatientRows["SleepNight"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["patient", "wake_date"], name="sleep_night_once"),
            within("sleep_night", "quality", 0, 10),
            within("sleep_night", "times_awake", 0, 50),
            *(within("sleep_night", field, 0, 1440) for field in (*NIGHT_MINUTES, "slept")),
            within("sleep_night", "in_bed", 1, 2 * 1440),
            within("sleep_night", "efficiency", 0, 100),
            within("sleep_night", "efficiency_try", 0, 100),
            within("sleep_night", "alcohol", 0, 50),
            models.CheckConstraint(
                condition=Q(caffeine=None) | Q(no_caffeine=False), name="sleep_night_caffeine_or_none"
            ),
            models.CheckConstraint(
                condition=Q(slept=None) | Q(in_bed=None) | Q(slept__lte=F("in_bed")),
                name="sleep_night_slept_within_bed",
            ),
        ]

    def __str__(self) -> str:
        return f"sleep night {self.pk}"

    @property
    def told(self) -> Night:
        """The night as the rule reads it."""
        return Night(
            wake_date=self.wake_date,
            bed=self.bed,
            lights_out=self.lights_out,
            falling_asleep=self.falling_asleep,
            times_awake=self.times_awake,
            awake=self.awake,
            woke=self.woke,
            got_up=self.got_up,
        )

    @property
    def sums(self) -> Sums:
        """What the rule makes of it, by the clock under which it was told."""
        return sums(self.told, self.zone)


class Diary(models.TextChoices):
    SLEEP = "sleep", _("Sleep")
    FOOD = "food", _("Food and drink")


class DiaryRevision(models.Model):
    """What was entered in a diary, as it was entered. Append-only: the database refuses change."""

    id = models.BigAutoField(primary_key=True)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="diary_revisions")
    diary = models.CharField(max_length=8, choices=Diary.choices)
    local_date = models.DateField(_("day"))
    number = models.PositiveSmallIntegerField()
    values = models.JSONField()
    entered_at = models.DateTimeField(default=timezone.now)
    entered_by = models.UUIDField()
    late = models.BooleanField(default=False)

    personal_fields = frozenset({"patient", "local_date", "values"})
    plain_fields = frozenset({"id", "diary", "number", "entered_at", "entered_by", "late"})
    outside_log = True

    objects = PatientRows["DiaryRevision"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["patient", "diary", "local_date", "number"], name="diary_revision_number_once"
            ),
            one_of("diary_revision", "diary", Diary),
        ]

    def __str__(self) -> str:
        return f"diary revision {self.pk}"
