"""How a channel says that a message did not go out."""

from collections.abc import Callable


class TryLater(OSError):
    """It may work later. The text is the reason, in a few words without anybody's data."""


class Undeliverable(Exception):
    """It will never work. `afterwards` is done once the failed try is written down."""

    def __init__(self, why: str, afterwards: Callable[[], object] | None = None) -> None:
        super().__init__(why)
        self.afterwards = afterwards
