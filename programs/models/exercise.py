"""The exercise library: what can be prescribed, in revisions that are reviewed before patients read them."""

import uuid
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from education.models.rows import ClinicRows
from patients.models.patient import Row
from rehab.accounts.models import Clinic
from rehab.lib.fields import one_of, rating, within
from rehab.lib.search import SearchWordsField
from rehab.publishing.models import Revision, RevisionState, Translation


class ExerciseKind(models.TextChoices):
    AEROBIC = "aerobic", _("Aerobic")
    STRENGTH = "strength", _("Strength")
    BALANCE = "balance", _("Balance")
    FLEXIBILITY = "flexibility", _("Flexibility")
    NEURODYNAMIC = "neurodynamic", _("Nerve movement")
    DESENSITISATION = "desensitisation", _("Desensitisation")
    FUNCTIONAL = "functional", _("Everyday task")
    MIND_BODY = "mind_body", _("Mind and body")
    SET_UP = "set_up", _("Set-up at home or work")


class ExerciseRevisionRows(ClinicRows[Row]):
    clinic_path = "exercise__clinic"


class Exercise(models.Model):
    """A library item. Its words and default dose are in its revisions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="exercises")
    external_id = models.CharField(_("id"), max_length=20)

    personal_fields = frozenset[str]()
    plain_fields = frozenset({"id", "clinic", "external_id"})

    objects = ClinicRows["Exercise"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clinic", "external_id"], name="exercise_id_once")]

    def __str__(self) -> str:
        return self.external_id


class HarderThan(models.Model):
    """An arrow of the easier-to-harder graph."""

    easier = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="harder_links")
    harder = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="easier_links")

    personal_fields = frozenset[str]()
    plain_fields = frozenset({"id", "easier", "harder"})

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["easier", "harder"], name="harder_than_once"),
            models.CheckConstraint(condition=~Q(easier=F("harder")), name="harder_than_another"),
        ]

    def __str__(self) -> str:
        return f"{self.easier_id} before {self.harder_id}"


class ExerciseRevision(Revision):
    """One version of an exercise's words and default dose. A prescription keeps the one it was made with.

    `steps` is a list of {"type": preparation | step | form_cue | breathing | safety, "text": …}.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="revisions")
    name = models.CharField(_("name"), max_length=80)
    summary = models.CharField(_("in one sentence"), max_length=200)
    why = models.CharField(_("why"), max_length=200, blank=True)
    target = models.CharField(_("what it works on"), max_length=80, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=ExerciseKind.choices)
    region = models.CharField(_("body region"), max_length=40)
    equipment = models.CharField(_("equipment"), max_length=80, blank=True)
    position = models.CharField(_("position"), max_length=40, blank=True)
    steps = models.JSONField(_("steps"), default=list)
    cues = models.JSONField(_("cues"), default=list, blank=True)
    common_errors = models.JSONField(_("common errors"), default=list, blank=True)
    tags = models.JSONField(_("precaution tags"), default=list, blank=True)
    supervision = models.CharField(_("supervision"), max_length=12, default="home")
    sets = models.PositiveSmallIntegerField(_("sets"), null=True, blank=True)
    reps = models.PositiveSmallIntegerField(_("repetitions"), null=True, blank=True)
    hold_s = models.PositiveSmallIntegerField(_("hold, seconds"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    rest_minutes = models.PositiveSmallIntegerField(_("rest between sets, minutes"), null=True, blank=True)
    each_side = models.BooleanField(_("each side"), default=False)
    per_week = models.PositiveSmallIntegerField(_("days a week"), default=3)
    per_day = models.PositiveSmallIntegerField(_("times a day"), default=1)
    easier_way = models.CharField(_("to make it easier"), max_length=200, blank=True)
    harder_way = models.CharField(_("to make it harder"), max_length=200, blank=True)
    effort_target = rating()
    # Mind-body practices: what is said aloud, where one can be, and how fast a breathing pacer goes.
    script = models.JSONField(_("script"), default=list, blank=True)
    postures = models.JSONField(_("postures"), default=list, blank=True)
    early_warning = models.BooleanField(_("for early warning signs"), default=False)
    pace = models.DecimalField(_("breaths a minute"), max_digits=3, decimal_places=1, null=True, blank=True)
    pace_least = models.DecimalField(
        _("fewest breaths a minute"), max_digits=3, decimal_places=1, null=True, blank=True
    )
    pace_most = models.DecimalField(
        _("most breaths a minute"), max_digits=3, decimal_places=1, null=True, blank=True
    )
    figure = models.CharField(_("drawing"), max_length=20, blank=True)
    search_words = SearchWordsField()

    personal_fields = frozenset[str]()
    plain_fields = Revision.revision_fields | frozenset(
        {"exercise", "name", "summary", "why", "kind", "region", "equipment", "position", "steps", "cues"}
        | {
            "common_errors",
            "tags",
            "supervision",
            "sets",
            "reps",
            "hold_s",
            "minutes",
            "per_week",
            "effort_target",
        }
        | {"target", "rest_minutes", "each_side", "per_day", "easier_way", "harder_way"}
        | {"script", "postures", "early_warning", "pace", "pace_least", "pace_most", "figure"}
        | {"search_words"}
    )

    objects = ExerciseRevisionRows["ExerciseRevision"].as_manager()

    class Meta(Revision.Meta):
        constraints = [
            *Revision.Meta.constraints,
            models.UniqueConstraint(fields=["exercise", "number"], name="exercise_revision_number_once"),
            models.UniqueConstraint(
                fields=["exercise"], condition=Q(state=RevisionState.PUBLISHED), name="exercise_one_published"
            ),
            models.UniqueConstraint(
                fields=["exercise"],
                condition=Q(state__in=[RevisionState.DRAFT, RevisionState.IN_REVIEW]),
                name="exercise_one_in_work",
            ),
            one_of("exercise_revision", "kind", ExerciseKind),
            within("exercise_revision", "per_week", 1, 7),
            within("exercise_revision", "effort_target", 0, 10),
            within("exercise_revision", "pace", 2, 20),
            models.CheckConstraint(
                condition=Q(pace=None, pace_least=None, pace_most=None)
                | Q(pace__gte=F("pace_least"), pace__lte=F("pace_most")),
                name="exercise_revision_pace_in_its_range",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def search_places(self) -> list[list[str]]:
        """What a search finds it by, the best first: its name, what it is, its cues, its steps."""
        return search_places(self)


class TranslationRows(ClinicRows[Row]):
    clinic_path = "revision__exercise__clinic"


class ExerciseTranslation(Translation):
    """The words of one version of an exercise in another language."""

    revision = models.ForeignKey(ExerciseRevision, on_delete=models.CASCADE, related_name="translations")
    search_words = SearchWordsField()

    personal_fields = frozenset[str]()
    plain_fields = Translation.translation_fields | frozenset({"revision", "search_words"})

    objects = TranslationRows["ExerciseTranslation"].as_manager()

    class Meta(Translation.Meta):
        pass

    def search_places(self) -> list[list[str]]:
        """Its name and what it is, in the words that patients read: whole steps would meet too much by chance."""
        return told_places(self.revision, self.words)


def search_places(revision: Any) -> list[list[str]]:
    """The texts of a version by place, the best first."""
    steps = [step.get("text", "") for step in revision.steps]
    about = ("summary", "region", "equipment", "position", "target", "why")
    return [
        [revision.name],
        [getattr(revision, name) for name in about],
        [*revision.cues, *revision.common_errors],
        [*steps, revision.easier_way, revision.harder_way, *revision.script],
    ]


def told_places(revision: Any, words: dict[str, str]) -> list[list[str]]:
    """The first two places in another language."""
    return [[words.get(text, "") for text in place] for place in search_places(revision)[:2]]
