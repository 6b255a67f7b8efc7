"""Files that people send each other: looked at before anything is kept, kept under names of our own."""

import hashlib
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Final, cast

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile

from rehab.media.actions.picture import redraw
from rehab.media.rules.kinds import HEAD, PICTURES, kind_of
from rehab.media.rules.pdf import check_pdf
from rehab.media.rules.unfit import Unfit
from rehab.media.words import size_words

PICTURE, PDF = "picture", "pdf"
TYPES: Final = {PICTURE: "image/webp", PDF: "application/pdf"}


@dataclass
class Attachment:
    """What would be kept of a file, and once it is kept, under which names."""

    kind: str
    data: bytes
    thumb: bytes = b""
    name: str = ""
    thumb_name: str = ""
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        self.sha256 = hashlib.sha256(self.data).hexdigest()

    @property
    def content_type(self) -> str:
        return TYPES[self.kind]


def examine_attachment(upload: "UploadedFile[Any]") -> Attachment:
    """A picture drawn anew, or a PDF as it is. Raises Unfit with what is wrong."""
    most = settings.MEDIA_PICTURE_MB
    if (upload.size or 0) > most * 1_000_000:
        raise Unfit("picture_large", size=size_words(upload.size or 0), most=f"{most} MB")
    stream = cast(BinaryIO, upload.file)
    stream.seek(0)
    kind = kind_of(stream.read(HEAD))
    stream.seek(0)
    if kind in PICTURES:
        drawn = redraw(kind, stream)
        return Attachment(PICTURE, drawn.full, drawn.thumb)
    if kind == "pdf":
        data = stream.read()
        check_pdf(data)
        return Attachment(PDF, data)
    raise Unfit(kind)


@contextmanager
def kept(folder: str, attachments: Iterable[Attachment]) -> Iterator[list[Attachment]]:
    """The attachments in the store; they are let go again when what they belong to cannot be written.

    Raises Unfit ("store_away") when the store does not answer.
    """
    names: list[str] = []
    try:
        yield [_keep(names, folder, one) for one in attachments]
    except BaseException as error:
        for name in names:
            default_storage.delete(name)
        if isinstance(error, OSError):
            raise Unfit("store_away") from error
        raise


def _keep(names: list[str], folder: str, one: Attachment) -> Attachment:
    suffix = {PICTURE: "webp", PDF: "pdf"}[one.kind]
    key = uuid.uuid4().hex
    one.name = default_storage.save(f"{folder}/{key}.{suffix}", ContentFile(one.data))
    names.append(one.name)
    if one.thumb:
        one.thumb_name = default_storage.save(f"{folder}/{key}-small.webp", ContentFile(one.thumb))
        names.append(one.thumb_name)
    return one
