"""What the patient says of the change themselves, beside what the numbers say.

Two points of pain may be too little for somebody to feel better after half a year (PMC9299931): the marker never stands
without it where it was asked.
"""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from patients.measures.pgic import PGIC
from patients.models import Patient
from programs.insights.trace_marks import Mark


def own_impression(patient: Patient, mark: Mark) -> str:
    """The newest answer about overall change, in its own words; "" where it was never given. One query."""
    rows = patient.measures.filter(instrument=PGIC.key).exclude(finished_at=None).exclude(score=None)
    row = rows.order_by("-local_date", "-finished_at").first()
    if row is None:
        return ""
    (item,) = PGIC.items
    words = next((option.words for option in item.options if option.value == row.answers.get(item.key)), "")
    if not words:
        return ""
    said = {
        "day": date_format(row.local_date),
        "words": mark(f"score{row.pk.hex}-value", f"“{_(words)}”"),
    }
    return _("Asked about the change overall, the patient said on %(day)s: %(words)s.") % said
