"""Pages of which a script can ask for a part: search as you type.

The same address answers both. A whole page has the part in it, so everything works without the script.
"""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django_htmx.http import replace_url
from django_htmx.middleware import HtmxDetails


def wants_part(request: HttpRequest) -> bool:
    """Whether the page's script asks, and not somebody who typed an address or has no script."""
    return bool(HtmxDetails(request))


def shared(request: HttpRequest, part: HttpResponse, page_url: str, here: str) -> HttpResponse:
    """A part whose page keeps what it shows in its address. Another page with the part in it keeps its own."""
    at = urlsplit(HtmxDetails(request).current_url or "").path
    return replace_url(part, page_url + here) if at == page_url else part
