"""What stands in a handout. Its words are those of the revision that the plan or lesson froze."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from programs.handouts.pictures import Picture, Pictures
from programs.handouts.qr import qr_svg
from rehab.accounts.models import Clinic
from rehab.lib.lists import listed
from rehab.publishing.models import Revision


@dataclass(frozen=True)
class Part:
    """An item or a lesson: the template that draws it, its words, and one line for the list of what is in it."""

    template: str
    title: str
    words: dict[str, Any]
    summary: str = ""


@dataclass(frozen=True)
class WeekRow:
    """One line of the week: what, how much, and on which days, Monday first."""

    title: str
    dose: str
    days: tuple[bool, ...]


@dataclass
class Handout:
    """One handout, ready to be laid out."""

    title: str
    clinic: Clinic
    language: str
    portal: str  # the path of the page in the portal that it belongs to
    name: str = ""  # of the patient, as the record has it; "" on a library item
    agreed: str = ""
    made_on: date = field(default_factory=timezone.localdate)
    stamp: str = ""
    goals: list[str] = field(default_factory=list)
    week: list[WeekRow] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    pictures: Pictures = field(default_factory=Pictures)

    @property
    def missing(self) -> bool:
        """Whether anything in it is not translated into its language."""
        return any(part.words["told"].missing for part in self.parts if part.words.get("told"))

    @property
    def whole(self) -> bool:
        """A whole program: a front page, then each item on a sheet of its own."""
        return bool(self.week)

    @property
    def right_to_left(self) -> bool:
        return bool(get_language_info(self.language)["bidi"])

    def code(self, path: str = "") -> Picture:
        """The QR code of a page of the portal."""
        return self.pictures.svg(
            qr_svg(portal_url(path or self.portal)), _("QR code for this page in the portal")
        )


def portal_url(path: str) -> str:
    """A page of the portal with the site's own address."""
    return f"{settings.BASE_URL}{path}"


def local_day(zone: str) -> date:
    """Today by the calendar of a place."""
    return timezone.localdate(timezone=ZoneInfo(zone))


def day_words(moment: datetime | date | None) -> str:
    """A date in full; "" for none."""
    return date_format(moment, "DATE_FORMAT") if moment else ""


def version_words(item: Any, revision: Revision) -> str:
    """ "E11, version 2, published 3 May 2026": which words these are."""
    words = {"id": str(item), "n": revision.number, "day": day_words(revision.published_at)}
    if revision.published_at:
        return _("%(id)s, version %(n)d, published %(day)s") % words
    return _("%(id)s, version %(n)d, not published") % words


def draft_stamp(revision: Revision) -> str:
    """What stands across the top of words that no patient may be given yet."""
    return "" if revision.published_at else _("Not reviewed yet: not for patients.")


def pictures_words(count: int) -> str:
    return ngettext("%(n)d picture", "%(n)d pictures", count) % {"n": count} if count else ""


def list_words(parts: Iterable[str]) -> str:
    """ "2 pictures, 5 steps"."""
    return listed(part for part in parts if part)


def page_of(name: str, *ids: Any) -> str:
    """The path of a page by the name of its URL."""
    return reverse(name, args=ids)
