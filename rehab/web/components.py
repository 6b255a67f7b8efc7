"""What the parts of a page need to know before they are drawn.

No patient, no program: words, numbers and dates only.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi, gettext_lazy, ngettext
from django.utils.translation import gettext as _

Words = str | Promise
SKIP = "skip"
DASH = "–"


@dataclass(frozen=True)
class Choice:
    """One choice of a group, as the templates draw it."""

    value: str
    label: str
    hint: str = ""
    checked: bool = False


@dataclass(frozen=True)
class StateWords:
    """How a state is told apart: its words, its tone (colour) and its icon (shape)."""

    words: Words
    tone: str
    icon: str


STATES: dict[str, StateWords] = {
    "done": StateWords(gettext_lazy("Done"), "good", "check-circle"),
    "partly": StateWords(gettext_lazy("Partly done"), "activity", "circle-half"),
    "planned": StateWords(gettext_lazy("Planned"), "neutral", "circle"),
    "missed": StateWords(gettext_lazy("Not done"), "neutral", "dash-circle"),
    "not_logged": StateWords(gettext_lazy("Not logged"), "neutral", "question-circle"),
    "skipped": StateWords(gettext_lazy("Not today"), "neutral", "skip-forward"),
    "draft": StateWords(gettext_lazy("Draft"), "neutral", "pencil"),
    "review": StateWords(gettext_lazy("In review"), "attention", "eye"),
    "published": StateWords(gettext_lazy("Published"), "good", "check-circle"),
    "retired": StateWords(gettext_lazy("Retired"), "neutral", "archive"),
    "active": StateWords(gettext_lazy("Active"), "good", "play-circle"),
    "paused": StateWords(gettext_lazy("Paused"), "attention", "pause-circle"),
    "ended": StateWords(gettext_lazy("Ended"), "neutral", "stop-circle"),
    "superseded": StateWords(gettext_lazy("Replaced"), "neutral", "archive"),
    "flare": StateWords(gettext_lazy("In a flare"), "pain", "life-preserver"),
    "open": StateWords(gettext_lazy("Open"), "attention", "circle"),
    "seen": StateWords(gettext_lazy("Seen"), "neutral", "eye"),
    "closed": StateWords(gettext_lazy("Closed"), "neutral", "check-circle"),
    "accepted": StateWords(gettext_lazy("Accepted"), "good", "check-circle"),
    "changed": StateWords(gettext_lazy("Changed"), "activity", "pencil"),
    "declined": StateWords(gettext_lazy("Declined"), "neutral", "slash-circle"),
    "urgent": StateWords(gettext_lazy("Urgent"), "safety", "exclamation-octagon"),
}


def state_words(key: str) -> StateWords:
    """The look of a state; a key nobody described is shown in its own words, without a colour."""
    return STATES.get(key) or StateWords(key.replace("_", " ").capitalize(), "neutral", "circle")


def initials(name: str) -> str:
    """One or two letters for a person. Empty for an empty name."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def scale_choices(value: Any, low: int = 0, high: int = 10) -> list[Choice]:
    """The numbers of a scale. Nothing is chosen unless `value` is one of them: an unset score is not zero."""
    chosen = "" if value is None else str(value)
    return [Choice(str(n), str(n), checked=str(n) == chosen) for n in range(low, high + 1)]


def choices_of(options: Iterable[Sequence[Any]], value: Any) -> list[Choice]:
    """(value, label) or (value, label, hint) rows as choices. `value` is one value or a list of them."""
    many = value if isinstance(value, list | tuple | set | frozenset) else [value]
    chosen = {str(v) for v in many if v is not None}
    rows = [(str(o[0]), str(o[1]), str(o[2]) if len(o) > 2 else "") for o in options]
    return [Choice(v, label, hint, v in chosen) for v, label, hint in rows]


def weekday_choices(value: Iterable[Any] | None) -> list[Choice]:
    """Monday (0) to Sunday (6), as Python counts them; `hint` is the full name for screen readers."""
    chosen = {str(v) for v in value or ()}
    monday = date(2024, 1, 1)
    days = [monday.replace(day=n + 1) for n in range(7)]
    return [
        Choice(str(n), formats.date_format(day, "D"), formats.date_format(day, "l"), str(n) in chosen)
        for n, day in enumerate(days)
    ]


