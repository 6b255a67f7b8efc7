"""Handouts of library items, for nobody in particular."""

import uuid
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation

from education.models import Module, ModuleRevision
from programs.forms.handouts import HandoutForm
from programs.handouts.content import Handout
from programs.handouts.exercises import exercise_handout
from programs.handouts.lessons import module_handout
from programs.models import Exercise, ExerciseRevision
from programs.views.handouts.common import me
from programs.views.handouts.pages import draw, posted, sent
from rehab.accounts.policy import FORM, LIBRARY_READERS, policy
from rehab.accounts.roles import CURATOR
from rehab.publishing.models import RevisionState


def _revision(request: HttpRequest, rows: Any, clinic_path: str) -> Any:
    """The published version; for a curator who has none yet, the one in work."""
    curated = [m.clinic_id for m in me(request).active_memberships if m.role == CURATOR.key]
    found = rows.order_by("-number").select_related(clinic_path)
    published = found.filter(state=RevisionState.PUBLISHED).first()
    row = published or found.filter(**{f"{clinic_path}__in": curated}).first()
    if row is None:
        raise Http404
    return row


def _exercise_of(request: HttpRequest, key: uuid.UUID) -> Callable[[], Handout]:
    item = Exercise.objects.visible_to(me(request)).filter(pk=key).first()
    rows = ExerciseRevision.objects.filter(exercise=item) if item else ExerciseRevision.objects.none()
    row = _revision(request, rows, "exercise__clinic")
    return lambda: exercise_handout(row)


def _module_of(request: HttpRequest, key: uuid.UUID) -> Callable[[], Handout]:
    item = Module.objects.visible_to(me(request)).filter(pk=key).first()
    rows = ModuleRevision.objects.filter(module=item) if item else ModuleRevision.objects.none()
    row = _revision(request, rows, "module__clinic")
    return lambda: module_handout(row)


def _page(request: HttpRequest, make: Callable[[], Handout], pdf_url: str, back_url: str) -> HttpResponse:
    found = make()
    form = HandoutForm(posted(request), clinic=found.clinic, reader=None, library=True)
    if request.method == "POST" and form.is_valid():
        return redirect(f"{pdf_url}?{urlencode(form.chosen())}")
    return draw(request, found, form, layout="_layouts/library.html", library=True, back_url=back_url)


def _pdf(request: HttpRequest, make: Callable[[], Handout]) -> HttpResponse:
    form = HandoutForm(request.GET, clinic=make().clinic, reader=None, library=True)
    chosen = form.chosen()
    with translation.override(chosen["language"]):
        found = make()
    return sent(request, found, chosen["language"], chosen)


@policy(LIBRARY_READERS, methods=FORM)
def exercise_handout_page(request: HttpRequest, exercise_id: uuid.UUID) -> HttpResponse:
    """An exercise for nobody in particular."""
    urls = [reverse(f"programs:{name}", args=[exercise_id]) for name in ("exercise_handout_pdf", "exercise")]
    return _page(request, _exercise_of(request, exercise_id), *urls)


@policy(LIBRARY_READERS)
def exercise_handout_pdf(request: HttpRequest, exercise_id: uuid.UUID) -> HttpResponse:
    """The PDF, in the language that was chosen."""
    return _pdf(request, _exercise_of(request, exercise_id))


@policy(LIBRARY_READERS, methods=FORM)
def module_handout_page(request: HttpRequest, module_id: uuid.UUID) -> HttpResponse:
    """A module for nobody in particular."""
    urls = [
        reverse("programs:module_handout_pdf", args=[module_id]),
        reverse("education:module", args=[module_id]),
    ]
    return _page(request, _module_of(request, module_id), *urls)


@policy(LIBRARY_READERS)
def module_handout_pdf(request: HttpRequest, module_id: uuid.UUID) -> HttpResponse:
    """The PDF, in the language that was chosen."""
    return _pdf(request, _module_of(request, module_id))
