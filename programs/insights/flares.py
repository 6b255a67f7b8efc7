"""Flares: whether one goes on, what the agreed plan makes of its days, and whether it asks for a review."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from patients.models import Patient
from programs.insights.lines import FlareSpan
from programs.insights.rows import DEFAULTS, current_flare, journal_rows, series_of
from programs.models import Flare, FlarePlan
from programs.rules.flare import FlareVerdict, flare_needs_review, flares_in_window
from programs.rules.parameters import Parameters
from rehab.lib.prepared import Prepared

LOOK_BACK: Final = timedelta(days=120)  # older flares no longer touch a quota that is looked at


def is_flaring(patient: Patient) -> bool:
    """A flare plan that runs, or a flare ticked today or yesterday that today's entry does not take back.

    Two queries at most.
    """
    if running(patient) is not None:
        return True
    today = patient.today()
    series = series_of(journal_rows(patient, today - timedelta(days=28)), today, 28)
    return current_flare(series) is not None


def running(patient: Patient) -> Flare | None:
    """The flare in which the patient follows the plan now. One query."""
    return Flare.objects.filter(patient=patient, ended_on=None).select_related("plan").first()


def parameters_of(plan: FlarePlan) -> Parameters:
    """The thresholds with the days and shares as they were agreed."""
    return DEFAULTS.with_values(
        {
            "flare_stage_days": plan.stage_days,
            "flare_share_early": float(plan.share_early),
            "flare_share_late": float(plan.share_late),
        }
    )


def spans_of(patient: Patient, since: date) -> list[FlareSpan]:
    """The flares that may still lower a quota from a day on. One query."""
    rows = _begun_since(patient=patient.pk, since=since - timedelta(days=15))
    return [FlareSpan(row.started_on, row.ended_on, parameters_of(row.plan)) for row in rows]


_begun_since: Prepared[Flare] = Prepared(
    lambda patient, since: (
        Flare.objects.filter(patient=patient, started_on__gte=since)
        .select_related("plan")
        .order_by("started_on", "pk")
    ),
    patient=UUID(int=1),
    since=date(2000, 1, 1),
)


def day_of(flare: Flare, today: date) -> int:
    """Which day of the flare it is; the first is 1."""
    return (today - flare.started_on).days + 1


def plan_days(plan: FlarePlan) -> int:
    """How many days the plan has, the one back at the whole quota included."""
    return 2 * plan.stage_days + 1


def shares_of(plan: FlarePlan) -> list[int]:
    """The share of the quota on each day, in percent."""
    early, late = round(100 * plan.share_early), round(100 * plan.share_late)
    return [early] * plan.stage_days + [late] * plan.stage_days + [100]


def verdict(flares: list[Flare], today: date, p: Parameters) -> FlareVerdict | None:
    """Whether the flare that goes on is long or not the only one lately; None while there is none."""
    now = next((row for row in flares if row.ended_on is None), None)
    if now is None:
        return None
    count = flares_in_window((row.started_on for row in flares), today, p)
    return flare_needs_review(now.started_on, today, count, p)


def flares_of(patient: Patient) -> list[Flare]:
    """Flares of the last months, newest first. One query."""
    since = patient.today() - LOOK_BACK
    found = Flare.objects.filter(patient=patient, started_on__gte=since).select_related("plan")
    return list(found.order_by("-started_on"))
