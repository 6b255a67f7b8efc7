"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest

from rehab.accounts.demo import DemoPerson, demo_people
from rehab.accounts.models import User


def surface(request: HttpRequest) -> dict[str, object]:
    """Preferences of the reader and whether this is the demo."""
    user = getattr(request, "user", None)
    reader = user if isinstance(user, User) else User()
    return {
        "demo": settings.DEMO,
        "demo_people": _doors(request),
        "theme": reader.theme,
        "text_size": reader.text_size,
        "reduce_motion": reader.reduce_motion,
        "decision_support": settings.DECISION_SUPPORT_ENABLED,
    }


def _doors(request: HttpRequest) -> list[DemoPerson]:
    """People of the demo, on the sign-in page only."""
    match = request.resolver_match
    return demo_people(request) if match is not None and match.view_name == "account_login" else []
