"""Handouts of a lesson that a patient was given, and of a module of the library."""

from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from education.diagrams import KEYS, draw
from education.insights.lessons import at_home, lesson_of
from education.insights.media import media_by_page
from education.models import ModuleAssignment, ModuleRevision
from education.shelves import MODULES
from programs.handouts.content import (
    Handout,
    Part,
    day_words,
    draft_stamp,
    list_words,
    local_day,
    page_of,
    pictures_words,
    version_words,
)
from programs.handouts.pictures import Picture, Pictures
from rehab.media.models import MediaItem
from rehab.publishing.told import Told, in_language


def lesson_handout(assignment: ModuleAssignment, *, private: bool = True) -> Handout:
    """A lesson in the words of the revision that the patient was given."""
    patient, language = assignment.patient, get_language() or "en"
    told = lesson_of(assignment, language).told
    given = {"name": assignment.assigned_by.name, "day": day_words(assignment.assigned_at)}
    handout = Handout(
        title=told.title,
        clinic=patient.clinic,
        language=language,
        portal=page_of("education:lesson", assignment.pk),
        name=patient.name,
        agreed=_("From %(name)s, %(day)s") % given,
        made_on=local_day(patient.zone.key),
    )
    handout.parts = [_part(handout.pictures, told, assignment.note if private else "")]
    return handout


def module_handout(revision: ModuleRevision) -> Handout:
    """A module as the library has it, for nobody in particular."""
    clinic, language = revision.module.clinic, get_language() or "en"
    told = at_home(in_language(MODULES, revision, language))
    handout = Handout(
        told.title, clinic, language, page_of("education:learn"), made_on=local_day(clinic.time_zone)
    )
    handout.stamp = draft_stamp(revision)
    handout.parts = [_part(handout.pictures, told, "")]
    return handout


def _part(pictures: Pictures, told: Told, note: str) -> Part:
    media = media_by_page(told.revision)
    pages = [_page(pictures, page, told.language, media.get(n, [])) for n, page in enumerate(told.pages, 1)]
    drawn = sum(bool(page["picture"]) + len(page["media"]) for page in pages)
    counted = ngettext("%(n)d page of text", "%(n)d pages of text", len(pages)) % {"n": len(pages)}
    asked = ngettext("%(n)d question", "%(n)d questions", len(told.checks)) % {"n": len(told.checks)}
    return Part(
        "handouts/_lesson.html",
        told.title,
        {
            "told": told,
            "pages": pages,
            "note": note,
            "version": version_words(told.revision.module, told.revision),
        },
        list_words([counted, pictures_words(drawn), asked if told.checks else ""]),
    )


def _page(pictures: Pictures, page: dict[str, Any], language: str, media: list[MediaItem]) -> dict[str, Any]:
    return {
        "heading": page["heading"],
        "text": page["text"],
        "picture": _picture(pictures, page, language),
        "media": [pictures.media(one) for one in media if not one.is_video],
        "has_video": any(one.is_video for one in media),
    }


def _picture(pictures: Pictures, page: dict[str, Any], language: str) -> Picture | None:
    key = page.get("diagram", "")
    if key not in KEYS:
        return None
    drawn = draw(key, language=language, say=_, alt=page.get("alt", ""))
    return pictures.svg(drawn.svg, drawn.alt)
