"""What the patient does more of, week by week; pain comes last, and only in words when they want it so."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from patients.models import Patient
from patients.models.goal import GoalState
from programs.insights.agreements import milestones_of
from programs.insights.picture_for_patient import told_links
from programs.insights.plan_words import number
from programs.insights.rows import journal_rows, series_of
from programs.insights.series import DailySeries, recent_change
from programs.insights.story import Register, same_points, story
from programs.insights.trace_marks import Mark, marked, under
from programs.models import Session, SessionStatus
from programs.views.portal import words
from programs.views.portal.agreement_page import milestone_rows
from programs.views.portal.progress_weeks import weeks_of_activity_and_sleep
from programs.views.portal.told import ByRevision, title_of, told_of
from programs.views.traced import by_patient, linked

WEEKS: Final = 12
WEEK: Final = 7
STORY_DAYS: Final = 14


@dataclass(frozen=True)
class Week:
    """One item in one week: how many sessions were done, and their amounts together where counted."""

    start: date
    done: int
    total: Decimal | None


def progress_page(patient: Patient, now: datetime, mark: Mark = marked) -> dict[str, Any]:
    """The page's sentences, drawings and tables. Eight queries, and one more in another language than English.

    Each number is a link to its trace; with `unmarked`, as on paper, it is a number alone.
    """
    today = patient.today(now)
    since = monday(today) - timedelta(weeks=WEEKS - 1)
    sessions = list(
        Session.objects.filter(patient=patient, local_date__gte=since)
        .select_related("prescription__activity", "prescription__exercise")
        .order_by("local_date")
    )
    goals = list(patient.goals.exclude(state=GoalState.SET_ASIDE).order_by("state", "set_at"))
    rows = journal_rows(patient, today - timedelta(days=8 * WEEK))
    series = series_of(rows, today, STORY_DAYS)
    numbers = not patient.function_first
    history = story(
        series if numbers else without_pain(series), register=Register.PATIENT, words=translation, mark=mark
    )
    done = [row for row in sessions if row.status == SessionStatus.DONE]
    return {
        "patient": patient,
        "lines": lines_of(done, told_of(row.prescription for row in done), mark),
        "goals": goals,
        "milestones": milestone_rows(milestones_of(patient)),
        "weeks": weeks_of_activity_and_sleep(patient, series, today, mark),
        "today_words": words.long_date(today),
        "done": len(done),
        "done_words": _done_words(done, today, mark),
        "sentence": linked(history.sentence, by_patient) if rows else "",
        "notes": [linked(note, by_patient) for note in history.notes] if rows else (),
        "days": table_of(history.table_rows, pain=numbers) if rows else None,
        "links": links_of(patient, mark),
        "pain": pain_words(series, mark, numbers=numbers),
        "numbers": numbers,
    }


def links_of(patient: Patient, mark: Mark) -> dict[str, Any] | None:
    """What goes together with less and with more pain, and from when that is; None where no link is likely."""
    told = told_links(patient, mark)
    if told is None or not (told.helps or told.worsens):
        return None
    return {
        "told": [linked(text, by_patient) for text in told.helps + told.worsens],
        "unclear": told.unclear,
        "made_on": words.long_date(told.made_at.astimezone(patient.zone).date()),
        "current": told.current,
    }


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def without_pain(series: DailySeries) -> DailySeries:
    """The same days as if no pain had been logged, so that no number of it can be told."""
    empty = (None,) * len(series)
    return replace(series, pain_avg=empty, pain_worst=empty)


def lines_of(done: Sequence[Session], told: ByRevision, mark: Mark) -> list[dict[str, Any]]:
    """Each item that was done: a sentence and its weeks, graded activities first."""
    by_line: dict[Any, list[Session]] = defaultdict(list)
    for row in done:
        by_line[row.line].append(row)
    lines = [_line(rows, told, mark) for rows in by_line.values()]
    return sorted(lines, key=lambda line: (not line["graded"], line["title"]))


def _line(rows: Sequence[Session], told: ByRevision, mark: Mark) -> dict[str, Any]:
    item = rows[-1].prescription
    unit = item.activity.unit if item.activity else ""
    weeks, mark = weeks_of(rows, counted=bool(unit)), under(mark, f"line{rows[-1].line.hex}-")
    return {
        "title": title_of(item, told),
        "graded": bool(unit),
        "sentence": linked(_sentence(weeks, unit, mark), by_patient),
        "columns": [_("Week of"), {"label": _("Done"), "unit": _("times"), "numeric": True}]
        + (
            [{"label": _("In all"), "unit": str(item.activity.get_unit_display()), "numeric": True}]
            if item.activity
            else []
        ),
        "rows": [
            [words.short_date(week.start), _cell(mark, week, "done", str(week.done))]
            + ([_cell(mark, week, "total", number(week.total or 0))] if unit else [])
            for week in reversed(weeks)
        ],
    }


def weeks_of(rows: Iterable[Session], *, counted: bool) -> list[Week]:
    """Weeks with something done, oldest first. A doing without an amount counts as its quota."""
    by_week: dict[date, list[Session]] = defaultdict(list)
    for row in rows:
        by_week[monday(row.local_date)].append(row)
    return [
        Week(start, len(found), sum((_amount(row) for row in found), Decimal(0)) if counted else None)
        for start, found in sorted(by_week.items())
    ]


def _amount(row: Session) -> Decimal:
    return row.amount if row.amount is not None else row.quota or Decimal(0)


def _key(week: Week, field: str) -> str:
    return f"{week.start:%Y%m%d}-{field}"


def _cell(mark: Mark, week: Week, field: str, text: str) -> str:
    return linked(mark(_key(week, field), text), by_patient)


def _sentence(weeks: Sequence[Week], unit: str, mark: Mark) -> str:
    """First week beside the newest one; no judgement."""
    first, last = weeks[0], weeks[-1]
    if not unit or first.total is None or last.total is None:
        n = sum(week.done for week in weeks)
        return ngettext("Done %(n)s time.", "Done %(n)s times.", n) % {"n": mark("all-done", str(n))}
    now = mark(_key(last, "total"), words.amount_words(last.total, unit))
    if first is last:
        return _("%(now)s in all so far.") % {"now": now}
    found = {
        "now": now,
        "day": words.short_date(first.start),
        "before": mark(_key(first, "total"), words.amount_words(first.total, unit)),
    }
    return _("%(now)s in all in your newest week; %(before)s in the week of %(day)s.") % found


def _done_words(done: Sequence[Session], today: date, mark: Mark) -> str:
    n = sum(row.local_date > today - timedelta(days=WEEK) for row in done)
    text = ngettext(
        "You logged %(n)s session as done in the last 7 days.",
        "You logged %(n)s sessions as done in the last 7 days.",
        n,
    )
    return linked(text % {"n": mark("done7", str(n))}, by_patient)


def table_of(rows: Iterable[Any], *, pain: bool) -> dict[str, Any]:
    """The days behind the sentence; without pain when the person does not want its numbers."""
    heads = [_("Day"), _("Active"), _("Sleep"), *([_("Pain")] if pain else []), _("Note")]
    cells = [
        [words.short_date(row.day), row.activity, row.sleep, *([row.pain] if pain else []), row.note]
        for row in rows
    ]
    return {"columns": heads, "rows": cells}


def pain_words(series: DailySeries, mark: Mark, *, numbers: bool) -> str:
    """This week's pain beside last week's, in words; "" when too little is logged to say."""
    change = recent_change(series, "pain_avg", WEEK)
    if change is None:
        return ""
    if same_points(change):
        text = _("Your pain was about the same as in the week before.")
    elif change.difference < 0:
        text = _("Your pain was lower than in the week before.")
    else:
        text = _("Your pain was higher than in the week before.")
    if not numbers:
        return text
    found = {
        "now": mark(f"s{2 * WEEK}-pain_avg-now", number(change.now)),
        "before": mark(f"s{2 * WEEK}-pain_avg-before", number(change.before)),
    }
    return linked(text + " " + _("About %(now)s of 10 now, about %(before)s then.") % found, by_patient)
