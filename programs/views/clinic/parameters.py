"""The thresholds of the rules: what they are, where they come from, and what another value would have changed."""

import uuid
from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from patients.models import Patient, Via
from programs.actions.parameters import UNFINISHED, ask_for_look, info_of, save_change, work_out
from programs.forms.parameters import ParameterForm
from programs.insights.clinic_parameters import parameters_of
from programs.models import ClinicalParameter, LookState, ParameterLook
from programs.models.activity import Unit
from programs.rules.parameters import DESIGN, FROM_MEMORY, PUBLISHED, ParameterInfo, Parameters
from programs.rules.progression import Outcome
from programs.rules.rounding import tidy
from rehab.accounts.doors import admin_of
from rehab.accounts.models import Clinic, User
from rehab.accounts.policy import CLINIC_ADMINS, FORM, policy
from rehab.lib.refusals import Refused
from rehab.lib.states import NotAllowedNow

# Each group begins with one of the thresholds, in the order of the set.
GROUPS: Final = {
    "n_trials": gettext_lazy("Baseline and stairs of quotas"),
    "abs_green": gettext_lazy("Light of one session"),
    "done_share": gettext_lazy("Weekly review"),
    "flare_share_early": gettext_lazy("Flare plan and possible flare"),
    "work_share": gettext_lazy("Work, rest and activity patterns"),
    "exposure_offer_tsk": gettext_lazy("Exposure"),
    "adherence_days": gettext_lazy("Adherence"),
}
MARKS: Final = {
    PUBLISHED: (gettext_lazy("Published"), "good", "journal-check"),
    FROM_MEMORY: (gettext_lazy("From memory, not checked"), "attention", "question-circle"),
    DESIGN: (gettext_lazy("Engineering default, no direct evidence"), "attention", "tools"),
}
WHAT: Final = {
    Outcome.PROGRESS: gettext_lazy("step up to %(quota)s"),
    Outcome.HOLD: gettext_lazy("repeat %(quota)s"),
    Outcome.STEP_BACK: gettext_lazy("step back to %(quota)s"),
    Outcome.FLARE_PLAN: gettext_lazy("flare plan"),
    Outcome.REVIEW: gettext_lazy("look at it together"),
    Outcome.MAINTAIN: gettext_lazy("maintain %(quota)s"),
}
SHOWN: Final = 100


@policy(CLINIC_ADMINS)
def parameters(request: HttpRequest) -> HttpResponse:
    """Every threshold with its value here, its default, bounds, source and how sure we are of it."""
    _user, clinic = admin_of(request)
    used, last = parameters_of(clinic.pk), _last_changes(clinic)
    groups: list[dict[str, Any]] = []
    for info in Parameters.describe():
        if info.name in GROUPS:
            groups.append({"title": GROUPS[info.name], "rows": []})
        groups[-1]["rows"].append(_row(info, used, last.get(info.name)))
    changed = sum(row["own"] for group in groups for row in group["rows"])
    page = {"groups": groups, "lead": _lead(changed), "suggestions_on": settings.DECISION_SUPPORT_ENABLED}
    return render(request, "programs/clinic/parameters.html", page)


def _lead(changed: int) -> str:
    if not changed:
        return _("Your clinic uses the default everywhere.")
    words = ngettext(
        "Your clinic has changed %(n)d threshold.", "Your clinic has changed %(n)d thresholds.", changed
    )
    return words % {"n": changed}


def _last_changes(clinic: Clinic) -> dict[str, ClinicalParameter]:
    newest = Window(RowNumber(), partition_by=F("key"), order_by=F("number").desc())
    rows = ClinicalParameter.objects.filter(clinic=clinic).annotate(nth=newest).filter(nth=1)
    return {row.key: row for row in rows.select_related("by")}


def _row(info: ParameterInfo, used: Parameters, last: ClinicalParameter | None) -> dict[str, Any]:
    value = getattr(used, info.name)
    words, tone, icon = MARKS[info.mark]
    own = value != info.value
    return {
        "key": info.name,
        "label": info.name.replace("_", " ").capitalize(),
        "rationale": _(info.rationale),
        "value": tidy(float(value)),
        "unit": _(info.unit),
        "own": own,
        "default": tidy(float(info.value)),
        "low": tidy(float(info.low)),
        "high": tidy(float(info.high)),
        "source": info.source,
        "mark": words,
        "tone": tone,
        "icon": icon,
        "last": last,
    }


def _info_or_404(key: str) -> ParameterInfo:
    info = info_of(key)
    if info is None:
        raise Http404
    return info


@policy(CLINIC_ADMINS, methods=FORM)
def parameter(request: HttpRequest, threshold: str) -> HttpResponse:
    """One threshold with its history; another value is looked at before it is saved."""
    user, clinic = admin_of(request)
    info, used = _info_or_404(threshold), parameters_of(clinic.pk)
    form = ParameterForm(request.POST or None, info=info, initial=_again(request, clinic, info))
    if form.is_valid():
        try:
            look = ask_for_look(clinic=clinic, change=form.change(), by=user)
        except Refused as no:
            form.add_error("value", str(no))
        else:
            return redirect("programs:parameter_look", threshold=threshold, look_id=look.pk)
    history = ClinicalParameter.objects.filter(clinic=clinic, key=threshold).select_related("by")[:SHOWN]
    page = {"row": _row(info, used, None), "form": form, "history": [_past(row) for row in history]}
    return render(request, "programs/clinic/parameter.html", page)


