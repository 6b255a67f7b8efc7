"""A file that cannot be taken: why, as a key and facts. The words for people are in rehab/media/words.py."""

from typing import Any


class Unfit(Exception):
    """`reason` is a key of rehab.media.words.WORDS, `facts` are what its sentence names."""

    def __init__(self, reason: str, **facts: Any) -> None:
        super().__init__(reason)
        self.reason, self.facts = reason, facts
