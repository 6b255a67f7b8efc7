"""Read an MP4 by its boxes (ISO/IEC 14496-12).

A reader of our own: libraries that guess a type look at the first bytes only. Whether a file is whole, which
codecs it holds, what is stuck to its end and where a phone wrote its place are in the boxes, and reading them
takes less than any library that decodes video.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from rehab.media.rules.unfit import Unfit
from rehab.media.rules.video import MOST_IN_MEMORY, Blank, VideoFacts

BRANDS: Final = frozenset(
    b"isom iso2 iso3 iso4 iso5 iso6 iso7 iso8 iso9 mp41 mp42 avc1 MSNV dash M4VH M4VP".split()
) | {b"M4V "}
TOP: Final = frozenset(
    b"ftyp moov mdat free skip wide uuid moof mfra sidx ssix styp pdin meta udta emsg prft".split()
)
PERSONAL: Final = frozenset({b"udta", b"meta", b"uuid"})
PLAYED: Final = {b"vide": frozenset({b"avc1", b"avc3"}), b"soun": frozenset({b"mp4a"})}
UNSEEN: Final = frozenset({b"hint", b"text", b"sbtl", b"subt", b"tmcd"})


@dataclass(frozen=True)
class Box:
    """Where a box is, and where its contents begin."""

    kind: bytes
    at: int
    body: int
    end: int


def boxes(stream: BinaryIO, start: int, end: int) -> Iterator[Box]:
    """The boxes that fill this stretch. Raises Unfit when they do not fill it exactly."""
    at = start
    while at < end:
        stream.seek(at)
        head = stream.read(16)
        if len(head) < 8:
            raise Unfit("cut_off")
        size, kind, body = int.from_bytes(head[:4], "big"), head[4:8], at + 8
        if size == 1:
            size, body = int.from_bytes(head[8:16], "big"), at + 16
        size = size or end - at
        if at + size > end or at + size < body:
            raise Unfit("cut_off")
        yield Box(kind, at, body, at + size)
        at += size


def read_mp4(stream: BinaryIO) -> VideoFacts:
    """The facts of an MP4 with H.264 pictures and AAC sound. Raises Unfit."""
    top = list(boxes(stream, 0, stream.seek(0, io.SEEK_END)))
    _check_brand(stream, top[0])
    if any(box.kind not in TOP for box in top):
        raise Unfit("stray")
    index = next((box for box in top if box.kind == b"moov"), None)
    if index is None or not any(box.kind in (b"mdat", b"moof") for box in top):
        raise Unfit("cut_off")
    if index.end - index.at > MOST_IN_MEMORY:
        raise Unfit("broken")
    facts = VideoFacts("video/mp4", blanks=[_blank(box) for box in top if box.kind in PERSONAL])
    try:
        _read_index(stream, index, facts)
    except IndexError as short:
        raise Unfit("broken") from short
    if not facts.width:
        raise Unfit("no_picture")
    return facts


def _check_brand(stream: BinaryIO, first: Box) -> None:
    if first.kind != b"ftyp" or first.end - first.at > 1024:
        raise Unfit("broken")
    said = _bytes(stream, first)
    if said[:4] == b"qt  ":
        raise Unfit("quicktime")
    brands = {said[:4], *(said[at : at + 4] for at in range(8, len(said), 4))}
    if not brands & BRANDS:
        raise Unfit("brand", brand=said[:4].decode("latin-1").strip())


def _read_index(stream: BinaryIO, index: Box, facts: VideoFacts) -> None:
    for box in boxes(stream, index.body, index.end):
        if box.kind in PERSONAL:
            facts.blanks.append(_blank(box))
        elif box.kind == b"mvhd":
            facts.seconds = _seconds(_bytes(stream, box))
        elif box.kind == b"trak":
            _read_track(stream, box, facts)


def _read_track(stream: BinaryIO, track: Box, facts: VideoFacts) -> None:
    inside = {box.kind: box for box in boxes(stream, track.body, track.end)}
    facts.blanks += [_blank(box) for kind, box in inside.items() if kind in PERSONAL]
    handler = _bytes(stream, _at(stream, inside, b"mdia", b"hdlr"))[8:12]
    if handler in UNSEEN:
        return
    if handler not in PLAYED:
        raise Unfit("data_track")
    entry = _bytes(stream, _at(stream, inside, b"mdia", b"minf", b"stbl", b"stsd"))[8:]
    if entry[4:8] not in PLAYED[handler]:
        raise Unfit("codec", codec=entry[4:8].decode("latin-1").strip())
    if handler == b"vide":
        sides = int.from_bytes(entry[32:34], "big"), int.from_bytes(entry[34:36], "big")
        turned = b"tkhd" in inside and _is_turned(_bytes(stream, inside[b"tkhd"]))
        facts.width, facts.height = sides[::-1] if turned else sides


def _at(stream: BinaryIO, inside: dict[bytes, Box], *way: bytes) -> Box:
    """The box at the end of a way of names."""
    for kind in way[:-1]:
        if kind not in inside:
            raise Unfit("broken")
        inside = {box.kind: box for box in boxes(stream, inside[kind].body, inside[kind].end)}
    if way[-1] not in inside:
        raise Unfit("broken")
    return inside[way[-1]]


def _bytes(stream: BinaryIO, box: Box) -> bytes:
    stream.seek(box.body)
    return stream.read(min(box.end - box.body, 4096))


def _seconds(header: bytes) -> float | None:
    """Duration from mvhd; 0 stands for unknown, as in a fragmented file."""
    wide = header[0] == 1
    scale = int.from_bytes(header[20:24] if wide else header[12:16], "big")
    length = int.from_bytes(header[24:32] if wide else header[16:20], "big")
    unknown = length in (0, 2**32 - 1, 2**64 - 1)
    return None if unknown or not scale else round(length / scale, 2)


def _is_turned(header: bytes) -> bool:
    """A phone held upright stores lying pictures and turns them by a quarter: the first number is then 0."""
    at = 52 if header[0] == 1 else 40
    return header[at : at + 4] == bytes(4)


def _blank(box: Box) -> Blank:
    """The same number of bytes as a `free` box."""
    total = box.end - box.at
    head = total.to_bytes(4, "big") + b"free"
    if box.body - box.at == 16:
        head = (1).to_bytes(4, "big") + b"free" + total.to_bytes(8, "big")
    return Blank(box.at, head, total - len(head))
