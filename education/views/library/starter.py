"""Adopt starter modules."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from education.actions.starter import adopt_starter_modules, not_adopted
from education.views.library.things import me
from rehab.accounts.policy import CURATORS, FORM, policy
from rehab.accounts.roles import CURATOR
from rehab.lib.refusals import Refused


@policy(CURATORS, methods=FORM)
def modules_starter(request: HttpRequest) -> HttpResponse:
    """Starter modules that the clinic does not have yet; a curator adopts them by name."""
    clinic = me(request).clinic_as(CURATOR)
    if clinic is None:
        raise Refused(_("This page is for curators."))
    left = not_adopted(clinic)
    problem = ""
    if request.method == "POST":
        here = {starter.external_id for starter in left}
        wanted = here if "all" in request.POST else here & set(request.POST.getlist("modules"))
        if wanted:
            made = adopt_starter_modules(clinic=clinic, by=me(request), external_ids=wanted)
            said = ngettext("%(n)d module is adopted.", "%(n)d modules are adopted.", len(made))
            messages.success(request, said % {"n": len(made)})
            return redirect("education:modules")
        problem = _("Choose at least one module that is not in the library yet.")
    return render(
        request, "education/library/starter.html", {"clinic": clinic, "rows": left, "problem": problem}
    )
