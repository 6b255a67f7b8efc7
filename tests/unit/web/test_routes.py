"""Every address leads where Django's own search leads, though only a few doors are tried."""

import pytest
from django.http import HttpResponse
from django.urls import Resolver404, URLResolver, get_resolver, include, path, re_path
from django.urls.converters import IntConverter, SlugConverter, StringConverter, UUIDConverter

from rehab.web.routes import Routes
from tests.contracts.test_names_resolve import patterns

EXAMPLES = {
    UUIDConverter: ("6301e959-1686-4c18-b86c-b5a7f4b8c572",),
    IntConverter: ("7", "0"),
    SlugConverter: ("foot-check", "new", "edit"),  # words that are fixed parts elsewhere, too
    StringConverter: ("a b", "new"),
}
OURS = next(door for door in get_resolver().url_patterns if isinstance(door, Routes))


def paths():
    """Each route of the product with examples in its places, also without its end and with too much of it."""
    for route, door in routes(OURS):
        for n in range(3):
            told = route
            for name, converter in door.pattern.converters.items():
                examples = EXAMPLES.get(type(converter), ("2026-02-28",))
                told = told.replace(place_of(told, name), examples[n % len(examples)])
            yield told
        yield from (told.rstrip("/"), f"{told}more/", f"/{told}")


def place_of(route, name):
    return next(f"<{part}>" for part in route.replace("<", ">").split(">") if part.split(":")[-1] == name)


def routes(resolver, start=""):
    for door in resolver.url_patterns:
        if isinstance(door, URLResolver):
            yield from routes(door, start + str(door.pattern))
        else:
            yield start + str(door.pattern), door


def told(resolve, way):
    try:
        found = resolve(way)
    except Resolver404:
        return None
    return (
        found.func,
        found.args,
        found.kwargs,
        found.view_name,
        found.app_names,
        found.namespaces,
        found.route,
        found.captured_kwargs,
        found.extra_kwargs,
    )


def test_each_address_of_the_product_leads_where_it_led():
    ways = set(paths())
    found = {way: told(OURS.resolve, way) for way in ways}
    assert found == {way: told(lambda way: URLResolver.resolve(OURS, way), way) for way in ways}
    assert len({one[3] for one in found.values() if one}) > 0.95 * len(dict(patterns(OURS)))


def test_only_a_few_doors_are_tried():
    assert max(len(OURS.could_be(way)) for way in paths()) <= 12


def view(request, **_places):
    return HttpResponse()


@pytest.fixture
def doors():
    inner = [path("<int:n>/", view, name="number"), path("<slug:word>/", view, {"more": 1}, name="word")]
    return Routes(
        [
            path("a/fixed/", view, name="first"),
            path("a/<slug:word>/", view, name="second"),
            path("a/late/", view, name="hidden"),
            re_path(r"^(?P<any>odd-\d+/x)$", view, name="expression"),
            path("files/<path:rest>", view, name="rest"),
            path("files/last/", view, name="after"),
            path("b/<uuid:key>/", include((inner, "inner"), namespace="in")),
            path("c-<int:n>.csv", view, name="file"),
        ]
    )


@pytest.mark.parametrize(
    ("way", "name"),
    [
        ("a/fixed/", "first"),
        ("a/late/", "second"),
        ("odd-7/x", "expression"),
        ("files/last/", "rest"),
        ("files/x/y.pdf", "rest"),
        ("b/6301e959-1686-4c18-b86c-b5a7f4b8c572/7/", "in:number"),
        ("b/6301e959-1686-4c18-b86c-b5a7f4b8c572/seven/", "in:word"),
        ("c-4.csv", "file"),
    ],
)
def test_what_was_declared_first_wins_whatever_kind_of_route_it_is(doors, way, name):
    assert doors.resolve(way).view_name == name
    assert told(doors.resolve, way) == told(lambda way: URLResolver.resolve(doors, way), way)


@pytest.mark.parametrize("way", ["", "a/", "a/fixed", "b/7/7/", "files", "c-x.csv"])
def test_an_address_without_a_door_is_told_with_all_that_was_tried(doors, way):
    with pytest.raises(Resolver404) as missing:
        doors.resolve(way)
    assert len(missing.value.args[0]["tried"]) >= 8
