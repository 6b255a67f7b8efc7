"""What became of the suggestions, by rule: the clinic sees how often its rules are overruled, and why."""

from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programs import events
from programs.insights.decisions import RuleCount, decisions_of, total_of
from rehab.accounts.doors import admin_of
from rehab.accounts.policy import CLINIC_ADMINS, policy
from rehab.audit.record import record

WINDOWS: Final = (28, 90, 365)
RULES: Final = {
    "R0": gettext_lazy("an open safety answer"),
    "R1": gettext_lazy("too little is known"),
    "R2a": gettext_lazy("a flare, by quota"),
    "R2b": gettext_lazy("not settled, guided by symptoms"),
    "R2c": gettext_lazy("hard sessions, by quota"),
    "R3": gettext_lazy("missed for symptoms"),
    "R4": gettext_lazy("barriers"),
    "R5": gettext_lazy("more than agreed"),
    "R6": gettext_lazy("goal reached"),
    "R7": gettext_lazy("one step up"),
    "R8": gettext_lazy("a mixed week"),
}


@policy(CLINIC_ADMINS, audit=events.DECISIONS_OPENED, rows="decisions of the clinic, without names")
@transaction.atomic
def decisions(request: HttpRequest) -> HttpResponse:
    """Counts and rates by rule, with n, and the reasons as written. No clinician is counted or compared."""
    user, clinic = admin_of(request)
    if not settings.DECISION_SUPPORT_ENABLED:
        raise Http404
    asked = request.GET.get("days", "")
    days = int(asked) if asked in {str(n) for n in WINDOWS} else 90
    rules = decisions_of(clinic.pk, timezone.now() - timedelta(days=days))
    record(events.DECISIONS_OPENED, by=user, clinic_id=clinic.pk)
    page = {
        "rules": [_row(rule) for rule in rules],
        "any_reasons": any(rule.reasons for rule in rules),
        "total": total_of(rules),
        "lead": _lead(total_of(rules), days),
        "ranges": [(_range(n), f"?days={n}", n == days) for n in WINDOWS],
    }
    return render(request, "programs/clinic/decisions.html", page)


def _range(days: int) -> str:
    return {28: _("28 days"), 90: _("90 days"), 365: _("A year")}[days]


def _row(rule: RuleCount) -> dict[str, Any]:
    return {"count": rule, "id": rule.rule_id, "words": RULES.get(rule.rule_id, ""), "reasons": rule.reasons}


def _lead(total: RuleCount, days: int) -> str:
    if not total.made:
        return ""
    words = ngettext(
        "%(n)d suggestion in %(days)d days, %(decided)d decided.",
        "%(n)d suggestions in %(days)d days, %(decided)d decided.",
        total.made,
    ) % {"n": total.made, "days": days, "decided": total.decided}
    if total.override_rate is None:
        return words
    return f"{words} " + _("Changed or rejected: %(rate)s.") % {"rate": total.override_words}
