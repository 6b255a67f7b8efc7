"""The pictures of one handout: the only ones that its pages may ask for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from django.core.files.storage import default_storage

from rehab.media.models import MediaItem

# Reserved by RFC 2606: no such host can ever exist. Addresses under it are looked up here and nowhere else.
ORIGIN: Final = "https://handout.invalid/"


@dataclass(frozen=True)
class Picture:
    """One picture as the template draws it."""

    url: str
    alt: str
    caption: str = ""
    language: str = ""


@dataclass
class Pictures:
    """Name → how to get its bytes, and of what type they are."""

    known: dict[str, tuple[str, Callable[[], bytes]]] = field(default_factory=dict)

    def svg(self, text: str, alt: str, caption: str = "", language: str = "") -> Picture:
        """A drawing of our own."""
        return self._put("image/svg+xml", text.encode, Picture(self._next(), alt, caption, language))

    def media(self, item: MediaItem) -> Picture:
        """A picture of the clinic's library, read from the store by its own name when it is drawn."""
        name = str(item.file.name)
        picture = Picture(self._next(), item.alt, item.caption, item.language)
        return self._put(item.content_type, lambda: _read(name), picture)

    def _next(self) -> str:
        return f"{ORIGIN}picture/{len(self.known) + 1}"

    def _put(self, kind: str, read: Callable[[], bytes], picture: Picture) -> Picture:
        self.known[picture.url] = (kind, read)
        return picture


def _read(name: str) -> bytes:
    with default_storage.open(name, "rb") as file:
        content: bytes = file.read()
    return content
