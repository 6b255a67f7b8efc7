"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest


def surface(request: HttpRequest) -> dict[str, object]:
    """Preferences of the reader and whether this is the demo."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    return {
        "demo": settings.DEMO,
        "theme": user.theme if signed_in else "auto",
        "text_size": user.text_size if signed_in else "normal",
        "reduce_motion": user.reduce_motion if signed_in else False,
        "decision_support": settings.DECISION_SUPPORT_ENABLED,
    }