def isolated(text: str) -> str:
    """A phone number or somebody else's words, kept in one piece where the line runs from right to left."""
    if not text or not get_language_bidi():
        return text
    whole = text if any(letter.isalpha() for letter in text) else text.replace(" ", "\N{NO-BREAK SPACE}")
    return f"\N{FIRST STRONG ISOLATE}{whole}\N{POP DIRECTIONAL ISOLATE}"


def local_day(moment: date | datetime) -> date:
    """The calendar day of a moment where the reader is."""
    if isinstance(moment, datetime):
        return timezone.localtime(moment).date() if timezone.is_aware(moment) else moment.date()
    return moment


def relative_day(moment: date | datetime, today: date | None = None) -> str:
    """ "today", "3 days ago", "in 2 weeks": whole days, then weeks, then the full date beyond eight weeks."""
    day = local_day(moment)
    ahead = (day - (today or timezone.localdate())).days
    near = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    if ahead in near:
        return near[ahead]
    if abs(ahead) > 56:
        return formats.date_format(day, "DATE_FORMAT")
    return _in_days(ahead) if abs(ahead) < 14 else _in_weeks(ahead)


def _in_days(ahead: int) -> str:
    n = abs(ahead)
    if ahead > 0:
        return ngettext("in %(n)d day", "in %(n)d days", n) % {"n": n}
    return ngettext("%(n)d day ago", "%(n)d days ago", n) % {"n": n}


def _in_weeks(ahead: int) -> str:
    n = round(abs(ahead) / 7)
    if ahead > 0:
        return ngettext("in %(n)d week", "in %(n)d weeks", n) % {"n": n}
    return ngettext("%(n)d week ago", "%(n)d weeks ago", n) % {"n": n}


def full_date(moment: date | datetime) -> str:
    """The whole date, with the time where there is one, in the reader's locale."""
    if isinstance(moment, datetime):
        local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
        return formats.date_format(local, "DATETIME_FORMAT")
    return formats.date_format(moment, "DATE_FORMAT")


def long_day(moment: date | datetime, *, year: bool = True) -> str:
    """ "Tuesday 12 May 2026" in the reader's language and order."""
    day = local_day(moment)
    rest = formats.date_format(day, "DATE_FORMAT" if year else "MONTH_DAY_FORMAT")
    return f"{formats.date_format(day, 'l')} {rest}"


def number_words(value: Any) -> str:
    """A number in the reader's locale; a missing one is a dash, never a zero."""
    if value is None or value == "":
        return DASH
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    return formats.localize(round(value, 1) if isinstance(value, float) else value)


def column(spec: Mapping[str, Any] | str | Promise) -> dict[str, Any]:
    """A table column: a label, or {"label", "unit", "numeric"}. A column with a unit holds numbers."""
    if not isinstance(spec, Mapping):
        return {"label": spec, "unit": "", "numeric": False}
    unit = spec.get("unit", "")
    return {"label": spec["label"], "unit": unit, "numeric": bool(spec.get("numeric", unit))}


def table_rows(columns: Sequence[dict[str, Any]], rows: Iterable[Sequence[Any]]) -> SafeString:
    """The rows of a table, drawn. Raises ValueError for a row with more or fewer cells than columns.

    Written here and not in a template: the table behind a chart of a year has 2,000 cells, and a template
    takes ten times as long for each.
    """
    kinds = [' class="num"' if col["numeric"] else "" for col in columns]
    return mark_safe("\n".join(_row(kinds, row) for row in rows))  # noqa: S308 - every cell is escaped


def _row(kinds: Sequence[str], row: Sequence[Any]) -> str:
    """One row; its first cell is its heading."""
    cells = [
        f"{kind}>{conditional_escape(number_words(cell))}" for kind, cell in zip(kinds, row, strict=True)
    ]
    return f'<tr><th scope="row"{cells[0]}</th>{"".join(f"<td{cell}</td>" for cell in cells[1:])}</tr>'


def wizard_steps(names: Iterable[Words], current: int) -> list[dict[str, Any]]:
    """Names of steps with where the reader is. `current` counts from 1."""
    return [
        {"number": n, "name": name, "done": n < current, "here": n == current}
        for n, name in enumerate(names, 1)
    ]
