"""The caseload: a worklist that answers what changed, why it is up here, and what comes next."""

from collections import Counter
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programs import events
from programs.insights.caseload import Case, Need, Waiting, cases_of
from programs.insights.rows import flag_words
from programs.rules.progression import Outcome
from programs.rules.rounding import tidy
from programs.views.clinic.builder import me
from rehab.accounts.policy import CLINICIANS, FORM, policy
from rehab.audit.record import record

PAGE: Final = 60
LOOK: Final = {
    Need.EMERGENCY: "safety",
    Need.ALERT_TODAY: "safety",
    Need.ALERT_SOON: "attention",
    Need.FLARE: "pain",
    Need.SILENT_AFTER_BAD: "attention",
    Need.SILENT: "attention",
    Need.SUGGESTION: "activity",
    Need.NO_PROGRAM: "activity",
    Need.ON_PLAN: "",
}
# Translated where they are used: a row needs one of them, not all.
WHY: Final = {
    Need.EMERGENCY: gettext_lazy("Emergency answer"),
    Need.ALERT_TODAY: gettext_lazy("Safety answer, today"),
    Need.ALERT_SOON: gettext_lazy("Safety answer, soon"),
    Need.FLARE: gettext_lazy("Ticked a flare-up"),
    Need.NO_PROGRAM: gettext_lazy("Has no program yet"),
    Need.ON_PLAN: gettext_lazy("On plan"),
}
WHAT: Final = {
    Outcome.PROGRESS: gettext_lazy("one step up"),
    Outcome.HOLD: gettext_lazy("repeat the quota"),
    Outcome.STEP_BACK: gettext_lazy("step back"),
    Outcome.FLARE_PLAN: gettext_lazy("start the flare plan"),
    Outcome.REVIEW: gettext_lazy("look at it together"),
    Outcome.MAINTAIN: gettext_lazy("goal reached"),
}
ACTIVE: Final = gettext_lazy("Active %(now)s min a day"), gettext_lazy("Activity not logged")
PAIN: Final = gettext_lazy("pain %(now)s"), gettext_lazy("pain not logged")
FILTERS: Final[dict[str, tuple[Need, ...]]] = {
    "alerts": (Need.EMERGENCY, Need.ALERT_TODAY, Need.ALERT_SOON),
    "flare": (Need.FLARE,),
    "silent": (Need.SILENT_AFTER_BAD, Need.SILENT),
    "suggestions": (Need.SUGGESTION,),
    "no-program": (Need.NO_PROGRAM,),
}


@policy(CLINICIANS, methods=FORM, audit=events.CASELOAD_OPENED, rows="care team")
@transaction.atomic
def caseload(request: HttpRequest) -> HttpResponse:
    """The clinician's patients, those in need first. A search is posted: a name has no place in an address."""
    user, q, only = me(request), request.POST.get("q", "").strip()[:80], request.GET.get("only", "")
    cases = cases_of(user, q=q)
    shown = [case for case in cases if case.need in FILTERS[only]] if only in FILTERS else cases
    page = Paginator(shown, PAGE).get_page(request.GET.get("page"))
    record(events.CASELOAD_OPENED, by=user, clinic_id=user.clinic.pk if user.clinic else None)
    context = {
        "q": q,
        "only": only,
        "chips": chips(cases, only),
        "page": page,
        "query": urlencode({"only": only}) if only else "",
        "rows": [row_of(case) for case in page],
        "total": len(cases),
        "lead": lead_words(cases),
        "suggestions_on": settings.DECISION_SUPPORT_ENABLED,
    }
    return render(request, "programs/clinic/caseload.html", context)


def lead_words(cases: list[Case]) -> str:
    """How many need somebody, in one sentence."""
    n = sum(case.need < Need.SUGGESTION for case in cases)
    if not cases:
        return ""
    if not n:
        return _("Nobody needs you before the others today.")
    return ngettext("%(n)d of %(all)d needs a look today.", "%(n)d of %(all)d need a look today.", n) % {
        "n": n,
        "all": len(cases),
    }


