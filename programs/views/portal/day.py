"""Today, one session, and the question of the next morning."""

import uuid
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.actions.journal import SentBefore
from patients.doors import for_patient
from patients.models import Patient
from patients.rules.journal_day import may_write
from patients.rules.red_flags import triage
from patients.views.portal.day import as_a_new_entry
from patients.views.portal.words import instruction
from programs import events
from programs.actions.session import NEW_SIGN, is_over_quota, is_under_quota, log_next_morning, log_session
from programs.forms.session import CouldNotForm, DoneForm, NextMorningForm, initial_of
from programs.insights.day_plan import active_program, quotas_on, was_in_force
from programs.models import Prescription, Session, SessionStatus
from programs.permissions import check_user_can_log_session
from programs.views.portal.day_item import item_or_404
from programs.views.portal.instead import chosen, in_its_place
from programs.views.portal.session_page import session_page
from programs.views.portal.today_page import today_page
from programs.views.portal.told import title_of, told_of
from rehab.accounts.models import User
from rehab.accounts.policy import WRITE
from rehab.lib.refusals import Refused, refusal
from rehab.lib.states import NotAllowedNow
from rehab.web.offline import keep_offline, keep_with, kept_offline
from rehab.web.queued import made_of

EARLIEST = date(1900, 1, 1)  # engineering default: before anybody alive was in a plan


def me(request: HttpRequest) -> User:
    """The signed-in person; the door has made sure that there is one."""
    return cast(User, request.user)


@kept_offline
@for_patient(events.TODAY_OPENED)
def today(request: HttpRequest, patient: Patient) -> HttpResponse:
    """What to do today, and what is done."""
    page = today_page(patient, timezone.now())
    return keep_with(render(request, "programs/portal/today.html", page), _pages_of(page["items"]))


