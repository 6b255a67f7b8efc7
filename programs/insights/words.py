"""The one thing insights ask of a language: gettext and ngettext."""

from typing import Protocol


class Words(Protocol):
    """Anything that translates: gettext.NullTranslations, or the module django.utils.translation itself."""

    @property
    def gettext(self) -> "Gettext":
        """The message in the reader's language."""

    @property
    def ngettext(self) -> "NGettext":
        """The singular or plural message in the reader's language."""


class Gettext(Protocol):
    """One message."""

    def __call__(self, message: str, /) -> str: ...


class NGettext(Protocol):
    """One message with a number in it."""

    def __call__(self, singular: str, plural: str, number: int, /) -> str: ...
