"""Whether a PDF is whole and carries nothing that acts. It is never drawn here: it is kept and handed out as it is."""

from typing import Final

from rehab.media.rules.unfit import Unfit

TAIL: Final = 2048  # bytes at the end in which the end mark has to stand
# Names of things that start programs, run scripts or carry other files (ISO 32000-1, 7.11.4 and 12.6.4).
ACTIVE: Final = (b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/RichMedia", b"/XFA")
_ENDS_NAME: Final = frozenset(b" \t\r\n\x0c\x00/<>[](){}%")


def check_pdf(data: bytes) -> None:
    """Raise Unfit for what is cut off ("broken") or names something that acts ("pdf_active").

    Names hidden in packed objects are not found: therefore a PDF is only ever offered to be kept, sealed off from
    the site, and never shown inside a page.
    """
    if not data.startswith(b"%PDF-1.") and not data.startswith(b"%PDF-2."):
        raise Unfit("broken")
    if b"%%EOF" not in data[-TAIL:]:
        raise Unfit("broken")
    if any(_names(data, name) for name in ACTIVE):
        raise Unfit("pdf_active")


def _names(data: bytes, name: bytes) -> bool:
    """Whether this very name stands in the file: /JS, not /JSomething."""
    at = data.find(name)
    while at >= 0:
        after = data[at + len(name) : at + len(name) + 1]
        if not after or after[0] in _ENDS_NAME:
            return True
        at = data.find(name, at + 1)
    return False
