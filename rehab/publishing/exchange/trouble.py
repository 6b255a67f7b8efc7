"""What is wrong with a file or with one cell of it, and how to mend it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Trouble:
    """One thing to mend in one row. `column` is "" when the whole row is meant."""

    column: str
    what: str
    mend: str


class Wrong(ValueError):
    """A value that cannot be: what is wrong, and how to mend it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what, self.mend = what, mend


class Unreadable(Exception):
    """A file that cannot be taken apart. Nothing of it was used."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(f"{what} {mend}")
        self.what, self.mend = what, mend
