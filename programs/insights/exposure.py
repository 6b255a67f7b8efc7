"""A fear ladder with its trials: what the rule suggests, and what was predicted against what happened."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from patients.models import Patient
from programs.insights.clinic_parameters import parameters_of
from programs.models import ExposureDecision, ExposureTrial, Hierarchy, Rung
from programs.rules import exposure as rule
from programs.rules.parameters import Parameters


@dataclass(frozen=True)
class Ladder:
    """One ladder as it stands: its steps by fear, every finished trial, and the rule's one suggestion."""

    hierarchy: Hierarchy
    rungs: list[Rung]
    trials: list[ExposureTrial]
    decisions: list[ExposureDecision]
    result: rule.ExposureResult | None
    p: Parameters

    @property
    def current(self) -> Rung | None:
        """The agreed step."""
        return next((row for row in self.rungs if row.pk == self.hierarchy.current_id), None)

    def rung(self, key: str | None) -> Rung | None:
        """A step by the key that the rule knows it by."""
        return next((row for row in self.rungs if str(row.pk) == key), None)


def ladders(patient: Patient, *, ended: bool = False) -> list[Ladder]:
    """The patient's ladders, oldest first, with all that is in them. Five queries, however many."""
    found = Hierarchy.objects.filter(patient=patient)
    found = found if ended else found.filter(ended_at=None)
    rows = found.select_related("made_by", "cleared_by").prefetch_related(
        Prefetch("rungs", Rung.objects.prefetch_related("trials")), "decisions__by"
    )
    made, p = [], parameters_of(patient.clinic_id)
    for row in rows.order_by("made_at"):
        row.patient = patient
        made.append(_ladder(row, p))
    return made


def _ladder(row: Hierarchy, p: Parameters) -> Ladder:
    rungs = sorted(row.rungs.all(), key=lambda rung: (rung.suds_initial, str(rung.pk)))
    trials = []
    for rung in rungs:
        for trial in rung.trials.all():
            trial.rung = rung
            trials.append(trial)
    trials.sort(key=lambda trial: (trial.local_date, trial.begun_at))
    decisions = sorted(row.decisions.all(), key=lambda one: one.at)
    return Ladder(row, rungs, trials, decisions, _result(row, rungs, trials, decisions, p), p)


def _result(
    row: Hierarchy,
    rungs: list[Rung],
    trials: list[ExposureTrial],
    decisions: list[ExposureDecision],
    p: Parameters,
) -> rule.ExposureResult | None:
    """What the rule says; None while the ladder has no step."""
    if not rungs:
        return None
    last = decisions[-1].at if decisions else None
    inputs = rule.ExposureInputs(
        rungs=tuple(rule.Rung(str(r.pk), r.suds_initial, r.done_at is not None) for r in rungs),
        trials=tuple(
            _trial(trial, n, reviewed=last is not None and trial.finished_at <= last)
            for n, trial in enumerate(trials)
            if trial.finished_at is not None
        ),
        cleared=row.cleared_at is not None,
        current=str(row.current_id) if row.current_id else None,
    )
    return rule.review_exposure(inputs, p)


def _trial(row: ExposureTrial, slot: int, *, reviewed: bool) -> rule.Trial:
    return rule.Trial(
        rung=str(row.rung_id),
        on=row.local_date,
        likelihood_pre=row.likelihood_pre,
        likelihood_post=row.likelihood_post,
        suds_peak=row.suds_peak,
        happened=row.happened,
        safety_behaviour_used=row.safety_behaviour_used,
        context=row.context,
        pain_pre=row.pain_pre,
        pain_24h=row.pain_24h,
        pain_48h=row.pain_48h,
        avoided=row.avoided,
        reviewed=reviewed,
        slot=slot,
    )


def violation_of(row: ExposureTrial) -> int | None:
    """How far the prediction missed, in points; None when it is not known."""
    return rule.violation(_trial(row, 0, reviewed=False))


def trial_facts(row: ExposureTrial) -> dict[str, Any]:
    """One finished trial, predicted beside happened."""
    return {
        "on": row.local_date,
        "situation": row.rung.situation,
        "prediction": row.prediction,
        "likelihood_pre": row.likelihood_pre,
        "likelihood_post": row.likelihood_post,
        "happened": row.happened,
        "outcome": row.actual_outcome,
        "avoided": row.avoided,
        "learned": row.learned,
        "suds": (row.suds_pre, row.suds_peak, row.suds_end),
        "violation": violation_of(row),
    }
