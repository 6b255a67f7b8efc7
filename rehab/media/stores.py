"""Read a part of a kept file, wherever it is kept. Django's storages open whole files only."""

from collections.abc import Iterator
from typing import BinaryIO, Final, cast

from django.core.files.storage import default_storage

CHUNK: Final = 64 * 1024


class StoreAway(OSError):
    """The store does not answer."""


def size_of(name: str) -> int:
    """How many bytes are kept under this name. Raises FileNotFoundError and OSError."""
    return default_storage.size(name)


def open_part(name: str, start: int, stop: int) -> Iterator[bytes]:
    """The bytes from start up to stop, in chunks. Errors come now and not in the middle of an answer."""
    read_part = getattr(default_storage, "read_part", None)
    if read_part is not None:
        return cast("Iterator[bytes]", read_part(name, start, stop))
    return FilePart(cast(BinaryIO, default_storage.open(name, "rb")), start, stop)


class FilePart:
    """The chunks of a part of an open file. An answer that nobody reads to its end closes it too."""

    def __init__(self, file: BinaryIO, start: int, stop: int) -> None:
        self.file, self.left = file, stop - start
        file.seek(start)

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        chunk = self.file.read(min(CHUNK, self.left)) if self.left > 0 else b""
        if not chunk:
            self.close()
            raise StopIteration
        self.left -= len(chunk)
        return chunk

    def close(self) -> None:
        self.left = 0
        self.file.close()
