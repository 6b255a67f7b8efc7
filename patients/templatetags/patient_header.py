"""What stands at the top of every page about one patient."""

from collections.abc import Iterable

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.models import Patient
from patients.rules.body_map import region_words

register = template.Library()
TABS = (
    ("overview", "programs:overview", gettext_lazy("Overview")),
    ("picture", "programs:picture", gettext_lazy("Picture")),
    ("review", "programs:review", gettext_lazy("Review")),
    ("program", "programs:program", gettext_lazy("Program")),
    ("goals", "patients:goals", gettext_lazy("Goals")),
    ("journal", "patients:journal_clinic", gettext_lazy("Journal")),
    ("diaries", "programs:sleep_clinic", gettext_lazy("Diaries")),
    ("measures", "patients:measures", gettext_lazy("Measures")),
    ("learning", "education:learning", gettext_lazy("Learning")),
    ("messages", "patients:threads", gettext_lazy("Messages")),
    ("visits", "patients:clinic_visits", gettext_lazy("Visits")),
    ("tasks", "patients:tasks", gettext_lazy("Tasks")),
    ("record", "patients:record", gettext_lazy("Record")),
    ("team", "patients:team", gettext_lazy("Team")),
    ("alerts", "patients:alerts", gettext_lazy("Alerts")),
)


def _address(name: str, patient: Patient) -> str:
    """The tab's URL, or "" while no room offers it."""
    try:
        return reverse(name, kwargs={"patient_id": patient.pk})
    except NoReverseMatch:
        return ""


@register.simple_tag
def patient_tabs(patient: Patient, open_alerts: int | str = "") -> list[tuple[str, str, int | None]]:
    """{% patient_tabs patient open_alerts as items %} — rows for {% tabs %}; Alerts carries the count."""
    rows = [(key, str(words), _address(name, patient)) for key, name, words in TABS]
    return [(words, url, open_alerts or None if key == "alerts" else None) for key, words, url in rows if url]  # type: ignore[misc]


@register.simple_tag
def patient_tab_url(patient: Patient, tab: str) -> str:
    """{% patient_tab_url patient "record" as here %} — the address of one tab, "" for none."""
    return next((_address(name, patient) for key, name, _words in TABS if key == tab), "")


@register.simple_tag
def patient_line(patient: Patient) -> str:
    """{% patient_line patient as line %} — age, record number and diagnosis in one line."""
    age = _("%(years)d years") % {"years": patient.age(patient.today())}
    number = _("record %(number)s") % {"number": patient.record_number}
    return " · ".join(part for part in (age, number, patient.diagnosis) if part)


@register.filter
def regions(keys: Iterable[str]) -> str:
    """{{ patient.body_regions|regions }} — painful areas in words."""
    return ", ".join(_(region_words(key)) for key in keys)
