"""The words of a module in another language, in the shape in which a translator writes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from education.starter.module import Module

Told = tuple[str, ...]
"""A page: its heading, then its paragraphs."""
Asked = tuple[str, str]
"""A check: its statement and its explanation. What is true stays with the English."""


@dataclass(frozen=True, slots=True)
class Words:
    """What one module says: as many pages, paragraphs and checks as in English, in the same order."""

    title: str
    objective: str
    pages: tuple[Told, ...]
    key_message: str
    takeaway: str
    checks: tuple[Asked, Asked]

    def texts(self) -> tuple[str, ...]:
        """Every sentence a patient may read."""
        told = tuple(text for page in self.pages for text in page)
        asked = tuple(text for check in self.checks for text in check)
        return (self.title, self.objective, *told, self.key_message, self.takeaway, *asked)


def page(heading: str, *text: str) -> Told:
    """A page, written without the brackets."""
    return (heading, *text)


def check(statement: str, explanation: str) -> Asked:
    """A check, written without the brackets."""
    return (statement, explanation)


def fields_of(said: Words, english: Module) -> Mapping[str, Any]:
    """The translated fields of a revision, in the shape of the English ones. Raises ValueError for another shape."""
    pages = zip(said.pages, english.pages, strict=True)
    checks = zip(said.checks, english.checks, strict=True)
    return {
        "title": said.title,
        "objective": said.objective,
        "pages": [
            {"heading": told[0], "text": list(told[1:]), "diagram": page.diagram} for told, page in pages
        ],
        "key_message": said.key_message,
        "takeaway": said.takeaway,
        "checks": [
            {
                "key": one.key,
                "statement": statement,
                "is_true": one.is_true,
                "explanation": explanation,
            }
            for (statement, explanation), one in checks
        ],
    }
