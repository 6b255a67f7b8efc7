"""How a reader likes pages drawn.

Colours, text size, contrast, motion. Kept at the person, and in cookies for signed-out pages.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString

THEMES = ("auto", "light", "dark")
SIZES = ("normal", "large", "larger")
CONTRASTS = ("normal", "more")
MOTIONS = ("normal", "reduce")
ALLOWED = {"theme": THEMES, "text": SIZES, "contrast": CONTRASTS, "motion": MOTIONS}
YEAR = 365 * 24 * 3600
COOKIES = {name: f"steady-{name}" for name in ALLOWED}


@dataclass(frozen=True)
class Display:
    """Four answers; anything unknown becomes the first choice."""

    theme: str = "auto"
    text: str = "normal"
    motion: str = "normal"
    contrast: str = "normal"

    def __post_init__(self) -> None:
        for name, allowed in ALLOWED.items():
            if getattr(self, name) not in allowed:
                object.__setattr__(self, name, allowed[0])

    @lru_cache(maxsize=64)  # noqa: B019 - a display is four words, and there are few of them
    def attributes(self) -> SafeString:
        """What <html> carries; CSS reads it, so no script is needed."""
        return format_html(
            'data-bs-theme="{}" data-text="{}" data-contrast="{}" data-motion="{}"',
            self.theme,
            self.text,
            self.contrast,
            self.motion,
        )


def display_of(request: HttpRequest | None) -> Display:
    """The signed-in person's choice, else what the cookies say, else as the device likes it."""
    if request is None:
        return Display()
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        return display_for(user)
    return Display(**{name: request.COOKIES.get(cookie, "") for name, cookie in COOKIES.items()})


def display_for(user: Any) -> Display:
    """What one person has chosen."""
    motion = "reduce" if getattr(user, "reduce_motion", False) else "normal"
    theme, text = (getattr(user, name, "") for name in ("theme", "text_size"))
    return Display(theme, text, motion, getattr(user, "contrast", ""))


def sound_attribute(request: HttpRequest | None) -> SafeString:
    """What <body> carries when the reader wants no sound: timers look at it. They say the same in words."""
    user = getattr(request, "user", None)
    off = user is not None and user.is_authenticated and not getattr(user, "sound", True)
    return SafeString('data-sound="off"' if off else "")


def remember_display(response: HttpResponse, display: Display) -> None:
    """Keep the choice in cookies, so that the sign-in page looks the same. They say nothing about health."""
    for name, cookie in COOKIES.items():
        response.set_cookie(cookie, getattr(display, name), max_age=YEAR, samesite="Lax")
