"""A file as rows, whatever it holds. What is in a row is judged later, against the library."""

from typing import Any, Final

from django.utils.translation import gettext as _

from rehab.publishing.exchange import document, table
from rehab.publishing.exchange.book import Book
from rehab.publishing.exchange.trouble import Unreadable

MOST_BYTES: Final = 2_000_000  # engineering default: the starter library with Spanish is about a fifth of it


def read_file(book: Book[Any], content: bytes) -> dict[str, Any]:
    """{"format": csv | json, "rows": [[number, values], …]}, ready to be kept as JSON. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(_("The file is larger than 2 MB."), _("Make several files of it."))
    text = table.text_of(content)
    is_json = text.lstrip()[0] in "{["
    rows: list[Any] = [
        *(document.read(text, book.name) if is_json else table.read(text, book.header, book.needed))
    ]
    if not rows:
        raise Unreadable(_("There is nothing below the first line."), _("Choose the file that you saved."))
    if len(rows) > table.MOST_ROWS:
        raise Unreadable(
            _("The file has %(n)d rows; at most %(most)d can be brought in at once.")
            % {"n": len(rows), "most": table.MOST_ROWS},
            _("Make several files of it."),
        )
    return {"format": "json" if is_json else "csv", "rows": [[n, values] for n, values in rows]}
