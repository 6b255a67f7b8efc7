"""How the days of one invented patient come about: activity, sleep, pain, and what gets logged."""

import math
from dataclasses import dataclass
from random import Random

from programs.demo.truth import Adherence, Truth

ACTIVITY_SPREAD = 0.35
"""SD of log minutes from day to day; boom-bust patients are even in between, so that a boom stands out."""
EVEN_SPREAD = 0.12
BOOM_FACTOR = 2.6
BUST_FACTOR = 0.3
BUST_PAIN = 3.2
BUST_DAYS = 2
FLARE_ACTIVITY = 0.7
FADE_TO = 0.55
SLEEP_USUAL, SLEEP_SPREAD = 5.5, 1.6
SATURDAY = 5


@dataclass(slots=True)
class Hidden:
    """One day before anyone logs it."""

    offset: int
    pain: int
    minutes: int
    sleep: int
    mood: int
    stress: int
    practice: int
    flare: bool
    logged: bool


def live(truth: Truth, minutes: float, n_days: int, first_weekday: int, rng: Random) -> list[Hidden]:
    """All days in order; `minutes` is a usual weekday of activity at the start."""
    days: list[Hidden] = []
    latent, z_before, stress = 0.0, 0.0, 0.0
    for t in range(n_days):
        z, sleep = rng.gauss(0, 1), rng.gauss(0, 1)
        latent = truth.phi * latent + rng.gauss(0, truth.noise)
        stress = 0.6 * stress + rng.gauss(0, 1.2)
        push = truth.activity_effect * z_before + truth.sleep_effect * sleep + latent
        pain = score(truth.level + truth.trend * t / n_days + push + _event_pain(truth, t, push))
        active = minutes * _rhythm(truth, t, first_weekday) * _growth(t, n_days) * _spread(truth, z)
        day = _day(truth, t, pain, round(active), sleep, stress, rng)
        day.logged = rng.random() >= _missing_chance(truth, t, n_days, days[-1].pain if days else None)
        days.append(day)
        z_before = z
    return days


def _day(truth: Truth, t: int, pain: int, minutes: int, sleep: float, stress: float, rng: Random) -> Hidden:
    """Everything beside pain and activity follows from them, with some chance."""
    above = pain - truth.level
    practises = rng.random() < (0.3 if truth.adherence is Adherence.SPORADIC else 0.6)
    return Hidden(
        offset=t,
        pain=pain,
        minutes=minutes,
        sleep=score(SLEEP_USUAL + SLEEP_SPREAD * sleep),
        mood=score(6.5 - 0.5 * above + rng.gauss(0, 1)),
        stress=score(4 + stress),
        practice=rng.choice((3, 5, 5, 10)) if practises else 0,
        flare=truth.in_flare(t) and rng.random() < 0.85,
        logged=True,
    )


def score(value: float) -> int:
    """The nearest whole number on the 0 to 10 scale."""
    return max(0, min(10, round(value)))


def _event_pain(truth: Truth, t: int, push: float) -> float:
    """Added pain of a flare or a bust; a bust is felt even on what would have been an easier day."""
    flare = max((f.rise for f in truth.flares if f.covers(t)), default=0.0)
    bust = BUST_PAIN - min(push, 0.0) if _in_bust(truth, t) else 0.0
    return max(flare, bust)


def _in_bust(truth: Truth, t: int) -> bool:
    return any(boom < t <= boom + BUST_DAYS for boom in truth.booms)


def _rhythm(truth: Truth, t: int, first_weekday: int) -> float:
    """Share of a usual day: weekends, flares, booms and busts."""
    if t in truth.booms:
        return BOOM_FACTOR
    if _in_bust(truth, t):
        return BUST_FACTOR
    week = truth.weekend if (t + first_weekday) % 7 >= SATURDAY else 1.0
    return week * (FLARE_ACTIVITY if truth.in_flare(t) else 1.0)


def _growth(t: int, n_days: int) -> float:
    """Everyday activity grows by half over the whole time."""
    return 1 + 0.5 * t / n_days


def _spread(truth: Truth, z: float) -> float:
    return math.exp((EVEN_SPREAD if truth.boom_bust else ACTIVITY_SPREAD) * z)


def _missing_chance(truth: Truth, t: int, n_days: int, pain_before: int | None) -> float:
    """Chance that a day is not logged: a base, more while fading, more after a bad day."""
    if truth.silent_from is not None and t >= truth.silent_from:
        return 1.0
    base, progress = truth.missing, t / n_days
    if truth.adherence is Adherence.FADING:
        base += FADE_TO * progress
    after_bad = pain_before is not None and pain_before >= truth.level + truth.trend * progress + 1
    return min(0.95, base + (truth.missing_after_bad if after_bad else 0.0))
