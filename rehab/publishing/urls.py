"""The doors of one library's versions. A room puts them among its own: `*desk_urls(DESK, "library/modules")`."""

from typing import Any

from django.urls import URLPattern, path

from rehab.publishing.desk import Desk
from rehab.publishing.translate_views import translate_view, translation_read_view, unread_view
from rehab.publishing.views import (
    STEPS,
    View,
    compare_view,
    preview_view,
    review_date_view,
    send_back_view,
    step_view,
    submit_begun_view,
)


def desk_urls(desk: Desk[Any], base: str) -> list[URLPattern]:
    """Submit, publish, compare, translate and so on. `base` is the library's address without a slash at its end.

    Put them after paths such as `base/new/`; their ids are UUIDs.
    """
    version = f"{base}/<uuid:{desk.id_name}>/<int:number>"

    def door(step: str, view: View, more: str = "") -> URLPattern:
        return path(f"{version}/{step.replace('_', '-')}/{more}", view, name=f"{desk.prefix}_{step}")

    doors = [door(step, step_view(desk, step)) for step in STEPS]
    doors += [
        path(f"{base}/submit-begun/", submit_begun_view(desk), name=f"{desk.prefix}_submit_begun"),
        door("send_back", send_back_view(desk)),
        door("compare", compare_view(desk)),
        door("preview", preview_view(desk)),
        door("review_date", review_date_view(desk)),
    ]
    if desk.shelf.translations is not None:
        doors += [
            door("translate", translate_view(desk), "<str:language>/"),
            door("translation_read", translation_read_view(desk), "<str:language>/"),
            path(f"{base}/translations/", unread_view(desk), name=f"{desk.prefix}_translations"),
        ]
    return doors
