"""How a reader likes pages drawn.

Colours, text size, motion. Kept at the person, and in cookies for signed-out pages.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString

THEMES = ("auto", "light", "dark")
SIZES = ("normal", "large")
MOTIONS = ("normal", "reduce")
YEAR = 365 * 24 * 3600
COOKIES = {"theme": "steady-theme", "text": "steady-text", "motion": "steady-motion"}


@dataclass(frozen=True)
class Display:
    """Three answers; anything unknown becomes the first choice."""

    theme: str = "auto"
    text: str = "normal"
    motion: str = "normal"

    def __post_init__(self) -> None:
        for name, allowed in (("theme", THEMES), ("text", SIZES), ("motion", MOTIONS)):
            if getattr(self, name) not in allowed:
                object.__setattr__(self, name, allowed[0])

    def attributes(self) -> SafeString:
        """What <html> carries; CSS reads it, so no script is needed."""
        return format_html(
            'data-bs-theme="{}" data-text="{}" data-motion="{}"', self.theme, self.text, self.motion
        )


def display_of(request: HttpRequest | None) -> Display:
    """The signed-in person's choice, else what the cookies say, else as the device likes it."""
    if request is None:
        return Display()
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        motion = "reduce" if getattr(user, "reduce_motion", False) else "normal"
        return Display(getattr(user, "theme", "auto"), getattr(user, "text_size", "normal"), motion)
    return Display(**{name: request.COOKIES.get(cookie, "") for name, cookie in COOKIES.items()})


def remember_display(response: HttpResponse, display: Display) -> None:
    """Keep the choice in cookies, so that the sign-in page looks the same. They say nothing about health."""
    for name, cookie in COOKIES.items():
        response.set_cookie(cookie, getattr(display, name), max_age=YEAR, samesite="Lax")
