"""Write one patient day: the newest values laid flat, and every entry as it was entered."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final, TypedDict, cast

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.actions.reminders import complete_check_in
from patients.events import JOURNAL_WRITTEN
from patients.models import JournalActivity, JournalDay, JournalRevision, Patient
from patients.models.journal import RATINGS, ContactDays, Symptom
from patients.rules.day_entries import DayEntry, laid_flat
from patients.rules.journal_day import Verdict, may_arrive
from rehab.accounts.models import User
from rehab.audit.record import record
from rehab.lib.clocks import Made
from rehab.lib.insert import all_columns, insert, insert_returning
from rehab.lib.states import NotAllowedNow

MINUTES_OF_A_DAY = 1440
NAME_LENGTH = 60
NOTE_LENGTH = 2000
# A day on which nothing is known yet.
EMPTY_DAY: Final[dict[str, Any]] = dict.fromkeys(
    (
        *RATINGS,
        "activity_minutes",
        "practice_minutes",
        "flare",
        "unpleasantness",
        "contact",
        "symptoms",
        "triggers",
    )
) | {
    "not_today": False,
    "note": "",
    "revision": 1,
}
SAME_ACTIVITY: Final = (
    " ON CONFLICT (day_id, name) DO UPDATE SET minutes = excluded.minutes, effort = excluded.effort"
)
MOST_ACTIVITIES = 20  # engineering default: more rows than anybody needs for one day
AS_IT_COMES: Final = Made()


class SentBefore(NotAllowedNow):
    """This id is taken by an entry that says something else, or is about another day."""


class ActivityValue(TypedDict):
    """One thing the patient managed: whole minutes, and effort 0–10 or None when it was not given."""

    name: str
    minutes: int
    effort: int | None


class DayValues(TypedDict, total=False):
    """What one entry says. A missing key was not asked and changes nothing; None is "not logged"; 0 is zero.

    Ratings are whole numbers 0–10, minutes 0–1440. `triggers` are tags in the patient's
    own words, as they were then. `activities` replaces the day's activities as a whole:
    [] is the answer "nothing today" (0 minutes), None is "not logged".
    """

    activities: list[ActivityValue] | None
    pain_avg: int | None
    pain_worst: int | None
    sleep_quality: int | None
    mood: int | None
    stress: int | None
    practice_minutes: int | None
    flare: bool | None
    unpleasantness: int | None
    contact: int | None
    symptoms: list[str] | None
    triggers: list[str] | None
    not_today: bool
    note: str


def write_day(
    *,
    patient: Patient,
    local_date: date,
    values: DayValues,
    by: User,
    client_uuid: uuid.UUID,
    now: datetime | None = None,
    made: Made = AS_IT_COMES,
) -> JournalDay:
    """Write what is given into one patient day, keep the entry as a revision, and mark the check-in as done.

    The same `client_uuid` twice changes nothing the second time; with other words it raises SentBefore. Of several
    entries of one day the newest edit of each answer stands (`patients.rules.day_entries`). Raises NotAllowedNow
    for a day that has not started or closed more than 48 hours ago, ValidationError (by field) for values that
    cannot be.
    """
    entry = entry_of(
        patient=patient,
        local_date=local_date,
        values=values,
        by=by,
        client_uuid=client_uuid,
        now=now,
        made=made,
    )
    return entry.write_once()


def entry_of(
    *,
    patient: Patient,
    local_date: date,
    values: DayValues,
    by: User,
    client_uuid: uuid.UUID,
    now: datetime | None = None,
    made: Made = AS_IT_COMES,
) -> "Entry":
    """What is to be written, looked through: all that can be refused without a look at the day is refused here."""
    now = now or timezone.now()
    verdict = may_arrive(local_date, made.at or now, now, patient.zone)
    if not verdict.allowed:
        raise NotAllowedNow(_(verdict.reason))
    return Entry(patient, local_date, _clean(values), by, client_uuid, now, verdict is Verdict.LATE, made)


class Entry:
    """One entry on its way into the journal."""

    def __init__(
        self,
        patient: Patient,
        local_date: date,
        values: DayValues,
        by: User,
        sent: uuid.UUID,
        now: datetime,
        late: bool,
        made: Made,
    ) -> None:
        self.patient, self.local_date, self.values = patient, local_date, values
        self.by, self.sent, self.now, self.late, self.made = by, sent, now, late, made

    def write_once(self) -> JournalDay:
        """Write it, or find it there already."""
        try:
            return self._write()
        except (
            IntegrityError
        ):  # this very entry is there already, or somebody wrote the same day at this moment
            return self._present_with_it() or self._write()

    @transaction.atomic
    def _write(self) -> JournalDay:
        day = self._lay_flat()
        self._keep(day)
        if day.revision > 1:
            _settle(day)
        elif self.values.get("activities"):
            _replace_activities(day, self.values["activities"] or [])
        complete_check_in(patient_id=self.patient.pk, local_date=self.local_date)
        record(
            JOURNAL_WRITTEN,
            by=self.by,
            patient_id=self.patient.pk,
            clinic_id=self.patient.clinic_id,
            about=day,
        )
        return day

    def _present_with_it(self) -> JournalDay | None:
        """The day, if this very entry is in it. Asked only after the database refused to take it twice."""
        there = (
            JournalRevision.objects.filter(patient=self.patient, client_uuid=self.sent)
            .select_related("day")
            .first()
        )
        if there is None:
            return None
        if there.day.local_date != self.local_date or there.values != self.values:
            raise SentBefore(_("This page was saved before. Please look at your answers and save again."))
        there.day.patient = self.patient
        return there.day

    def _lay_flat(self) -> JournalDay:
        """Begin the day, or change what this entry changes. Either way the row is then locked, and counts on."""
        told = _columns(self.values)
        row = EMPTY_DAY | told | {"late": self.late, "entered_at": self.now}
        row |= {"patient": self.patient.pk, "local_date": self.local_date}
        day = insert_returning(JournalDay, row, _change(tuple(told)))
        day.patient = self.patient
        return day

    def _keep(self, day: JournalDay) -> None:
        insert(
            JournalRevision,
            [
                {
                    "patient": self.patient.pk,
                    "day": day.pk,
                    "number": day.revision,
                    "values": self.values,
                    "entered_at": self.now,
                    "entered_by": self.by.pk,
                    "client_uuid": self.sent,
                    "late": self.late,
                    "edited_at": min(self.made.at or self.now, self.now),
                    "device_at": self.made.device_at,
                    "seen_at": self.made.seen_at,
                    "by_team": self.by.pk != self.patient.user_id and bool(self.by.roles),
                }
            ],
        )


def entries_of(rows: Iterable[JournalRevision]) -> list[DayEntry]:
    """Kept entries as the rule reads them."""
    return [
        DayEntry(row.client_uuid, row.number, row.edited_at, row.values, row.by_team, row.seen_at)
        for row in rows
    ]


def _settle(day: JournalDay) -> None:
    """Of all entries of this day the newest edit of each answer stands, whichever came in last."""
    flat = laid_flat(entries_of(day.revisions.all()))
    columns = _columns(cast(DayValues, flat))
    changed = {name: value for name, value in columns.items() if getattr(day, name) != value}
    if changed:
        JournalDay.objects.filter(pk=day.pk).update(**changed)
        for name, value in changed.items():
            setattr(day, name, value)
    if "activities" in flat:
        _replace_activities(day, flat["activities"] or [])


@lru_cache(maxsize=256)
def _change(told: tuple[str, ...]) -> str:
    """How an entry changes a day that is there. The columns are those of `_columns`, never names from outside."""
    table = JournalDay._meta.db_table
    columns = all_columns(JournalDay)
    changes = [f"{column} = excluded.{column}" for column in told]
    changes += [f"revision = {table}.revision + 1", f"late = ({table}.late OR excluded.late)"]
    return f" ON CONFLICT (patient_id, local_date) DO UPDATE SET {', '.join(changes)} RETURNING {columns}"


def _columns(values: DayValues) -> dict[str, Any]:
    """The day's columns that this entry changes. Saying anything else takes "not today" back."""
    columns: dict[str, Any] = {k: v for k, v in values.items() if k != "activities"}
    if "activities" in values:
        rows = values["activities"]
        columns["activity_minutes"] = None if rows is None else sum(row["minutes"] for row in rows)
    columns.setdefault("not_today", False)
    return columns


