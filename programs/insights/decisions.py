"""What became of the suggestions of a clinic, by rule. It counts suggestions, never clinicians."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Q

from programs.models import Decision, DecisionKind, Suggestion, SuggestionState
from programs.rules.rounding import tidy

DECIDED = (SuggestionState.APPROVED, SuggestionState.EDITED, SuggestionState.REJECTED)
REASONS = 20  # the newest of each rule
COUNTED = ("made", "approved", "edited", "rejected", "expired", "overtaken", "waiting", "deferred")


@dataclass(frozen=True)
class Told:
    """One reason as it was written, with what it was written about."""

    kind: str
    reason: str
    at: datetime


@dataclass
class RuleCount:
    """Suggestions of one rule. `deferred` were put off at some time, whatever became of them."""

    rule_id: str
    made: int = 0
    approved: int = 0
    edited: int = 0
    rejected: int = 0
    expired: int = 0
    overtaken: int = 0
    waiting: int = 0
    deferred: int = 0
    reasons: list[Told] = field(default_factory=list)

    @property
    def decided(self) -> int:
        """How many a clinician decided about."""
        return self.approved + self.edited + self.rejected

    @property
    def override_rate(self) -> float | None:
        """The share of the decided ones that were changed or rejected; None when none was decided."""
        return (self.edited + self.rejected) / self.decided if self.decided else None

    @property
    def override_words(self) -> str:
        """The rate with its n: "25 % (2 of 8)"; a dash when nothing was decided."""
        if self.override_rate is None:
            return "–"
        return f"{tidy(round(100 * self.override_rate))} % ({self.edited + self.rejected}/{self.decided})"


def decisions_of(clinic_id: uuid.UUID, since: datetime) -> list[RuleCount]:
    """The rules that suggested something since a day, in their order. Two queries."""
    made = Suggestion.objects.filter(patient__clinic_id=clinic_id, made_at__gte=since)
    rows = made.values("rule_id", "state").annotate(
        n=Count("pk"), put_off=Count("pk", Q(deferred_until__isnull=False))
    )
    rules: dict[str, RuleCount] = {}
    names = {SuggestionState.OPEN.value: "waiting"}
    for row in rows.order_by("rule_id"):
        count = rules.setdefault(row["rule_id"], RuleCount(row["rule_id"]))
        name = names.get(row["state"], row["state"])
        setattr(count, name, getattr(count, name) + row["n"])
        count.made, count.deferred = count.made + row["n"], count.deferred + row["put_off"]
    written = Decision.objects.filter(suggestion__in=made).exclude(reason="").order_by("-at")
    for rule, kind, reason, at in written.values_list("suggestion__rule_id", "kind", "reason", "at")[:500]:
        if len(rules[rule].reasons) < REASONS:
            rules[rule].reasons.append(Told(str(DecisionKind(kind).label), reason, at))
    return list(rules.values())


def total_of(rules: Iterable[RuleCount]) -> RuleCount:
    """All rules together."""
    total = RuleCount("")
    for rule in rules:
        for name in COUNTED:
            setattr(total, name, getattr(total, name) + getattr(rule, name))
    return total
