"""Every number of the picture page once more, from raw rows and by plain code that shares nothing with the product's.

Slow and literal on purpose: lists, loops and the formulas as they stand in docs/clinical/insights.md.
"""

import math
from datetime import date, timedelta
from statistics import mean, median
from typing import Any

import numpy as np
from scipy import stats

from patients.models import JournalDay, Patient
from programs.models import Session

Column = dict[date, float]


class Raw:
    """The days of one patient as they lie in the database."""

    def __init__(self, patient: Patient) -> None:
        self.patient, self.today = patient, patient.today()
        self.rows = list(JournalDay.objects.filter(patient=patient).order_by("local_date").values())
        first = self.rows[0]["local_date"]
        self.days = [first + timedelta(n) for n in range((self.today - first).days + 1)]
        self.pain = self.column("pain_avg")
        self.late = {row["local_date"] for row in self.rows if row["late"]}

    def column(self, name: str) -> Column:
        if name == "exercise_done":
            found: Column = {}
            for row in Session.objects.filter(patient=self.patient):
                found[row.local_date] = found.get(row.local_date, 0) + (row.status == "done")
            return {day: n for day, n in found.items() if day in set(self.days)}
        return {row["local_date"]: row[name] for row in self.rows if row[name] is not None}

    def last(self, n: int) -> list[date]:
        return self.days[-n:]


def window(raw: Raw, key: str) -> float | None:
    """w28-pain_avg-now and its like."""
    days, _dash, rest = key[1:].partition("-")
    shown = raw.last(int(days))
    if rest == "logged":
        return sum(row["local_date"] in shown for row in raw.rows)
    name, _dash, half = rest.rpartition("-")
    width = int(days) // 2
    span = shown[-width:] if half == "now" else shown[-2 * width : -width]
    values = [v for day, v in raw.column(name).items() if day in span]
    need = max(4, math.ceil(width * 4 / 7))
    return median(values) if len(values) >= need else None


def response(raw: Raw, field: str) -> float:
    span = raw.days[:14] if field == "baseline" else raw.days[-7:]
    return median(v for day, v in raw.pain.items() if day in span)


def missing(raw: Raw, field: str) -> float:
    if field == "share":
        return 1 - len(raw.pain) / len(raw.days)
    gap = field == "before_missing"
    return median(
        raw.pain[day]
        for day in raw.days[:-1]
        if day in raw.pain and ((day + timedelta(1)) not in raw.pain) == gap
    )


def shift(raw: Raw, field: str) -> float:
    """Least squares of two means, every place at least ten days from an end."""
    values = [raw.pain[day] for day in raw.days if day in raw.pain]
    best = min(
        range(10, len(values) - 9),
        key=lambda at: (
            sum((v - mean(values[:at])) ** 2 for v in values[:at])
            + sum((v - mean(values[at:])) ** 2 for v in values[at:])
        ),
    )
    return mean(values[:best]) if field == "before" else mean(values[best:])


def flare_stretches(raw: Raw) -> list[list[date]]:
    ticked = [row["local_date"] for row in raw.rows if row["flare"]]
    found: list[list[date]] = []
    for day in ticked:
        if found and (day - found[-1][-1]).days <= 3:
            found[-1].append(day)
        else:
            found.append([day])
    return found


def flares(raw: Raw, field: str) -> float | None:
    runs = flare_stretches(raw)
    if field == "count":
        return sum((raw.today - run[0]).days < 28 for run in runs)
    if field == "median_days":
        return median((run[-1] - run[0]).days + 1 for run in runs)
    settled = []
    for run in runs:
        before = [raw.pain[d] for n in range(1, 15) if (d := run[0] - timedelta(n)) in raw.pain]
        if len(before) < 7:
            continue
        after = [day for day in raw.days if day >= run[0] and day in raw.pain]
        calm = [raw.pain[day] < median(before) + 1 for day in after]
        at = [n for n in range(len(after) - 1) if calm[n] and calm[n + 1]]
        settled += [(after[at[0]] - run[0]).days] if at else []
    return median(settled) if settled else None


