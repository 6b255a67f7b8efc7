"""An S3-compatible store for sites with many web machines. Needs requirements-s3.txt."""

from collections.abc import Iterator
from typing import Any, Final

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from storages.backends.s3 import S3Storage

from rehab.media.stores import CHUNK, StoreAway

# Somebody waits in front of the page: two tries, and then it says that the store does not answer.
PATIENCE: Final = Config(connect_timeout=3, read_timeout=20, retries={"total_max_attempts": 2})


class S3Store(S3Storage):  # type: ignore[misc]
    """django-storages' store, which also reads parts: its own files are fetched whole before the first byte."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        given: Config = vars(self)["client_config"]
        self.client_config: Config = given.merge(PATIENCE)

    def read_part(self, name: str, start: int, stop: int) -> Iterator[bytes]:
        """Ask the store for this part only. Raises FileNotFoundError and StoreAway."""
        key = self._normalize_name(name)
        try:
            answer = self.bucket.Object(key).get(Range=f"bytes={start}-{stop - 1}")
        except (ClientError, BotoCoreError) as error:
            raise _told(error, name) from error
        chunks: Iterator[bytes] = answer["Body"].iter_chunks(CHUNK)
        return chunks

    def size(self, name: str) -> int:
        try:
            return int(self.bucket.Object(self._normalize_name(name)).content_length)
        except (ClientError, BotoCoreError) as error:
            raise _told(error, name) from error

    def _save(self, name: str, content: Any) -> str:
        try:
            return str(super()._save(name, content))
        except (ClientError, BotoCoreError) as error:
            raise _told(error, name) from error

    def exists(self, name: str) -> bool:
        try:
            return bool(super().exists(name))
        except (ClientError, BotoCoreError) as error:
            raise _told(error, name) from error


def _told(error: Exception, name: str) -> OSError:
    """A file that is not there is told apart from a store that does not answer."""
    said = getattr(error, "response", {}).get("ResponseMetadata", {}).get("HTTPStatusCode")
    return FileNotFoundError(name) if said == 404 else StoreAway(type(error).__name__)
