"""Answer with a kept file: whole, in part, or "you have it already". Who may have it is decided by the caller."""

import hashlib
from collections.abc import Iterator
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from rehab.media.models import MediaItem
from rehab.media.rules.ranges import NoSuchPart, Part, part_of
from rehab.media.stores import open_part, size_of

VARIANTS: Final = ("full", "thumb", "captions")
# Only the reader's own browser keeps it, and not for long: who may see it can end.
CACHE: Final = "private, max-age=3600"


def media_response(request: HttpRequest, item: MediaItem, variant: str) -> HttpResponseBase:
    """The answer with one of the item's files. Raises Http404."""
    name, content_type = _kept(item, variant)
    return file_response(request, name, content_type)


def file_response(
    request: HttpRequest, name: str, content_type: str, *, save_as: str = ""
) -> HttpResponseBase:
    """The answer for GET and HEAD, with parts (RFC 9110, section 14). Raises Http404.

    With `save_as` the browser keeps it under that name instead of showing it, and may run nothing in it.
    """
    # GZipMiddleware would pack a part as if it were the whole; pictures and videos are packed already.
    request.META.pop("HTTP_ACCEPT_ENCODING", None)
    tag = f'"{hashlib.sha256(name.encode()).hexdigest()[:32]}"'
    try:
        answer = _answer(request, name, tag)
    except FileNotFoundError as gone:
        raise Http404 from gone
    except OSError:
        answer = HttpResponse(status=503, headers={"Retry-After": "10"})
        answer["Cache-Control"] = "no-store"
        return answer
    if answer.status_code in (200, 206):
        answer["Content-Type"] = content_type
    answer["Accept-Ranges"] = "bytes"
    answer["Cache-Control"] = CACHE
    answer["ETag"] = tag
    answer["Content-Disposition"] = content_disposition_header(bool(save_as), save_as) or "inline"
    if save_as:
        answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _kept(item: MediaItem, variant: str) -> tuple[str, str]:
    """The name in the store and the type. A video has no thumb, a picture no captions: 404."""
    if variant not in VARIANTS:
        raise Http404
    file = {"full": item.file, "thumb": item.thumb, "captions": item.captions}[variant]
    if not file:
        raise Http404
    types = {"full": item.content_type, "thumb": "image/webp", "captions": "text/vtt; charset=utf-8"}
    return str(file.name), types[variant]


def _answer(request: HttpRequest, name: str, tag: str) -> HttpResponseBase:
    """304 for what the browser has, 416 for a part that is not there, else the file or its part."""
    size = size_of(name)
    if request.headers.get("If-None-Match"):
        same = get_conditional_response(request, etag=tag)
        if same is not None:
            return same
    try:
        part = _asked(request, tag, size)
    except NoSuchPart:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    whole = part is None
    part = part or Part(0, size)
    body: Iterator[bytes] = iter(()) if request.method == "HEAD" else open_part(name, part.start, part.stop)
    answer = StreamingHttpResponse(body, status=200 if whole else 206)
    answer["Content-Length"] = str(part.stop - part.start)
    if not whole:
        answer["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
    return answer


def _asked(request: HttpRequest, tag: str, size: int) -> Part | None:
    """The part, where one is asked for and the browser's other parts are of this very file."""
    asked = request.headers.get("Range", "")
    if request.method != "GET" or not asked or request.headers.get("If-Range", tag) != tag:
        return None
    return part_of(asked, size)
