"""How much of what was planned was done, with what is unknown kept apart from what was missed.

Above the quota earns no credit. 0.80 is the commonest satisfactory range over 86 studies without a consensus
definition (Bailey 2018, Br J Sports Med 54:326); a walking programme reached 70 % of its weekly targets
(PMC4895187), so 70 % is not a poor result. Paused days are left out by the caller; days of a flare plan
carry the flare quota.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from programs.rules.parameters import Parameters
from programs.rules.review_inputs import SessionOutcome
from programs.rules.rounding import at_least


@dataclass(frozen=True)
class Share:
    """A share from 0 to 1 with bounds: `low` if nothing unlogged was done, `high` if all of it was."""

    low: float
    high: float

    @property
    def exact(self) -> bool:
        """Say whether everything was logged."""
        return self.low == self.high


@dataclass(frozen=True)
class Adherence:
    """Adherence over some sessions; shares are None when nothing was planned.

    `satisfactory` is None while the unlogged sessions could tip it either way.
    """

    sched: int
    done: int
    missed: int
    unknown: int
    sessions: Share | None
    dose: Share | None
    satisfactory: bool | None
    reason: str


def adh_sessions(sessions: Iterable[SessionOutcome], p: Parameters = Parameters()) -> Share | None:  # noqa: B008
    """Return completed over planned sessions, None when nothing was planned."""
    rows = list(sessions)
    if not rows:
        return None
    done = sum(row.done(p) for row in rows)
    unknown = sum(not row.logged for row in rows)
    return Share(done / len(rows), (done + unknown) / len(rows))


def adh_dose(sessions: Iterable[SessionOutcome]) -> Share | None:
    """Return the amount done up to each quota over the amount planned, None when nothing was planned."""
    rows = sorted(sessions, key=lambda row: row.quota)
    planned = sum(row.quota for row in rows)
    if not rows:
        return None
    low = sum(min(row.actual or 0.0, row.quota) for row in rows)
    high = sum(row.quota if not row.logged else min(row.actual or 0.0, row.quota) for row in rows)
    return Share(min(1.0, low / planned), min(1.0, high / planned))


def adherence(sessions: Iterable[SessionOutcome], p: Parameters = Parameters()) -> Adherence:  # noqa: B008
    """Return both shares with their bounds, and what they say."""
    rows = list(sessions)
    done = sum(row.done(p) for row in rows)
    unknown = sum(not row.logged for row in rows)
    share = adh_sessions(rows, p)
    return Adherence(
        sched=len(rows),
        done=done,
        missed=len(rows) - done - unknown,
        unknown=unknown,
        sessions=share,
        dose=adh_dose(rows),
        satisfactory=_satisfactory(share, p),
        reason=_reason(len(rows), done, unknown, share),
    )


def rolling_adherence(
    sessions: Iterable[SessionOutcome],
    today: date,
    p: Parameters = Parameters(),  # noqa: B008 – frozen
) -> Adherence:
    """Return adherence over the rolling window (28 days) that ends today."""
    return adherence([row for row in sessions if 0 <= (today - row.on).days < p.adherence_days], p)


def _satisfactory(share: Share | None, p: Parameters) -> bool | None:
    if share is None:
        return None
    low_enough, high_enough = at_least(share.low, p.adherence_good), at_least(share.high, p.adherence_good)
    return low_enough if low_enough == high_enough else None


def _reason(sched: int, done: int, unknown: int, share: Share | None) -> str:
    if share is None:
        return "No sessions were planned."
    if share.exact:
        return f"{done} of {sched} sessions completed ({share.low:.0%})."
    bounds = f"between {share.low:.0%} and {share.high:.0%}"
    return f"{done} of {sched} sessions completed, {unknown} not logged: {bounds}."
