"""Where a request comes from, as far as it can be believed."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port

UNKNOWN = "0.0.0.0"  # noqa: S104 - a word for "not known", nothing listens on it
FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED", "HTTP_X_REAL_IP")


def client_address(request: HttpRequest) -> str:
    """The reader's address. Only entries that our own proxies wrote are believed (TRUSTED_PROXIES)."""
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    trusted = settings.TRUSTED_PROXIES
    given = hops[-trusted] if 0 < trusted <= len(hops) else request.META.get("REMOTE_ADDR", "")
    return _clean(given) or _clean(request.META.get("REMOTE_ADDR", "")) or UNKNOWN


def _clean(given: str) -> str:
    try:
        return str(ipaddress.ip_address(given.strip().strip("[]")))
    except ValueError:
        return ""


def from_this_machine(request: HttpRequest) -> bool:
    """Asked by this very machine, by its own name, and through no proxy."""
    if any(header.startswith(FORWARDED) for header in request.META):
        return False
    return _is_loopback(request.META.get("REMOTE_ADDR", "")) and _is_loopback_host(request)


def _is_loopback(given: str) -> bool:
    clean = _clean(given)
    return bool(clean) and ipaddress.ip_address(clean).is_loopback


def _is_loopback_host(request: HttpRequest) -> bool:
    host = split_domain_port(request.META.get("HTTP_HOST", ""))[0]
    return host == "localhost" or _is_loopback(host)
