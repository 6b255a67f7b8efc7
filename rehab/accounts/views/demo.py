"""The demo's door."""

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

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
    return redirect("home")
