"""The demo's door."""

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from rehab.accounts.demo import person_behind
from rehab.accounts.events import SIGNED_IN_BY_DEMO
from rehab.accounts.policy import EVERYONE, WRITE, policy
from rehab.accounts.second_factor import remember
from rehab.accounts.sessions import sign_in
from rehab.audit.record import record


@policy(EVERYONE, methods=WRITE, before_second_factor=True)
def enter(request: HttpRequest, key: str) -> HttpResponse:
    """Be this invented person. Where there is no demo there is no such page."""
    person = person_behind(request, key)
    if person is None:
        raise Http404
    with transaction.atomic():
        sign_in(request, person)
        remember(request, person)
        record(SIGNED_IN_BY_DEMO, by=person, about=person)
    return HttpResponseRedirect(_asked_for(request))


def _asked_for(request: HttpRequest) -> str:
    """The page of ours that led to the sign-in page; home when there was none, and for an address elsewhere."""
    page = request.POST.get(REDIRECT_FIELD_NAME, "")
    ours = page.startswith("/") and url_has_allowed_host_and_scheme(page, allowed_hosts=None)
    return page if ours else reverse("home")
