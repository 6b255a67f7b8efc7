"""How large a picture says it is, from its header alone: nothing is unpacked to find out."""

import io
from dataclasses import dataclass
from typing import BinaryIO, Final

from rehab.media.rules.unfit import Unfit

MOST_PIXELS: Final = 40_000_000  # a phone's best camera; more is a mistake or an attack (ASVS 5.2.6)
LONGEST_SIDE: Final = 12_000
LEAST_SIDE: Final = 200  # smaller is no help to somebody who has to see how to stand
_NO_FRAME: Final = {0xC4, 0xC8, 0xCC}
_ALONE: Final = {0x01, *range(0xD0, 0xD8)}


@dataclass(frozen=True)
class PictureSize:
    """Width and height in pixels as the file stores them, and whether it moves."""

    width: int
    height: int
    moves: bool = False


def picture_size(kind: str, stream: BinaryIO) -> PictureSize:
    """Read the header of a JPEG, PNG or WEBP. Raises Unfit ("broken") when there is none."""
    stream.seek(0)
    size = {"PNG": _png, "JPEG": _jpeg, "WEBP": _webp}[kind](stream)
    if not (size.width and size.height):
        raise Unfit("broken")
    return size


def check_size(size: PictureSize) -> None:
    """Refuse what is too large to unpack, too small to see, or moves. Raises Unfit."""
    facts = {"width": size.width, "height": size.height}
    if size.width * size.height > MOST_PIXELS or max(size.width, size.height) > LONGEST_SIDE:
        raise Unfit("too_many_pixels", **facts)
    if min(size.width, size.height) < LEAST_SIDE:
        raise Unfit("too_few_pixels", **facts)
    if size.moves:
        raise Unfit("moves")


def _exactly(stream: BinaryIO, count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise Unfit("broken")
    return data


def _png(stream: BinaryIO) -> PictureSize:
    """IHDR is always first; acTL before the picture data says that it moves (PNG 3rd edition)."""
    head = _exactly(stream, 24)
    if head[12:16] != b"IHDR":
        raise Unfit("broken")
    stream.seek(8)
    moves = False
    while (chunk := stream.read(8)) and len(chunk) == 8 and chunk[4:] not in (b"IDAT", b"IEND"):
        moves = moves or chunk[4:] == b"acTL"
        stream.seek(int.from_bytes(chunk[:4], "big") + 4, io.SEEK_CUR)
    return PictureSize(int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big"), moves)


def _jpeg(stream: BinaryIO) -> PictureSize:
    """Segments up to the frame header, which has the size."""
    stream.seek(2)
    while True:
        if _exactly(stream, 1) != b"\xff":
            raise Unfit("broken")
        marker = 0xFF
        while marker == 0xFF:
            marker = _exactly(stream, 1)[0]
        if marker in _ALONE:
            continue
        if marker in (0xD9, 0xDA):
            raise Unfit("broken")
        length = int.from_bytes(_exactly(stream, 2), "big")
        if 0xC0 <= marker <= 0xCF and marker not in _NO_FRAME:
            frame = _exactly(stream, 5)
            return PictureSize(int.from_bytes(frame[3:5], "big"), int.from_bytes(frame[1:3], "big"))
        stream.seek(max(0, length - 2), io.SEEK_CUR)


def _webp(stream: BinaryIO) -> PictureSize:
    """The first chunk after the RIFF header: simple, lossless, or extended with a canvas."""
    head = _exactly(stream, 30)
    stream.seek(0, io.SEEK_END)
    if int.from_bytes(head[4:8], "little") + 8 > stream.tell():
        raise Unfit("broken")
    chunk = head[12:16]
    if chunk == b"VP8X":
        width, height = (int.from_bytes(head[at : at + 3], "little") + 1 for at in (24, 27))
        return PictureSize(width, height, bool(head[20] & 0x02))
    if chunk == b"VP8L" and head[20] == 0x2F:
        bits = int.from_bytes(head[21:25], "little")
        return PictureSize((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if chunk == b"VP8 " and head[23:26] == b"\x9d\x01\x2a":
        width, height = (int.from_bytes(head[at : at + 2], "little") & 0x3FFF for at in (26, 28))
        return PictureSize(width, height)
    raise Unfit("broken")
