"""The lines of the worklist in words and in markup: ready strings, because drawing costs more than reading."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from html import escape
from typing import Final

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from programs.insights.caseload import Line
from programs.insights.rows import flag_words
from programs.rules.progression import Outcome
from programs.rules.rounding import tidy
from programs.rules.worklist import SILENT_FROM, WEEK, Need

KEPT: Final = 4096  # lines drawn and kept in a process, some hundred bytes each; engineering default
MUCH: Final = 20  # tenths of the own spread: twice what is usual for this person; engineering default
LOOK: Final = {  # "" is how most lines look
    Need.EMERGENCY: "safety",
    Need.ALERT_TODAY: "safety",
    Need.ALERT_SOON: "attention",
    Need.FLARE: "pain",
    Need.SILENT_AFTER_BAD: "attention",
    Need.SUGGESTION: "",
    Need.MISSED: "attention",
    Need.REVIEW: "",
    Need.MESSAGES: "",
    Need.NO_PROGRAM: "",
    Need.ON_PLAN: "calm",
}
# Translated where they are used: a line needs one of them, not all.
ALERT: Final = {
    Need.EMERGENCY: gettext_lazy("Emergency answer"),
    Need.ALERT_TODAY: gettext_lazy("Safety answer, today"),
    Need.ALERT_SOON: gettext_lazy("Safety answer, soon"),
}
WHAT: Final = {
    Outcome.PROGRESS: gettext_lazy("one step up"),
    Outcome.HOLD: gettext_lazy("repeat the quota"),
    Outcome.STEP_BACK: gettext_lazy("step back"),
    Outcome.FLARE_PLAN: gettext_lazy("start the flare plan"),
    Outcome.REVIEW: gettext_lazy("look at it together"),
    Outcome.MAINTAIN: gettext_lazy("goal reached"),
}
ACTIVE: Final = gettext_lazy("Active %(now)s min a day"), gettext_lazy("Activity not logged")
PAIN: Final = gettext_lazy("pain %(now)s"), gettext_lazy("pain not logged")


SIMPLE: Final = {
    Need.FLARE: gettext_lazy("Ticked a flare-up"),
    Need.REVIEW: gettext_lazy("Time to look back together"),
    Need.NO_PROGRAM: gettext_lazy("Has no program yet"),
    Need.ON_PLAN: gettext_lazy("On plan"),
}
OVERVIEW: Final = gettext_lazy("Open the overview")
# The one next step: where it is below the patient's address, and what it is called.
STEP: Final = {
    Need.EMERGENCY: ("alerts/", gettext_lazy("Open the alert")),
    Need.ALERT_TODAY: ("alerts/", gettext_lazy("Open the alert")),
    Need.ALERT_SOON: ("alerts/", gettext_lazy("Open the alert")),
    Need.FLARE: ("", OVERVIEW),
    Need.SILENT_AFTER_BAD: ("", gettext_lazy("See what came before")),
    Need.SUGGESTION: ("suggestions/%s/", gettext_lazy("Decide")),
    Need.MISSED: ("", gettext_lazy("See what came before")),
    Need.REVIEW: ("review/", gettext_lazy("Start the review")),
    Need.MESSAGES: ("messages/", gettext_lazy("Open the messages")),
    Need.NO_PROGRAM: ("program/draft/", gettext_lazy("Build a program")),
    Need.ON_PLAN: ("", OVERVIEW),
}


class Said(dict[int, str]):
    """Words by need, each translated once for each language, when a line asks for it."""

    def __init__(self, words: Mapping[Need, Promise]) -> None:
        super().__init__()
        self.words = words

    def __missing__(self, need: int) -> str:
        self[need] = said = str(self.words[Need(need)])
        return said


class Words:
    """The words every line needs, translated once for each language."""

    def __init__(self) -> None:
        self.reviewed, self.undo = _("Reviewed"), _("Undo")
        self.active, self.no_active = str(ACTIVE[0]), str(ACTIVE[1])
        self.pain, self.no_pain = str(PAIN[0]), str(PAIN[1])
        self.was = _("%(now)s, was %(before)s")
        self.simple, self.alert = Said(SIMPLE), Said(ALERT)
        self.step = Said({need: words for need, (_path, words) in STEP.items()})


def rows_of(lines: list[Line]) -> SafeString:
    """All lines as list items. A line looks the same until something in it changes, so it is drawn once."""
    here = get_language() or "", timezone.localdate(), timezone.get_current_timezone_name()
    return mark_safe("".join(_row(line, *here) for line in lines))  # noqa: S308 - `_drawn` escapes every text


def row_of(line: Line) -> SafeString:
    """One line as a list item."""
    return rows_of([line])


@lru_cache(maxsize=KEPT)
def _row(line: Line, language: str, _today: date, _zone: str) -> str:
    """One line as it is drawn in this language, on this day, by this clock."""
    return _drawn(line, *map(escape, _told(line, _words(language))))


@lru_cache(maxsize=16)
def _words(_language: str) -> Words:
    return Words()


def _told(line: Line, words: Words) -> tuple[str, ...]:
    """The texts of one line in the order in which they are drawn."""
    ticked = line.reviewed and line.reviewed_at is not None
    return (
        f"{line.given_name} {line.family_name}",
        line.record_number,
        why_words(line, words),
        change_words(line, words),
        _step_words(line, words),
        words.undo if ticked else words.reviewed,
        seen_words(line.reviewed_by or "", line.reviewed_at) if ticked and line.reviewed_at else "",
    )


def _drawn(line: Line, name: str, number: str, why: str, change: str, act: str, tick: str, seen: str) -> str:
    """Who, why, what changed, the one next step, and the tick that says somebody looked. All texts are escaped."""
    url = f"/patients/{line.pk}/"
    undo = "undo/" if line.reviewed else ""
    about = f"<i>: {name}</i>"  # read aloud, and shorter than a label that says the words again
    button = f'<button formaction="{url}reviewed/{undo}">{tick}{about}</button>'
    step = f'<a href="{url}{_path_of(line)}">{act}{about}</a>'
    look = "done" if line.reviewed else LOOK[Need(line.need)]
    mark = f' class="w-{look}"' if look else ""
    return (
        f'<li{mark}><a class="w-who" href="{url}">{name}</a><span>{number}</span><p>{why}</p><p>{change}</p>'
        f"{step}{f'<div>{seen} {button}</div>' if seen else button}</li>"
    )


def seen_words(who: str, at: datetime) -> str:
    """Who looked, and when: a time today, else a day."""
    local = timezone.localtime(at)
    when = date_format(local, "TIME_FORMAT" if local.date() == timezone.localdate() else "MONTH_DAY_FORMAT")
    return _("Reviewed by %(who)s, %(when)s") % {"who": who, "when": when}


def _step_words(line: Line, words: Words) -> str:
    return _("Open the tasks") if _only_tasks(line) else words.step[line.need]


def _only_tasks(line: Line) -> bool:
    """Nobody waits for an answer; what is due are tasks."""
    return line.need == Need.MESSAGES and not line.messages


def _path_of(line: Line) -> str:
    if _only_tasks(line):
        return "tasks/"
    path = STEP[Need(line.need)][0]
    return path % line.suggestion_id if line.need == Need.SUGGESTION else path


def why_words(line: Line, words: Words) -> str:
    """Why somebody stands where they stand."""
    need = line.need
    if need in ALERT:
        return f"{words.alert[need]}: {flag_words(line.alert_flag)}"
    if need in (Need.SILENT_AFTER_BAD, Need.MISSED):
        return _silent_words(line)
    if need == Need.SUGGESTION:
        return _suggestion_words(line)
    if need == Need.MESSAGES:
        return _desk_words(line)
    if need == Need.FLARE:
        return _flare_words(line, words)
    if need == Need.ON_PLAN and line.size >= MUCH:
        return _("On plan, with a harder week than usual")
    return words.simple[need]


def _flare_words(line: Line, words: Words) -> str:
    day = (line.local_date - line.flare_since).days + 1 if line.flare_since else 1
    return _("Ticked a flare-up, day %(n)d") % {"n": day} if day > 1 else words.simple[line.need]


def _desk_words(line: Line) -> str:
    """How many messages wait and how many tasks are due."""
    n, due = line.messages, line.tasks
    told = ngettext("%(n)d message waits for an answer", "%(n)d messages wait for an answer", n) % {"n": n}
    tasks = ngettext("%(n)d task is due", "%(n)d tasks are due", due) % {"n": due}
    return ", ".join(text for count, text in ((n, told), (due, tasks)) if count)


def _silent_words(line: Line) -> str:
    if line.last_entry is None:
        return _("Nothing logged for five weeks or more")
    silent = (line.local_date - line.last_entry).days
    if silent < SILENT_FROM:
        return _("Missed %(n)d of the last %(all)d check-ins") % {"n": line.missed, "all": WEEK}
    text = _days_words(silent)
    if line.need != Need.SILENT_AFTER_BAD:
        return text
    return _("%(what)s, after days with more pain") % {"what": text}


def _days_words(days: int) -> str:
    return ngettext("Not logged for %(n)d day", "Not logged for %(n)d days", days) % {"n": days}


def _suggestion_words(line: Line) -> str:
    """Which suggestion waits; how many when there are several."""
    if line.suggestions > 1:
        return _("%(n)d suggestions wait for you") % {"n": line.suggestions}
    what = WHAT[Outcome(line.suggestion_outcome)]
    return _("Suggestion for %(name)s: %(what)s") % {"name": line.suggestion_name, "what": what}


def change_words(line: Line, words: Words) -> str:
    """This week's medians beside those of the week before, function first; and a silence that `why` does not tell."""
    silent = (line.local_date - line.last_entry).days if line.last_entry else 0
    told_above = line.need in (Need.SILENT_AFTER_BAD, Need.MISSED)
    silence = _days_words(silent) if silent >= SILENT_FROM and not told_above else ""
    if silence and line.minutes_now is None and line.pain_now is None:
        return silence
    minutes = _change(_whole(line.minutes_before), _whole(line.minutes_now), words.active, words)
    pain = _change(line.pain_before, line.pain_now, words.pain, words)
    return " · ".join(filter(None, (minutes or words.no_active, pain or words.no_pain, silence)))


def _whole(minutes: float | None) -> int | None:
    """Minutes are told in whole numbers."""
    return None if minutes is None else round(minutes)


def _change(before: float | None, now: float | None, text: str, words: Words) -> str:
    if now is None:
        return ""
    told = text % {"now": tidy(now)}
    return told if before is None or before == now else words.was % {"now": told, "before": tidy(before)}


def chips_of(counts: dict[str, int]) -> list[tuple[str, str | Promise, int]]:
    """The groups by their key, in words, with how many are in each."""
    names: dict[str, str | Promise] = {
        "alerts": _("Safety answers"),
        "flare": _("Flare"),
        "silent": _("Silent after bad days"),
        "suggestions": _("Suggestions"),
        "missed": _("Missed check-ins"),
        "reviews": _("Reviews due"),
        "messages": _("Messages and tasks"),
        "no-program": _("No program"),
    }
    return [(key, names[key], n) for key, n in counts.items()]
