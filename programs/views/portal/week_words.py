"""This week in words and marks: one sentence, and a mark for each day."""

from datetime import date
from typing import Any, Final

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.insights.week import DayState, WeekDay
from rehab.lib.lists import listed

ICONS: Final = {
    DayState.DONE: "check-circle",
    DayState.SOME: "circle-half",
    DayState.COULD_NOT: "dash-circle",
    DayState.NOT_LOGGED: "question-circle",
    DayState.AHEAD: "circle",
    DayState.REST: "cup-hot",
}


def week_card(days: list[WeekDay], today: date) -> dict[str, Any]:
    """The card of the week: what is logged so far, in one sentence, and its seven days."""
    return {"words": _sentence(days, today), "days": [_row(day, today) for day in days]}


def _sentence(days: list[WeekDay], today: date) -> str:
    done, could_not = sum(day.done for day in days), sum(day.could_not for day in days)
    unknown = sum(day.not_logged for day in days)
    ahead = sum(day.planned - day.done - day.could_not for day in days if day.on >= today)
    parts = [
        _done(done),
        ngettext("%(n)d could not", "%(n)d could not", could_not) % {"n": could_not} if could_not else "",
        ngettext("%(n)d not logged", "%(n)d not logged", unknown) % {"n": unknown} if unknown else "",
        ngettext("%(n)d to come", "%(n)d to come", ahead) % {"n": ahead} if ahead else "",
    ]
    return listed(part for part in parts if part) + "."


def _done(n: int) -> str:
    return ngettext("%(n)d done", "%(n)d done", n) % {"n": n}


def _row(day: WeekDay, today: date) -> dict[str, Any]:
    return {
        "state": day.state,
        "icon": ICONS[day.state],
        "short": WEEKDAYS_ABBR[day.on.weekday()],
        "name": WEEKDAYS[day.on.weekday()],
        "is_today": day.on == today,
        "count": f"{day.done}/{day.planned}" if day.planned else "",
        "words": _words(day),
    }


def _words(day: WeekDay) -> str:
    if day.state == DayState.REST:
        return _("a rest day")
    if day.state == DayState.AHEAD:
        return ngettext("%(n)d planned", "%(n)d planned", day.planned) % {"n": day.planned}
    if day.state == DayState.NOT_LOGGED:
        return _("not logged")
    if day.state == DayState.COULD_NOT:
        return _("could not")
    return _("%(done)d of %(planned)d done") % {"done": day.done, "planned": day.planned}
