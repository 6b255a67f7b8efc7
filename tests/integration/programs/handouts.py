"""What the tests of handouts share: reading a PDF back."""

import io
from typing import Any

from pypdf import PdfReader

MM = 72 / 25.4
A4, LETTER = (210 * MM, 297 * MM), (216 * MM, 279 * MM)


def read(answer: Any) -> PdfReader:
    """The PDF of an answer, or of bytes."""
    return PdfReader(io.BytesIO(answer if isinstance(answer, bytes) else answer.content))


def text_of(answer: Any) -> str:
    """Every word of it, as one line."""
    return " ".join(" ".join(page.extract_text() for page in read(answer).pages).split())


def size_of(answer: Any) -> tuple[int, int]:
    """Width and height of the first page in millimetres."""
    box = read(answer).pages[0].mediabox
    return round(float(box.width) / MM), round(float(box.height) / MM)


def body_points(answer: Any) -> float:
    """The size of print in which most of its letters are set."""
    letters: dict[float, int] = {}

    def count(text: str, _cm: Any, matrix: Any, _font: Any, size: float) -> None:
        points = round(abs(size * matrix[3] * _cm[3]), 1)
        letters[points] = letters.get(points, 0) + len(text.strip())

    for page in read(answer).pages:
        page.extract_text(visitor_text=count)
    return max(letters, key=lambda points: letters[points])


def tags(answer: Any) -> list[str]:
    """The tags of its structure, in order."""
    found: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(str(node["/S"]))
            if "/K" in node:
                walk(node["/K"])

    walk(read(answer).trailer["/Root"]["/StructTreeRoot"])
    return found


def titles(answer: Any) -> list[str]:
    """Its bookmarks."""
    flat: list[str] = []

    def walk(rows: Any) -> None:
        for row in rows:
            if isinstance(row, list):
                walk(row)
            else:
                flat.append(str(row.title))

    walk(read(answer).outline)
    return flat
