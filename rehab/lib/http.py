"""One small way to post to another service: a time limit, no redirects, an answer whatever its status."""

import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

TIMEOUT = 10  # seconds
LONGEST = 65_536  # bytes of an answer that are read


@dataclass(frozen=True)
class Answer:
    """What the other side said."""

    status: int
    body: bytes


class _Stay(urllib.request.HTTPRedirectHandler):
    """An address that sends us elsewhere is not followed: only the one that was checked is called."""

    def redirect_request(self, *_what: Any) -> None:
        return None


_opener = urllib.request.build_opener(_Stay)


def post(url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
    """Post and read the answer. Raises OSError when nobody answers in time."""
    request = urllib.request.Request(url, data=body, headers=dict(headers), method="POST")  # noqa: S310
    try:
        with _opener.open(request, timeout=TIMEOUT) as answer:
            return Answer(answer.status, answer.read(LONGEST))
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.read(LONGEST))
