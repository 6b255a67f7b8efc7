"""Whether this machine has Pango, which lays out the text of a handout. Standard library only."""

import ctypes
from functools import lru_cache
from typing import Final

NEEDED: Final = (
    ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll", "libpango-1.0-0"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll", "libpangoft2-1.0-0"),
)
INSTALL: Final = "apt-get install libpango-1.0-0 libpangoft2-1.0-0"


@lru_cache(maxsize=1)
def is_here() -> bool:
    """Whether both libraries can be loaded."""
    return all(any(_loads(name) for name in names) for names in NEEDED)


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
