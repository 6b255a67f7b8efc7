"""Finding the door behind an address without trying hundreds of them one after another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import ResolverMatch, URLPattern, URLResolver
from django.urls.exceptions import Resolver404
from django.urls.resolvers import RoutePattern
from django.utils.functional import cached_property

Door = URLPattern | URLResolver


@dataclass
class Place:
    """Where the doors stand whose routes begin alike: by the next fixed part, behind any part, or here.

    `further` are doors whose route cannot be taken apart from here on: an expression, or a part that may hold slashes.
    """

    fixed: dict[str, "Place"] = field(default_factory=dict)
    any_part: "Place | None" = None
    here: list[tuple[int, Door]] = field(default_factory=list)
    further: list[tuple[int, Door]] = field(default_factory=list)


class Routes(URLResolver):
    """All doors, as Django has them in everything but how one is found.

    Doors are filed under the parts of their routes, and a path is tried against those that it could lead to, in the
    order in which they were declared. A path that leads nowhere is looked for in Django's own way, and told of so.
    """

    def __init__(self, doors: Sequence[Door]) -> None:
        super().__init__(RoutePattern(""), list(doors))

    def resolve(self, path: str) -> ResolverMatch:
        """The match of the first door that takes this path. Raises Resolver404."""
        for door in self.could_be(str(path)):
            try:
                found = door.resolve(path)
            except Resolver404:
                continue
            if found:
                if isinstance(door, URLResolver) and (start := str(door.pattern)):
                    found.route = start + found.route.removeprefix("^")
                return found
        return super().resolve(path)

    def could_be(self, path: str) -> list[Door]:
        """The doors that a path of these parts could lead to."""
        places, found = [self._doors], list(self._doors.further)
        for part in path.split("/"):
            places = [p for place in places for p in (place.fixed.get(part), place.any_part) if p]
            for place in places:
                found += place.further
        for place in places:
            found += place.here
        return [door for _order, door in sorted(found, key=lambda one: one[0])]

    @cached_property
    def _doors(self) -> Place:
        top = Place()
        for order, (route, door) in enumerate(_alone(self.url_patterns)):
            place: Place = top
            for part in () if route is None else route.split("/"):
                if "<path:" in part:
                    route = None
                    break
                place = _next(place, part)
            (place.further if route is None else place.here).append((order, door))
        return top


def _next(place: Place, part: str) -> Place:
    if "<" not in part:
        return place.fixed.setdefault(part, Place())
    place.any_part = place.any_part or Place()
    return place.any_part


def _alone(doors: Sequence[Any]) -> Iterator[tuple[str | None, Door]]:
    """Each door by itself, inside what it is included by, with its whole route; None for an expression."""
    for door in doors:
        start = str(door.pattern) if isinstance(door.pattern, RoutePattern) else None
        if isinstance(door, URLPattern):
            yield start, door
            continue
        for rest, inner in _alone(door.url_patterns):
            whole = None if start is None or rest is None else start + rest
            only = URLResolver(door.pattern, [inner], door.default_kwargs, door.app_name, door.namespace)
            yield whole, only
