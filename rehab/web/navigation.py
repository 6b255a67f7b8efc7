"""Where the menus lead. URLs are known by name only, so that the ground floor imports no room."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_urlconf, reverse
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rehab.accounts.models import User


@dataclass(frozen=True)
class Place:
    """One entry of a menu. role "" is everyone.

    own: about the reader, so it stays the same on a page about somebody they help. helping: only there.
    holds: what stands below it besides its own address, by the beginning of theirs.
    """

    url_name: str
    words: str | Promise
    icon: str
    role: str = ""
    own: bool = False
    helping: bool = False
    holds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Link:
    """A place as one reader sees it on one page."""

    url: str
    words: str
    icon: str
    here: bool
    name: str = ""
    waiting: int = 0
    holds: tuple[str, ...] = ()


PORTAL = (
    Place("programs:today", _("Today"), "sun"),
    Place("patients:check_in", _("Check-in"), "clipboard-check"),
    Place("patients:journal", _("Journal"), "journal-text"),
    Place("programs:my_program", _("Program"), "list-check"),
)
PORTAL_MORE = (
    Place("education:learn", _("Learn"), "book"),
    Place("programs:progress", _("Progress"), "graph-up"),
    Place("patients:sleep", _("Sleep"), "moon-stars"),
    Place("programs:my_goals", _("My goals"), "flag"),
    Place("patients:my_measures", _("Questions for you"), "clipboard-data"),
    Place("patients:food", _("Food"), "egg-fried"),
    Place("patients:worksheets", _("Worksheets"), "file-text"),
    Place("patients:messages", _("Messages"), "chat-left-text"),
    Place("patients:visits", _("Visits"), "calendar-event"),
    Place("patients:settings", _("Reminders and sharing"), "bell"),
    Place("accounts:preferences", _("My settings"), "sliders", own=True),
    Place("patients:helped", _("People I help"), "person-heart", own=True, helping=True),
)
CLINIC = (
    Place("programs:caseload", _("Caseload"), "people", "clinician", holds=("/patients/",)),
    Place("patients:inbox", _("Messages"), "chat-left-text", "clinician"),
    Place("programs:library", _("Library"), "book", holds=("/library/",)),
    Place("programs:templates", _("Templates"), "collection", "clinician"),
    Place("accounts:members", _("Members"), "person-lines-fill", "clinic_admin"),
    Place("accounts:clinic_settings", _("Clinic"), "building", "clinic_admin", holds=("/clinic/hours/",)),
    Place("programs:decisions", _("Decisions"), "signpost", "clinic_admin"),
    Place("programs:parameters", _("Thresholds"), "sliders", "clinic_admin"),
    Place("patients:alert_handling", _("Alerts"), "bell", "clinic_admin"),
    Place("patients:check_in_watch", _("Reminders"), "send", "clinic_admin"),
    Place("accounts:audit_trail", _("Audit trail"), "clock-history", "clinic_admin"),
)
LIBRARY = (
    Place("programs:library", _("Exercises"), "person-walking"),
    Place("education:modules", _("Modules"), "mortarboard"),
    Place("education:resources", _("Places to turn to"), "signpost-2"),
    Place("media:library", _("Pictures and videos"), "image", "curator"),
)
ACCOUNT = (
    Place("accounts:preferences", _("My settings"), "sliders"),
    Place("mfa_index", _("Sign-in safety"), "lock"),
    Place("account_change_password", _("Change password"), "key"),
    Place("usersessions_list", _("Where I am signed in"), "display"),
)
FOOTER = (Place("accessibility", _("Accessibility"), "universal-access"),)
MENUS = {
    "portal": PORTAL,
    "portal_more": PORTAL_MORE,
    "clinic": CLINIC,
    "library": LIBRARY,
    "account": ACCOUNT,
    "footer": FOOTER,
}
# The first that a room offers is where "Flare or worried?" leads.
HELP = ("programs:flare", "patients:safety")


def address(url_name: str, person: str = "") -> str:
    """The URL of that name, or "" while no room offers it. With a person: that of "room:for_name"."""
    return _address(url_name, person) if person else _own_address(url_name, _place_and_language()[0])


@lru_cache(maxsize=256)
def _own_address(url_name: str, _urls: str) -> str:
    return _address(url_name)


def _address(url_name: str, person: str = "") -> str:
    room, colon, name = url_name.rpartition(":")
    try:
        return reverse(f"{room}{colon}for_{name}", args=[person]) if person else reverse(url_name)
    except NoReverseMatch:
        return ""


def help_address(request: HttpRequest | None) -> str:
    """Where help is, for the person this page is about if there is such a page, else for the reader."""
    person = person_of(request)
    ways = [address(name, person) for name in HELP] + [address(name) for name in HELP]
    return next(filter(None, ways), "")


def person_of(request: HttpRequest | None) -> str:
    """The id in "/for/<id>/…" on a caregiver's pages: the person is in the URL, never in the session."""
    parts = request.path_info.split("/") if request is not None else []
    return parts[2] if len(parts) > 3 and parts[1] == "for" else ""


def roles_of(request: HttpRequest | None) -> set[str]:
    """Keys of the reader's roles; empty when nobody is signed in."""
    user = getattr(request, "user", None)
    return {role.key for role in getattr(user, "roles", [])}


def links(menu: str, request: HttpRequest | None) -> list[Link]:
    """The entries of one menu for the reader of this request, with the page they are on marked."""
    path = request.path if request is not None else ""
    person = person_of(request) if menu.startswith("portal") else ""
    ways = menu, person, frozenset(roles_of(request)), *_place_and_language()
    return _count(_marked(_here(_entries(*ways), path), *ways), request)


def _count(entries: list[Link], request: HttpRequest | None) -> list[Link]:
    """Say at an entry how much waits behind it for this reader: one question to the database for each such entry.

    settings.MENU_COUNTS names who is asked. A page about somebody else has no entry that counts.
    """
    user = getattr(request, "user", None)
    if not isinstance(user, User) or not any(e.name in settings.MENU_COUNTS for e in entries):
        return entries
    return [
        replace(e, waiting=import_string(settings.MENU_COUNTS[e.name])(user))
        if e.name in settings.MENU_COUNTS
        else e
        for e in entries
    ]


def _place_and_language() -> tuple[str, str | None]:
    """What addresses and words depend on besides the reader."""
    return get_urlconf() or settings.ROOT_URLCONF, get_language()


@lru_cache(maxsize=256)
def _entries(menu: str, person: str, roles: frozenset[str], _urls: str, _language: str | None) -> list[Link]:
    """A menu is the same for everybody with the same roles and language; nothing in it is about a person."""
    return list(_links(MENUS[menu], person, roles))


def _links(places: Iterable[Place], person: str, roles: Set[str]) -> Iterable[Link]:
    for place in places:
        url = address(place.url_name, "" if place.own else person)
        wanted = (not place.role or place.role in roles) and (bool(person) or not place.helping)
        if url and wanted:
            yield Link(url, str(place.words), place.icon, here=False, name=place.url_name, holds=place.holds)


@lru_cache(maxsize=1024)
def _marked(here: str, *ways: Any) -> list[Link]:
    """The entries with that of this page marked."""
    return [replace(e, here=e.url == here) for e in _entries(*ways)]


def _here(entries: list[Link], path: str) -> str:
    """The address of the entry that this page belongs to: that with the longest beginning of the page's own address."""
    long = {e.url: max(map(len, filter(path.startswith, (e.url, *e.holds))), default=0) for e in entries}
    here = max(long, key=lambda url: long[url], default="")
    return here if long.get(here) else ""
