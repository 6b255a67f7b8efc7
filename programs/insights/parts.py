"""How each other part of a program stands, in one line; one or two queries each."""

from django.db.models import Count
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from patients.models import Patient
from programs.insights.exposure import ladders
from programs.models import (
    ActivityAgreement,
    AgreementState,
    DailyTarget,
    Flare,
    FlarePlan,
    ManualSession,
    PracticePreference,
    Program,
)
from programs.models.agreement import IN_WORK


def activities_words(patient: Patient, draft: Program | None) -> str:
    """How many activities are on their way, and whether one waits for the care team."""
    rows = ActivityAgreement.objects.filter(patient=patient, state__in=IN_WORK)
    counts = dict(rows.order_by().values_list("state").annotate(n=Count("pk")))
    if not counts:
        return ""
    answered = sum(counts.get(state, 0) for state in (AgreementState.COUNTERED, AgreementState.DECLINED))
    n = sum(counts.values())
    said = ngettext("%(n)d on its way.", "%(n)d on their way.", n) % {"n": n}
    if answered:
        said += " " + ngettext("%(n)d answer waits for you.", "%(n)d answers wait for you.", answered) % {
            "n": answered
        }
    return said


def flare_words(patient: Patient, draft: Program | None) -> str:
    """When the plan was agreed, and whether it is being followed."""
    plan = FlarePlan.objects.filter(patient=patient, replaced_at=None).first()
    if plan is None:
        return ""
    said = _("Agreed %(day)s.") % {"day": date_format(plan.agreed_on)}
    if Flare.objects.filter(patient=patient, ended_on=None).exists():
        said += " " + _("The patient follows it now.")
    return said


def signs_words(patient: Patient, draft: Program | None) -> str:
    """How many signs are watched for."""
    n = patient.early_warning_signs.filter(ended_at=None).count()
    return ngettext("%(n)d sign.", "%(n)d signs.", n) % {"n": n} if n else ""


def exposure_words(patient: Patient, draft: Program | None) -> str:
    """What the ladders are about, and the step that is agreed."""
    found = ladders(patient)
    if not found:
        return ""
    first = found[0]
    if first.hierarchy.cleared_at is None:
        return _("“%(theme)s”: not confirmed as safe yet.") % {"theme": first.hierarchy.theme}
    done = sum(row.done_at is not None for row in first.rungs)
    return _("“%(theme)s”: %(done)d of %(n)d steps done.") % {
        "theme": first.hierarchy.theme,
        "done": done,
        "n": len(first.rungs),
    }


def manual_words(patient: Patient, draft: Program | None) -> str:
    """How many sessions there were, and the last of them."""
    rows = ManualSession.objects.filter(patient=patient).values_list("done_on", flat=True)
    days = list(rows.order_by("-done_on"))
    if not days:
        return ""
    said = ngettext("%(n)d session, the last on %(day)s.", "%(n)d sessions, the last on %(day)s.", len(days))
    return said % {"n": len(days), "day": date_format(days[0])}


def habits_words(patient: Patient, draft: Program | None) -> str:
    """What was chosen and agreed."""
    liked = PracticePreference.objects.filter(patient=patient, chosen_at__isnull=False).first()
    targets = DailyTarget.objects.filter(patient=patient, ended_at=None).count()
    said = []
    if liked is not None:
        n = len(liked.kinds)
        said.append(ngettext("%(n)d practice chosen.", "%(n)d practices chosen.", n) % {"n": n})
    if targets:
        said.append(ngettext("%(n)d target.", "%(n)d targets.", targets) % {"n": targets})
    return " ".join(said)
