"""Marks plain-English text of the instruments for translation without importing a web framework."""


def gettext_noop(text: str) -> str:
    """Return the text unchanged; message extraction finds the call by its name, the page translates it."""
    return text
