"""Without a connection: the page's helper in the browser, what it may keep, and for whom.

The helper (static/js/service-worker.js) is served at the root so that it stands behind every page. Its version is the
hash of the files it keeps. Pages with somebody's own words are kept only where a view says so (`kept_offline`), under
that person's id; the browser empties them at sign-out and when somebody else signs in (static/js/offline.js).
"""

import json
from collections.abc import Callable
from functools import cache, wraps
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rehab.accounts.models import User
from rehab.accounts.policy import EVERYONE, policy

KEEP_FOR = "X-Steady-Keep"
KEEP_WITH = "X-Steady-With"
View = Callable[..., HttpResponse]
# What every portal page is drawn with. Other files are kept as they are met.
SHELL = (
    "vendor/bootstrap.min.css",
    "vendor/bootstrap.rtl.min.css",
    "vendor/atkinson-latin.woff2",
    "css/tokens.css",
    "css/base.css",
    "css/components.css",
    "css/forms.css",
    "css/check-in.css",
    "css/programs-portal.css",
    "css/program-parts.css",
    "css/education.css",
    "css/read-aloud.css",
    "css/figures.css",
    "css/media.css",
    "js/menus.js",
    "js/forms.js",
    "js/autosave.js",
    "js/offline.js",
    "js/outbox.js",
    "js/check-in.js",
    "js/session-timer.js",
    "js/figure.js",
    "js/pacer.js",
    "js/read-aloud.js",
    "img/favicon.svg",
)
WORKER = "js/service-worker.js"


def kept_offline(view: View) -> View:
    """Let the reader's own browser keep this page, for this reader alone."""

    @wraps(view)
    def marked(request: HttpRequest, *args: Any, **url: Any) -> HttpResponse:
        return keep_offline(request, view(request, *args, **url))

    return marked


def keep_offline(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The same for one answer of a view. A copy has the address alone, so what a query asked for is not kept."""
    plain = request.method == "GET" and not request.GET and response.status_code == 200
    if isinstance(request.user, User) and plain:
        response.headers[KEEP_FOR] = str(request.user.pk)
    return response


def keep_with(response: HttpResponse, addresses: list[str]) -> HttpResponse:
    """Name the pages that are kept together with this one. Each of them says for itself whether it may be."""
    response.headers[KEEP_WITH] = " ".join(addresses)
    return response


@policy(EVERYONE, passive=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    """The helper, with the list of what it keeps and a version that changes with any of it."""
    return HttpResponse(worker_text(), content_type="text/javascript; charset=utf-8")


def worker_text() -> str:
    told = {
        "version": version(),
        "shell": [*(static(name) for name in SHELL), *(reverse(name) for name in ("offline", "waiting"))],
        "today": reverse("programs:today"),
        "standsFor": {
            reverse("patients:check_in"): reverse("patients:offline_check_in"),
            reverse("patients:safety"): reverse("patients:offline_safety"),
        },
        "offline": reverse("offline"),
    }
    return f"const STEADY = {json.dumps(told)};\n{_read(WORKER).decode()}"


@cache
def version() -> str:
    """One hash over what the helper keeps and the helper itself."""
    whole = sha256()
    for name in (*SHELL, WORKER):
        whole.update(sha256(_read(name)).digest())
    return whole.hexdigest()[:12]


def _read(name: str) -> bytes:
    """A static file as it is in the tree, or nothing where the front-end files were not installed."""
    found = finders.find(name)
    return Path(found).read_bytes() if isinstance(found, str) else b""


@policy(EVERYONE, passive=True)
def manifest(request: HttpRequest) -> JsonResponse:
    """What a phone needs to put Steady beside its other programs."""
    return JsonResponse(
        {
            "id": "/",
            "name": "Steady",
            "short_name": "Steady",
            "description": _("Your plan and your journal."),
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "background_color": "#fbfaf7",
            "theme_color": "#0f6b6b",
            "icons": [
                {"src": static("img/icon-192.png"), "sizes": "192x192", "type": "image/png"},
                {"src": static("img/icon-512.png"), "sizes": "512x512", "type": "image/png"},
                {
                    "src": static("img/icon-maskable-512.png"),
                    "sizes": "512x512",
                    "type": "image/png",
                    "purpose": "maskable",
                },
            ],
        },
        content_type="application/manifest+json",
    )


@policy(EVERYONE, passive=True)
def hello(request: HttpRequest) -> JsonResponse:
    """Who is signed in, a fresh token against forgery, and the server's clock. Asked before a queue is sent."""
    reader = str(request.user.pk) if isinstance(request.user, User) else ""
    return JsonResponse({"reader": reader, "token": get_token(request), "now": timezone.now().isoformat()})


@policy(EVERYONE, passive=True)
def offline(request: HttpRequest) -> HttpResponse:
    """What stands in for a page that cannot be reached. It is about nobody."""
    return _about_nobody(request, "web/offline.html")


@policy(EVERYONE, passive=True)
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits on this device; drawn in the browser, which alone knows."""
    return _about_nobody(request, "web/waiting.html")


def _about_nobody(request: HttpRequest, template: str) -> HttpResponse:
    """In the reader's language, and without a trace of who that is: the helper keeps these pages for everybody."""
    request.user = AnonymousUser()
    return render(request, template)
