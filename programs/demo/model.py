"""The demo clinic: 24 invented patients over 180 days, made from one seed with known truth."""

from dataclasses import dataclass
from random import Random

from programs.demo.cast import CAST, Case
from programs.demo.conditions import CONDITIONS, prescriptions
from programs.demo.diary import Hidden, live, score
from programs.demo.practice import sessions
from programs.demo.records import (
    ACTIVITY_KEY,
    DemoActivity,
    DemoClinic,
    DemoDay,
    DemoPatient,
    DemoRecord,
    DemoSession,
)
from programs.demo.truth import Adherence, Flare, Truth

SEED = 2625
N_DAYS = 180
FEWEST_DAYS = 60
PLAN_AGREED = 7
START_FRACTION = 0.8
STEP_FRACTION = 0.1
MISSING: dict[Adherence, float] = {
    Adherence.STEADY: 0.05,
    Adherence.FADING: 0.08,
    Adherence.SPORADIC: 0.40,
    Adherence.OVER_DOER: 0.04,
}
EVERYDAY = "Everyday moving"
WEEKDAYS = ((0, 1, 2, 3, 4, 5, 6), (0, 1, 3, 4, 5), (0, 2, 4, 6), (1, 2, 4, 5, 6))
"""Days of the graded activity (Monday is 0), one pattern after the other down the cast."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of graded activity: name, unit, resolution, usual baseline, goal and minutes per unit."""

    name: str
    unit: str
    resolution: int
    baseline: int
    goal: int
    minutes_per_unit: float = 1.0


KINDS: dict[str, _Kind] = {
    "walk": _Kind("Walking outdoors", "min", 1, 12, 35),
    "stand": _Kind("Standing at the counter", "min", 1, 8, 30),
    "garden": _Kind("Gardening", "min", 1, 14, 45),
    "wheel": _Kind("Wheeling", "m", 25, 250, 1000, 0.03),
    "stairs": _Kind("Stairs", "flights", 1, 4, 10, 2.0),
}


def demo_clinic(seed: int = SEED, n_days: int = N_DAYS, first_weekday: int = 0) -> DemoClinic:
    """The whole clinic; the same arguments always give the same clinic.

    Offset 0 is the first day and falls on `first_weekday` (Monday is 0). Each draws from their own stream, so
    adding one leaves the others as they are. Errors: ValueError for fewer than 60 days or no such weekday.
    """
    if n_days < FEWEST_DAYS:
        raise ValueError(f"The demo needs {FEWEST_DAYS} days or more, not {n_days}.")
    if first_weekday not in range(7):
        raise ValueError(f"A weekday goes from 0 to 6, not {first_weekday}.")
    return DemoClinic(
        seed,
        n_days,
        first_weekday,
        tuple(
            _record(case, number, seed, n_days, first_weekday) for number, case in enumerate(CAST, start=1)
        ),
    )


def _record(case: Case, number: int, seed: int, n_days: int, first_weekday: int) -> DemoRecord:
    rng = Random(f"{seed}:{case.key}")
    truth = _truth(case, n_days, rng)
    patient = _patient(case, number, rng)
    activity = patient.activity
    usual = 25 + 2 * activity.start_quota * activity.minutes_per_unit
    days = live(truth, usual, n_days, first_weekday, rng)
    done = sessions(truth, activity, patient.exercises, days, PLAN_AGREED, first_weekday, rng)
    return DemoRecord(patient, _log(days, activity, done, rng), done, truth)


def _truth(case: Case, n_days: int, rng: Random) -> Truth:
    return Truth(
        level=case.level,
        phi=round(rng.uniform(0.3, 0.5), 2),
        noise=round(rng.uniform(0.6, 0.9), 2),
        activity_effect=case.effect,
        sleep_effect=case.sleep,
        trend=case.trend,
        weekend=round(rng.uniform(0.6, 0.8), 2),
        missing=MISSING[case.adherence],
        missing_after_bad=0.05 if case.adherence is Adherence.OVER_DOER else 0.25,
        adherence=case.adherence,
        flares=_flares(case, n_days, rng),
        booms=_booms(n_days, rng) if case.boom_bust else (),
        silent_from=n_days - case.silent if case.silent else None,
    )


