"""Numbers inside a sentence, marked where the sentence is made, so that a page can turn each into a link to its trace.

A mark holds the key of the trace and the words of the number between signs that nobody types. A sentence that is not
marked stays what it was: for paper, for records and for whoever reads it without a page.
"""

import re
from collections.abc import Callable
from typing import Final

Mark = Callable[[str, str], str]
"""From a trace's key and the words of its number to what stands in the sentence."""
FIRST, THEN, LAST = "\ue000", "\ue001", "\ue002"
FOUND: Final = re.compile(f"{FIRST}([a-z0-9_-]+){THEN}([^{LAST}]*){LAST}")


def unmarked(_key: str, words: str) -> str:
    """The words alone."""
    return words


def marked(key: str, words: str) -> str:
    """The words with the key of their trace."""
    return f"{FIRST}{key}{THEN}{words}{LAST}"


def under(mark: Mark, prefix: str) -> Mark:
    """The same mark for keys that all begin alike."""
    return lambda key, words: mark(f"{prefix}{key}", words)
