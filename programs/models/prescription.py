"""One item of a program: an exercise or a graded activity, with its dose and days."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from patients.models.patient import PatientRows, Row
from programs.models.activity import GradedActivity
from programs.models.exercise import ExerciseKind, ExerciseRevision
from programs.models.program import Program
from rehab.lib.fields import one_of, rating, within


class RowsOfAProgram(PatientRows[Row]):
    patient_path = "program__patient"


class Mode(models.TextChoices):
    """The two modes never mix: in quota mode pain is noted and only safety rules act on it."""

    QUOTA = "quota", _("By quota")
    SYMPTOM_GUIDED = "symptom_guided", _("Guided by symptoms")


class Supervision(models.TextChoices):
    HOME = "home", _("At home")
    TELE = "tele", _("By video")
    IN_PERSON = "in_person", _("In person")


class Side(models.TextChoices):
    BOTH = "", _("As the exercise says")
    LEFT = "left", _("Left side")
    RIGHT = "right", _("Right side")


class Prescription(models.Model):
    """One item. `line` stays the same over versions of the program, so that a history can follow the item.

    `weekdays` is a bit mask: Monday 1, Tuesday 2 … Sunday 64. `quota` is in the activity's unit.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="prescriptions")
    line = models.UUIDField(default=uuid.uuid4)
    position = models.PositiveSmallIntegerField(default=0)
    exercise = models.ForeignKey(
        ExerciseRevision, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    activity = models.ForeignKey(
        GradedActivity, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    mode = models.CharField(_("mode"), max_length=14, choices=Mode.choices)
    weekdays = models.PositiveSmallIntegerField(_("days"), default=0b0010101)
    quota = models.DecimalField(_("quota"), max_digits=7, decimal_places=1, null=True, blank=True)
    sets = models.PositiveSmallIntegerField(_("sets"), null=True, blank=True)
    reps = models.PositiveSmallIntegerField(_("repetitions"), null=True, blank=True)
    hold_s = models.PositiveSmallIntegerField(_("hold, seconds"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    effort_target = rating()
    supervision = models.CharField(
        _("supervision"), max_length=10, choices=Supervision.choices, default=Supervision.HOME
    )
    load = models.CharField(_("load"), max_length=40, blank=True)
    side = models.CharField(_("side"), max_length=5, choices=Side.choices, blank=True, default=Side.BOTH)
    start_rule = models.CharField(_("when to start, or wait"), max_length=200, blank=True)
    stop_rule = models.CharField(_("when to stop"), max_length=200, blank=True)
    note = models.CharField(_("note for the patient"), max_length=200, blank=True)
    override_reason = models.CharField(_("why a precaution was overridden"), max_length=200, blank=True)
    # Ids of library items; the newest published text of each is what the patient is offered.
    alternatives = models.JSONField(_("what may be done in its place"), default=list, blank=True)

    # True on the copy of an item that shows, for one day, an exercise in its place. It is never saved.
    stands_in = False

    personal_fields = frozenset(
        {
            "exercise",
            "activity",
            "mode",
            "weekdays",
            "quota",
            "sets",
            "reps",
            "hold_s",
            "minutes",
            "effort_target",
        }
        | {"supervision", "load", "side", "start_rule", "stop_rule", "note", "override_reason"}
        | {"alternatives"}
    )
    plain_fields = frozenset({"id", "program", "line", "position"})

    objects = RowsOfAProgram["Prescription"].as_manager()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["program", "line"], name="prescription_line_once"),
            models.CheckConstraint(
                condition=Q(exercise=None, activity__isnull=False) | Q(exercise__isnull=False, activity=None),
                name="prescription_exercise_or_activity",
            ),
            models.CheckConstraint(
                condition=Q(activity=None) | Q(quota__gt=0), name="prescription_activity_has_quota"
            ),
            one_of("prescription", "mode", Mode),
            one_of("prescription", "supervision", Supervision),
            one_of("prescription", "side", Side),
            within("prescription", "weekdays", 1, 127),
            within("prescription", "effort_target", 0, 10),
            within("prescription", "sets", 1, 20),
            within("prescription", "reps", 1, 100),
            within("prescription", "hold_s", 1, 300),
            within("prescription", "minutes", 1, 180),
        ]

    def __str__(self) -> str:
        return f"prescription {self.id}"

    def is_on(self, weekday: int) -> bool:
        """Whether this is planned for a weekday (Monday 0 … Sunday 6)."""
        return bool(self.weekdays >> weekday & 1)

    @property
    def title(self) -> str:
        """What the item is called. Needs `exercise` and `activity` loaded to cost no query."""
        return self.exercise.name if self.exercise else self.activity.name if self.activity else ""

    @property
    def is_practice(self) -> bool:
        """Whether this is a practice of mind and body."""
        return self.exercise is not None and self.exercise.kind == ExerciseKind.MIND_BODY