@for_patient(events.TODAY_OPENED, methods=WRITE)
def next_morning(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Take this morning's answer about yesterday."""
    form = NextMorningForm(request.POST)
    if not form.is_valid():
        page = today_page(patient, timezone.now(), morning=form)
        return render(request, "programs/portal/today.html", page)
    try:
        log_next_morning(
            patient=patient, pain=form.cleaned_data["pain"], new_neuro_sign=form.sign, by=me(request)
        )
    except NotAllowedNow as no:
        messages.warning(request, str(no))
        return redirect("programs:today")
    if form.sign:
        return _to_safety(request, patient)
    messages.success(request, _("Thank you. Your answer about yesterday is saved."))
    return redirect("programs:today")


@for_patient(events.SESSION_OPENED)
def session(request: HttpRequest, patient: Patient, prescription_id: uuid.UUID) -> HttpResponse:
    """One item of the day: what to do, a timer, and how it went."""
    item, day = item_or_404(request, patient, prescription_id), _day(request.GET.get("day"), patient)
    verdict = may_write(day, timezone.now(), patient.zone)
    if not verdict.allowed:
        messages.info(request, _(verdict.reason))
        return redirect("programs:today")
    if not was_in_force(item.program, day):
        return _to_present(request, patient, item)
    logged = _logged(patient, item, day)
    other = chosen(item, request.GET.get("instead") or _done_instead(logged))
    item = in_its_place(item, other) if other else item
    quota = quotas_on(patient, [item], day)[item.pk]
    forms = {
        "done": DoneForm(item=item, quota=quota, initial=initial_of(logged)),
        "could_not": CouldNotForm(initial={"barrier": logged.barrier if logged else ""}),
    }
    return _blank(request, _page(request, patient, item, day, quota, forms, logged), logged)


@for_patient(events.SESSION_OPENED)
def could_not(request: HttpRequest, patient: Patient, prescription_id: uuid.UUID) -> HttpResponse:
    """One question about today's item: what got in the way."""
    item, day = item_or_404(request, patient, prescription_id), patient.today()
    if not was_in_force(item.program, day):
        return _to_present(request, patient, item)
    logged = _logged(patient, item, day)
    page = {
        "patient": patient,
        "item": item,
        "title": title_of(item, told_of([item])),
        "may_swap": bool(item.alternatives),
        "day": day,
        "form": CouldNotForm(initial={"barrier": logged.barrier if logged else ""}),
        "no_log": refusal(check_user_can_log_session, me(request), item) or "",
    }
    return _blank(request, render(request, "programs/portal/could_not.html", page), logged)


@for_patient(events.SESSION_OPENED, methods=WRITE)
def session_log(request: HttpRequest, patient: Patient, prescription_id: uuid.UUID) -> HttpResponse:
    """Keep what was done, or that it could not be."""
    item, day = item_or_404(request, patient, prescription_id), _day(request.POST.get("day"), patient)
    other = chosen(item, request.POST.get("instead"))
    shown = in_its_place(item, other) if other else item
    quota = quotas_on(patient, [item], day)[item.pk]
    could_not = request.POST.get("status") == SessionStatus.COULD_NOT
    done = DoneForm(None if could_not else request.POST, item=shown, quota=quota)
    not_done = CouldNotForm(request.POST if could_not else None)
    form: DoneForm | CouldNotForm = not_done if could_not else done
    if form.is_valid():
        try:
            row = log_session(
                patient=patient,
                prescription=item,
                local_date=day,
                told=form.told(other),
                by=me(request),
                client_uuid=form.cleaned_data["client_uuid"],
                made=made_of(request),
            )
            return _saved(request, patient, row)
        except SentBefore as no:
            form.data = as_a_new_entry(form)
            form.add_error(None, str(no))
        except (NotAllowedNow, Refused) as no:
            form.add_error(None, str(no))
        except ValidationError as wrong:
            form.add_error(None, wrong.messages[0])
    forms = {"done": done, "could_not": not_done}
    return _page(request, patient, shown, day, quota, forms, _logged(patient, item, day))


def _page(
    request: HttpRequest,
    patient: Patient,
    item: Prescription,
    day: date,
    quota: Decimal | None,
    forms: dict[str, Any],
    logged: Session | None,
) -> HttpResponse:
    no_log = refusal(check_user_can_log_session, request.user, item) or ""
    page = session_page(patient, item, day, quota, logged) | {"forms": forms, "no_log": no_log}
    return render(request, "programs/portal/session.html", page)


def _blank(request: HttpRequest, response: HttpResponse, logged: Session | None) -> HttpResponse:
    """Let the reader's browser keep a page on which nothing is logged: a copy may be opened on another day."""
    return keep_offline(request, response) if logged is None else response


def _pages_of(rows: list[dict[str, Any]]) -> list[str]:
    """What can be opened from Today without a connection: each item, and the question what got in the way."""
    by_oneself = [row["id"] for row in rows if row["state"] != "together"]
    return [
        *(reverse("programs:session", args=[row["id"]]) for row in rows),
        *(reverse("programs:could_not", args=[item]) for item in by_oneself),
    ]


def _done_instead(logged: Session | None) -> str | None:
    """The library item that was done in place of this one, where it is logged so."""
    return str(logged.instead.exercise_id) if logged is not None and logged.instead is not None else None


def _day(text: str | None, patient: Patient) -> date:
    """The day that is meant; today when none is named. Nothing was agreed before the earliest."""
    try:
        return max(date.fromisoformat(text or ""), EARLIEST)
    except ValueError:
        return patient.today()


def _logged(patient: Patient, item: Prescription, day: date) -> Session | None:
    rows = Session.objects.filter(patient=patient, line=item.line, local_date=day)
    return rows.select_related("instead").first()


def _to_present(request: HttpRequest, patient: Patient, item: Prescription) -> HttpResponse:
    """From a page of an earlier version to the same item in the present one."""
    program = active_program(patient)
    same = program.prescriptions.filter(line=item.line).first() if program else None
    if same is not None and same.pk != item.pk:
        return redirect("programs:session", prescription_id=same.pk)
    messages.info(request, _("This is not in your program any more. Here is your plan for today."))
    return redirect("programs:today")


def _saved(request: HttpRequest, patient: Patient, row: Session) -> HttpResponse:
    if row.new_neuro_sign:
        return _to_safety(request, patient)
    if row.status == SessionStatus.COULD_NOT:
        messages.info(
            request,
            _("Noted. Nothing needs to be made up: the next planned day has the same amount as always."),
        )
        return redirect("programs:today")
    if is_under_quota(row):
        messages.success(request, _("Saved. Part of it counts too, and nothing has to be made up."))
    else:
        messages.success(request, _("Saved. You did what you set out to do."))
    if is_over_quota(row):
        messages.info(
            request,
            _(
                "You did more than the plan for the day. The plan stays the same on good and on hard days: "
                "next time, stop when the amount is reached, even if you feel able to do more."
            ),
        )
    return redirect("programs:today")


def _to_safety(request: HttpRequest, patient: Patient) -> HttpResponse:
    """What to do now, and the other safety questions. The alert is already raised."""
    for text in triage([NEW_SIGN]).instructions:
        messages.error(request, instruction(text, patient.clinic))
    return redirect("patients:safety")
