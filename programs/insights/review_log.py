"""All that the weekly review of one patient rests on, loaded once and read as of any day."""

import uuid
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from django.db.models import Q

from patients.models import Alert, JournalDay, Patient
from programs.insights.flares import spans_of
from programs.insights.lines import FlareSpan, Version, versions_of
from programs.insights.rows import FEET_AT_RISK, journal_rows, patient_flags, pauses_program
from programs.insights.series import JournalRow
from programs.models import Session, Suggestion
from programs.models.suggestion import SuggestionState

WEEK: Final = 7
LOOK_BACK: Final = 84  # days in which a reliable level is looked for; engineering default


@dataclass(frozen=True)
class PatientLog:
    """Versions, decisions, sessions and journal of one patient. `past` is newest first, by line.

    Conditions are those of now: when one was noted late, an earlier day is judged with it all the same.
    """

    patient: Patient
    versions: list[Version]
    past: dict[uuid.UUID, list[Suggestion]]
    sessions: dict[uuid.UUID, dict[date, Session]]
    mornings: dict[date, JournalDay]
    journal: list[JournalRow]
    alerts: list[Alert]
    spans: list[FlareSpan]
    feet_at_risk: bool

    def decided_until(self, line: uuid.UUID, day: date) -> list[Suggestion]:
        """Suggestions for an item that were closed by a day, newest first."""
        return [row for row in self.past.get(line, []) if self._closed_on(row) <= day]

    def _closed_on(self, row: Suggestion) -> date:
        if row.state == SuggestionState.OVERTAKEN:
            return self.patient.today(row.made_at)
        if row.state == SuggestionState.EXPIRED:
            return self.patient.today(row.expires_at)
        return self.patient.today(row.decision.at)

    def spans_on(self, day: date) -> list[FlareSpan]:
        """The flares with a plan that had begun by a day; one that ended later was still going on."""
        begun = [span for span in self.spans if span.first <= day]
        return [replace(span, last=None) if span.last and span.last > day else span for span in begun]

    def pausing_alert(self, day: date) -> Alert | None:
        """The gravest safety answer that was open on a day and holds the program."""
        for alert in self.alerts:
            closed = alert.closed_at and self.patient.today(alert.closed_at)
            if alert.local_date <= day and (closed is None or closed > day):
                return alert
        return None


def load_log(patient: Patient, today: date, reach: int = 0) -> PatientLog:
    """Everything a review needs on each of the last `reach` days and today. Nine queries."""
    versions = versions_of(patient)
    if not versions:
        return PatientLog(patient, [], {}, {}, {}, [], [], [], feet_at_risk=False)
    since = today - timedelta(days=LOOK_BACK + reach)
    first = min(versions[0].since - timedelta(days=2 * WEEK), since)
    reached = Q(closed_at=None) | Q(closed_at__date__gte=today - timedelta(days=reach + 1))
    alerts = patient.alerts.filter(reached).order_by("level", "raised_at")
    return PatientLog(
        patient=patient,
        versions=versions,
        past=_decided(patient),
        sessions=_sessions(patient, since),
        mornings=_mornings(patient, since),
        journal=journal_rows(patient, first),
        alerts=[alert for alert in alerts if pauses_program(alert)],
        spans=spans_of(patient, since),
        feet_at_risk=bool(patient_flags(patient.conditions.filter(ended_at=None)) & FEET_AT_RISK),
    )


def _decided(patient: Patient) -> dict[uuid.UUID, list[Suggestion]]:
    found: dict[uuid.UUID, list[Suggestion]] = {}
    closed = patient.suggestions.exclude(state=SuggestionState.OPEN)
    for row in closed.select_related("decision").order_by("-made_at"):
        found.setdefault(row.line, []).append(row)
    return found


def _sessions(patient: Patient, since: date) -> dict[uuid.UUID, dict[date, Session]]:
    found: dict[uuid.UUID, dict[date, Session]] = {}
    for row in Session.objects.filter(patient=patient, local_date__gte=since):
        found.setdefault(row.line, {})[row.local_date] = row
    return found


def _mornings(patient: Patient, since: date) -> dict[date, JournalDay]:
    rows = JournalDay.objects.filter(patient=patient, local_date__gte=since)
    return {row.local_date: row for row in rows.only("local_date", "pain_avg", "entered_at", "patient_id")}
