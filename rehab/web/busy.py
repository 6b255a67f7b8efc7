"""Somebody else is at work on the same rows and has not finished in time: nothing is saved, and nothing is lost.

A mail that is on its way holds what says whether it may go, so who stops check-ins at that moment waits. After two
seconds the database gives up; the page then keeps what was chosen, and one press sends it again.
"""

import re
from typing import Final

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

RETRY_AFTER: Final = "5"
LOCK_NOT_AVAILABLE: Final = "55P03"  # PostgreSQL's code; SQLite says it in words
# Never written into a page, not even for the person who typed it.
SECRET: Final = re.compile("password|secret|code|credential|otp", re.IGNORECASE)


def is_busy(error: BaseException) -> bool:
    """Whether the database answered that others hold what was asked for."""
    if not isinstance(error, OperationalError):
        return False
    code = getattr(error.__cause__, "pgcode", "")
    return code == LOCK_NOT_AVAILABLE or "database is locked" in str(error)


def busy(request: HttpRequest) -> HttpResponse:
    """A page with what was sent, ready to be sent again; without it where it held a secret or a file."""
    response = render(request, "web/busy.html", {"kept": _kept(request)}, status=503)
    response.headers["Retry-After"] = RETRY_AFTER
    return response


def _kept(request: HttpRequest) -> list[tuple[str, str]] | None:
    """Every field of the form that was sent; None when it cannot be sent again from here."""
    sent = request.POST
    if request.FILES or any(SECRET.search(name) for name in sent):
        return None
    names = (name for name in sent if name != "csrfmiddlewaretoken")
    return [(name, value) for name in names for value in sent.getlist(name)]
