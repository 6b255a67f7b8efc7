"""When a patient is asked, and each single time they were."""

import uuid
from datetime import date, time

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.patient import Patient, PatientRows, Row
from patients.rules.rhythms import Pattern, Rhythm
from rehab.accounts.models import User
from rehab.lib.fields import one_of, within
from rehab.lib.states import Transitions


class LinesOfAPlan(PatientRows[Row]):
    patient_path = "plan__patient"


class RhythmChoice(models.TextChoices):
    """The words of patients.rules.rhythms.Rhythm."""

    DAILY = Rhythm.DAILY.value, _("Every day")
    TAPER = Rhythm.TAPER.value, _("Every day, less often once things stay steady")
    DAYS = Rhythm.DAYS.value, _("On some days of the week")
    WEEKS = Rhythm.WEEKS.value, _("Every week or every few weeks")
    BURSTS = Rhythm.BURSTS.value, _("Every day of one week, three times in fifteen weeks")


class How(models.TextChoices):
    APP = "app", _("In the app")
    PHONE = "phone", _("By phone")
    VISIT = "visit", _("At a visit")


# Functions, because a fixed time looks to Django's checks like "now", for twenty seconds of each day.
def seven_in_the_evening() -> time:
    return time(19, 0)


def nine_in_the_evening() -> time:
    return time(21, 0)


def eight_in_the_morning() -> time:
    return time(8, 0)


class CheckInPlan(models.Model):
    """The check-in at the patient's own wall time, in its rhythm; UTC is worked out anew for each day.

    What else is asked is in its lines. Quiet hours, pauses and caps hold for all of it together.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.OneToOneField(Patient, on_delete=models.CASCADE, related_name="check_in_plan")
    wall_time = models.TimeField(_("time of day"), default=seven_in_the_evening)
    quiet_from = models.TimeField(_("quiet from"), default=nine_in_the_evening)
    quiet_until = models.TimeField(_("quiet until"), default=eight_in_the_morning)
    nudge = models.BooleanField(_("one reminder two hours later"), default=True)
    paused_until = models.DateField(_("paused until"), null=True, blank=True)
    started_on = models.DateField(_("first day"))
    rhythm = models.CharField(
        _("how often"), max_length=8, choices=RhythmChoice.choices, default=RhythmChoice.DAILY
    )
    how = models.CharField(_("how"), max_length=5, choices=How.choices, default=How.APP)
    weekdays = models.CharField(max_length=7, blank=True)
    rhythm_from = models.DateField(null=True, blank=True)
    maintenance_from = models.DateField(_("maintenance from"), null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    # The last sign of the patient for which the care team was asked to call, and for which the plan was paused.
    called_for = models.DateField(null=True, blank=True)
    paused_for = models.DateField(null=True, blank=True)
    # Every local date up to and including this one has its occurrences.
    made_until = models.DateField(null=True, blank=True)
    # From then on the next date is missing.
    fill_at = models.DateTimeField(default=timezone.now)

    personal_fields = frozenset({"patient", "wall_time", "quiet_from", "quiet_until", "paused_until"})
    plain_fields = frozenset(
        {"id", "nudge", "started_on", "how", "rhythm", "weekdays", "rhythm_from", "maintenance_from"}
        | {"ended_at", "agreed_by", "called_for", "paused_for", "made_until", "fill_at"}
    )
    log_columns = ("started_on", "paused_until", "ended_at")

    objects = PatientRows["CheckInPlan"].as_manager()

    class Meta:
        constraints = [one_of("check_in_plan", "rhythm", RhythmChoice), one_of("check_in_plan", "how", How)]
        indexes = [
            models.Index(fields=["fill_at"], condition=models.Q(ended_at=None), name="check_in_plan_to_fill")
        ]

    def __str__(self) -> str:
        return f"check-in plan {self.id}"

    @property
    def pattern(self) -> Pattern:
        return pattern_of(self.rhythm, self.rhythm_from or self.started_on, self.weekdays)


def pattern_of(rhythm: str, start: date, weekdays: str, every: int = 1) -> Pattern:
    """A rhythm as the rules know it; weekdays are kept as their digits."""
    return Pattern(Rhythm(rhythm), start, frozenset(int(day) for day in weekdays), every)


class AskedKind(models.TextChoices):
    """What is asked beside the check-in itself."""

    PEG = "peg", _("Three questions about pain and life (PEG)")
    MEASURES = "measures", _("A questionnaire")
    SLEEP = "sleep", _("Sleep card")
    SESSION = "session", _("What the program has for the day")
    EDUCATION = "education", _("A lesson that waits")
    REVIEW = "review", _("Review with the care team, when one is due")


class CheckInLine(models.Model):
    """One more thing that is asked: what, how, and in which rhythm.

    Without a time of its own it goes with the check-in, in one message. A review can be asked in two ways at once: the
    patient is reminded and somebody on the team has a task.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(CheckInPlan, on_delete=models.CASCADE, related_name="lines")
    kind = models.CharField(_("what"), max_length=10, choices=AskedKind.choices)
    instrument = models.SlugField(_("questionnaire"), max_length=40, blank=True)
    how = models.CharField(_("how"), max_length=5, choices=How.choices, default=How.APP)
    rhythm = models.CharField(
        _("how often"), max_length=8, choices=RhythmChoice.choices, default=RhythmChoice.WEEKS
    )
    weekdays = models.CharField(max_length=7, blank=True)
    every = models.PositiveSmallIntegerField(_("every so many weeks"), default=1)
    wall_time = models.TimeField(_("time of day"), null=True, blank=True)
    started_on = models.DateField(_("first day"))
    agreed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset({"plan", "kind", "instrument", "wall_time"})
    plain_fields = frozenset(
        {"id", "how", "rhythm", "weekdays", "every", "started_on", "agreed_by", "ended_at"}
    )
    outside_log = True

    objects = LinesOfAPlan["CheckInLine"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "kind", "instrument", "how"],
                condition=models.Q(ended_at=None),
                name="check_in_line_once",
            ),
            one_of("check_in_line", "kind", AskedKind),
            one_of("check_in_line", "how", How),
            one_of("check_in_line", "rhythm", RhythmChoice),
            within("check_in_line", "every", 1, 26),
        ]

    def __str__(self) -> str:
        return f"check-in line {self.id}"

    @property
    def pattern(self) -> Pattern:
        return pattern_of(self.rhythm, self.started_on, self.weekdays, self.every)


