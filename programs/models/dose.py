"""How much, how often and how: the dose of one item apart from the item."""

import hashlib
from dataclasses import asdict, dataclass, fields
from decimal import Decimal
from typing import Any, Final, Self

from programs.models.exercise import ExerciseRevision
from programs.models.prescription import Mode, Prescription, Side, Supervision

SPREAD: Final = {1: 0b1, 2: 0b1001, 3: 0b10101, 4: 0b11011, 5: 0b11111, 6: 0b111111}


@dataclass(frozen=True)
class Dose:
    """How much, how often and how. `weekdays` is a bit mask, Monday 1; `quota` only for a graded activity."""

    weekdays: int
    mode: str = Mode.SYMPTOM_GUIDED
    sets: int | None = None
    reps: int | None = None
    hold_s: int | None = None
    minutes: int | None = None
    effort_target: int | None = None
    supervision: str = Supervision.HOME
    load: str = ""
    side: str = Side.BOTH
    start_rule: str = ""
    stop_rule: str = ""
    note: str = ""
    override_reason: str = ""
    quota: Decimal | None = None

    @classmethod
    def of(cls, item: Any) -> Self:
        """The dose of a prescription, or of a template's item (which has no words for one person)."""
        values: dict[str, Any] = {f.name: getattr(item, f.name, f.default) for f in fields(cls)}
        return cls(**values)

    @classmethod
    def first(cls, revision: ExerciseRevision) -> Self:
        """The first dose that an exercise of the library comes with."""
        known = revision.supervision in Supervision.values
        return cls(
            weekdays=SPREAD.get(revision.per_week, 127),
            sets=revision.sets,
            reps=revision.reps,
            hold_s=revision.hold_s,
            minutes=revision.minutes,
            effort_target=revision.effort_target,
            supervision=revision.supervision if known else Supervision.HOME,
        )

    def put_on(self, item: Prescription) -> Prescription:
        """Write it on an item; nothing is saved."""
        for name, value in asdict(self).items():
            setattr(item, name, value)
        return item

    @property
    def mark(self) -> str:
        """A short fingerprint: a page that carries another one has seen another dose."""
        values = [str(None if value in ("", None) else value) for value in asdict(self).values()]
        if self.quota is not None:
            values[-1] = f"{self.quota:.1f}"
        return hashlib.sha256("\x1f".join(values).encode()).hexdigest()[:12]
