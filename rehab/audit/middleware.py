"""Tell the audit trail which request it is serving, and in what role."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from rehab.audit.context import acting_as


class AuditContextMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with acting_as(role_of(request), getattr(request, "request_id", None)):
            return self.get_response(request)


def role_of(request: HttpRequest) -> str:
    """The role by which a signed-in person acts; `person` is a patient or a caregiver."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return "anonymous"
    return ",".join(sorted({role.key for role in user.roles})) or "person"