class OccurrenceState(models.TextChoices):
    DUE = "due", _("Due")
    QUEUED = "queued", _("Message queued")
    DONE = "done", _("Done")
    SKIPPED = "skipped", _("Skipped")


OCCURRENCE_TRANSITIONS = Transitions(
    "check-in occurrence",
    {
        OccurrenceState.DUE: frozenset(
            {OccurrenceState.QUEUED, OccurrenceState.DONE, OccurrenceState.SKIPPED}
        ),
        OccurrenceState.QUEUED: frozenset({OccurrenceState.DONE, OccurrenceState.SKIPPED}),
        OccurrenceState.DONE: frozenset[str](),
        OccurrenceState.SKIPPED: frozenset({OccurrenceState.DONE}),
    },
)


class Slot(models.TextChoices):
    MAIN = "main", _("Check-in")
    NUDGE = "nudge", _("One reminder")


class CheckInOccurrence(models.Model):
    """One asking: a row, so that nothing depends on a queue. Unique for plan, line, local date and slot.

    Without a line it is the check-in itself.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(CheckInPlan, on_delete=models.CASCADE, related_name="occurrences")
    line = models.ForeignKey(
        CheckInLine, null=True, blank=True, on_delete=models.CASCADE, related_name="occurrences"
    )
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="check_in_occurrences")
    local_date = models.DateField()
    slot = models.CharField(max_length=5, choices=Slot.choices)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=OccurrenceState.choices, default=OccurrenceState.DUE)
    why = models.CharField(max_length=60, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)

    personal_fields = frozenset({"patient", "local_date", "due_at"})
    plain_fields = frozenset({"id", "plan", "line", "slot", "state", "why", "changed_at"})
    outside_log = True

    objects = PatientRows["CheckInOccurrence"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "local_date", "slot"],
                condition=models.Q(line=None),
                name="check_in_asked_once",
            ),
            models.UniqueConstraint(
                fields=["line", "local_date", "slot"],
                condition=models.Q(line__isnull=False),
                name="check_in_line_asked_once",
            ),
            one_of("check_in", "state", OccurrenceState),
            one_of("check_in", "slot", Slot),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], condition=models.Q(state="due"), name="check_in_due"),
            models.Index(fields=["patient", "local_date"], name="check_in_of_day"),
        ]

    def __str__(self) -> str:
        return f"check-in occurrence {self.id}"

    @property
    def how(self) -> str:
        """In the app, by phone or at a visit: what is agreed now."""
        return self.line.how if self.line else self.plan.how
