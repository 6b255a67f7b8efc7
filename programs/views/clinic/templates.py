"""The clinic's program templates: the list, one of them, and giving one to several patients."""

import uuid
from typing import Any, cast

from django.contrib import messages
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from education.models import ModuleRevision
from patients.models import Patient, Via
from programs import events
from programs.actions.template_runs import AT_ONCE, left_out, start_run
from programs.actions.templates import rename_template, retire_template
from programs.forms.workbench import TemplateForm
from programs.insights.sources import from_template, known
from programs.models import (
    ExerciseRevision,
    Program,
    ProgramTemplate,
    RunResult,
    Supervision,
    TemplateRun,
    TemplateRunRow,
)
from programs.models.program import ProgramState
from programs.rules.offers import CARD_OF
from programs.views.clinic.words import amount_words, day_words
from rehab.accounts.models import User
from rehab.accounts.policy import CLINICIANS, FORM, WRITE, policy
from rehab.accounts.roles import CLINICIAN
from rehab.audit.record import record
from rehab.lib.refusals import Refused
from rehab.publishing.models import RevisionState

TEMPLATES = "programs/clinic/"


def me(request: HttpRequest) -> User:
    """The signed-in clinician; the policy has refused everybody else."""
    return cast(User, request.user)


def readable(user: User) -> QuerySet[ProgramTemplate]:
    """Templates of the clinics where this person is a clinician."""
    clinics = [m.clinic_id for m in user.active_memberships if m.role == CLINICIAN.key]
    return ProgramTemplate.objects.filter(clinic__in=clinics)


def template_or_404(request: HttpRequest, template_id: uuid.UUID) -> ProgramTemplate:
    found = readable(me(request)).filter(pk=template_id).select_related("clinic", "made_by").first()
    if found is None:
        raise Http404
    return found


@policy(CLINICIANS)
def templates(request: HttpRequest) -> HttpResponse:
    """All templates, those in use first."""
    rows = readable(me(request)).select_related("made_by").prefetch_related("items").order_by("name")
    page = {
        "in_use": [row for row in rows if row.retired_at is None],
        "retired": [row for row in rows if row.retired_at is not None],
    }
    return render(request, f"{TEMPLATES}templates.html", page)


@policy(CLINICIANS, methods=FORM)
def template(request: HttpRequest, template_id: uuid.UUID) -> HttpResponse:
    """What is in a template; its name and line can be changed."""
    row = template_or_404(request, template_id)
    form = TemplateForm(request.POST or None, instance=row, initial={"edits": row.edits})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            rename_template(
                template=template_or_404(request, template_id),
                name=data["name"],
                about=data["about"],
                by=me(request),
                seen_edits=data["edits"],
            )
        except Refused as no:
            form.add_error("name", str(no))
        else:
            messages.success(request, _("The template is saved."))
            return redirect("programs:template", template_id=row.pk)
    row.refresh_from_db()
    page = {"template": row, "form": form, **_content(row)}
    return render(request, f"{TEMPLATES}template.html", page)


def _content(row: ProgramTemplate) -> dict[str, Any]:
    """The items in the words of the revision that would be used today, and the lessons and cards."""
    items = list(row.items.select_related("exercise"))
    names = {
        revision.exercise_id: revision
        for revision in ExerciseRevision.objects.filter(
            exercise__in=[item.exercise_id for item in items], state=RevisionState.PUBLISHED
        )
    }
    lessons = ModuleRevision.objects.filter(
        module__clinic=row.clinic_id, module__external_id__in=row.modules, state=RevisionState.PUBLISHED
    )
    return {
        "rows": [
            {
                "name": names[item.exercise_id].name
                if item.exercise_id in names
                else item.exercise.external_id,
                "gone": item.exercise_id not in names,
                "about": " · ".join(
                    str(part)
                    for part in (
                        amount_words(item),
                        day_words(item.weekdays),
                        Supervision(item.supervision).label,
                        item.load,
                    )
                    if part
                ),
            }
            for item in items
        ],
        "lessons": list(lessons.values_list("title", flat=True)),
        "cards": [_(CARD_OF[key].title) for key in row.cards if key in CARD_OF],
    }


@policy(CLINICIANS, methods=WRITE)
def template_retire(request: HttpRequest, template_id: uuid.UUID) -> HttpResponse:
    """Retire a template, or put it back into use."""
    row, back = template_or_404(request, template_id), request.POST.get("do") == "back"
    try:
        retire_template(template=row, by=me(request), back=back)
    except Refused as no:
        messages.warning(request, str(no))
    else:
        messages.success(
            request, _("The template is in use again.") if back else _("The template is retired.")
        )
    return redirect("programs:template", template_id=row.pk)


