"""Where a draft may start from: a preset, a template of the clinic, or somebody's program. Content only.

Each source becomes the same list: exercises in the clinic's published revisions with their gates for this patient,
what is missing from the library, and the lessons and cards that come along, each with its reason.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django.utils.translation import gettext as _

from education.models import ModuleRevision
from patients.models import Patient
from programs.insights.liked import Practice, practice_of
from programs.insights.rows import gates_of, patient_flags
from programs.models import ExerciseRevision, Program, ProgramTemplate, Supervision
from programs.models.dose import Dose
from programs.rules.offers import (
    CARD_OF,
    Card,
    Effect,
    Offer,
    first_reason,
    offers_for,
    supervised_reason,
    values_of,
)
from programs.rules.precautions import Gate, GateResult, PatientFlag
from programs.starter.exercises import BY_ID
from programs.starter.presets import Preset
from rehab.publishing.models import RevisionState

# What a preset always has, as far as it is an exercise or a card of its own; the rest is told to the clinician.
ALWAYS_EXERCISE: Final = {
    "Footwear (SU04)": "SU04",
    "Note on position at night (SU03)": "SU03",
    "Ergonomics (SU01)": "SU01",
}
ALWAYS_CARD: Final = {
    "Daily foot check": "foot_check",
    "Glucose note before a session": "glucose_note",
    "Fall log": "fall_note",
}
ALWAYS_LESSON: Final = {
    "Module M05": "M05",
    "Emergency card for cauda equina (M06) from day 1": "M06",
}
ALWAYS: Final = {**ALWAYS_EXERCISE, **ALWAYS_CARD, **ALWAYS_LESSON}


@dataclass(frozen=True)
class Wanted:
    """An exercise that a source names, by its id in the library; `dose` None is the exercise's first dose."""

    key: str
    dose: Dose | None = None
    group: int | None = None
    ticked: bool = True
    reason: str = ""


@dataclass(frozen=True)
class Pick:
    """One exercise that can come in. `first` says why it stands where it does, `why_there` why where it is done."""

    key: str
    revision: ExerciseRevision
    dose: Dose
    gates: tuple[GateResult, ...]
    group: int | None
    ticked: bool
    reason: str

    @property
    def blocked(self) -> bool:
        return any(gate.gate is Gate.BLOCK for gate in self.gates)


@dataclass(frozen=True)
class Lesson:
    """A module that comes along. `has` says that the patient was given it already."""

    key: str
    title: str
    reason: str
    has: bool


