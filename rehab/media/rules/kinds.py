"""What a file is, by its own first bytes. The name it came with and the type a browser claims mean nothing."""

from typing import Final

HEAD: Final = 4096  # bytes that are looked at
PICTURES: Final = ("JPEG", "PNG", "WEBP")
VIDEOS: Final = ("mp4", "webm")
_BRANDS_OF_PICTURES: Final = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"}
_SIGNS: Final = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\x1a\x45\xdf\xa3", "webm"),
    (b"GIF8", "gif"),
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"BM", "bmp"),
    (b"\x00\x00\x01\xba", "mpeg"),
    (b"\x30\x26\xb2\x75", "wmv"),
)


def kind_of(head: bytes) -> str:
    """One of PICTURES or VIDEOS, the name of a kind that is not taken, "empty" or "unknown"."""
    if not head:
        return "empty"
    if head[4:8] == b"ftyp":
        return "heic" if head[8:12] in _BRANDS_OF_PICTURES else "mp4"
    if head[:4] == b"RIFF":
        return {b"WEBP": "WEBP", b"AVI ": "avi"}.get(head[8:12], "unknown")
    found = next((kind for sign, kind in _SIGNS if head.startswith(sign)), "")
    return found or _text_kind(head)


def _text_kind(head: bytes) -> str:
    """Drawings and pages are text: they may begin with spaces, a mark of the encoding, a comment."""
    text = head.decode("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "ignore").casefold()
    if "<svg" in text or "<!doctype svg" in text:
        return "svg"
    if any(sign in text for sign in ("<html", "<!doctype html", "<script", "<body")):
        return "html"
    return "unknown"
