"""One suggestion: what, why, from which numbers, and what the clinician makes of it."""

import re
import uuid
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.doors import for_clinician
from patients.models import Patient
from programs import events
from programs.actions.decide import activity_of, decide, defer, flare_days
from programs.actions.suggest import suggest_for
from programs.forms.decision import DecisionForm
from programs.models import DecisionKind, Suggestion
from programs.permissions import check_user_can_decide
from programs.rules.parameters import ParameterInfo, Parameters
from programs.rules.progression import Outcome
from programs.rules.rounding import tidy
from programs.views.clinic.builder import me
from rehab.accounts.policy import WRITE
from rehab.lib.refusals import Refused, refusal

DAY: Final = re.compile(r"\b\d{4}-\d\d-\d\d\b")
FACTS: Final = {
    "sched": gettext_lazy("Sessions planned"),
    "done": gettext_lazy("Done"),
    "missed": gettext_lazy("Not done"),
    "unknown": gettext_lazy("Not logged"),
    "over": gettext_lazy("More than agreed"),
    "green": gettext_lazy("Green sessions"),
    "amber": gettext_lazy("Amber sessions"),
    "red": gettext_lazy("Red sessions"),
    "effort_median": gettext_lazy("Effort, median (0 to 10)"),
    "effort_target": gettext_lazy("Effort to aim for"),
    "dpain": gettext_lazy("Pain beside the baseline week, points"),
    "symptom_misses_in_a_row": gettext_lazy("Missed for symptoms, in a row"),
    "other_misses_in_a_row": gettext_lazy("Missed for other reasons, in a row"),
    "consec_hold": gettext_lazy("Weeks on hold in a row"),
    "quota": gettext_lazy("Quota now"),
    "q0": gettext_lazy("First quota"),
    "step": gettext_lazy("Step"),
    "goal": gettext_lazy("Goal"),
    "floor": gettext_lazy("Lowest agreed level"),
}
# The thresholds each rule compares with, so that the page shows those and not all of them.
THRESHOLDS: Final[dict[str, tuple[str, ...]]] = {
    "R0": (),
    "R1": ("logged_min", "rated_min"),
    "R2a": (
        "flare_long_days",
        "flare_window_days",
        "flare_window_count",
        "flare_share_early",
        "flare_share_late",
    ),
    "R2b": ("red_max", "abs_green", "abs_red", "rel_green", "rel_red", "nm_amber", "nm_red", "floor_share"),
    "R2c": ("red_max", "abs_green", "abs_red", "rel_green", "rel_red", "nm_amber", "nm_red"),
    "R3": ("symptom_miss_run", "reliable_share", "floor_share"),
    "R4": ("adherence_low", "hold_run", "other_miss_run"),
    "R5": ("over_share", "over_sessions", "boom_ratio", "boom_flag_count"),
    "R6": ("adherence_good",),
    "R7": (
        "adherence_good",
        "done_share",
        "red_allowed_quota",
        "amber_allowed",
        "effort_margin",
        "dpain_symptom",
        "dpain_quota",
        "step_days",
    ),
    "R8": (
        "adherence_good",
        "done_share",
        "effort_margin",
        "dpain_symptom",
        "dpain_quota",
        "step_days",
        "upward_per_week",
    ),
}


@for_clinician(events.SUGGESTION_OPENED)
def suggestion(request: HttpRequest, patient: Patient, suggestion_id: uuid.UUID) -> HttpResponse:
    """The page of one suggestion, open or closed."""
    row = suggestion_or_404(patient, suggestion_id)
    return _page(request, row, DecisionForm(suggestion=row))


@for_clinician(events.SUGGESTION_OPENED, methods=WRITE)
def suggestion_decide(request: HttpRequest, patient: Patient, suggestion_id: uuid.UUID) -> HttpResponse:
    """Take the decision, as the log stands at this moment."""
    row = suggestion_or_404(patient, suggestion_id)
    form = DecisionForm(request.POST, suggestion=row)
    closed = refusal(check_user_can_decide, request.user, row)
    if not closed and not form.is_valid():
        return _page(request, row, form)
    try:
        _act(request, row, form)
    except Refused as no:
        messages.warning(request, str(no))
        return redirect("programs:suggestion", patient_id=patient.pk, suggestion_id=row.pk)
    return redirect("programs:overview", patient_id=patient.pk)