def adherence(raw: Raw, field: str, days: list[date] | None = None) -> float:
    """Day by day from the versions of the program, without a flare plan. The 28 closed days, or these."""
    planned, done, unknown = 0, 0, 0
    versions = list(raw.patient.programs.exclude(published_at=None).order_by("published_at"))
    born: dict[Any, date] = {}
    for version in versions:
        for item in version.prescriptions.all():
            born.setdefault(item.line, raw.patient.today(version.published_at))
    for day in days or [raw.today - timedelta(back) for back in range(1, 29)]:
        held = [v for v in versions if raw.patient.today(v.published_at) <= day]
        if not held:
            continue
        for item in held[-1].prescriptions.all():
            if not item.weekdays >> day.weekday() & 1 or day <= born[item.line]:
                continue
            planned += 1
            row = Session.objects.filter(patient=raw.patient, line=item.line, local_date=day).first()
            if row is None:
                unknown += 1
            elif row.status == "done":
                quota = float(row.quota or item.quota or 0)
                done += not quota or row.amount is None or float(row.amount) >= 0.9 * quota - 1e-9
    return {
        "sched": planned,
        "done": done,
        "unknown": unknown,
        "missed": planned - done - unknown,
        "low": done / planned,
        "high": (done + unknown) / planned,
    }[field]


def pairs(raw: Raw, x: Column, y: Column, lag: int) -> list[tuple[int, float, float]]:
    return [
        (t, x[day - timedelta(lag)], y[day])
        for t, day in enumerate(raw.days)
        if day in y and day - timedelta(lag) in x and t >= lag
    ]


def detrended_ranks(values: list[float], times: list[int]) -> np.ndarray:
    ranked = stats.rankdata(values)
    slope, start = np.polyfit(times, ranked, 1)
    return np.asarray(ranked - start - slope * np.asarray(times))


def without_week(rest: np.ndarray, times: list[int]) -> tuple[float, np.ndarray]:
    """p of an F test for the weekday beside a trend, and the residuals of that model."""
    weekdays = sorted({t % 7 for t in times})[1:]
    columns = [np.ones(len(times)), np.asarray(times, float)]
    columns += [np.asarray([float(t % 7 == day) for t in times]) for day in weekdays]
    design = np.column_stack(columns)
    solved = np.linalg.lstsq(design, rest, rcond=None)[0]
    left = rest - design @ solved
    free = len(times) - len(weekdays) - 2
    f = ((rest @ rest - left @ left) / len(weekdays)) / ((left @ left) / free)
    return float(stats.f.sf(f, len(weekdays), free)), left


def memory(rest: np.ndarray) -> float:
    c = rest - rest.mean()
    return float((c[1:] * c[:-1]).sum() / (c * c).sum())


def correlation(found: list[tuple[int, float, float]]) -> dict[str, float] | None:
    n = len(found)
    times, x, y = (list(part) for part in zip(*found, strict=True)) if found else ([], [], [])
    if n < 14 or len(set(x)) == 1 or len(set(y)) == 1:
        return None
    ex, ey, taken = detrended_ranks(x, times), detrended_ranks(y, times), 0
    if n >= 28:
        (p_x, left_x), (p_y, left_y) = without_week(ex, times), without_week(ey, times)
        if p_x < 0.2 and p_y < 0.2:
            ex, ey, taken = left_x, left_y, 6
    r = float((ex * ey).sum() / math.sqrt((ex * ex).sum() * (ey * ey).sum()))
    q = min(max(memory(ex) * memory(ey), 0), 0.99)
    n_eff = (n - taken) * (1 - q) / (1 + q)
    df = max(3, n_eff - 3)
    p = 2 * float(stats.t.sf(abs(r) * math.sqrt(df / (1 - r * r)), df))
    half = 1.96 * 1.03 / math.sqrt(max(n_eff - 4, 0.5))
    low, high = math.tanh(math.atanh(r) - half), math.tanh(math.atanh(r) + half)
    return {"n": n, "n_eff": n_eff, "r": r, "p": p, "r_low": low, "r_high": high}


