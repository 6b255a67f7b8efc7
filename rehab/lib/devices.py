"""A device in words, from what its browser says of itself. It is a hint for people, never a proof."""

from django.utils.translation import gettext as _

# The first that is found is meant: most browsers name others as well.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "Chromebook"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def device_words(user_agent: str) -> str:
    """Firefox on Windows; what is not known is left out, and "Another device" when nothing is."""
    browser, system = (_first(names, user_agent) for names in (BROWSERS, SYSTEMS))
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Another device")


def _first(names: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((words for sign, words in names if sign in user_agent), "")
