"""What one page of a lesson knows."""

from typing import Any

from education.actions.read import last_page
from education.diagrams import KEYS
from education.insights.lessons import Lesson
from education.insights.media import media_by_page
from education.models import CheckAnswer
from rehab.media.models import MediaItem
from rehab.publishing.told import Told


def lesson_page(lesson: Lesson, number: int) -> dict[str, Any]:
    """One page of text, or the last one with the action and the questions."""
    end = last_page(lesson.assignment)
    number = min(max(number, 1), end)
    page: dict[str, Any] = {
        "lesson": lesson,
        "told": lesson.told,
        "number": number,
        "end": end,
        "is_end": number == end,
        "before": number - 1,
        "after": number + 1,
        "before_url": f"?page={number - 1}",
        "after_url": f"?page={number + 1}",
    }
    if number < end:
        shown = media_by_page(lesson.told.revision).get(number, [])
        return page | {"page": text_page(lesson.told.pages[number - 1], shown)}
    return page | {"checks": check_rows(lesson)}


def text_page(page: dict[str, Any], media: list[MediaItem]) -> dict[str, Any]:
    """Heading, paragraphs, the picture's key if it can be drawn, and the clinic's own pictures and videos."""
    diagram = page.get("diagram", "")
    return {
        "heading": page["heading"],
        "text": page["text"],
        "diagram": diagram if diagram in KEYS else "",
        "alt": page.get("alt", ""),
        "media": media,
    }


def check_rows(lesson: Lesson) -> list[dict[str, Any]]:
    """The questions; each with what was answered today, so that its explanation can stand below it."""
    today = lesson.assignment.patient.today()
    said: dict[str, CheckAnswer] = {}
    for answer in lesson.assignment.answers.filter(local_date=today).order_by("at", "pk"):
        said[answer.key] = answer
    return [check_row(check, said.get(check["key"])) for check in lesson.told.checks]


def check_row(check: dict[str, Any], answer: CheckAnswer | None) -> dict[str, Any]:
    """One question, and the explanation once it is answered."""
    names = ("key", "statement", "explanation", "is_true")
    return {name: check[name] for name in names} | {"answer": answer}


def whole_lesson(lesson: Lesson) -> dict[str, Any]:
    """All pages at once, for paper and for somebody who helps."""
    return {"lesson": lesson, **whole_told(lesson.told)}


def whole_told(told: Told) -> dict[str, Any]:
    """The same without a patient, for the library."""
    media = media_by_page(told.revision)
    return {
        "told": told,
        "pages": [text_page(page, media.get(n, [])) for n, page in enumerate(told.pages, 1)],
        "checks": [check_row(check, None) for check in told.checks],
    }
