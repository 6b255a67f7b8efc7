"""Read a WebM by its elements (RFC 8794, RFC 9559). Why a reader of our own: see mp4.py."""

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from rehab.media.rules.unfit import Unfit
from rehab.media.rules.video import MOST_IN_MEMORY, Blank, VideoFacts

HEADER, DOC_TYPE, SEGMENT = 0x1A45DFA3, 0x4282, 0x18538067
INFO, SCALE, DURATION = 0x1549A966, 0x2AD7B1, 0x4489
TRACKS, TRACK, TRACK_TYPE, CODEC = 0x1654AE6B, 0xAE, 0x83, 0x86
VIDEO, WIDTH, HEIGHT = 0xE0, 0xB0, 0xBA
CLUSTER, TAGS, ATTACHMENTS = 0x1F43B675, 0x1254C367, 0x1941A469
PLAIN: Final = {0x114D9B74, INFO, TRACKS, CLUSTER, 0x1C53BB6B, 0x1043A770, 0xEC, 0xBF}
PERSONAL: Final = {TAGS, ATTACHMENTS}
PICTURES: Final = 1
SOUND: Final = 2
CODECS: Final = {PICTURES: {"V_VP8", "V_VP9", "V_AV1"}, SOUND: {"A_OPUS", "A_VORBIS"}}


@dataclass(frozen=True)
class Element:
    """Where an element is. `open` says that its length is not written down, as in a recording."""

    id: int
    at: int
    body: int
    end: int
    open: bool = False


def elements(stream: BinaryIO, start: int, end: int) -> Iterator[Element]:
    """The elements that fill this stretch. Raises Unfit when they do not fill it exactly."""
    at = start
    while at < end:
        stream.seek(at)
        head = stream.read(12)
        wide = _width(head, 0, 4)
        name = int.from_bytes(head[:wide], "big")
        long = _width(head, wide, 8)
        if len(head) < wide + long:
            raise Unfit("cut_off")
        size = int.from_bytes(head[wide : wide + long], "big") & ((1 << 7 * long) - 1)
        body = at + wide + long
        unknown = size == (1 << 7 * long) - 1
        if not unknown and body + size > end:
            raise Unfit("cut_off")
        element = Element(name, at, body, end if unknown else body + size, unknown)
        yield element
        at = element.end


def _width(head: bytes, at: int, most: int) -> int:
    """How many bytes a number takes: one more than the zero bits it begins with."""
    if at >= len(head):
        raise Unfit("cut_off")
    width = 9 - head[at].bit_length()
    if width > most:
        raise Unfit("stray")
    return width


def read_webm(stream: BinaryIO) -> VideoFacts:
    """The facts of a WebM with VP8, VP9 or AV1 pictures and Opus or Vorbis sound. Raises Unfit."""
    top = list(elements(stream, 0, stream.seek(0, io.SEEK_END)))
    if top[0].id != HEADER:
        raise Unfit("broken")
    words = {element.id: element for element in elements(stream, top[0].body, top[0].end)}
    if DOC_TYPE not in words or _bytes(stream, words[DOC_TYPE]).rstrip(b"\x00") != b"webm":
        raise Unfit("matroska")
    if len(top) == 1:
        raise Unfit("cut_off")
    if len(top) > 2 or top[1].id != SEGMENT:
        raise Unfit("stray")
    facts = VideoFacts("video/webm")
    seen = {element.id for element in _read_segment(stream, top[1], facts)}
    if not {TRACKS, CLUSTER} <= seen:
        raise Unfit("cut_off")
    if not facts.width:
        raise Unfit("no_picture")
    return facts


def _read_segment(stream: BinaryIO, segment: Element, facts: VideoFacts) -> Iterator[Element]:
    for element in elements(stream, segment.body, segment.end):
        if element.id in PERSONAL:
            facts.blanks.append(_blank(element))
        elif element.id not in PLAIN:
            raise Unfit("stray")
        elif element.id == INFO:
            facts.seconds = _seconds(stream, element)
        elif element.id == TRACKS:
            for track in elements(stream, element.body, element.end):
                if track.id == TRACK:
                    _read_track(stream, track, facts)
        yield element


def _seconds(stream: BinaryIO, info: Element) -> float | None:
    said = {element.id: _bytes(stream, element) for element in elements(stream, info.body, info.end)}
    if len(said.get(DURATION, b"")) not in (4, 8):
        return None
    length: float = struct.unpack(">f" if len(said[DURATION]) == 4 else ">d", said[DURATION])[0]
    seconds = length * (int.from_bytes(said[SCALE], "big") if SCALE in said else 1_000_000) / 1e9
    return round(seconds, 2) if 0 < seconds < 1e6 else None


def _read_track(stream: BinaryIO, track: Element, facts: VideoFacts) -> None:
    inside = {element.id: element for element in elements(stream, track.body, track.end)}
    if TRACK_TYPE not in inside or CODEC not in inside:
        raise Unfit("broken")
    kind = int.from_bytes(_bytes(stream, inside[TRACK_TYPE]), "big")
    codec = _bytes(stream, inside[CODEC]).rstrip(b"\x00").decode("latin-1")
    if kind in CODECS and codec not in CODECS[kind]:
        raise Unfit("codec", codec=codec[2:18])
    if kind == PICTURES and VIDEO in inside:
        sides = {e.id: e for e in elements(stream, inside[VIDEO].body, inside[VIDEO].end)}
        facts.width, facts.height = (
            int.from_bytes(_bytes(stream, sides[side]), "big") if side in sides else 0
            for side in (WIDTH, HEIGHT)
        )


def _bytes(stream: BinaryIO, element: Element) -> bytes:
    stream.seek(element.body)
    return stream.read(min(element.end - element.body, 4096))


def _blank(element: Element) -> Blank:
    """The same number of bytes as a Void element."""
    total = element.end - element.at
    if element.open or total > MOST_IN_MEMORY:
        raise Unfit("stray")
    if total < 9:
        return Blank(element.at, bytes([0xEC, 0x80 | total - 2]), total - 2)
    return Blank(element.at, b"\xec\x01" + (total - 9).to_bytes(7, "big"), total - 9)
