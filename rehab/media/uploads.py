"""Stop a file that is too large while it arrives. The words that came with it are kept."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile


class CappedUploadHandler(FileUploadHandler):
    """First in FILE_UPLOAD_HANDLERS: passes chunks on up to the limit, then lets the rest of this file fall.

    The form finds the field's name in `request.too_large`.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.most = most_bytes(self.request.path if self.request else "")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if start + len(raw_data) > self.most:
            too_large: set[str] = getattr(self.request, "too_large", set())
            self.request.too_large = too_large | {str(self.field_name)}  # type: ignore[union-attr]
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler makes the file."""


def most_bytes(path: str) -> int:
    """Only the pages that take videos take files as large as videos."""
    videos = path.startswith(tuple(settings.VIDEO_UPLOAD_PATHS))
    return int(settings.MEDIA_VIDEO_MB if videos else settings.MEDIA_PICTURE_MB) * 1_000_000
