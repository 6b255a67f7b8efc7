"""The directory of help as patients see it: what is published, crisis lines first."""

from dataclasses import dataclass

from education.models import ResourceKind, ResourceRevision
from rehab.accounts.models import Clinic
from rehab.publishing.models import RevisionState


@dataclass(frozen=True)
class Group:
    """Entries of one kind."""

    kind: str
    words: str
    rows: tuple[ResourceRevision, ...]


def directory(clinic: Clinic, language: str) -> tuple[list[Group], list[Group]]:
    """Entries in the reader's language, and those in other languages. One query."""
    rows = ResourceRevision.objects.filter(resource__clinic=clinic, state=RevisionState.PUBLISHED)
    found = list(rows.order_by("name"))
    mine = [row for row in found if row.language == language]
    return _groups(mine), _groups([row for row in found if row.language != language])


def _groups(rows: list[ResourceRevision]) -> list[Group]:
    groups = []
    for kind in ResourceKind:
        here = tuple(row for row in rows if row.kind == kind)
        if here:
            groups.append(Group(kind.value, str(kind.label), here))
    return groups
