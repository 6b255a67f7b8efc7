"""The other parts of a program, as the draft page lists them: each with its page and one line on how it stands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from patients.models import Patient
from programs.insights import parts
from programs.models import Program
from rehab.web.components import Words


@dataclass(frozen=True)
class DraftPart:
    """One part of a program beside its items. `url_name` is a page that takes the patient's id.

    `summary` says in one line how it stands, "" when nothing is there yet; it costs a constant number of queries.
    """

    key: str
    title: Words
    icon: str
    url_name: str
    summary: Callable[[Patient, Program | None], str]


PARTS: tuple[DraftPart, ...] = (
    DraftPart(
        "activities",
        _("Graded activities by agreement"),
        "graph-up",
        "programs:agreements",
        parts.activities_words,
    ),
    DraftPart("flare_plan", _("Flare plan"), "life-preserver", "programs:flare_plan", parts.flare_words),
    DraftPart("early_warning", _("Early-warning signs"), "bell", "programs:early_warning", parts.signs_words),
    DraftPart(
        "exposure",
        _("Ladder of feared situations"),
        "arrow-up-right",
        "programs:exposure",
        parts.exposure_words,
    ),
    DraftPart("manual", _("Manual therapy, paired"), "hand-index", "programs:manual", parts.manual_words),
    DraftPart("habits", _("Practices, sleep and food"), "moon-stars", "programs:habits", parts.habits_words),
)


def part_rows(patient: Patient, draft: Program | None) -> list[dict[str, Any]]:
    """The parts as the draft page draws them."""
    return [
        {
            "key": part.key,
            "title": part.title,
            "icon": part.icon,
            "url": reverse(part.url_name, args=[patient.pk]),
            "summary": part.summary(patient, draft),
        }
        for part in PARTS
    ]
