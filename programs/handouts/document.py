"""From a handout's content to its PDF."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.template.loader import render_to_string
from django.utils.text import slugify
from django.utils.translation import gettext as _

from programs.handouts import pango
from programs.handouts.content import Handout, Part
from programs.models import Paper, PrintSize

PAPERS: Final = {Paper.A4: "A4", Paper.LETTER: "letter"}
MARGIN: Final = "13mm 16mm 17mm"
FOOT: Final = {PrintSize.NORMAL: "9.5pt", PrintSize.LARGE: "13pt"}
Tick = Callable[[int, int], None]


class NoPress(Exception):
    """This machine cannot make a PDF. The text says what an administrator does."""


def no_press_words() -> str:
    """Why handouts are off here, for the page; "" when they are on."""
    if pango.is_here():
        return ""
    return _(
        "Handouts are switched off, because this server lacks Pango, which lays out their text. "
        "An administrator installs it with: %(command)s"
    ) % {"command": pango.INSTALL}


def quiet(done: int, total: int) -> None:
    """Nobody waits to hear how far it is."""


def pdf_of(handout: Handout, paper: str, size: str, tick: Tick = quiet) -> bytes:
    """The PDF. `tick(done, total)` is told after each sheet and may raise to stop. Raises NoPress."""
    press = _press(handout)
    parts: list[Part | None] = [None, *handout.parts] if handout.whole else list(handout.parts)
    style = page_css(handout, Paper(paper), size)
    for n, part in enumerate(parts):
        press.lay_out(sheet(handout, part, size, first=n == 0), style)
        tick(n + 1, len(parts))
    made: bytes = press.pdf()
    return made


def sheets_in(handout: Handout) -> int:
    """How many steps making it takes."""
    return len(handout.parts) + (1 if handout.whole else 0)


def _press(handout: Handout) -> Any:
    try:
        # Here and not above: it takes more than a second, which only a process that makes handouts should spend.
        from programs.handouts.engine import Press
    except OSError as error:
        raise NoPress(no_press_words()) from error
    return Press(handout.pictures)


def sheet(handout: Handout, part: Part | None, size: str, *, first: bool) -> str:
    """The markup of one sheet. Everything that a person typed is escaped by the template."""
    page = {
        "handout": handout,
        "part": part,
        "first": first,
        "code": handout.code() if first else None,
        "size": PrintSize(size).value,
    }
    return render_to_string("handouts/sheet.html", page | (part.words if part else {}))


def page_css(handout: Handout, paper: Paper, size: str) -> str:
    """The size of the paper, and at the foot of each page whom to call and the number of the page."""
    clinic = handout.clinic
    call = _("In an emergency call %(number)s") % {"number": clinic.emergency_number}
    contact = " · ".join(part for part in (clinic.name, clinic.phone, call) if part)
    left, right = ("right", "left") if handout.right_to_left else ("left", "right")
    return (
        f"@page {{ size: {PAPERS[paper]}; margin: {MARGIN}; font-size: {FOOT[PrintSize(size)]};"
        f" @bottom-{left} {{ content: {css_text(contact)}; width: 80% }}"
        f' @bottom-{right} {{ content: {css_text(_("Page"))} " " counter(page); width: 20% }} }}'
    )


def css_text(text: str) -> str:
    """A string of CSS that holds any text: every character that is not a plain letter or digit is escaped."""
    return '"' + "".join(c if c.isalnum() else f"\\{ord(c):x} " for c in text) + '"'


def file_name(title: str, day: date) -> str:
    """What the file is called: the thing and the day, never the person."""
    return f"{slugify(title) or 'handout'}-{day.isoformat()}.pdf"
