"""The caseload: a worklist that answers what changed, why it is up here, and what comes next."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from patients.doors import for_clinician
from patients.models import Patient
from programs import events
from programs.actions import worklist
from programs.insights.caseload import (
    GROUPS,
    Choice,
    Counts,
    counts_of,
    line_of,
    page_of,
    stale_ids,
    views_of,
)
from programs.rules.worklist import Need
from programs.views.clinic.builder import me
from programs.views.clinic.caseload_words import chips_of, row_of, rows_of
from rehab.accounts.models import User
from rehab.accounts.policy import CLINICIANS, FORM, WRITE, policy
from rehab.audit.record import record
from rehab.lib.refusals import Refused

MADE = 201
IN_PLACE = "X-In-Place"


@policy(CLINICIANS, methods=FORM, audit=events.CASELOAD_OPENED, rows="care team")
@transaction.atomic
def caseload(request: HttpRequest) -> HttpResponse:
    """The clinician's patients, those in need first. A search is posted: a name has no place in an address."""
    user = me(request)
    sent = request.POST if request.method == "POST" else request.GET
    choice = Choice.read(sent, q=request.POST.get("q", ""))
    counts = fresh_counts(user, choice)
    lines, after = page_of(user, choice, counts.heads)
    record(events.CASELOAD_OPENED, by=user, clinic_id=user.clinic.pk if user.clinic else None)
    context = {
        "choice": choice,
        "rows": rows_of(lines),
        "shown": len(lines),
        "after": after,
        "total": counts.total,
        "lead": lead_words(counts),
        **filters_of(choice, counts, user),
    }
    return render(request, "programs/clinic/caseload.html", context)


def fresh_counts(user: User, choice: Choice) -> Counts:
    """How many there are, after working out again what is behind the log or the day."""
    now = timezone.now()
    counts = counts_of(user, choice, now)
    if counts.all_current:
        return counts
    worklist.refresh(stale_ids(user, choice, now), now)
    return counts_of(user, choice, now)


def lead_words(counts: Counts) -> str:
    """How many need somebody, in one sentence."""
    n = sum(count for need, count in counts.waiting.items() if need < Need.SUGGESTION)
    if not counts.total:
        return ""
    if not n:
        return _("Nobody needs you before the others today.")
    return ngettext("%(n)d of %(all)d needs a look today.", "%(n)d of %(all)d need a look today.", n) % {
        "n": n,
        "all": counts.total,
    }


def filters_of(choice: Choice, counts: Counts, user: User) -> dict[str, Any]:
    """The filters, with how many each group would show; a group that would show nobody is left out."""
    found = {key: counts.of(needs, choice.todo) for key, needs in GROUPS.items()}
    base = reverse("programs:caseload")
    groups = [
        (f"{words} · {n}", address(choice.but(only=key), base), key == choice.only)
        for key, words, n in chips_of(found)
        if n or key == choice.only
    ]
    views, here = views_of(user), choice.filters
    return {
        "chips": [(_("Everybody"), address(choice.but(only=""), base), not choice.only), *groups],
        "switches": [
            (_("People I lead"), address(choice.but(lead=not choice.lead), base), choice.lead),
            (_("Not reviewed yet"), address(choice.but(todo=not choice.todo), base), choice.todo),
        ],
        "views": [(name, f"{base}?{query}", query == here) for name, query in views],
        "can_save": bool(here) and here not in [query for _name, query in views],
    }


def address(choice: Choice, base: str = "") -> str:
    """The list with these filters."""
    base, filters = base or reverse("programs:caseload"), choice.filters
    return f"{base}?{filters}" if filters else base


# --- what is done on the list ---------------------------------------------------------------------
@for_clinician(events.PATIENT_REVIEWED, methods=WRITE)
def patient_reviewed(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Say that somebody looked: the patient sinks until something new comes up."""
    worklist.mark_reviewed(patient=patient, by=me(request))
    return _answer(request, patient)


@for_clinician(events.PATIENT_REVIEW_UNDONE, methods=WRITE)
def patient_review_undone(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Take it back: the patient stands where they stood."""
    worklist.undo_reviewed(patient=patient, by=me(request))
    return _answer(request, patient)


def _answer(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The line as it is now for the script on the page, which leaves it in its place; else the list."""
    if request.headers.get(IN_PLACE):
        worklist.refresh([patient.pk])
        line = line_of(me(request), patient.pk)
        return HttpResponse(row_of(line) if line else "", status=MADE)
    return redirect(address(Choice.read(request.POST)))


@policy(CLINICIANS, methods=WRITE)
def caseload_view_save(request: HttpRequest) -> HttpResponse:
    """Keep the filters under a name."""
    choice = Choice.read(request.POST)
    try:
        worklist.save_view(user=me(request), name=request.POST.get("name", ""), query=choice.filters)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    except Refused as no:
        messages.error(request, str(no))
    return redirect(address(choice))


@policy(CLINICIANS, methods=WRITE)
def caseload_view_remove(request: HttpRequest) -> HttpResponse:
    """Forget a view of one's own."""
    worklist.remove_view(user=me(request), name=request.POST.get("name", ""))
    return redirect(address(Choice.read(request.POST)))
