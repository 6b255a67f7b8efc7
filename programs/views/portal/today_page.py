"""What the Today page knows, in a fixed number of queries."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from education.insights.today import learning_today
from patients.models import Patient
from patients.views.portal.sleep import asks_about_night
from programs.actions.session import is_morning
from programs.figures import drawing
from programs.forms.session import NextMorningForm
from programs.insights.agreements import reached_lately, standings
from programs.insights.day_plan import DayItem, day_items, was_in_force
from programs.insights.today_news import news_of
from programs.insights.week import monday_of, week_of
from programs.models import Prescription, Program, Session, SessionStatus, Supervision
from programs.models.program import ProgramState
from programs.shelves import EXERCISES
from programs.views.portal import words
from programs.views.portal.agreement_page import milestone_words, today_cards
from programs.views.portal.told import ByRevision, title_of, told_of
from programs.views.portal.week_words import week_card
from rehab.lib.lists import listed
from rehab.lib.prepared import Prepared
from rehab.publishing.told import words_beside, words_found

NEWS: Final = timedelta(days=7)
BACK: Final = 2
DONE: Final = ("prescription__exercise", "instead")


@lru_cache(maxsize=16)
def _logged(language: str) -> Prepared[Session]:
    """Sessions since a day, with the words in this language of what was done."""
    words = words_beside(EXERCISES, language, *DONE)
    return Prepared(
        lambda patient, since: (
            Session.objects.filter(patient=patient, local_date__gte=since)
            .annotate(**words)
            .select_related("prescription__exercise", "prescription__activity", "instead")
            .order_by("local_date", "logged_at", "pk")
        ),
        patient=UUID(int=1),
        since=date(2000, 1, 1),
    )


def today_page(patient: Patient, now: datetime, morning: NextMorningForm | None = None) -> dict[str, Any]:
    """Everything the template draws. `morning` is a form that was sent and has to be mended."""
    today, language = patient.today(now), get_language() or settings.LANGUAGE_CODE
    # What a day has no news of costs nothing.
    news = news_of(patient, today, language)
    program = news.program
    base = {
        "patient": patient,
        "today": today,
        "today_words": words.long_date(today),
        "program": program,
        "goal": news.goal,
        "checked_in": news.day,
        "asks_about_night": asks_about_night(patient, now, logged=news.night),
        "agreements": today_cards(standings(patient)) if patient.ended_at is None and news.in_work else [],
        "learning": learning_today(patient, today, language),
    }
    if program is None:
        return base | {"ended": _has_ended(patient), "items": []}
    since = min(today - timedelta(days=BACK), monday_of(today))
    items = news.items
    sessions = _logged(language)(patient=patient.pk, since=since)
    told = told_of(
        [*items, *(row.prescription for row in sessions)],
        (row.instead for row in sessions),
        words_found(items, "exercise") | words_found(sessions, *DONE),
    )
    rows = [today_row(row, program, told) for row in day_items(patient, items, today, sessions)]
    _lead(rows)
    return base | {
        "items": rows,
        "pictures": any(row["figure"] for row in rows),
        "week": week_card(week_of(program, items, sessions, today), today),
        "all_done": bool(rows) and all(row["state"] in ("done", "together") for row in rows),
        "next_day": _next_day(items, today),
        "lead": "" if any(row["reason"] for row in rows) else words.heading(words.source_words(program)),
        "news": _news(program, now),
        "experiment": news.trial,
        "review": news.review,
        "reached": [milestone_words(row) for row in reached_lately(patient, today)] if news.reached else [],
        "on_hold": news.on_hold,
        "morning": morning or _morning(patient, sessions, news.day, now),
        "yesterday": listed(title_of(row.prescription, told) for row in _waiting(sessions, today)),
        "open_days": _open_days(program, items, sessions, today, told),
    }


def _lead(rows: list[dict[str, Any]]) -> None:
    """One primary action on the page: the first item that waits."""
    waiting = next((row for row in rows if row["state"] == "not_logged"), None)
    if waiting is not None:
        waiting["first"] = True


def today_row(row: DayItem, program: Program, told: ByRevision) -> dict[str, Any]:
    """One item of the day as the list draws it."""
    item = row.prescription
    return {
        "id": item.pk,
        "title": title_of(item, told),
        "figure": picture_of(item),
        "dose": words.heading(words.dose_words(item, row.quota)),
        "reason": _reason(row, program),
        "together": words.together_words(item, program),
        "state": _state(row),
        "logged": words.logged_words(row.session, item, told) if row.session else "",
        "may_swap": bool(item.alternatives) and item.supervision == Supervision.HOME,
        "note": item.note,
    }


def picture_of(item: Prescription) -> str:
    """The first picture of the exercise, silent beside its name; "" where none is drawn."""
    drawn = drawing(item.exercise.figure) if item.exercise and item.exercise.figure else None
    return drawn.stills[0].svg if drawn else ""


def _state(row: DayItem) -> str:
    if row.session is None:
        return "not_logged" if row.prescription.supervision == Supervision.HOME else "together"
    return "done" if row.session.status == SessionStatus.DONE else "could_not"


def _reason(row: DayItem, program: Program) -> str:
    """Why exactly this quota. An exercise's dose stands for the whole plan, whose source is told once."""
    if row.eased:
        return _("A smaller amount for your flare, as agreed with %(name)s") % {"name": words.who(program)}
    return words.heading(words.source_words(program)) if row.quota is not None else ""


def _has_ended(patient: Patient) -> bool:
    return patient.ended_at is not None or patient.programs.filter(state=ProgramState.ENDED).exists()


def _news(program: Program, now: datetime) -> Program | None:
    """The version, while it is new enough to be told about."""
    fresh = program.published_at is not None and now - program.published_at < NEWS
    return program if fresh and program.change_note else None


def _next_day(items: Iterable[Prescription], today: date) -> date | None:
    """The next day with something planned."""
    days = [today + timedelta(days=n) for n in range(1, 8)]
    planned = list(items)
    return next((day for day in days if any(item.is_on(day.weekday()) for item in planned)), None)


def _waiting(sessions: Iterable[Session], today: date) -> list[Session]:
    """What was done alone yesterday and has no next-morning answer."""
    return [
        row
        for row in sessions
        if row.local_date == today - timedelta(days=1)
        and row.status == SessionStatus.DONE
        and row.pain_next_morning is None
        and row.prescription.supervision == Supervision.HOME
    ]


def _morning(
    patient: Patient, sessions: Iterable[Session], checked_in: dict[str, Any] | None, now: datetime
) -> NextMorningForm | None:
    """The question, in the morning only; this morning's check-in with its pain answers it too."""
    answered = checked_in is not None and checked_in["pain_avg"] is not None
    if answered or not is_morning(patient, now) or not _waiting(sessions, patient.today(now)):
        return None
    return NextMorningForm()


def _open_days(
    program: Program,
    items: Iterable[Prescription],
    sessions: Iterable[Session],
    today: date,
    told: ByRevision,
) -> list[dict[str, Any]]:
    """Items of the last two days that are not logged and still can be."""
    logged = {(row.line, row.local_date) for row in sessions}
    days = [today - timedelta(days=n) for n in range(1, BACK + 1)]
    return [
        {"id": item.pk, "title": title_of(item, told), "day": day}
        for day in days
        if was_in_force(program, day)
        for item in items
        if item.is_on(day.weekday())
        and item.supervision == Supervision.HOME
        and (item.line, day) not in logged
    ]
