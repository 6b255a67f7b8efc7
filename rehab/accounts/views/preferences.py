"""How pages look and speak to one person."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from rehab.accounts.actions.settings import change_preferences
from rehab.accounts.forms import PreferencesForm
from rehab.accounts.models import User
from rehab.accounts.policy import FORM, SIGNED_IN, policy


@policy(SIGNED_IN, methods=FORM)
def preferences(request: HttpRequest) -> HttpResponse:
    user = request.user
    if not isinstance(user, User):
        raise Http404
    form = PreferencesForm.of(user, request.POST or None)
    if form.is_valid():
        change_preferences(user=user, by=user, **form.cleaned_data)
        with translation.override(user.language):
            messages.success(request, _("Your preferences are saved."))
        return redirect("accounts:preferences")
    layout = "_layouts/clinic.html" if user.is_staff_member else "_layouts/portal.html"
    return render(request, "accounts/preferences.html", {"form": form, "layout": layout})