def _replace_activities(day: JournalDay, rows: Iterable[ActivityValue]) -> None:
    keep: list[dict[str, Any]] = [{"day": day.pk, **row} for row in rows]
    if day.revision > 1:
        day.activities.exclude(name__in=[row["name"] for row in keep]).delete()
    if keep:
        insert(JournalActivity, keep, SAME_ACTIVITY)


# --- what cannot be ------------------------------------------------------------
def _clean(values: DayValues) -> DayValues:
    """The same values, tidy; raises ValidationError that names each field that cannot be."""
    unknown = set(values) - set(DayValues.__annotations__)
    if unknown:
        raise ValueError(f"a journal day has no {', '.join(sorted(unknown))}")
    problems: dict[str, str] = {}
    tidy: dict[str, Any] = {}
    for field, value in values.items():
        try:
            tidy[field] = _clean_one(field, value)
        except ValidationError as error:
            problems[field] = error.messages[0]
    if problems:
        raise ValidationError(problems)
    if not tidy:
        raise ValidationError(_("Nothing was filled in yet."))
    return cast(DayValues, tidy)


def _clean_one(field: str, value: Any) -> Any:
    if field in (*RATINGS, "unpleasantness"):
        return _whole(value, 10, _("Choose a number from 0 to 10."))
    if field == "practice_minutes":
        return _whole(value, MINUTES_OF_A_DAY, _("A day has 1440 minutes at most."))
    if field == "activities":
        return None if value is None else _clean_activities(value)
    if field == "contact":
        return _whole(value, ContactDays.MOST, _("Choose one of the answers."))
    if field in ("symptoms", "triggers"):
        return None if value is None else _several(value, Symptom.values if field == "symptoms" else None)
    if field == "note":
        return _text(value, NOTE_LENGTH)
    return _yes_or_no(value, may_be_unknown=field == "flare")