@policy(CLINICIANS, methods=FORM, audit=events.TEMPLATE_RUN_OPENED, rows="care team")
def template_apply(request: HttpRequest, template_id: uuid.UUID) -> HttpResponse:
    """Choose patients, see for each what would come in, then start the drafts."""
    row = template_or_404(request, template_id)
    if row.retired_at is not None:
        raise Refused(_("This template has been retired."))
    with transaction.atomic():
        wanted = request.POST.getlist("patient") if request.method == "POST" else []
        patients = _candidates(request, row)
        chosen = [patient for patient in patients if str(patient.pk) in wanted]
        if request.POST.get("do") == "apply" and chosen:
            run = start_run(template=row, patients=chosen, by=me(request))
            return redirect("programs:template_run", run_id=run.pk)
        looked_at = chosen if request.POST.get("do") == "check" else []
        for patient in looked_at:
            _seen(request, patient)
        record(events.TEMPLATE_RUN_OPENED, by=me(request), clinic_id=row.clinic_id, about=row)
        page = {
            "template": row,
            "patients": [{"patient": one, "ticked": str(one.pk) in wanted} for one in patients],
            "report": [_report(row, patient) for patient in looked_at],
            "none": request.method == "POST" and not chosen,
            "many": len(looked_at) > AT_ONCE,
        }
    return render(request, f"{TEMPLATES}template_apply.html", page)


def _seen(request: HttpRequest, patient: Patient) -> None:
    """What the page shows about a patient is a look into their record."""
    record(events.TEMPLATE_RUN_OPENED, by=me(request), patient_id=patient.pk, clinic_id=patient.clinic_id)


def _candidates(request: HttpRequest, row: ProgramTemplate) -> list[Patient]:
    """The clinician's patients at the template's clinic, each with whether a draft is in work."""
    draft = Program.objects.filter(patient=OuterRef("pk"), state=ProgramState.DRAFT)
    mine = Patient.objects.visible_to(me(request), Via.CARE_TEAM).filter(clinic=row.clinic_id, ended_at=None)
    found = mine.annotate(has_draft=Exists(draft)).select_related("clinic")
    return list(found.order_by("family_name", "given_name"))


def _report(row: ProgramTemplate, patient: Patient) -> dict[str, Any]:
    """What would happen for one patient."""
    if getattr(patient, "has_draft", False):
        return {"patient": patient, "words": RunResult.HAS_DRAFT.label, "out": [], "care": [], "skip": True}
    found = from_template(known(patient), row)
    n = sum(pick.ticked for pick in found.picks)
    words = ngettext("%(n)d exercise comes in.", "%(n)d exercises come in.", n) % {"n": n}
    care = [
        f"{pick.revision.name}: {_(pick.gates[0].reason)}"
        for pick in found.picks
        if pick.gates and not pick.blocked
    ]
    return {"patient": patient, "words": words, "out": left_out(found), "care": care, "skip": not n}


def run_or_404(request: HttpRequest, run_id: uuid.UUID) -> TemplateRun:
    found = TemplateRun.objects.filter(pk=run_id, asked_by=me(request)).select_related("template").first()
    if found is None:
        raise Http404
    return found


@policy(CLINICIANS, audit=events.TEMPLATE_RUN_OPENED, rows="care team")
def template_run(request: HttpRequest, run_id: uuid.UUID) -> HttpResponse:
    """How far a run is, and each patient with a link to the draft."""
    run = run_or_404(request, run_id)
    mine = Patient.objects.visible_to(me(request), Via.CARE_TEAM)
    rows = list(
        TemplateRunRow.objects.filter(run=run, patient__in=mine)
        .select_related("patient", "program")
        .order_by("patient__family_name", "patient__given_name")
    )
    with transaction.atomic():
        for row in rows:
            _seen(request, row.patient)
    return render(request, f"{TEMPLATES}template_run.html", {"run": run, "rows": rows, **progress(run)})


def progress(run: TemplateRun) -> dict[str, Any]:
    """How many of a run's patients are done. One query."""
    results = list(TemplateRunRow.objects.filter(run=run).values_list("result", flat=True))
    done = sum(result != RunResult.WAITING for result in results)
    words = _("%(done)d of %(total)d patients") % {"done": done, "total": len(results)}
    return {"unfinished": done < len(results), "done": done, "total": len(results), "so_far": words}


@policy(CLINICIANS, passive=True)
def template_run_state(request: HttpRequest, run_id: uuid.UUID) -> HttpResponse:
    """The progress of a run, for a page that waits: numbers, nobody's data."""
    run = run_or_404(request, run_id)
    return render(request, f"{TEMPLATES}_run_progress.html", {"run": run, **progress(run)})
