"""The care team: who is on it, who leads, who was on it before."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from patients.actions.consents import active_consents
from patients.actions.hand_over import hand_over
from patients.actions.team import add_member, end_member, hand_over_lead
from patients.doors import for_clinician
from patients.events import CARE_TEAM_OPENED
from patients.forms.team import ColleagueForm, HandOverForm
from patients.insights.caregiving import practised_by
from patients.models import CareTeamMember, Patient
from patients.permissions import Team, check_user_can_end_member, check_user_can_hand_over_lead
from patients.views.clinic.common import act, reader_of, why_not_change
from rehab.accounts.models import User
from rehab.accounts.policy import FORM, WRITE
from rehab.lib.refusals import refusal

SHOWN: Final = 60


@dataclass(frozen=True)
class Place:
    """One place on the team, and why the reader may not change it ("" when they may)."""

    member: CareTeamMember
    is_me: bool
    works_here: bool
    why_not_end: str
    why_not_lead: str


@for_clinician(CARE_TEAM_OPENED, methods=FORM)
def team(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The team and the form that adds a colleague."""
    form = ColleagueForm(request.POST if request.method == "POST" else None, patient=patient)
    if request.method == "POST" and form.is_valid():
        colleague = form.cleaned_data["colleague"]
        done = _("%(name)s is on the care team.") % {"name": colleague.name}
        by = reader_of(request)
        return act(
            request,
            patient,
            "patients:team",
            done,
            lambda: add_member(patient=patient, colleague=colleague, by=by),
        )
    rows = list(
        patient.care_team.select_related("user", "added_by", "ended_by").order_by("-lead", "since", "pk")
    )
    now = Team(patient)
    context = {
        "patient": patient,
        "form": form,
        "places": [_place(reader_of(request), row, now) for row in rows if row.until is None],
        "past": [row for row in rows if row.until is not None],
        "helpers": helpers_of(patient),
        "hand_overs": patient.hand_overs.select_related("giver", "taker")[:10],
    }
    return render(request, "patients/clinic/team.html", context)


def helpers_of(patient: Patient) -> list[dict[str, Any]]:
    """Who helps with the patient's consent, what they practised, and when they helped last."""
    consents = list(active_consents(patient).select_related("caregiver").order_by("given_at"))
    practised = practised_by(patient, [consent.caregiver_id for consent in consents])
    last: dict[Any, Any] = {}
    for entry in patient.help_entries.all()[:SHOWN]:
        last.setdefault(entry.caregiver_id, entry.local_date)
    return [
        {
            "consent": consent,
            "practised": practised.get(consent.caregiver_id, 0),
            "last": last.get(consent.caregiver_id),
        }
        for consent in consents
    ]


def _place(reader: User, member: CareTeamMember, team_now: Team) -> Place:
    def why_not(check: Callable[..., None]) -> str:
        return refusal(check, reader, member, team_now) or ""

    return Place(
        member=member,
        is_me=member.user_id == reader.pk,
        works_here=team_now.is_working(member.user_id),
        why_not_end=why_not(check_user_can_end_member),
        why_not_lead="" if member.lead else why_not(check_user_can_hand_over_lead),
    )


@for_clinician(CARE_TEAM_OPENED, methods=WRITE)
def team_end(request: HttpRequest, patient: Patient, member_id: int) -> HttpResponse:
    """End a place. Whoever ended their own can no longer open the record, so they go back to their list."""
    member = get_object_or_404(patient.care_team.all(), pk=member_id)
    by = reader_of(request)
    said = act(
        request, patient, "patients:team", _("The place on the care team has ended."),
        lambda: end_member(member=member, by=by),
    )  # fmt: skip
    still_here = patient.care_team.filter(user=by, until=None).exists()
    return said if still_here else redirect("programs:caseload")


@for_clinician(CARE_TEAM_OPENED, methods=WRITE)
def team_lead(request: HttpRequest, patient: Patient, member_id: int) -> HttpResponse:
    member = get_object_or_404(patient.care_team.select_related("user"), pk=member_id)
    done = _("%(name)s leads the care team now.") % {"name": member.user.name}
    by = reader_of(request)
    return act(request, patient, "patients:team", done, lambda: hand_over_lead(member=member, by=by))


@for_clinician(CARE_TEAM_OPENED, methods=FORM)
def team_hand_over(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Hand the patient over: a note, the lead, the open tasks, and if wanted one's own place."""
    by = reader_of(request)
    form = HandOverForm(request.POST if request.method == "POST" else None, patient=patient, by=by)
    if request.method == "POST" and form.is_valid():
        done = _("Handed over to %(name)s.") % {"name": form.cleaned_data["to"].name}
        said = act(
            request, patient, "patients:team", done,
            lambda: hand_over(patient=patient, by=by, **form.cleaned_data),
        )  # fmt: skip
        still_here = patient.care_team.filter(user=by, until=None).exists()
        return said if still_here else redirect("programs:caseload")
    page = {"patient": patient, "form": form, "why_not": why_not_change(request, patient)}
    return render(request, "patients/clinic/hand_over.html", page)
