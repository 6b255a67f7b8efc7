"""Look at an uploaded file before anything is kept: what it is, whether it is whole, what it becomes."""

import hashlib
import io
from dataclasses import dataclass, field
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from rehab.media.actions.picture import redraw
from rehab.media.models import MediaKind
from rehab.media.rules.kinds import HEAD, PICTURES, VIDEOS, kind_of
from rehab.media.rules.mp4 import read_mp4
from rehab.media.rules.unfit import Unfit
from rehab.media.rules.webm import read_webm
from rehab.media.words import size_words

SUFFIX = {"image/webp": "webp", "video/mp4": "mp4", "video/webm": "webm"}


@dataclass
class Examined:
    """A file that can be kept: the bytes to keep and what is known of them."""

    kind: MediaKind
    content_type: str
    file: BinaryIO
    width: int
    height: int
    seconds: float | None = None
    thumb: bytes = b""
    bytes: int = field(init=False)
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        self.bytes = self.file.seek(0, io.SEEK_END)
        self.file.seek(0)
        self.sha256 = hashlib.file_digest(cast(Any, self.file), "sha256").hexdigest()
        self.file.seek(0)


def examine(upload: "UploadedFile[Any]") -> Examined:
    """The file as it would be kept. Raises Unfit with what is wrong."""
    stream = cast(BinaryIO, upload.file)
    stream.seek(0)
    kind = kind_of(stream.read(HEAD))
    if kind in PICTURES:
        _check_bytes("picture_large", upload, settings.MEDIA_PICTURE_MB)
        drawn = redraw(kind, stream)
        full = io.BytesIO(drawn.full)
        return Examined(MediaKind.IMAGE, "image/webp", full, drawn.width, drawn.height, thumb=drawn.thumb)
    if kind in VIDEOS:
        _check_bytes("video_large", upload, settings.MEDIA_VIDEO_MB)
        return _video(kind, stream)
    raise Unfit(kind)


def _check_bytes(reason: str, upload: "UploadedFile[Any]", most_mb: int) -> None:
    if (upload.size or 0) > most_mb * 1_000_000:
        raise Unfit(reason, size=size_words(upload.size or 0), most=f"{most_mb} MB")


def _video(kind: str, stream: BinaryIO) -> Examined:
    """The video itself, without what a camera wrote about place and time. The pictures are not coded anew.

    What is blanked is blanked in the upload, which belongs to this request alone.
    """
    facts = read_mp4(stream) if kind == "mp4" else read_webm(stream)
    facts.apply(stream)
    return Examined(
        MediaKind.VIDEO, facts.content_type, stream, facts.width, facts.height, seconds=facts.seconds
    )