def _act(request: HttpRequest, row: Suggestion, form: DecisionForm) -> None:
    """One action for what was chosen; what it refuses is told by the caller."""
    check_user_can_decide(request.user, row)
    if form.deferred:
        defer(suggestion=row, until=form.cleaned_data["until"], by=me(request))
        messages.success(
            request,
            _("Put off. The suggestion comes back on %(day)s.")
            % {"day": date_format(form.cleaned_data["until"])},
        )
        return
    decision = decide(suggestion=row, choice=form.choice(), by=me(request))
    if decision.program is not None:
        messages.success(request, _("Decided. The patient sees the new amount on their Today page now."))
    elif decision.kind == DecisionKind.REJECT:
        messages.success(request, _("Rejected. Nothing changes for the patient."))
    else:
        messages.success(request, _("Decided. The amount stays as it is."))


@for_clinician(events.SUGGESTION_OPENED, methods=WRITE)
def review_now(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Look at the last seven closed days now instead of waiting for the weekly review."""
    found = suggest_for(patient=patient, by=me(request), on_demand=True)
    if found:
        messages.success(request, _("The last seven days have been looked at."))
    else:
        messages.info(
            request, _("There is no graded activity in the active program, so there is nothing to review.")
        )
    back = "programs:program" if request.POST.get("back") == "program" else "programs:overview"
    return redirect(back, patient_id=patient.pk)


def suggestion_or_404(patient: Patient, suggestion_id: uuid.UUID) -> Suggestion:
    if not settings.DECISION_SUPPORT_ENABLED:
        raise Http404
    found = Suggestion.objects.filter(patient=patient, pk=suggestion_id)
    row = found.select_related("prescription__activity", "decision__by").first()
    if row is None:
        raise Http404
    row.patient = patient
    return row


def _page(request: HttpRequest, row: Suggestion, form: DecisionForm) -> HttpResponse:
    page = {
        "patient": row.patient,
        "tab": "overview",
        "row": row,
        "heading": outcome_words(row),
        "reason": reason_words(row),
        "form": form,
        "closed": refusal(check_user_can_decide, request.user, row) or "",
        "decision": getattr(row, "decision", None),
        "newer": _newer(row),
        "facts": [
            (words, _fact(row.facts[key])) for key, words in FACTS.items() if row.facts.get(key) is not None
        ],
        "thresholds": [_threshold(info, row.parameters) for info in thresholds_of(row.rule_id)],
        "columns": [_("Threshold"), _("Value"), _("Source"), _("How sure")],
        "flare": _flare(row),
    }
    return render(request, "programs/clinic/suggestion.html", page)


def outcome_words(row: Suggestion) -> str:
    """What is suggested, in one line with its amounts."""
    activity = activity_of(row)
    words = {
        "name": activity.name,
        "now": tidy(float(row.quota_now or 0)),
        "then": tidy(float(row.quota_proposed or row.quota_now or 0)),
        "unit": activity.get_unit_display(),
    }
    return {
        Outcome.PROGRESS: _("%(name)s: one step up, from %(now)s to %(then)s %(unit)s"),
        Outcome.HOLD: _("%(name)s: repeat %(now)s %(unit)s"),
        Outcome.STEP_BACK: _("%(name)s: step back, from %(now)s to %(then)s %(unit)s"),
        Outcome.FLARE_PLAN: _("%(name)s: start the flare plan, then back to %(then)s %(unit)s"),
        Outcome.REVIEW: _("%(name)s: look at it together"),
        Outcome.MAINTAIN: _("%(name)s: goal reached, keep it up or agree a new goal"),
    }[Outcome(row.outcome)] % words


def reason_words(row: Suggestion) -> str:
    """Why it is suggested, with its days as the reader writes them."""
    return DAY.sub(lambda found: date_format(date.fromisoformat(found[0])), row.reason)


def _newer(row: Suggestion) -> Suggestion | None:
    """The open suggestion for the same item, when this one is closed."""
    return (
        Suggestion.objects.filter(patient=row.patient, line=row.line, state="open").exclude(pk=row.pk).first()
    )


def _fact(value: Any) -> str:
    return tidy(value) if isinstance(value, float) else str(value)


def thresholds_of(rule_id: str) -> list[ParameterInfo]:
    wanted = THRESHOLDS.get(rule_id, ())
    return [info for info in Parameters.describe() if info.name in wanted]


def _threshold(info: ParameterInfo, snapshot: dict[str, Any]) -> list[str]:
    """One threshold as it stood when the suggestion was worked out."""
    value = f"{tidy(float(snapshot.get(info.name, info.value)))} {info.unit}"
    return [info.rationale, value, info.source, info.mark]


def _flare(row: Suggestion) -> list[str]:
    if row.outcome != Outcome.FLARE_PLAN:
        return []
    unit = activity_of(row).get_unit_display()
    return [
        _("Day %(n)d: %(amount)s %(unit)s") % {"n": day.day, "amount": tidy(day.quota), "unit": unit}
        for day in flare_days(row)
    ]
