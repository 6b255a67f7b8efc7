"""What the patient may read of their own statistics: links in plain words, with their age, and nothing that scores."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from patients.models import LogVersion, Patient
from programs.insights.association import LIKELY, LinkState
from programs.insights.link_words import ranked, sentence
from programs.insights.review_words import unclear_words
from programs.insights.trace_marks import Mark, unmarked
from programs.models import PICTURE_FORM, PatientPicture


@dataclass(frozen=True)
class ToldLinks:
    """Sentences for the patient: what helps first. `current` is False when the log has changed since `made_at`."""

    helps: list[str]
    worsens: list[str]
    unclear: str
    made_at: datetime
    current: bool


def told_links(patient: Patient, mark: Mark = unmarked) -> ToldLinks | None:
    """What is kept for this patient; None where nothing has been worked out or labels are off. Two queries.

    Who puts function first reads no points of pain here either.
    """
    if not settings.DECISION_SUPPORT_ENABLED:
        return None
    row = PatientPicture.objects.filter(patient=patient).first()
    if row is None or row.made_at is None:
        return None
    links, numbers = row.values["links"], not patient.function_first
    version = LogVersion.objects.get(patient=patient).version

    def said(state: LinkState) -> list[str]:
        return [
            sentence(link, numbers=numbers, place=links.index(link), mark=mark)
            for link in ranked(links, state)
        ]

    return ToldLinks(
        helps=said(LinkState.HELPS),
        worsens=said(LinkState.WORSENS),
        unclear=unclear_words({"unclear": [one for one in links if LinkState(one["state"]) not in LIKELY]}),
        made_at=row.made_at,
        current=(row.log_version, row.form, row.last_day) == (version, PICTURE_FORM, patient.today()),
    )
