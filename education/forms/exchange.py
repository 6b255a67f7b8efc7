"""The module library as a file: its columns, what builds on what, and the same rules as on the page of a module."""

from typing import Any, Final

from django.http import QueryDict
from django.utils.translation import gettext as _

from education import events
from education.actions.library import set_needs
from education.diagrams import DRAWINGS
from education.forms.module import KINDS, ModuleSheet
from education.forms.sheet import MOST_ROWS
from education.models import Module, ModuleNeeds
from education.shelves import MODULES
from education.starter.module import THEMES
from rehab.accounts.models import Clinic, User
from rehab.publishing.exchange import columns
from rehab.publishing.exchange.book import Arrows, Book, Pair
from rehab.publishing.exchange.form_troubles import troubles_of, troubles_of_rows
from rehab.publishing.exchange.marks import lines, marked, unmarked
from rehab.publishing.exchange.trouble import Trouble, Wrong

PAGE: Final = ("page", "picture", "picture says")
CHECK: Final = ("question", "key", "answer", "because", "may mean", "safety")


def _pages_cell(pages: list[dict[str, Any]]) -> str:
    """A page begins with its heading; its paragraphs are the lines without a mark."""
    said: list[str] = []
    for page in pages:
        said.append(marked("page", page["heading"]))
        said += [marked("picture", page["diagram"])] if page.get("diagram") else []
        said += [marked("picture says", page["alt"])] if page.get("alt") else []
        said += [unmarked(text, PAGE) for text in page["text"]]
    return "\n".join(said)


def _cell_pages(cell: str) -> list[dict[str, Any]]:
    pages: list[dict[str, Any]] = []
    for mark, text in lines(cell, PAGE):
        if mark == "page":
            pages.append({"heading": text, "text": [], "diagram": "", "alt": ""})
        elif not pages:
            raise Wrong(
                _("There is text before the first page."), _("Begin with a line “page: its heading”.")
            )
        elif mark:
            pages[-1]["diagram" if mark == "picture" else "alt"] = text
        else:
            pages[-1]["text"].append(text)
    return pages


def _checks_cell(checks: list[dict[str, Any]]) -> str:
    """A question begins with its statement; the other lines say more about it."""
    said: list[str] = []
    for one in checks:
        said += [marked("question", one["statement"]), marked("key", one["key"])]
        said += [marked("answer", "true" if one["is_true"] else "false")]
        said += [marked("because", one["explanation"])]
        said += [marked("may mean", one["misconception"])] if one.get("misconception") else []
        said += [marked("safety", "yes")] if one.get("safety") else []
    return "\n".join(said)


FIELDS: Final = {"key": "key", "because": "explanation", "may mean": "misconception"}


def _cell_checks(cell: str) -> list[dict[str, Any]]:
    checks: list[dict[str, Any]] = []
    for mark, text in lines(cell, CHECK):
        if mark == "question":
            checks.append(dict(_NOTHING_ASKED) | {"statement": text, "is_true": None})
        elif not checks or not mark:
            raise Wrong(
                _("“%s” belongs to no question.") % text[:40],
                _("Begin each question with “question: its statement”, and each line with what it is."),
            )
        elif mark in FIELDS:
            checks[-1][FIELDS[mark]] = text
        else:
            checks[-1]["is_true" if mark == "answer" else "safety"] = _yes(mark, text)
    if any(one["is_true"] is None for one in checks):
        raise Wrong(_("A question has no answer."), _("Write “answer: true” or “answer: false” below it."))
    return checks


def _yes(mark: str, text: str) -> bool:
    said = text.lower()
    if said not in ("true", "false", "yes", "no"):
        raise Wrong(_("“%s” is neither true nor false.") % text[:40], _("Write true or false."))
    return said in ("true", "yes")


_NOTHING_ASKED: Final = {"key": "", "explanation": "", "misconception": "", "safety": False}
PAGES: Final = columns.Shape(
    {
        "heading": columns.is_text,
        "text": columns.is_texts,
        "diagram": columns.is_text,
        "alt": columns.is_text,
    },
    _pages_cell,
    _cell_pages,
    {"diagram": "", "alt": ""},
)
CHECKS: Final = columns.Shape(
    {
        "key": columns.is_text,
        "statement": columns.is_text,
        "is_true": columns.is_true_or_false,
        "explanation": columns.is_text,
        "misconception": columns.is_text,
        "safety": columns.is_true_or_false,
    },
    _checks_cell,
    _cell_checks,
    _NOTHING_ASKED,
)


def clean_module(words: dict[str, Any]) -> tuple[dict[str, Any], list[Trouble]]:
    """These fields as the page of a module would save them, and what it would refuse."""
    troubles = [
        Trouble(
            name,
            _("There are %(n)d entries; at most %(most)d fit.") % {"n": len(words[name]), "most": MOST_ROWS},
            _("Put some of them together, or make two modules."),
        )
        for name in ("pages", "checks")
        if len(words[name]) > MOST_ROWS
    ]
    troubles += [
        Trouble("pages", _("There is no picture “%s”.") % page["diagram"][:40], _known_pictures())
        for page in words["pages"]
        if page["diagram"] and page["diagram"] not in DRAWINGS
    ]
    if troubles:
        return {}, troubles
    sheet = ModuleSheet(_typed(words), {}, {})
    sheet.is_valid()
    troubles = [*troubles_of(sheet.form)]
    for name, rows in sheet.rows.items():
        troubles += troubles_of_rows(rows, name)
    return ({}, troubles) if troubles else (sheet.words(), [])


def _known_pictures() -> str:
    return _("Use one of: %s.") % ", ".join(DRAWINGS)


def _typed(words: dict[str, Any]) -> QueryDict:
    """The fields as a browser would send them."""
    data = QueryDict(mutable=True)
    for name, value in words.items():
        if name in ("pages", "checks"):
            data.update({f"{name}-TOTAL_FORMS": str(len(value)), f"{name}-INITIAL_FORMS": "0"})
            for n, entry in enumerate(value):
                data.update({f"{name}-{n}-{key}": _sent(one) for key, one in entry.items()})
        elif name == "themes":
            data.setlist(name, value)
        else:
            data[name] = _sent(value)
    return data


def _sent(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _needs(clinic: Clinic) -> set[Pair]:
    rows = ModuleNeeds.objects.filter(module__clinic=clinic)
    return set(rows.values_list("module__external_id", "needs__external_id"))


def _draw(pairs: list[tuple[Any, Any]], by: User) -> None:
    """Beside what each of these modules builds on already."""
    wanted: dict[Any, list[Any]] = {}
    for module, needed in pairs:
        wanted.setdefault(module, []).append(needed)
    for module, more in wanted.items():
        here = [link.needs for link in module.needs_links.select_related("needs")]
        set_needs(module=module, needs=[*here, *more], by=by)


MODULE_BOOK: Final = Book(
    name="modules",
    shelf=MODULES,
    items=Module,
    columns=(
        columns.text("title", needed=True),
        columns.text("objective", needed=True),
        columns.whole("minutes", empty=3),
        columns.whole("order", empty=100),
        columns.codes("themes", tuple(THEMES)),
        columns.flag("safety"),
        columns.objects("pages", PAGES, needed=True),
        columns.text("key_message", needed=True),
        columns.text("takeaway", needed=True),
        columns.choice("takeaway_kind", tuple(key for key, _words in KINDS), needed=True),
        columns.objects("checks", CHECKS, needed=True),
        columns.lines("sources"),
    ),
    arrows=Arrows({"needs": True}, _needs, _draw),
    clean=clean_module,
    imported=events.MODULES_IMPORTED,
)
