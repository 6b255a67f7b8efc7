"""Numbers of sleep, quotas, fear, scores, sentences and the patient's own pages once more, from raw rows.

Slow and literal like `raw`, and as little shared with the product.
"""

import re
import uuid
from datetime import UTC, date, datetime, timedelta
from statistics import mean, median, stdev
from typing import Any
from zoneinfo import ZoneInfo

from patients.models import GoalScale, JournalDay, Measure, SleepNight
from programs.models import Experiment, ExposureTrial, Program, Session
from tests.integration.programs.raw import Raw, adherence, flare_stretches
from tests.integration.programs.raw import number as log_number


def day_of(text: str) -> date:
    return date(int(text[:4]), int(text[4:6]), int(text[6:8]))


def story(raw: Raw, n: int, part: str) -> float:
    """The sentence about the last days."""
    shown = raw.last(n)
    if part == "gaps":
        return sum(day not in {row["local_date"] for row in raw.rows} for day in shown)
    if part in ("logged", "flare"):
        return sum(
            row["local_date"] in shown and (part == "logged" or bool(row["flare"])) for row in raw.rows
        )
    name, _dash, half = part.rpartition("-")
    spans = {"now": shown[-(n // 2) :], "before": shown[-2 * (n // 2) : -(n // 2)], "all": shown}
    return median(value for day, value in raw.column(name).items() if day in spans[half])


def minutes(row: SleepNight) -> dict[str, float]:
    """One night by the clock on the wall, each time as late as it can be before the one after it."""
    zone, at, last = ZoneInfo(row.zone), {}, None
    for name in ("got_up", "woke", "lights_out", "bed"):
        wall = getattr(row, name)
        days = [row.wake_date - timedelta(back) for back in range(3)]
        when = [datetime.combine(day, wall, tzinfo=zone).astimezone(UTC) for day in days]
        at[name] = last = max(one for one in when if last is None or one <= last)

    def between(first: str, then: str) -> float:
        return (at[then] - at[first]).total_seconds() / 60

    slept = between("lights_out", "woke") - row.falling_asleep - (0 if row.times_awake == 0 else row.awake)
    midnight = datetime.combine(row.wake_date, datetime.min.time(), tzinfo=zone).astimezone(UTC)
    asleep = at["lights_out"] + timedelta(minutes=row.falling_asleep)
    return {
        "slept": slept,
        "in_bed": between("bed", "got_up"),
        "efficiency": round(100 * slept / between("bed", "got_up"), 1),
        "efficiency_try": round(100 * slept / between("lights_out", "got_up"), 1),
        "waking": (at["woke"] - midnight).total_seconds() / 60,
        "middle": ((asleep + (at["woke"] - asleep) / 2) - midnight).total_seconds() / 60,
    }


def nights(raw: Raw, first: date, last: date) -> list[dict[str, float]]:
    rows = SleepNight.objects.filter(patient=raw.patient, wake_date__gte=first, wake_date__lte=last)
    return [minutes(row) for row in rows if row.efficiency is not None]


def sleep(raw: Raw, key: str) -> float:
    """night20261126-slept, nights28-known, nightweek20261126-efficiency."""
    head, _dash, field = key.partition("-")
    if head.startswith("nightweek"):
        last = day_of(head.removeprefix("nightweek"))
        found = nights(raw, last - timedelta(6), last)
        return len(found) if field == "nights" else round(mean(one[field] for one in found), 1)
    if head.startswith("nights"):
        found = nights(raw, raw.today - timedelta(int(head.removeprefix("nights")) - 1), raw.today)
        return len(found) if field == "known" else round(stdev(one[field] for one in found), 1)
    day = day_of(head.removeprefix("night"))
    return nights(raw, day, day)[0][field]


def item(raw: Raw, line: str, day: date, field: str) -> float:
    """The quota of the version that held; what was logged, or the quota where no amount was."""
    held = [
        version
        for version in Program.objects.filter(patient=raw.patient).exclude(published_at=None)
        if raw.patient.today(version.published_at) <= day
    ]
    newest = max(held, key=lambda version: version.published_at)
    row = Session.objects.filter(patient=raw.patient, line=uuid.UUID(line), local_date=day).first()
    quota = newest.prescriptions.get(line=uuid.UUID(line)).quota
    quota = float(row.quota if row and row.quota else quota)
    if field == "quota" or row is None:
        return quota
    return 0 if row.status == "could_not" else float(row.amount) if row.amount is not None else quota


def fear(raw: Raw, key: str) -> float:
    tries = ExposureTrial.objects.exclude(finished_at=None).filter(avoided=False)
    if key.startswith("try"):
        one = tries.get(pk=uuid.UUID(key[3:35]))
        return one.likelihood_pre if key.endswith("before") else one.likelihood_post
    found = [one for one in tries if one.rung.hierarchy_id == uuid.UUID(key[6:38])]
    return len(found) if key.endswith("tries") else sum(bool(one.happened) for one in found)


def points(row: Measure, only: set[str] | None = None) -> float:
    """The score from the answers, by each instrument's own rule."""
    told = {key: value for key, value in row.answers.items() if value is not None}
    if only is not None:
        told = {key: value for key, value in told.items() if key in only}
    if row.instrument == "gas":
        weights = {one["key"]: one["weight"] for one in row.own}
        top = 10 * sum(weights[key] * value for key, value in told.items())
        squares = sum(weights[key] ** 2 for key in told)
        return round(50 + top / (0.7 * squares + 0.3 * sum(weights[key] for key in told) ** 2) ** 0.5, 1)
    if row.instrument in ("peg", "psfs"):
        return round(mean(told.values()), 1)
    if row.instrument == "phq_4":
        return sum(told.values())
    return next(told[key] for key in ("total", "count", "seconds", "change") if key in told)


def score(raw: Raw, key: str) -> float:
    row = Measure.objects.get(pk=uuid.UUID(key[5:37]))
    if key.endswith("value"):
        return points(row)
    rows = Measure.objects.filter(patient=raw.patient, instrument=row.instrument).exclude(finished_at=None)
    in_time = sorted(rows, key=lambda one: (one.local_date, one.started_at))
    place = next(n for n, one in enumerate(in_time) if one.pk == row.pk)
    first = in_time[place - 1 if key.endswith("last") else 0]
    both = {key for key in row.answers if first.answers.get(key) is not None}
    only = both if row.instrument == "psfs" else None
    return round(points(row, only) - points(first, only), 2)


def goals(raw: Raw, key: str, field: str) -> float:
    """All goals together: from their start, and how many are where they were hoped to be."""
    row = Measure.objects.get(pk=uuid.UUID(key))
    told = {one: level for one, level in row.answers.items() if level is not None}
    if field != "since":
        return len(told) if field == "rated" else sum(level >= 0 for level in told.values())
    now = points(row)
    row.answers = {one: GoalScale.objects.get(goal_id=uuid.UUID(one)).baseline for one in told}
    return round(now - points(row), 1)


def rated(_raw: Raw, key: str, own: str) -> float:
    answer: float = Measure.objects.get(pk=uuid.UUID(key)).answers[str(uuid.UUID(own))]
    return answer


def trial(raw: Raw, key: str, block: int, field: str) -> float:
    """A block of two weeks without its first two days."""
    started = Experiment.objects.get(pk=uuid.UUID(key)).started_on
    assert started is not None
    days = [started + timedelta(14 * block + n) for n in range(2, 14)]
    logged = [raw.pain[day] for day in days if day in raw.pain]
    return len(logged) if field == "days" else mean(logged)


def weeks(raw: Raw, field: str) -> float:
    """Twelve weeks of closed days together."""
    return adherence(raw, field, [raw.today - timedelta(back) for back in range(1, 85)])


def barrier(raw: Raw, code: str) -> float:
    rows = Session.objects.filter(patient=raw.patient, status="could_not", barrier=code)
    return sum((raw.today - row.local_date).days < 28 for row in rows)


def done(raw: Raw, line: str | None, first: date, days: int, field: str) -> float:
    """Sessions of some days, counted or added up."""
    rows = Session.objects.filter(patient=raw.patient, status="done", local_date__gte=first)
    rows = [row for row in rows if (row.local_date - first).days < days]
    rows = [row for row in rows if line is None or row.line == uuid.UUID(line)]
    if field == "done":
        return len(rows)
    return float(sum(row.amount if row.amount is not None else row.quota for row in rows))


def week_mean(raw: Raw, last: date, name: str, field: str) -> float:
    days = [last - timedelta(back) for back in range(7)]
    if name == "slept":
        rows = SleepNight.objects.filter(patient=raw.patient, wake_date__in=days).exclude(slept=None)
        values: list[float] = [row.slept for row in rows]
    else:
        found = JournalDay.objects.filter(patient=raw.patient, local_date__in=days)
        values = [value for value in found.values_list(name, flat=True) if value is not None]
    return len(values) if field == "logged" else mean(values)


def possible(raw: Raw) -> float:
    """Stretches of high pain that nobody ticked: two points above the usual on two logged days, until two calm ones."""
    logged = [(day, raw.pain[day]) for day in raw.days if day in raw.pain]
    found: list[tuple[date, date]] = []
    i = 0
    while i < len(logged):
        day, run = logged[i][0], logged[i : i + 2]
        before = [day - timedelta(n) for n in range(1, (day - raw.days[0]).days + 1)]
        quiet = [one for one in before if not any(first <= one <= last for first, last in found)][:14]
        usual = [raw.pain[one] for one in quiet if one in raw.pain]
        high = len(usual) >= 7 and len(run) == 2 and all(pain >= median(usual) + 2 for _day, pain in run)
        if not high or (run[1][0] - run[0][0]).days > 2:
            i += 1
            continue
        at, calm = i, 0
        while at < len(logged) and calm < 2:
            calm = calm + 1 if logged[at][1] < median(usual) + 1 else 0
            at += 1
        last = logged[at - 3][0] if calm == 2 else raw.today
        if found and (day - found[-1][1]).days <= 3:
            found[-1] = (found[-1][0], last)
        else:
            found.append((day, last))
        i = at - 2 if calm == 2 else len(logged)
    ticked = flare_stretches(raw)
    return sum(
        not any(run[0] <= last and first <= run[-1] + timedelta(1) for run in ticked) for first, last in found
    )


def _since(raw: Raw) -> date:
    return raw.today - timedelta(raw.today.weekday() + 77)


SHAPES: dict[str, Any] = {
    r"s(\d+)-(.*)": lambda raw, n, part: story(raw, int(n), part),
    r"(night.*)": sleep,
    r"item([0-9a-f]{32})-(\d{8})-(quota|actual)": lambda raw, line, day, f: item(raw, line, day_of(day), f),
    r"((?:ladder|try).*)": fear,
    r"(score.*)": score,
    r"goals([0-9a-f]{32})-(since|met|rated)": goals,
    r"rated([0-9a-f]{32})([0-9a-f]{32})": rated,
    r"trial([0-9a-f]{32})-(\d)-(days|mean)": lambda raw, key, n, field: trial(raw, key, int(n), field),
    r"weeks-(.*)": weeks,
    r"barrier-(.*)": barrier,
    r"(done)7": lambda raw, field: done(raw, None, raw.today - timedelta(6), 7, field),
    r"line(.{32})-all-(done)": lambda raw, line, field: done(raw, line, _since(raw), 90, field),
    r"line(.{32})-(\d{8})-(done|total)": lambda raw, line, day, f: done(raw, line, day_of(day), 7, f),
    r"mean(\d{8})-([a-z_]+)-(value|logged)": lambda raw, day, name, f: week_mean(raw, day_of(day), name, f),
    r"flares-(possible)": lambda raw, _field: possible(raw),
}


def number(raw: Raw, key: str, keys: list[str]) -> float | None:
    """A number of any page by its key."""
    for shape, again in SHAPES.items():
        if found := re.fullmatch(shape, key):
            value: float | None = again(raw, *found.groups())
            return value
    return log_number(raw, key, keys)
