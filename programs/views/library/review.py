"""Link exercises, adopt starter content. The steps of a version are in rehab/publishing."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.actions.library import link_harder, unlink_harder
from programs.actions.starter import adopt_starter, not_adopted
from programs.forms.library import LinkForm
from programs.models import Exercise
from programs.models.exercise import ExerciseKind
from programs.starter.exercise import Exercise as Starter
from programs.views.library.read import exercise_or_404, exercise_page, me
from rehab.accounts.policy import CURATORS, FORM, WRITE, policy
from rehab.accounts.roles import CURATOR
from rehab.lib.refusals import Refused


@policy(CURATORS, methods=WRITE)
def exercise_links(request: HttpRequest, exercise_id: uuid.UUID) -> HttpResponse:
    """Say which exercise is harder than which, or take that back."""
    exercise = exercise_or_404(me(request), exercise_id)
    form = LinkForm(request.POST)
    if form.is_valid():
        other = exercise_or_404(me(request), form.cleaned_data["other"])
        up = form.cleaned_data["direction"] == "harder"
        pair = {"easier": exercise, "harder": other} if up else {"easier": other, "harder": exercise}
        try:
            _link(pair, remove=form.cleaned_data["remove"], request=request)
            return redirect("programs:exercise", exercise_id=exercise.pk)
        except Refused as no:
            form.add_error("other", str(no))
    return exercise_page(request, exercise, form)


def _link(pair: dict[str, Exercise], *, remove: bool, request: HttpRequest) -> None:
    if remove:
        unlink_harder(**pair, by=me(request))
        messages.success(request, _("The link is taken away."))
    else:
        link_harder(**pair, by=me(request))
        messages.success(request, _("The exercises are linked."))


@policy(CURATORS, methods=FORM)
def starter_adopt(request: HttpRequest) -> HttpResponse:
    """Starter exercises that the clinic does not have yet; a curator adopts them by name."""
    clinic = me(request).clinic_as(CURATOR)
    if clinic is None:
        raise Refused(_("This page is for curators."))
    left = not_adopted(clinic)
    problem = ""
    if request.method == "POST":
        here = {starter.external_id for starter in left}
        wanted = here if "all" in request.POST else here & set(request.POST.getlist("exercises"))
        if wanted:
            made = adopt_starter(clinic=clinic, by=me(request), external_ids=wanted)
            messages.success(
                request,
                ngettext("%(n)d exercise is adopted.", "%(n)d exercises are adopted.", len(made))
                % {"n": len(made)},
            )
            return redirect("programs:library")
        problem = _("Choose at least one exercise that is not in the library yet.")
    page = {"clinic": clinic, "rows": [_starter_row(starter) for starter in left], "problem": problem}
    return render(request, "programs/library/starter.html", page)


def _starter_row(starter: Starter) -> dict[str, Any]:
    dose = starter.dose
    return {
        "id": starter.external_id,
        "name": starter.name,
        "summary": starter.summary,
        "region": starter.region,
        "kind": ExerciseKind(starter.kind).label,
        "per_week": dose.per_week,
        "steps": [step.text for step in starter.steps],
    }
