"""Start a draft, or bring more into one: from a preset, a template, another program, the agreed one, or nothing."""

import uuid
from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from patients.doors import for_clinician
from patients.models import Patient, Via
from programs import events
from programs.actions.draft_items import bring_in
from programs.actions.program import start_draft
from programs.forms.workbench import BringInForm
from programs.insights.lines import PUBLISHED
from programs.insights.sources import (
    Bringing,
    Known,
    Wanted,
    from_preset,
    from_program,
    from_template,
    known,
    pick,
    published,
)
from programs.models import Program, ProgramTemplate, Supervision
from programs.models.program import ProgramState
from programs.permissions import check_user_can_plan
from programs.rules.offers import fitting_presets
from programs.starter.presets import BY_KEY, PRESETS, Preset
from programs.views.clinic.builder.common import TEMPLATES, draft_of, me
from programs.views.clinic.builder.tray import tray
from programs.views.clinic.draft_parts import part_rows
from programs.views.clinic.picker import picker
from programs.views.clinic.words import amount_words, day_words, gate_look
from rehab.accounts.policy import FORM
from rehab.audit.record import record
from rehab.lib.refusals import Refused, refusal

FOUND: Final = 12  # patients listed by a search


@for_clinician(events.PROGRAM_DRAFT_OPENED, methods=FORM)
def program_edit(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The draft. Opening it changes nothing: a draft is started by a button."""
    if request.method == "POST":
        start_draft(patient=patient, by=me(request), empty=request.POST.get("from") == "empty")
        return redirect("programs:program_edit", patient_id=patient.pk)
    draft = draft_of(patient)
    if draft is None:
        return render(request, f"{TEMPLATES}draft_start.html", _start_page(request, patient))
    page = picker(patient, draft, request.GET.dict()) | tray(me(request), patient, draft)
    page |= {"tab": "program", "parts": part_rows(patient, draft), "offered": offered_rows(patient, draft)}
    return render(request, f"{TEMPLATES}draft.html", page)


def offered_rows(patient: Patient, draft: Program) -> list[dict[str, Any]]:
    """Exercises that the patient's conditions put first and those that the patient chose, each with its reason.

    What is blocked for the patient is not offered.
    """
    who, there = known(patient), _there(draft)
    found = who.first()
    library = published(patient, found)
    picks = [pick(who, Wanted(key), library[key]) for key in found if key in library]
    return [
        {"id": row.revision.pk, "name": row.revision.name, "why": row.reason, "there": gone}
        for row in picks
        if not row.blocked
        for gone in [row.revision.exercise_id in there]
    ]


@for_clinician(events.PROGRAM_DRAFT_OPENED)
def program_start(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The sources, for a draft that is in work already."""
    return render(request, f"{TEMPLATES}draft_start.html", _start_page(request, patient))


def _start_page(request: HttpRequest, patient: Patient) -> dict[str, Any]:
    programs = list(Program.objects.filter(patient=patient).order_by("-number"))
    q = request.GET.get("q", "").strip()
    return {
        "patient": patient,
        "tab": "program",
        "draft": next((row for row in programs if row.state == ProgramState.DRAFT), None),
        "active": next((row for row in programs if row.state == ProgramState.ACTIVE), None),
        "discarded": next((row for row in programs if row.state == ProgramState.DROPPED), None),
        "no_plan": refusal(check_user_can_plan, request.user, patient) or "",
        "presets": preset_rows(patient),
        "templates": template_rows(patient),
        "q": q,
        "others": _others(request, patient, q) if q else [],
    }


def preset_rows(patient: Patient) -> list[dict[str, Any]]:
    """The presets, those that fit the diagnosis and conditions first."""
    kinds = set(patient.conditions.filter(ended_at=None).values_list("kind", flat=True))
    fit = fitting_presets(kinds, f"{patient.diagnosis} {patient.lesion}")
    rows = sorted(PRESETS, key=lambda row: fit.index(row.key) if row.key in fit else len(fit))
    return [
        {
            "key": row.key,
            "name": _(row.name),
            "fits": row.key in fit,
            "phases": [{"n": n, "words": phase_words(row, n)} for n in range(len(row.phases))],
            "source": row.source,
        }
        for row in rows
    ]


def phase_words(preset: Preset, n: int) -> str:
    first, last = preset.phases[n].weeks
    return _("Weeks %(first)d to %(last)d") % {"first": first, "last": last}


def template_rows(patient: Patient) -> list[dict[str, Any]]:
    """The clinic's templates in use, with how many exercises each has. Two queries."""
    rows = ProgramTemplate.objects.filter(clinic=patient.clinic_id, retired_at=None)
    return [
        {"id": row.pk, "name": row.name, "about": row.about, "size": items_words(len(row.items.all()))}
        for row in rows.order_by("name").prefetch_related("items")
    ]


def items_words(n: int) -> str:
    return ngettext("%(n)d exercise", "%(n)d exercises", n) % {"n": n}


def _others(request: HttpRequest, patient: Patient, q: str) -> list[Patient]:
    """Patients of the clinician that match and have had a program."""
    rows = Patient.objects.visible_to(me(request), Via.CARE_TEAM).exclude(pk=patient.pk)
    for word in q.split():
        rows = rows.filter(
            Q(given_name__icontains=word) | Q(family_name__icontains=word) | Q(record_number__icontains=word)
        )
    found = rows.filter(programs__state__in=PUBLISHED, clinic=patient.clinic_id).distinct()
    return list(found.order_by("family_name", "given_name")[:FOUND])


# --- the three sources that are looked through before they come in --------------------------------------------
@for_clinician(events.PROGRAM_DRAFT_OPENED, methods=FORM)
def program_from_preset(request: HttpRequest, patient: Patient, preset: str) -> HttpResponse:
    """One phase of a preset."""
    found = BY_KEY.get(preset)
    if found is None:
        raise Http404
    phase = int(request.GET["phase"]) if request.GET.get("phase") in ("0", "1", "2") else 0
    page = {
        "title": _(found.name),
        "about": phase_words(found, phase),
        "source": found.source,
        "phases": [
            {"words": phase_words(found, n), "url": f"?phase={n}", "here": n == phase}
            for n in range(len(found.phases))
        ],
    }
    return _bring_in(request, patient, lambda who: from_preset(who, found, phase), page)


@for_clinician(events.PROGRAM_DRAFT_OPENED, methods=FORM)
def program_from_template(request: HttpRequest, patient: Patient, template_id: uuid.UUID) -> HttpResponse:
    """A template of the clinic."""
    rows = ProgramTemplate.objects.filter(clinic=patient.clinic_id, retired_at=None)
    template = rows.filter(pk=template_id).first()
    if template is None:
        raise Http404
    page = {"title": template.name, "about": template.about, "template": template}
    return _bring_in(request, patient, lambda who: from_template(who, template), page)


@for_clinician(events.PROGRAM_DRAFT_OPENED, methods=FORM)
def program_from_patient(request: HttpRequest, patient: Patient, other_id: uuid.UUID) -> HttpResponse:
    """The exercises of another patient's program, or of an earlier one of this patient."""
    other = Patient.objects.visible_to(me(request), Via.CARE_TEAM).filter(pk=other_id).first()
    if other is None or other.clinic_id != patient.clinic_id:
        raise Http404
    program = Program.objects.filter(patient=other, state__in=PUBLISHED).order_by("-published_at").first()
    if program is None:
        raise Http404
    if other.pk != patient.pk:
        about = {"patient_id": other.pk, "clinic_id": other.clinic_id, "about": program}
        record(events.PROGRAM_READ_AS_SOURCE, by=me(request), **about)  # type: ignore[arg-type]
    page = {
        "title": _("The exercises of another program"),
        "about": _("Doses and days only. No names, notes, rules or quotas come along."),
    }
    return _bring_in(request, patient, lambda who: from_program(who, program), page)


def _bring_in(
    request: HttpRequest,
    patient: Patient,
    source: Callable[[Known], Bringing],
    page: dict[str, Any],
) -> HttpResponse:
    """Look through what a source offers, tick, and take it in."""
    draft, bringing = draft_of(patient), source(known(patient))
    active = Program.objects.filter(patient=patient, state=ProgramState.ACTIVE).first()
    form = BringInForm(
        request.POST or None,
        bringing=bringing,
        there=_there(draft),
        ask_keep=draft is None and active is not None,
    )
    if request.method == "POST" and form.is_valid():
        try:
            return _take(request, patient, form, page.get("template"))
        except Refused as no:
            form.add_error(None, str(no))
    page |= {
        "patient": patient,
        "tab": "program",
        "form": form,
        "draft": draft,
        "bringing": bringing,
        "groups": [_group(form, n, rows) for n, rows in form.groups().items()],
        "single": [pick_row(form, row) for row in form.single()],
        "has": [row.title for row in bringing.lessons if row.has],
        "reasons": _reasons(bringing),
        "no_plan": refusal(check_user_can_plan, request.user, patient) or "",
    }
    return render(request, f"{TEMPLATES}bring_in.html", page)


def _reasons(bringing: Bringing) -> list[tuple[str, list[str]]]:
    """Why lessons and cards come along: each reason once, with the titles it is about."""
    cards = [(_(card.title), reason) for card, reason in bringing.cards]
    found: dict[str, list[str]] = {}
    for title, reason in [*cards, *((row.title, row.reason) for row in bringing.lessons if not row.has)]:
        if reason:
            found.setdefault(reason, []).append(title)
    return list(found.items())


def _there(draft: Program | None) -> frozenset[uuid.UUID]:
    if draft is None:
        return frozenset()
    rows = draft.prescriptions.exclude(exercise=None).values_list("exercise__exercise_id", flat=True)
    return frozenset(rows)


def _take(
    request: HttpRequest, patient: Patient, form: BringInForm, template: ProgramTemplate | None
) -> HttpResponse:
    empty = form.cleaned_data.get("keep") == "new"
    made = bring_in(
        program=start_draft(patient=patient, by=me(request), empty=empty),
        picks=form.picks(),
        modules=form.cleaned_data["lessons"],
        cards=form.cleaned_data["cards"],
        by=me(request),
        template=template,
    )
    said = ngettext("%(n)d exercise came in.", "%(n)d exercises came in.", len(made)) % {"n": len(made)}
    messages.success(request, said)
    return redirect(reverse("programs:program_edit", args=[patient.pk]))


def _group(form: BringInForm, n: int, rows: list[Any]) -> dict[str, Any]:
    bound = form[f"one-{n}"]
    picked = str(bound.value() or "")
    return {
        "bound": bound,
        "name": bound.html_name,
        "errors": bound.errors,
        "rows": [pick_row(form, row) | {"picked": row.key == picked} for row in rows],
        "none": picked == "-",
    }


def pick_row(form: BringInForm, pick: Any) -> dict[str, Any]:
    """One exercise of a source as the page draws it."""
    gates = [gate_look(gate) for gate in pick.gates]
    tick, reason = f"pick-{pick.key}", f"reason-{pick.key}"
    return {
        "key": pick.key,
        "name": pick.revision.name,
        "dose": " · ".join(
            (
                amount_words(pick.dose),
                day_words(pick.dose.weekdays),
                str(Supervision(pick.dose.supervision).label),
            )
        ),
        "gates": gates,
        "why": pick.reason,
        "blocked": pick.blocked,
        "there": pick.revision.exercise_id in form.there,
        "tick": tick,
        "ticked": tick in form.fields and bool(form[tick].value()),
        "reason": form[reason] if reason in form.fields else None,
    }
