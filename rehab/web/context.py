"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest

from rehab.accounts.demo import DemoPerson, demo_people
from rehab.accounts.models import User
from rehab.lib.languages import language_of_page


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
        "not_told_in": not_told_in(request),
        "languages": languages(request),
        "decision_support": settings.DECISION_SUPPORT_ENABLED,
    }


def not_told_in(request: HttpRequest) -> str:
    """The language that the reader wants and this page is not told in; "" when it is."""
    wanted: str = getattr(request, "wanted_language", "")
    return wanted if wanted and language_of_page(request.path_info, wanted) != wanted else ""


def languages(request: HttpRequest) -> list[tuple[str, str]]:
    """The languages somebody may choose before they are known, on the sign-in page only."""
    return list(settings.LANGUAGES) if _is_sign_in(request) else []


def _doors(request: HttpRequest) -> list[DemoPerson]:
    """People of the demo, on the sign-in page only."""
    return demo_people(request) if _is_sign_in(request) else []


def _is_sign_in(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.view_name == "account_login"
