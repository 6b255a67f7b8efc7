"""A curator's desk: what the pages of one library need to know beside its shelf."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, cast

from django.http import Http404, HttpRequest
from django.urls import reverse

from rehab.accounts.models import User
from rehab.publishing.shelf import R, Shelf
from rehab.publishing.told import Told


@dataclass(frozen=True)
class Desk(Generic[R]):
    """URL names: `room:prefix_submit` and so on for the steps, `room:page` for the thing itself.

    `item_or_404` is the room's window to its rows: (user, id) → the thing, for people who may read it.
    `preview` is a template and `shown` its context for one Told: the parts that the portal itself draws.
    """

    shelf: Shelf[R]
    room: str
    prefix: str
    page: str
    all_page: str
    item_or_404: Callable[[User, uuid.UUID], Any]
    preview: str
    shown: Callable[[Told], dict[str, Any]]

    @property
    def id_name(self) -> str:
        """What the id is called in this library's URLs."""
        return f"{self.shelf.item}_id"

    def home(self, item: Any) -> str:
        """The page of the thing."""
        return reverse(f"{self.room}:{self.page}", args=[item.pk])

    def url(self, step: str, revision: R, *more: str) -> str:
        """The page of one step with one version."""
        item = self.shelf.item_of(revision)
        return reverse(f"{self.room}:{self.prefix}_{step}", args=[item.pk, revision.number, *more])

    def find(self, request: HttpRequest, ids: dict[str, Any]) -> R:
        """The version of this request, for a curator of its clinic. Raises Http404 and Refused."""
        user = cast(User, request.user)
        item = self.item_or_404(user, ids[self.id_name])
        self.shelf.check_user_can_curate(user, item.clinic)
        row = self.shelf.rows().filter(**{self.shelf.item: item}, number=ids["number"]).first()
        if row is None:
            raise Http404
        return row
