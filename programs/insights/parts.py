"""How each other part of a program stands, in one line; one or two queries each."""

from django.db.models import Count
from django.utils.translation import ngettext

from patients.models import Patient
from programs.models import ActivityAgreement, AgreementState, Program
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