def chips(cases: Iterable[Case], only: str) -> list[tuple[str, str, bool]]:
    """The filters with how many each would show; those that would show nobody are left out."""
    counts = Counter(case.need for case in cases)
    words = {
        "alerts": _("Safety answers"),
        "flare": _("Flare"),
        "silent": _("Not logging"),
        "suggestions": _("Suggestions"),
        "no-program": _("No program"),
    }
    rows = [(_("Everybody"), _address(""), only not in FILTERS)]
    for key, needs in FILTERS.items():
        n = sum(counts[need] for need in needs)
        if n or key == only:
            rows.append((f"{words[key]} · {n}", _address(key), key == only))
    return rows


def _address(only: str) -> str:
    return (
        f"{reverse('programs:caseload')}?{urlencode({'only': only})}"
        if only
        else reverse("programs:caseload")
    )


def row_of(case: Case) -> dict[str, str]:
    """One row as ready strings: a list page costs more in templates than in queries."""
    url = f"/patients/{case.patient_id}/"
    link, words = action_of(case)
    return {
        "name": case.name,
        "number": case.record_number,
        "url": url,
        "tone": LOOK[case.need],
        "why": why_words(case),
        "change": change_words(case),
        "next_url": url + link,
        "next": words,
    }


def action_of(case: Case) -> tuple[str, str]:
    """Where the next step is, below the patient's address, and what it is called."""
    if case.need in FILTERS["alerts"]:
        return "alerts/", _("Open the alert")
    if case.need is Need.SUGGESTION:
        return f"suggestions/{case.suggestions[0].key}/", _("Decide")
    if case.need is Need.NO_PROGRAM:
        return "program/draft/", _("Build a program")
    if case.need in FILTERS["silent"]:
        return "", _("See what came before")
    return "", _("Open the overview")


def why_words(case: Case) -> str:
    """Why somebody stands where they stand."""
    if case.need in FILTERS["alerts"]:
        return f"{WHY[case.need]}: {flag_words(case.alert_flag)}"
    if case.need in FILTERS["silent"]:
        return _silent_words(case)
    if case.need is Need.SUGGESTION:
        return _suggestion_words(case.suggestions)
    return str(WHY[case.need])


def _suggestion_words(waiting: list[Waiting]) -> str:
    """Which suggestion waits; how many when there are several."""
    if len(waiting) > 1:
        return _("%(n)d suggestions wait for you") % {"n": len(waiting)}
    what = WHAT[Outcome(waiting[0].outcome)]
    return _("Suggestion for %(name)s: %(what)s") % {"name": waiting[0].activity, "what": what}


def _silent_words(case: Case) -> str:
    if case.silent is None:
        return _("Not logged for two weeks or more")
    text = ngettext("Not logged for %(n)d day", "Not logged for %(n)d days", case.silent) % {"n": case.silent}
    return (
        _("%(what)s, after days with more pain") % {"what": text}
        if case.need is Need.SILENT_AFTER_BAD
        else text
    )


def change_words(case: Case) -> str:
    """This week's medians beside those of the week before: function first."""
    return f"{_change(_whole(case.minutes), *ACTIVE)} · {_change(case.pain, *PAIN)}"


def _whole(halves: tuple[float | None, float | None]) -> tuple[float | None, float | None]:
    """Minutes are told in whole numbers."""
    before, now = halves
    return None if before is None else round(before), None if now is None else round(now)


def _change(halves: tuple[float | None, float | None], text: Promise, missing: Promise) -> str:
    before, now = halves
    if now is None:
        return str(missing)
    told = str(text) % {"now": tidy(now)}
    return (
        told
        if before is None or before == now
        else _("%(now)s, was %(before)s") % {"now": told, "before": tidy(before)}
    )
