"""Files as curators have them, and as they should not be: made here, byte by byte."""

import io
import struct
import zlib
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms

VTT = b"WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.500\nStand tall.\n\n00:00:01.500 --> 00:00:02.000\nRise slowly.\n"
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def upload(data: bytes, name: str = "../../x.png", content_type: str = "text/html") -> SimpleUploadedFile:
    """As a browser sends it; neither the name nor the type may matter."""
    return SimpleUploadedFile(name, data, content_type)


# --- pictures --------------------------------------------------------------------------------------
def picture(kind: str = "PNG", size: tuple[int, int] = (640, 400), mode: str = "RGB", **how: Any) -> bytes:
    """Left half red, right half blue."""
    made = Image.new("RGB", size, "blue")
    made.paste("red", (0, 0, size[0] // 2, size[1]))
    made = made.convert(mode)
    out = io.BytesIO()
    made.save(out, kind, **how)
    return out.getvalue()


def phone_photo() -> bytes:
    """A JPEG held sideways, with the place where it was taken, a colour profile and a comment."""
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by a quarter
    exif[0x010F] = "Camera of somebody"
    exif[0x8825] = {1: "N", 2: (40.0, 25.0, 0.0)}
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return picture("JPEG", exif=exif, icc_profile=profile, comment=b"taken at home", quality=95)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(width: int, height: int, *more: bytes) -> bytes:
    """A PNG that says how large it is, and holds next to nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(b"\x00" * 10)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + b"".join(more) + body


def jpeg_of(width: int, height: int) -> bytes:
    """The segments of a JPEG up to its size, behind 100 kB of something else."""
    filler = (b"\xff\xe2" + struct.pack(">H", 50_002) + b"\x00" * 50_000) * 2
    return (
        b"\xff\xd8" + filler + b"\xff\xff\xc2" + struct.pack(">HBHHB", 17, 8, height, width, 3) + b"\x00" * 40
    )


def webp_of(width: int, height: int, flags: int = 0) -> bytes:
    """An extended WebP with a canvas of this size."""
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", 10) + bytes([flags, 0, 0, 0]) + sides
    return b"RIFF" + struct.pack("<I", len(body)) + body


# --- MP4 -------------------------------------------------------------------------------------------
def box(kind: bytes, *parts: bytes) -> bytes:
    data = b"".join(parts)
    return struct.pack(">I", len(data) + 8) + kind + data


def track(handler: bytes, codec: bytes, *, turned: bool = False, more: bytes = b"") -> bytes:
    """A track of one kind. `turned` is how a phone held upright writes it."""
    unit = struct.pack(">i", 0x10000)
    matrix = bytes(4) + unit + bytes(28) if turned else unit + bytes(32)
    tkhd = box(b"tkhd", bytes(40), matrix, bytes(8))
    entry = box(codec, bytes(24), struct.pack(">HH", 640, 360), bytes(50))
    stsd = box(b"stsd", bytes(4), struct.pack(">I", 1), entry)
    media = box(b"mdia", box(b"hdlr", bytes(8), handler, bytes(13)), box(b"minf", box(b"stbl", stsd)))
    return box(b"trak", tkhd, media, more)


PLACE = box(b"udta", box(b"\xa9xyz", b"\x00\x12\x15\xc7+40.4168-003.7038/"))


def mp4(
    *tracks: bytes, brand: bytes = b"isom", more: bytes = b"", seconds: float = 2.0, place: bytes = PLACE
) -> bytes:
    """A whole MP4, as far as its boxes go."""
    tracks = tracks or (track(b"vide", b"avc1"), track(b"soun", b"mp4a"))
    mvhd = box(b"mvhd", bytes(12), struct.pack(">II", 1000, round(seconds * 1000)), bytes(80))
    data = box(b"mdat", b"\x00\x00\x00\x01" * 500)
    return box(b"ftyp", brand, bytes(4), brand, b"    ") + data + box(b"moov", mvhd, *tracks, place) + more


# --- WebM ------------------------------------------------------------------------------------------
def element(name: int, *parts: bytes, size: bytes | None = None) -> bytes:
    data = b"".join(parts)
    head = name.to_bytes((name.bit_length() + 7) // 8, "big")
    return head + (size or (1 << 56 | len(data)).to_bytes(8, "big")) + data


def webm(
    codec: bytes = b"V_VP9",
    doc_type: bytes = b"webm",
    more: bytes = b"",
    tail: bytes = b"",
    open_end: bool = False,
) -> bytes:
    """A whole WebM, as far as its elements go. `open_end`: lengths unknown, as a recording is written."""
    unknown = b"\x01" + b"\xff" * 7 if open_end else None
    sides = element(0xE0, element(0xB0, b"\x02\x80"), element(0xBA, b"\x01\x68"))
    entry = element(0xAE, element(0x83, b"\x01"), element(0x86, codec), sides)
    info = element(
        0x1549A966,
        element(0x2AD7B1, (1_000_000).to_bytes(3, "big")),
        element(0x4489, struct.pack(">d", 2000)),
    )
    cluster = element(0x1F43B675, b"\xa3" * 300, size=unknown)
    segment = element(0x18538067, info, element(0x1654AE6B, entry), more, cluster, size=unknown)
    return element(0x1A45DFA3, element(0x4282, doc_type)) + segment + tail


TAGS = element(0x1254C367, b"LOCATION +40.4168-003.7038/")
