"""For clinic admins: how reminders fare, what did not arrive and why, what the nightly look found."""

import uuid

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.events import CHECK_INS_WATCHED
from patients.insights.check_in_watch import dead_letters, watch
from patients.models import CheckInTemplate
from rehab.accounts.doors import admin_of
from rehab.accounts.policy import CLINIC_ADMINS, WRITE, policy
from rehab.audit.record import record
from rehab.lib.states import NotAllowedNow
from rehab.notifications.actions.retry import retry
from rehab.notifications.models import Channel


@policy(CLINIC_ADMINS, audit=CHECK_INS_WATCHED, rows="counts of reminders, without names")
@transaction.atomic
def check_in_watch(request: HttpRequest) -> HttpResponse:
    """Counts by week, failures by reason, dead letters with a button, the last nights."""
    user, clinic = admin_of(request)
    now = timezone.now()
    found = watch(clinic, now)
    record(CHECK_INS_WATCHED, by=user, clinic_id=clinic.pk)
    page = {
        "weeks": found.weeks,
        "failures": [
            (Channel(row["message__channel"]).label, row["error"], row["count"]) for row in found.failures
        ],
        "dead": [(letter, letter.expires_at > now) for letter in found.dead],
        "audits": found.audits,
        "templates": CheckInTemplate.objects.filter(clinic=clinic).select_related("made_by"),
    }
    return render(request, "patients/clinic/check_in_watch.html", page)


@policy(CLINIC_ADMINS, methods=WRITE)
def message_retry(request: HttpRequest, letter_id: uuid.UUID) -> HttpResponse:
    user, clinic = admin_of(request)
    letter = get_object_or_404(dead_letters(clinic), pk=letter_id)
    try:
        retry(message=letter, by=user)
    except NotAllowedNow as no:
        messages.warning(request, str(no))
    else:
        messages.success(request, _("It is tried again now."))
    return redirect("patients:check_in_watch")