def _again(request: HttpRequest, clinic: Clinic, info: ParameterInfo) -> dict[str, Any]:
    """What "use this value again" fills in; the default when it asks for that."""
    asked = request.GET.get("again", "")
    if asked == "default":
        return {"value": info.value, "source": info.source, "rationale": _("Back to the default.")}
    row = (
        ClinicalParameter.objects.filter(clinic=clinic, key=info.name, number=int(asked)).first()
        if asked.isdecimal() and len(asked) < 10
        else None
    )
    if row is None:
        return {}
    words = _("Back to the value from before %(day)s.") % {"day": date_format(row.at)}
    return {"value": row.before, "rationale": words}


def _past(row: ClinicalParameter) -> dict[str, Any]:
    return {
        "number": row.number,
        "at": row.at,
        "who": row.by.name,
        "before": tidy(row.before),
        "value": tidy(row.value),
        "unit": _(row.unit),
        "rationale": row.rationale,
        "source": row.source,
    }


def _look_or_404(clinic: Clinic, key: str, look_id: uuid.UUID) -> ParameterLook:
    look = ParameterLook.objects.filter(clinic=clinic, key=key, pk=look_id).first()
    if look is None:
        raise Http404
    return look


@policy(CLINIC_ADMINS, methods=FORM)
def parameter_look(request: HttpRequest, threshold: str, look_id: uuid.UUID) -> HttpResponse:
    """What would have been suggested otherwise in the last 28 days; then save, or leave it."""
    user, clinic = admin_of(request)
    info, look = _info_or_404(threshold), _look_or_404(clinic, threshold, look_id)
    if request.method == "POST":
        try:
            save_change(look=look, by=user)
        except (Refused, NotAllowedNow) as no:
            messages.warning(request, str(no))
            return redirect("programs:parameter", threshold=threshold)
        messages.success(request, _("Saved. The next review uses the new value."))
        return redirect("programs:parameters")
    page = look_words(look) | {
        "row": _row(info, Parameters.of_snapshot(look.base), None),
        "value": tidy(look.value),
        "rows": _found(look, user),
        "more": max(0, look.differing - SHOWN),
        "suggestions_on": settings.DECISION_SUPPORT_ENABLED,
    }
    return render(request, "programs/clinic/parameter_look.html", page)


@policy(CLINIC_ADMINS, passive=True)
def parameter_look_state(request: HttpRequest, threshold: str, look_id: uuid.UUID) -> HttpResponse:
    """How far it is, for a page that waits. Without a worker, the page that waits moves it on."""
    _user, clinic = admin_of(request)
    look = _look_or_404(clinic, threshold, look_id)
    return render(request, "programs/clinic/_look_progress.html", look_words(look))


@policy(CLINIC_ADMINS, methods=("POST",))
def parameter_look_on(request: HttpRequest, threshold: str, look_id: uuid.UUID) -> HttpResponse:
    """Go on here with a look that no worker goes on with."""
    _user, clinic = admin_of(request)
    look = _look_or_404(clinic, threshold, look_id)
    work_out(look.pk, seconds=10)
    return redirect("programs:parameter_look", threshold=threshold, look_id=look_id)


def look_words(look: ParameterLook) -> dict[str, Any]:
    """State and outcome in words."""
    return {
        "look": look,
        "unfinished": look.state in UNFINISHED,
        "ready": look.state == LookState.DONE,
        "so_far": _("%(done)d of %(total)d patients") % {"done": look.done, "total": look.total},
        "sentence": _sentence(look),
    }


def _sentence(look: ParameterLook) -> str:
    if not look.reviews:
        return _("There was nothing to review in the last 28 days, so nothing would have changed.")
    if not look.differing:
        words = _("Nothing: all %(all)d weekly reviews of the last 28 days would have ended the same.")
        return words % {"all": look.reviews}
    return _("%(n)d of %(all)d weekly reviews of the last 28 days would have ended otherwise.") % {
        "n": look.differing,
        "all": look.reviews,
    }


def _found(look: ParameterLook, user: User) -> list[dict[str, Any]]:
    """The reviews that would have ended otherwise. A name only for whoever is on that patient's care team."""
    shown = look.found[:SHOWN]
    ids = {found["patient"] for found in shown}
    mine = Patient.objects.visible_to(user, Via.CARE_TEAM).filter(pk__in=ids) if ids else ()
    names = {str(row.pk): f"{row.given_name} {row.family_name}" for row in mine}
    return [
        {
            "who": names.get(found["patient"], found["patient"][:8]),
            "url": f"/patients/{found['patient']}/" if found["patient"] in names else "",
            "day": parse_date(found["day"]),
            "before": _outcome(found["before"], found),
            "after": _outcome(found["after"], found),
        }
        for found in shown
    ]


def _outcome(result: dict[str, Any], found: dict[str, Any]) -> str:
    quota = result["quota"] if result["quota"] is not None else found["quota"]
    unit = Unit(found["unit"]).label if found["unit"] in Unit.values else ""
    what = str(WHAT[Outcome(result["outcome"])]) % {"quota": f"{tidy(float(quota))} {unit}".strip()}
    return f"{what} ({result['rule']})"
