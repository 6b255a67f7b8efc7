"""What can be looked at beside pain: measures of the journal, sessions done, and activities by the patient's own names.

At most six at a time, picked before anybody looks: whoever tries everything finds something.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.models import JournalActivity, Patient
from programs.insights.association import MOST_EXPOSURES
from programs.insights.rows import night_rows
from programs.insights.series import DailySeries, Measure, with_nights
from programs.models import ExposurePick, Session, SessionStatus

SESSIONS: Final = "exercise_done"
NAMED: Final = "named:"
EFFICIENCY: Final = "sleep_efficiency"
OF_THE_JOURNAL: Final[dict[str, Measure]] = {
    "activity_minutes": "activity_minutes",
    "sleep_quality": "sleep_quality",
    "stress": "stress",
    "mood": "mood",
    "practice_minutes": "practice_minutes",
}
USUAL: Final = ("activity_minutes", SESSIONS, "sleep_quality", "stress", "mood", "practice_minutes")
"""The six of clinical.md 9.1, unless the clinician picks others."""
# "Days after more … tended to be more painful".
MORE_OF: Final[dict[str, Promise]] = {
    "activity_minutes": gettext_lazy("activity"),
    SESSIONS: gettext_lazy("sessions of the plan"),
    "sleep_quality": gettext_lazy("restful sleep"),
    "stress": gettext_lazy("stress"),
    "mood": gettext_lazy("good mood"),
    "practice_minutes": gettext_lazy("practice"),
    EFFICIENCY: gettext_lazy("sleep efficiency"),
}
UNITS: Final[dict[str, Promise]] = {
    "activity_minutes": gettext_lazy("minutes a day"),
    SESSIONS: gettext_lazy("sessions done a day"),
    "sleep_quality": gettext_lazy("0 to 10, the night before"),
    "stress": gettext_lazy("0 to 10"),
    "mood": gettext_lazy("0 to 10"),
    "practice_minutes": gettext_lazy("minutes a day"),
    EFFICIENCY: gettext_lazy("percent of the time in bed, the night before"),
}

Columns = Mapping[str, tuple[float | None, ...]]


def picked(patient: Patient) -> tuple[str, ...]:
    """What is looked at for this patient: the newest pick, else the usual six. One query."""
    pick = ExposurePick.objects.filter(patient=patient).order_by("-number").first()
    return tuple(pick.keys) if pick else USUAL


def can_be_picked(patient: Patient) -> list[tuple[str, str]]:
    """Every exposure that this log offers, with its words: the usual ones, then a sleep diary, then own activities."""
    names = JournalActivity.objects.filter(day__patient=patient).values_list("name", flat=True)
    own = sorted(set(names), key=str.casefold)
    keys = [*USUAL, EFFICIENCY] if patient.nights.exclude(efficiency=None).exists() else USUAL
    return [(key, more_of(key)) for key in keys] + [(NAMED + name, name) for name in own]


def more_of(key: str) -> str:
    """What there is more of, within a sentence: "activity", or the patient's own name for it."""
    return key.removeprefix(NAMED) if key.startswith(NAMED) else str(MORE_OF[key])


def unit_of(key: str) -> str:
    """What one unit of it is."""
    return _("minutes a day") if key.startswith(NAMED) else str(UNITS[key])


def columns_of(patient: Patient, series: DailySeries, keys: Sequence[str]) -> Columns:
    """One value a day for each key, None where it is not known. Three queries at most."""
    sessions = _sessions(patient) if SESSIONS in keys else {}
    own = _own(patient) if any(key.startswith(NAMED) for key in keys) else {}
    if EFFICIENCY in keys:
        series = with_nights(series, night_rows(patient))
    return {key: _column(key, series, sessions, own) for key in keys[:MOST_EXPOSURES]}


def columns_beside(patient: Patient, series: DailySeries) -> Columns:
    """All that is known of each day beside the journal's measures, None where it is not known. Three queries.

    Sessions done, sleep efficiency in percent, and minutes of each activity by the patient's own name for it.
    """
    sessions, own = _sessions(patient), _own(patient)
    names = sorted({name for minutes in own.values() for name in minutes}, key=str.casefold)
    series = with_nights(series, night_rows(patient))
    keys = (SESSIONS, EFFICIENCY, *(NAMED + name for name in names))
    return {key: _column(key, series, sessions, own) for key in keys}


def _column(
    key: str, series: DailySeries, sessions: Mapping[date, int], own: Mapping[date, Mapping[str, int]]
) -> tuple[float | None, ...]:
    if key == SESSIONS:
        return tuple(sessions.get(day) for day in series.dates)
    if key.startswith(NAMED):
        name = key.removeprefix(NAMED)
        return tuple(own[day].get(name, 0) if day in own else None for day in series.dates)
    return series.sleep_efficiency if key == EFFICIENCY else series.values(OF_THE_JOURNAL[key])


def _sessions(patient: Patient) -> dict[date, int]:
    """How many sessions were done, on days that say anything about sessions; other days are unknown, not zero."""
    found: dict[date, int] = {}
    rows = Session.objects.filter(patient=patient).values_list("local_date", "status")
    for day, status in rows:
        found[day] = found.get(day, 0) + (status == SessionStatus.DONE)
    return found


def _own(patient: Patient) -> dict[date, dict[str, int]]:
    """Minutes by the patient's own name, on days whose entry lists activities: what is not in the list was none."""
    found: dict[date, dict[str, int]] = {}
    rows = JournalActivity.objects.filter(day__patient=patient).values_list(
        "day__local_date", "name", "minutes"
    )
    for day, name, minutes in rows:
        found.setdefault(day, {})[name] = minutes
    return found