@dataclass(frozen=True)
class Bringing:
    """All that a source offers to one patient."""

    picks: tuple[Pick, ...]
    missing: tuple[str, ...]
    lessons: tuple[Lesson, ...]
    cards: tuple[tuple[Card, str], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """What is known about a patient for all sources, read once: four queries for any number of rows.

    `practice`: what the patient chose among mind and body practices.
    """

    patient: Patient
    kinds: frozenset[str]
    flags: frozenset[PatientFlag]
    offers: tuple[Offer, ...]
    lessons: frozenset[str]
    practice: Practice

    def first(self) -> dict[str, str]:
        """The ids of exercises that come first for this patient, each with its reason: conditions, then wishes."""
        found = {key: _(reason) for key, reason in values_of(self.offers, Effect.EXERCISES_FIRST).items()}
        return found | {
            key: " ".join(filter(None, (found.get(key), reason)))
            for key, reason in self.practice.offers.items()
        }


def known(patient: Patient) -> Known:
    """Read the patient's open conditions and lessons."""
    rows = list(patient.conditions.filter(ended_at=None))
    kinds = frozenset(str(row.kind) for row in rows)
    has = patient.lessons.filter(withdrawn_at=None).values_list("module__external_id", flat=True)
    offers, practice = offers_for(kinds), practice_of(patient)
    return Known(patient, kinds, patient_flags(rows), offers, frozenset(has), practice)


def from_preset(who: Known, preset: Preset, phase: int) -> Bringing:
    """One phase of a preset (0, 1 or 2), with what the preset always has and what the conditions add."""
    weeks = preset.phases[phase]
    grouped = {key: n for n, group in enumerate(weeks.choose_one) for key in group}
    wanted = [Wanted(key, group=grouped.get(key)) for key in weeks.exercises]
    always = _("Always part of this preset.")
    wanted += [
        Wanted(ALWAYS_EXERCISE[line], reason=always) for line in preset.always_on if line in ALWAYS_EXERCISE
    ]
    cards = {ALWAYS_CARD[line]: always for line in preset.always_on if line in ALWAYS_CARD}
    lessons = {ALWAYS_LESSON[line]: always for line in preset.always_on if line in ALWAYS_LESSON}
    lessons |= {key: "" for key in weeks.modules if key not in lessons}
    notes = [*weeks.also, *(line for line in preset.always_on if line not in ALWAYS), preset.notes]
    found = _bringing(who, wanted, lessons, cards)
    return replace(found, notes=tuple(_(note) for note in notes if note))


def from_template(who: Known, template: ProgramTemplate) -> Bringing:
    """The items of a template, each in the revision that is published now."""
    wanted = [
        Wanted(item.exercise.external_id, Dose.of(item)) for item in template.items.select_related("exercise")
    ]
    return _bringing(who, wanted, dict.fromkeys(template.modules, ""), dict.fromkeys(template.cards, ""))


def from_program(who: Known, program: Program) -> Bringing:
    """Another program's exercises with their doses. No notes, rules, reasons, names or quotas come along."""
    rows = program.prescriptions.exclude(exercise=None).select_related("exercise__exercise")
    wanted = [
        Wanted(item.exercise.exercise.external_id, without_words(Dose.of(item)))
        for item in rows
        if item.exercise
    ]
    once = list({row.key: row for row in wanted}.values())
    return _bringing(who, once, dict.fromkeys(program.modules, ""), dict.fromkeys(program.cards, ""))


def without_words(dose: Dose) -> Dose:
    """The dose without anything that was typed for one person."""
    return replace(dose, note="", start_rule="", stop_rule="", override_reason="", quota=None)


def _bringing(
    who: Known, wanted: Sequence[Wanted], lessons: dict[str, str], cards: dict[str, str]
) -> Bringing:
    extra = [
        Wanted(key, ticked=False, reason=reason)
        for key, reason in who.first().items()
        if key not in {row.key for row in wanted}
    ]
    library = published(who.patient, [row.key for row in (*wanted, *extra)])
    picks = [pick(who, row, library[row.key]) for row in (*wanted, *extra) if row.key in library]
    picks = [row for row in picks if not (row.blocked and row.key in {x.key for x in extra})]
    missing = [_name(row.key) for row in wanted if row.key not in library]
    lessons |= {k: _(v) for k, v in values_of(who.offers, Effect.LESSONS).items() if not lessons.get(k)}
    cards |= {k: _(v) for k, v in values_of(who.offers, Effect.CARDS).items() if not cards.get(k)}
    told, gone = _lessons(who, lessons)
    return Bringing(
        picks=tuple(sorted(picks, key=lambda row: (row.blocked, not _comes_first(who, row)))),
        missing=(*missing, *gone),
        lessons=told,
        cards=tuple((CARD_OF[key], reason) for key, reason in cards.items() if key in CARD_OF),
    )


def _comes_first(who: Known, row: Pick) -> bool:
    return bool(first_reason(who.offers, row.key, row.revision.position)) and row.ticked


def pick(who: Known, wanted: Wanted, revision: ExerciseRevision) -> Pick:
    """An exercise with its gates, its dose and its place for this patient."""
    gates = gates_of(who.flags, revision.tags)
    dose = wanted.dose or Dose.first(revision)
    reasons = [
        wanted.reason,
        who.first().get(wanted.key) or _(first_reason(who.offers, wanted.key, revision.position) or ""),
        who.practice.cautions.get(wanted.key, ""),
    ]
    guarded = supervised_reason(who.offers, revision.tags)
    if dose.supervision == Supervision.HOME and (
        guarded or any(gate.gate is Gate.SUPERVISE for gate in gates)
    ):
        dose = replace(dose, supervision=Supervision.IN_PERSON)
        reasons.append(_(guarded) if guarded else "")
    blocked = any(gate.gate is Gate.BLOCK for gate in gates)
    return Pick(
        key=wanted.key,
        revision=revision,
        dose=dose,
        gates=gates,
        group=wanted.group,
        ticked=wanted.ticked and not blocked,
        reason=" ".join(dict.fromkeys(text for text in reasons if text)),
    )


def published(patient: Patient, keys: Iterable[str]) -> dict[str, ExerciseRevision]:
    """The clinic's published revisions by the exercise's id. One query."""
    rows = ExerciseRevision.objects.filter(
        exercise__clinic=patient.clinic_id,
        exercise__external_id__in=list(keys),
        state=RevisionState.PUBLISHED,
    ).select_related("exercise")
    return {row.exercise.external_id: row for row in rows}


def _name(key: str) -> str:
    """What a missing exercise is called, as far as anybody knows."""
    return f"{BY_ID[key].name} ({key})" if key in BY_ID else key


def _lessons(who: Known, wanted: dict[str, str]) -> tuple[tuple[Lesson, ...], list[str]]:
    """The published modules among these, in their order, and the ids of those that are not in the library."""
    titles: dict[str, Any] = dict(
        ModuleRevision.objects.filter(
            module__clinic=who.patient.clinic_id,
            module__external_id__in=list(wanted),
            state=RevisionState.PUBLISHED,
        ).values_list("module__external_id", "title")
    )
    found = tuple(
        Lesson(key, titles[key], reason, key in who.lessons)
        for key, reason in wanted.items()
        if key in titles
    )
    gone = [_("lesson %(key)s") % {"key": key} for key in wanted if key not in titles]
    return found, gone
