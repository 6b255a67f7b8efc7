"""Pages without a domain."""

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import requires_csrf_token

from rehab.accounts.models import User
from rehab.accounts.policy import EVERYONE, SIGNED_IN, policy
from rehab.web.gallery import gallery_context
from rehab.web.gone import NoLonger
from rehab.web.middleware import page_again, page_before


@policy(SIGNED_IN)
def home(request: HttpRequest) -> HttpResponse:
    """Take everybody to where their day starts."""
    user = request.user
    if isinstance(user, User) and user.roles:
        return redirect(user.roles[0].home)
    return redirect("programs:today")


@policy(EVERYONE, passive=True)
def healthz(request: HttpRequest) -> JsonResponse:
    """Say whether this process can reach the database. Raises nothing: without a database it is 503."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"ok": True})


@policy(EVERYONE)
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "web/accessibility.html")


@policy(EVERYONE)
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state. Only where people build or try the product."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    return render(request, "web/gallery.html", gallery_context())


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "web/400.html", status=400)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    return render(request, "web/403.html", {"why": str(exception)}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same body whether the thing does not exist or is not yours to see; why, where it was there until now."""
    gone = exception if isinstance(exception, NoLonger) else None
    return render(request, "web/404.html", {"gone": gone}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "web/500.html", {"again": page_again(request)}, status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from an old page: say how to save what was typed."""
    answer = render(request, "web/csrf.html", {"page": page_before(request)}, status=403)
    answer.old_token = True  # type: ignore[attr-defined]
    return answer