def effect(raw: Raw, x: Column, lag: int) -> dict[str, float]:
    y, day = raw.pain, timedelta(1)
    there = [
        (t, x[d - lag * day], y[d - day], y[d])
        for t, d in enumerate(raw.days)
        if t >= max(lag, 1) and d in y and d - day in y and d - lag * day in x
    ]
    t, ex, before, now = (np.asarray(part, float) for part in zip(*there, strict=True))
    columns = [np.ones(len(t)), before, (ex - ex.mean()) / ex.std(ddof=1), t]
    if len(t) >= 56:
        columns += [np.asarray([raw.days[int(i)].weekday() == day for i in t], float) for day in range(1, 7)]
    design = np.column_stack(columns)
    cross = np.linalg.inv(design.T @ design)
    beta = cross @ design.T @ now
    rest = now - design @ beta
    error = math.sqrt(rest @ rest / (len(t) - design.shape[1]) * cross[2, 2])
    return {"points": beta[2], "low": beta[2] - 1.96 * error, "high": beta[2] + 1.96 * error}


def thirds(found: list[tuple[int, float, float]]) -> dict[str, float]:
    xs = [x for _t, x, _y in found]
    low, high = np.quantile(xs, 1 / 3), np.quantile(xs, 2 / 3)
    most, least = [y for _t, x, y in found if x >= high], [y for _t, x, y in found if x <= low]
    return {
        "after_most": mean(most),
        "after_least": mean(least),
        "n_most": len(most),
        "n_least": len(least),
    }


def partial(raw: Raw, x: Column) -> float:
    day = timedelta(1)
    there = [
        (t, x[d - day], x[d], raw.pain[d])
        for t, d in enumerate(raw.days)
        if t and d in raw.pain and d in x and d - day in x
    ]
    times, a, b, c = (list(part) for part in zip(*there, strict=True))
    ea, eb, ec = (detrended_ranks(part, times) for part in (a, b, c))
    ea, ec = (part - eb * (part @ eb) / (eb @ eb) for part in (ea, ec))
    return float(ea @ ec / math.sqrt((ea @ ea) * (ec @ ec)))


def q_values(raw: Raw, keys: list[str]) -> dict[str, float]:
    found = {key: correlation(pairs(raw, raw.column(key), raw.pain, 1)) for key in keys}
    ps = sorted((one["p"], key) for key, one in found.items() if one)
    return {
        key: min(1.0, *(p * len(ps) / place for place, (p, _key) in enumerate(ps, 1) if place >= at))
        if at < len(ps)
        else min(1.0, ps[-1][0])
        for at, (_p, key) in enumerate(ps, 1)
    }


def link(raw: Raw, key: str, keys: list[str]) -> float | None:
    """link-0-lag1-points and its like."""
    place, part, *rest = key.removeprefix("link-").split("-")
    x = raw.column(keys[int(place)])
    if part == "q":
        return q_values(raw, keys)[keys[int(place)]]
    if part == "partial":
        return partial(raw, x)
    field = rest[0]
    if part == "reverse":
        found = pairs(raw, raw.pain, x, 1)
        return len(found) if field == "n" else (correlation(found) or {}).get(field)
    lag = int(part[3])
    if field in ("points", "low", "high"):
        return effect(raw, x, lag)[field]
    found = pairs(raw, x, raw.pain, lag)
    if field == "n":
        return len(found)
    if field.startswith(("after", "n_most", "n_least")):
        return thirds(found)[field]
    return (correlation(found) or {}).get(field)


def number(raw: Raw, key: str, keys: list[str]) -> float | None:
    """Any number of the page by its key."""
    if key.startswith("week"):
        first = date(int(key[4:8]), int(key[8:10]), int(key[10:12]))
        return adherence(raw, key[13:], [first + timedelta(n) for n in range(7)])
    if key.startswith("w"):
        return window(raw, key)
    if key.startswith("link-"):
        return link(raw, key, keys)
    section, _dash, field = key.partition("-")
    return {
        "response": response,
        "missing": missing,
        "shift": shift,
        "flares": flares,
        "adherence": adherence,
    }[section](raw, field)
