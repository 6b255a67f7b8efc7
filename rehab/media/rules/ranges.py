"""Which part of a file a browser asks for (RFC 9110, section 14)."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """Bytes from start up to, but not with, stop."""

    start: int
    stop: int


class NoSuchPart(Exception):
    """The part that was asked for lies outside the file: 416."""


def part_of(header: str, size: int) -> Part | None:
    """The one part a Range header asks for; None for the whole file.

    A header that cannot be read, or asks for several parts, is answered with the whole file. Raises NoSuchPart.
    """
    asked = re.fullmatch(r"bytes=(\d{0,18})-(\d{0,18})", header.replace(" ", ""))
    if asked is None or not (asked[1] or asked[2]):
        return None
    if not asked[1]:
        start, stop = max(0, size - int(asked[2])), size
    else:
        start, stop = int(asked[1]), min(size, int(asked[2]) + 1) if asked[2] else size
        if asked[2] and int(asked[2]) < start:
            return None
    if start >= size or stop <= start:
        raise NoSuchPart
    return Part(start, stop)
