"""What the trials at one step of a fear ladder add up to: what was learnt, avoided, and is not known."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from programs.rules.parameters import Parameters
from programs.rules.review_case import Fact
from programs.rules.rounding import tidy


class ExposureOutcome(StrEnum):
    """What is suggested for the ladder."""

    BLOCKED = "blocked"
    START = "start"
    ADVANCE = "advance"
    NEW_CONTEXT = "new_context"
    STAY = "stay"
    SPLIT = "split"
    REVIEW = "review"
    COMPLETE = "complete"


@dataclass(frozen=True)
class Rung:
    """One feared situation; `suds_initial` is the fear 0–100 it had when the ladder was built."""

    key: str
    suds_initial: int
    done: bool = False

    def __post_init__(self) -> None:
        _check(self, ("suds_initial",), 100)


@dataclass(frozen=True)
class Trial:
    """One try at a step; None is not known. Fear and likelihood are 0–100, pain 0–10.

    `happened`: whether the feared harm came about. `avoided`: it was planned and not done. `reviewed`: a
    clinician has decided since, so it no longer alarms, though it still counts as learning. `slot` orders
    the trials of one day. Raises ValueError for a number out of range.
    """

    rung: str
    on: date
    likelihood_pre: int | None = None
    likelihood_post: int | None = None
    suds_peak: int | None = None
    happened: bool | None = None
    safety_behaviour_used: bool | None = None
    context: str = ""
    pain_pre: int | None = None
    pain_24h: int | None = None
    pain_48h: int | None = None
    avoided: bool = False
    reviewed: bool = False
    slot: int = 0

    def __post_init__(self) -> None:
        _check(self, ("likelihood_pre", "likelihood_post", "suds_peak"), 100)
        _check(self, ("pain_pre", "pain_24h", "pain_48h"), 10)


@dataclass(frozen=True)
class ExposureInputs:
    """The ladder, its trials in any order, and where the patient stands.

    `cleared`: a named clinician confirmed that the situations are medically safe. `current` is the key of the
    agreed step, None before the start. Raises ValueError for a step that is not there or there twice.
    """

    rungs: tuple[Rung, ...]
    trials: tuple[Trial, ...] = ()
    cleared: bool = False
    current: str | None = None

    def __post_init__(self) -> None:
        keys = [rung.key for rung in self.rungs]
        _require(bool(keys) and len(set(keys)) == len(keys), "rungs: need at least one, each once.")
        _require(self.current is None or self.current in keys, "current: is not a step of this ladder.")


@dataclass(frozen=True)
class Case:
    """The inputs with everything that more than one rule looks at."""

    given: ExposureInputs
    p: Parameters
    rung: Rung | None
    trials: tuple[Trial, ...]

    @property
    def key(self) -> str | None:
        """Return the key of the current step."""
        return self.rung.key if self.rung else None

    @property
    def completed(self) -> tuple[Trial, ...]:
        """Return the trials that were done, oldest first."""
        return tuple(trial for trial in self.trials if not trial.avoided)

    @property
    def avoided(self) -> int:
        """Return how often this step was avoided since a clinician last decided."""
        return sum(trial.avoided and not trial.reviewed for trial in self.trials)

    @property
    def harmed(self) -> int:
        """Return in how many trials that nobody has decided about yet the feared harm happened."""
        return sum(bool(trial.happened) and not trial.reviewed for trial in self.completed)

    @property
    def pain_stayed(self) -> bool:
        """Say whether pain is known to have stayed up beyond 48 hours after a trial nobody decided about."""
        return any(_stayed(trial, self.p) for trial in self.completed if not trial.reviewed)

    @property
    def last(self) -> Trial | None:
        """Return the latest trial that was done."""
        return self.completed[-1] if self.completed else None

    @property
    def last_peak(self) -> int | None:
        """Return the highest fear of the latest trial, None once a clinician decided about it."""
        return None if self.last is None or self.last.reviewed else self.last.suds_peak

    @property
    def last_fall(self) -> int | None:
        """Return by how many points the likelihood fell in the latest trial."""
        if self.last is None or self.last.likelihood_pre is None or self.last.likelihood_post is None:
            return None
        return self.last.likelihood_pre - self.last.likelihood_post

    @property
    def unbelieved(self) -> tuple[Trial, ...]:
        """Return the trials without safety behaviours after which the harm seemed unlikely."""
        return tuple(
            trial
            for trial in self.completed
            if trial.safety_behaviour_used is False
            and trial.happened is not True
            and trial.likelihood_post is not None
            and trial.likelihood_post <= self.p.exposure_likelihood
        )

    @property
    def calmer(self) -> tuple[Trial, ...]:
        """Return the trials without safety behaviours in which fear peaked at half of the first or less."""
        limit = self.p.exposure_suds_share * self.rung.suds_initial if self.rung else 0
        return tuple(
            trial
            for trial in self.completed
            if trial.safety_behaviour_used is False
            and trial.happened is not True
            and trial.suds_peak is not None
            and trial.suds_peak <= limit
        )

    @property
    def learnt(self) -> str:
        """Return in words what shows that this step is learnt, empty while nothing does."""
        count, limit = len(self.unbelieved), self.p.exposure_likelihood
        if count >= self.p.exposure_trials:
            return f"{count} trials without safety behaviours ended at a likelihood of {limit} or less"
        if self.last is not None and self.last in self.calmer:
            share = tidy(self.p.exposure_suds_share)
            return f"Fear peaked at {self.last.suds_peak}, at most {share} of what it was at first"
        return ""

    @property
    def contexts(self) -> tuple[str, ...]:
        """Return the different places in which this step was learnt, as far as noted."""
        noted = {" ".join(trial.context.split()).casefold() for trial in self.unbelieved + self.calmer}
        return tuple(sorted(noted - {""}))


def case_of(inputs: ExposureInputs, p: Parameters) -> Case:
    """Pick the current step and its trials in time order, whatever order the rows came in."""
    rung = next((rung for rung in inputs.rungs if rung.key == inputs.current), None)
    here = [trial for trial in inputs.trials if trial.rung == inputs.current]
    return Case(inputs, p, rung, tuple(sorted(here, key=lambda t: (t.on, t.slot, repr(t)))))


def facts(case: Case) -> dict[str, Fact]:
    """Return the numbers the decision rests on, for the suggestion card."""
    return {
        "rungs": len(case.given.rungs),
        "rungs_done": sum(rung.done for rung in case.given.rungs),
        "suds_initial": case.rung.suds_initial if case.rung else None,
        "trials": len(case.completed),
        "avoided": case.avoided,
        "feared_harm_happened": case.harmed,
        "unlikely_without_safety_behaviours": len(case.unbelieved),
        "last_suds_peak": case.last.suds_peak if case.last else None,
        "last_fall": case.last_fall,
        "places": len(case.contexts),
    }


def data_gaps(case: Case) -> tuple[str, ...]:
    """Return what is not known, in words; a ladder shorter or longer than usual is noted too."""
    p, done, size = case.p, case.completed, len(case.given.rungs)
    checks = {
        f"{size} steps; {p.exposure_rungs_min} to {p.exposure_rungs_max} are usual": not (
            p.exposure_rungs_min <= size <= p.exposure_rungs_max
        ),
        "what happened is not noted for every trial": any(t.happened is None for t in done),
        "likelihood is not rated for every trial": any(
            t.likelihood_pre is None or t.likelihood_post is None for t in done
        ),
        "safety behaviours are not noted for every trial": any(t.safety_behaviour_used is None for t in done),
        "place is not noted for every trial": any(not t.context.strip() for t in done),
        "pain was up next day; whether it settled within 48 hours is not known": any(
            _rose(t.pain_pre, t.pain_24h, p) and t.pain_48h is None and not t.reviewed for t in done
        ),
    }
    return tuple(gap for gap, missing in checks.items() if missing)


def _rose(before: int | None, after: int | None, p: Parameters) -> bool:
    return before is not None and after is not None and after >= before + p.exposure_pain_rise


def _stayed(trial: Trial, p: Parameters) -> bool:
    up_next_day = trial.pain_24h is None or _rose(trial.pain_pre, trial.pain_24h, p)
    return up_next_day and _rose(trial.pain_pre, trial.pain_48h, p)


def _check(row: object, names: tuple[str, ...], top: int) -> None:
    for name in names:
        value = getattr(row, name)
        if value is not None and (isinstance(value, bool) or value not in range(top + 1)):
            raise ValueError(f"{name}: is a whole number from 0 to {top}, not {value!r}.")


def _require(holds: bool, message: str) -> None:
    if not holds:
        raise ValueError(message)