def _whole(value: Any, top: int, otherwise: str) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= top:
        raise ValidationError(otherwise)
    return value


def _several(words: Iterable[str], known: Iterable[str] | None) -> list[str]:
    """A few short answers, each once; [] is the answer "none of these"."""
    tidy = list(dict.fromkeys(_text(one, NAME_LENGTH) for one in words))
    if len(tidy) > MOST_ACTIVITIES or not all(tidy) or (known is not None and set(tidy) - set(known)):
        raise ValidationError(_("Choose among the answers."))
    return tidy


def _text(value: Any, length: int) -> str:
    text = str(value).replace("\x00", "").strip()
    if len(text) > length:
        raise ValidationError(_("This is too long: %(length)s characters at most.") % {"length": length})
    return text


def _yes_or_no(value: Any, *, may_be_unknown: bool) -> bool | None:
    if isinstance(value, bool) or (value is None and may_be_unknown):
        return value
    raise ValidationError(_("Choose yes or no."))


def _clean_activities(rows: Iterable[Mapping[str, Any]]) -> list[ActivityValue]:
    tidy = [_clean_activity(row) for row in rows]
    names = [row["name"].casefold() for row in tidy]
    twice = next((row["name"] for row in tidy if names.count(row["name"].casefold()) > 1), None)
    if twice:
        raise ValidationError(_("“%(name)s” is there twice. Add the minutes together.") % {"name": twice})
    if sum(row["minutes"] for row in tidy) > MINUTES_OF_A_DAY:
        raise ValidationError(_("This adds up to more than one day."))
    if len(tidy) > MOST_ACTIVITIES:
        raise ValidationError(
            _("Please put some of these together: %(most)s at most.") % {"most": MOST_ACTIVITIES}
        )
    return tidy


def _clean_activity(row: Mapping[str, Any]) -> ActivityValue:
    name = " ".join(_text(row["name"], NAME_LENGTH).split())
    if not name:
        raise ValidationError(_("Give the activity a name."))
    minutes = _whole(row["minutes"], MINUTES_OF_A_DAY, _("A day has 1440 minutes at most."))
    if minutes is None:
        raise ValidationError(_("How many minutes?"))
    return ActivityValue(
        name=name, minutes=minutes, effort=_whole(row.get("effort"), 10, _("Choose a number from 0 to 10."))
    )
