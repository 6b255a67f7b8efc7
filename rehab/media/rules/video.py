"""What every kind of video is asked: does it play, is it whole, and what in it is about a person or a place."""

from dataclasses import dataclass, field
from typing import BinaryIO, Final

MOST_IN_MEMORY: Final = 32_000_000  # the index of a video; hours of video need less


@dataclass(frozen=True)
class Blank:
    """Bytes to write over the file at a place: what they held (places, names, dates) is gone, nothing moves."""

    at: int
    head: bytes
    zeros: int


@dataclass
class VideoFacts:
    """A video that browsers play. Seconds are unknown where the container does not say."""

    content_type: str
    width: int = 0
    height: int = 0
    seconds: float | None = None
    blanks: list[Blank] = field(default_factory=list)

    def apply(self, copy: BinaryIO) -> None:
        """Write the blanks over a copy of the file."""
        for blank in self.blanks:
            copy.seek(blank.at)
            copy.write(blank.head)
            left = blank.zeros
            while left:
                left -= copy.write(bytes(min(left, 65536)))
