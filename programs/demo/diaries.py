"""Diaries of the demo: nights that go with the sleep rating of the journal, and two or three days of food a week."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Final

from patients.models import (
    Diary,
    DiaryRevision,
    FoodDay,
    FoodScreen,
    JournalDay,
    Patient,
    SleepNight,
    SleepScreen,
    Worksheet,
    WorksheetRevision,
)
from patients.rules.sleep import sums
from rehab.accounts.models import User

NIGHTS: Final = 60
LEFT_OUT: Final = 0.12


def make_diaries(pat: Patient, quinn: Patient, clara: User, colin: User) -> None:
    """Pat keeps every diary, Quinn the one about sleep."""
    make_nights(pat, clara)
    make_nights(quinn, colin)
    make_food(pat, clara)
    make_worksheets(pat)


def make_nights(patient: Patient, clinician: User) -> None:
    """Two months of nights up to yesterday, and what the clinician asked about sleep."""
    rng = Random(f"{patient.record_number}:nights")
    today = patient.today()
    ratings = dict(
        JournalDay.objects.filter(
            patient=patient, local_date__gte=today - timedelta(days=NIGHTS)
        ).values_list("local_date", "sleep_quality")
    )
    days = [today - timedelta(days=back) for back in range(NIGHTS, 0, -1)]
    nights = [_night(patient, day, ratings.get(day), rng) for day in days if rng.random() > LEFT_OUT]
    SleepNight.objects.bulk_create(nights)
    DiaryRevision.objects.bulk_create([_revision(night) for night in nights])
    SleepScreen.objects.create(patient=patient, stop_bang=2, restless_legs=True, noted_by=clinician)


def _night(patient: Patient, day: date, rating: int | None, rng: Random) -> SleepNight:
    """A better rated night has less lying awake."""
    quality = rating if rating is not None else rng.randint(3, 7)
    uneasy = 10 - quality
    bed = 22 * 60 + rng.choice((0, 15, 30, 45, 60))
    woke = 6 * 60 + rng.choice((0, 10, 20, 30, 45))
    night = SleepNight(
        patient=patient,
        wake_date=day,
        bed=_clock(bed),
        lights_out=_clock(bed + rng.choice((10, 20, 30))),
        falling_asleep=10 + 5 * uneasy + rng.choice((0, 5, 10)),
        times_awake=1 + uneasy // 3,
        awake=10 + 6 * uneasy + rng.choice((0, 5, 10)),
        woke=_clock(woke),
        got_up=_clock(woke + rng.choice((5, 15, 30, 45))),
        quality=quality,
        naps=rng.choice((0, 0, 0, 20, 40)),
        caffeine=_clock(rng.choice((10, 14, 16, 18)) * 60),
        alcohol=Decimal(rng.choice((0, 0, 0, 1))),
        screens_off=_clock(bed - rng.choice((5, 30, 60))),
        irregular=rng.random() < 0.15,
        zone=patient.time_zone,
        entered_at=datetime.combine(day, time(8, 30), tzinfo=patient.zone),
    )
    found = sums(night.told, patient.time_zone)
    night.slept, night.in_bed = found.slept, found.in_bed
    night.efficiency, night.efficiency_try = (
        Decimal(str(found.efficiency)),
        Decimal(str(found.efficiency_try)),
    )
    return night


def _clock(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)


def _revision(night: SleepNight) -> DiaryRevision:
    told = ("falling_asleep", "times_awake", "awake", "quality", "naps", "irregular")
    walls = ("bed", "lights_out", "woke", "got_up", "caffeine", "screens_off")
    values = {name: getattr(night, name) for name in told}
    values |= {name: getattr(night, name).strftime("%H:%M") for name in walls}
    return DiaryRevision(
        patient=night.patient,
        diary=Diary.SLEEP,
        local_date=night.wake_date,
        number=1,
        values=values,
        entered_at=night.entered_at,
        entered_by=night.patient.user_id or night.patient.enrolled_by_id,
    )


def make_food(patient: Patient, clinician: User) -> None:
    """Eight weeks of food on Mondays, Wednesdays and some Saturdays, with a weight in each month."""
    rng = Random(f"{patient.record_number}:food")
    today = patient.today()
    days = [today - timedelta(days=back) for back in range(56, 0, -1)]
    kept = [day for day in days if day.weekday() in (0, 2) or (day.weekday() == 5 and rng.random() < 0.5)]
    FoodDay.objects.bulk_create([_food(patient, n, day, rng) for n, day in enumerate(kept)])
    FoodScreen.objects.create(patient=patient, height_cm=168, metformin=True, noted_by=clinician)


def _food(patient: Patient, n: int, day: date, rng: Random) -> FoodDay:
    return FoodDay(
        patient=patient,
        local_date=day,
        veg_fruit=rng.randint(1, 5),
        protein=rng.random() < 0.7,
        sugary_drinks=rng.choice((0, 0, 1, 2)),
        cups=rng.randint(4, 9),
        alcohol=Decimal(rng.choice((0, 0, 1))),
        appetite=rng.randint(4, 8),
        weight_kg=Decimal("78.4") - n // 9 if n % 9 == 0 else None,
        note=rng.choice(("", "", "", "Soup at noon", "Ate with my daughter")),
        entered_at=datetime.combine(day, time(20), tzinfo=patient.zone),
    )


def make_worksheets(patient: Patient) -> None:
    """Three sheets: one shared, two private."""
    shared = {
        "situation": "The neighbour asked me to come along to the market.",
        "thought": "If I go, I will pay for it all week.",
        "feeling": "Worried",
        "strength": 70,
        "evidence": "Last month it was bad for two days, not a week. In May it went well with a rest in between.",
        "alternative": "I can go for half an hour, and sit down once.",
        "strength_after": 40,
    }
    planned = {
        "task": "Call my sister",
        "planned_on": (patient.today() - timedelta(days=2)).isoformat(),
        "did": True,
        "mastery": 6,
        "pleasure": 8,
    }
    worry = {"worry_1": "The letter from the insurance", "next_step_1": "Open it on Friday, with my daughter"}
    for kind, answers in (("thought", shared), ("activity", planned), ("worry", worry)):
        when = datetime.combine(patient.today() - timedelta(days=3), time(18), tzinfo=patient.zone)
        row = Worksheet.objects.create(
            patient=patient,
            kind=kind,
            answers=answers,
            started_at=when,
            changed_at=when,
            shared_at=when if kind == "thought" else None,
        )
        WorksheetRevision.objects.create(
            worksheet=row,
            number=1,
            values=answers,
            entered_at=when,
            entered_by=patient.user_id or patient.enrolled_by_id,
        )
