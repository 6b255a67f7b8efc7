"""Take a library out; choose a file, see what it would do, bring it in. Made for one book each."""

from dataclasses import dataclass
from typing import Any, Final, Generic, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from rehab.accounts.models import Clinic, User
from rehab.accounts.policy import CURATORS, FORM, policy
from rehab.accounts.roles import CURATOR
from rehab.lib.refusals import Refused
from rehab.publishing.desk import Desk
from rehab.publishing.exchange.actions import import_rows, keep_rows
from rehab.publishing.exchange.book import Book
from rehab.publishing.exchange.export import TYPES, export
from rehab.publishing.exchange.forms import ExportForm, FileForm
from rehab.publishing.exchange.plan import Plan, make_plan
from rehab.publishing.exchange.read import MOST_BYTES
from rehab.publishing.exchange.trouble import Unreadable
from rehab.publishing.models import ImportDraft, ImportDrafts
from rehab.publishing.shelf import R
from rehab.publishing.views import View

STANDINGS: Final[dict[str, tuple[str | Promise, str, str]]] = {
    "refused": (gettext_lazy("to mend"), "attention", "exclamation-triangle"),
    "new": (gettext_lazy("new"), "good", "plus-lg"),
    "changed": (gettext_lazy("changed"), "activity", "pencil"),
    "same": (gettext_lazy("the same"), "neutral", "check-lg"),
}


@dataclass(frozen=True)
class Counter(Generic[R]):
    """Where one library goes in and out. `title` is what its pages call it."""

    desk: Desk[R]
    book: Book[R]
    title: str | Promise

    def url(self, page: str) -> str:
        return reverse(f"{self.desk.room}:{self.desk.prefix}_{page}")

    @property
    def links(self) -> dict[str, Any]:
        """What every one of the pages needs to know."""
        return {
            "title": self.title,
            "back": reverse(f"{self.desk.room}:{self.desk.all_page}"),
            "import_url": self.url("import"),
            "report_url": self.url("import_report"),
            "export_url": self.url("export"),
        }


def _me(request: HttpRequest) -> User:
    return cast(User, request.user)


def _clinic(request: HttpRequest) -> Clinic:
    clinic = _me(request).clinic_as(CURATOR)
    if clinic is None:
        raise Refused(_("This page is for curators."))
    return clinic


def export_view(counter: Counter[R]) -> View:
    """The page, and with `format` the file. Its name says nothing about the clinic."""

    @policy(CURATORS)
    def view(request: HttpRequest) -> HttpResponse:
        clinic = _clinic(request)
        form = ExportForm(request.GET if "format" in request.GET else None)
        if not form.is_valid():
            return render(request, "publishing/export.html", {"form": form, **counter.links})
        kind, which = form.cleaned_data["format"], form.cleaned_data["which"]
        content = export(counter.book, clinic=clinic, format=kind, which=which)
        named = {"Content-Disposition": f'attachment; filename="{counter.book.name}.{kind}"'}
        return HttpResponse(content, content_type=TYPES[kind], headers=named)

    return view


def import_view(counter: Counter[R]) -> View:
    """Choose a file. What it holds is looked at on the next page."""

    @policy(CURATORS, methods=FORM)
    def view(request: HttpRequest) -> HttpResponse:
        clinic = _clinic(request)
        form = FileForm()
        if request.method == "POST":
            form = FileForm(request.POST, request.FILES, too_large=_too_large(request))
            if form.is_valid():
                try:
                    content = form.cleaned_data["file"].read(MOST_BYTES + 1)
                    keep_rows(counter.book, clinic=clinic, content=content, by=_me(request))
                    return redirect(counter.url("import_report"))
                except Unreadable as no:
                    form.add_error("file", str(no))
        page = {
            "form": form,
            "book": counter.book,
            "waits": _waiting(counter, request, clinic).exists(),
            **counter.links,
        }
        return render(request, "publishing/import.html", page)

    return view


def _too_large(request: HttpRequest) -> set[str]:
    """Fields whose file was let fall while it arrived. Reading FILES is what makes it arrive."""
    request.FILES  # noqa: B018
    return getattr(request, "too_large", set())


def _waiting(counter: Counter[R], request: HttpRequest, clinic: Clinic) -> ImportDrafts:
    return ImportDraft.objects.visible_to(request.user).filter(library=counter.book.name, clinic=clinic)


def import_report_view(counter: Counter[R]) -> View:
    """What the file that waits would do with the library as it is now; and do it."""

    @policy(CURATORS, methods=FORM)
    def view(request: HttpRequest) -> HttpResponse:
        draft = _waiting(counter, request, _clinic(request)).select_related("clinic").first()
        if draft is None:
            messages.warning(request, _("No file is waiting here. Choose one; it is kept for an hour."))
            return redirect(counter.url("import"))
        problem = ""
        if request.method == "POST":
            try:
                return (
                    _let_go(request, counter, draft)
                    if "discard" in request.POST
                    else _done(request, counter, draft)
                )
            except Refused as no:
                problem = str(no)
        return _report(request, counter, draft, problem)

    return view


def _let_go(request: HttpRequest, counter: Counter[R], draft: ImportDraft) -> HttpResponse:
    draft.delete()
    messages.success(request, _("The file is let go. Nothing was changed."))
    return redirect(counter.url("import"))


def _done(request: HttpRequest, counter: Counter[R], draft: ImportDraft) -> HttpResponse:
    plan = import_rows(counter.book, draft=draft, seen=request.POST.get("seen", ""), by=_me(request))
    n = len(plan.of("new")) + len(plan.of("changed"))
    said = ngettext(
        "%(n)d row is imported. Nothing is published: another curator reviews it first.",
        "%(n)d rows are imported. Nothing is published: another curator reviews them first.",
        n,
    )
    messages.success(request, said % {"n": n})
    return redirect(reverse(f"{counter.desk.room}:{counter.desk.all_page}"))


def _report(request: HttpRequest, counter: Counter[R], draft: ImportDraft, problem: str) -> HttpResponse:
    plan = make_plan(counter.book, draft.clinic, draft.rows, _me(request))
    page = {
        "plan": plan,
        "problem": problem,
        "draft": draft,
        "is_table": draft.rows["format"] == "csv",
        "groups": groups(counter, plan),
        **counter.links,
    }
    return render(request, "publishing/import_report.html", page)


def groups(counter: Counter[R], plan: Plan[R]) -> list[dict[str, Any]]:
    """The rows by what would happen, what has to be mended first."""
    found = []
    for standing, (words, tone, icon) in STANDINGS.items():
        lines = plan.of(standing)  # type: ignore[arg-type]
        if lines:
            found.append(
                {
                    "standing": standing,
                    "words": words,
                    "tone": tone,
                    "icon": icon,
                    "lines": [
                        {"line": line, "url": counter.desk.home(line.item) if line.item is not None else ""}
                        for line in lines
                    ],
                }
            )
    return found
