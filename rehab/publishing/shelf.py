"""What a library tells the publishing life about itself: one Shelf per library."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.text import capfirst

from rehab.accounts.models import Clinic, User
from rehab.audit.events import Event
from rehab.audit.record import record
from rehab.publishing.lint import Finding, Line, Picture, Piece, lint
from rehab.publishing.models import Revision
from rehab.publishing.texts import leaves, place_words

R = TypeVar("R", bound=Revision)


@dataclass(frozen=True)
class LifeEvents:
    """What the audit trail says about each step. Every step has an event of its own."""

    saved: Event
    submitted: Event
    sent_back: Event
    published: Event
    retired: Event
    review_planned: Event
    translation_saved: Event
    translation_read: Event


def no_pictures(revision: Any) -> Iterable[Picture]:
    """A library without pictures."""
    return ()


def nothing_to_carry(before: Any, after: Any) -> None:
    """A library whose versions are their words alone."""


@dataclass(frozen=True)
class Shelf(Generic[R]):
    """One library: its rows, its words, its events and who may write in it."""

    key: str
    revisions: type[R]
    item: str
    translations: Any  # a subclass of Translation, whose `revision` only the room knows; or None
    translated: tuple[str, ...]
    prose: tuple[str, ...]
    plain: tuple[str, ...]
    events: LifeEvents
    check_user_can_curate: Callable[[User, Clinic], None]
    takeaway: str = ""
    pictures: Callable[[Any], Iterable[Picture]] = no_pictures
    carry: Callable[[Any, Any], None] = nothing_to_carry
    # What coded values are called: field → value → words. For objects in a list, the value of their `type`.
    names: Mapping[str, Mapping[str, str | Promise]] = field(default_factory=dict)

    @property
    def words(self) -> tuple[str, ...]:
        """The fields that make up a version."""
        return (*self.translated, *self.plain, "sources")

    def rows(self) -> QuerySet[R]:
        """All revisions, each with its thing and its clinic."""
        return self.revisions._default_manager.select_related(f"{self.item}__clinic")

    def item_of(self, revision: R) -> Any:
        """The thing that this is a version of."""
        return getattr(revision, self.item)

    def versions(self, item: Any) -> QuerySet[R]:
        """The versions of one thing, the newest first."""
        rows = self.revisions._default_manager.filter(**{self.item: item})
        return rows.select_related("author", "reviewer").order_by("-number")

    def clinic_of(self, revision: R) -> Clinic:
        """Whose library this stands in."""
        clinic: Clinic = self.item_of(revision).clinic
        return clinic

    def check(self, user: User, revision: R) -> None:
        """Raise Refused unless this person may write in the library that the revision stands in."""
        self.check_user_can_curate(user, self.clinic_of(revision))

    def label(self, name: str) -> str:
        """What a field is called on the page."""
        return str(capfirst(self.revisions._meta.get_field(name).verbose_name))  # type: ignore[union-attr]

    def lines(self, revision: Any, fields: Iterable[str]) -> list[Line]:
        """Every text in these fields with its place. `revision` may be a Told."""
        return [
            Line(place_words(self.label(name), path), text)
            for name in fields
            for path, text in leaves(getattr(revision, name))
        ]

    def findings(self, revision: Any, language: str = "en") -> list[Finding]:
        """What the lint has to say about a revision, or about what is told in another language."""
        takeaway = getattr(revision, self.takeaway) if self.takeaway else None
        other = [name for name in self.translated if name not in self.prose]
        return lint(
            Piece(
                language=language,
                prose=tuple(self.lines(revision, self.prose)),
                labels=tuple(self.lines(revision, other)),
                sources=tuple(revision.sources),
                pictures=tuple(self.pictures(revision)),
                takeaway=takeaway,
                takeaway_place=self.label(self.takeaway) if self.takeaway else "",
            )
        )

    def leave(self, event: Event, revision: R, by: User, reason: str = "") -> R:
        """Leave an event about a revision in the audit trail."""
        record(event, by=by, clinic_id=self.clinic_of(revision).pk, about=revision, reason=reason)
        return revision