def _flares(case: Case, n_days: int, rng: Random) -> tuple[Flare, ...]:
    """Flares of 3 to 6 days that add 2.2 to 3.5 points; none in the first four weeks."""
    planned = case.flare_days or (rng.randint(28, n_days - 10),)
    starts = [start for start in planned if start <= n_days - 7]
    return tuple(Flare(start, rng.randint(3, 6), round(rng.uniform(2.2, 3.5), 1)) for start in starts)


def _booms(n_days: int, rng: Random) -> tuple[int, ...]:
    """A boom every 8 to 11 days from the fourth week on."""
    booms: list[int] = []
    t = 21
    while t < n_days - 3:
        booms.append(t)
        t += rng.randint(8, 11)
    return tuple(booms)


def _patient(case: Case, number: int, rng: Random) -> DemoPatient:
    condition = CONDITIONS[case.condition]
    return DemoPatient(
        key=case.key,
        name=case.name,
        birth_date=case.born,
        record_number=f"DEMO-{number:04d}",
        diagnosis=condition.diagnosis,
        certainty=condition.certainty,
        regions=condition.regions,
        flags=condition.flags,
        comorbidities=case.comorbidities,
        language=case.language,
        time_zone=case.zone,
        goal=case.goal,
        activity=_activity(KINDS[case.activity], WEEKDAYS[(number - 1) % len(WEEKDAYS)], case.guided, rng),
        exercises=prescriptions(condition),
        clinician=case.clinician,
        plan_agreed=PLAN_AGREED,
    )


def _activity(kind: _Kind, weekdays: tuple[int, ...], guided: bool, rng: Random) -> DemoActivity:
    """Three baseline trials, a start at 80 % of their mean and a step of 10 %, in units of the resolution."""
    spread = (-0.15, 0.0, 0.15)
    shift = rng.uniform(0.9, 1.2)
    amounts = [_units(kind, kind.baseline * (shift + part)) for part in rng.sample(spread, 3)]
    mean = sum(amounts) / len(amounts)
    start = max(kind.resolution, int(START_FRACTION * mean / kind.resolution) * kind.resolution)
    return DemoActivity(
        name=kind.name,
        unit=kind.unit,
        resolution=kind.resolution,
        trials=tuple(zip((0, 2, 4), amounts, strict=True)),
        start_quota=start,
        step=max(kind.resolution, _units(kind, STEP_FRACTION * mean)),
        goal_value=kind.goal,
        minutes_per_unit=kind.minutes_per_unit,
        weekdays=weekdays,
        guided=guided,
    )


def _units(kind: _Kind, amount: float) -> int:
    """The nearest whole multiple of the resolution, at least one."""
    return max(1, round(amount / kind.resolution)) * kind.resolution


def _log(
    days: list[Hidden], activity: DemoActivity, done: tuple[DemoSession, ...], rng: Random
) -> tuple[DemoDay, ...]:
    """What the patient wrote down; pain is skipped now and then, and a missing day holds nothing."""
    amounts = {s.offset: s.amount for s in done if s.item == ACTIVITY_KEY and s.amount is not None}
    return tuple(_logged_day(day, activity, amounts.get(day.offset, 0), rng) for day in days)


def _logged_day(day: Hidden, activity: DemoActivity, amount: int, rng: Random) -> DemoDay:
    skips_pain, worse, hour = (
        rng.random() < 0.03,
        rng.choice((0, 1, 1, 2)),
        rng.choice((8, 17, 18, 19, 19, 20, 21)),
    )
    effort = rng.choice((3, 4, 4, 5))
    if not day.logged:
        return DemoDay(day.offset, missing=True)
    return DemoDay(
        offset=day.offset,
        missing=False,
        pain_avg=None if skips_pain else day.pain,
        pain_worst=None if skips_pain else score(day.pain + worse),
        activities=_rows(day.minutes, activity, amount, effort),
        sleep_quality=day.sleep,
        mood=day.mood,
        stress=day.stress,
        practice_minutes=day.practice,
        flare=day.flare,
        hour_logged=hour,
    )


def _rows(minutes: int, activity: DemoActivity, amount: int, effort: int) -> tuple[tuple[str, int, int], ...]:
    """The graded activity as done in its session, and the rest of the day's minutes."""
    graded = round(amount * activity.minutes_per_unit)
    rest = max(0, minutes - graded)
    rows = ((activity.name, graded, effort), (EVERYDAY, rest, max(1, effort - 1)))
    return tuple(row for row in rows if row[1] > 0)
