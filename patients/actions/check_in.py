"""The check-in: one entry in the journal, and the alerts that follow from scores alone."""

import uuid
from datetime import date, datetime, timedelta

from django.db import transaction

from patients.actions.alerts import raise_alert
from patients.actions.journal import AS_IT_COMES, DayValues, Entry, SentBefore, entry_of, write_day
from patients.models import JournalDay, Patient
from patients.rules.red_flags import RaisedFlag, Triage, measured_flags, triage
from rehab.accounts.models import User
from rehab.lib.clocks import Made

HARD = 9
ONE_DAY = timedelta(days=1)
AROUND = timedelta(days=8)


def save_check_in(
    *,
    patient: Patient,
    local_date: date,
    values: DayValues,
    by: User,
    client_uuid: uuid.UUID,
    now: datetime | None = None,
    made: Made = AS_IT_COMES,
) -> JournalDay:
    """Write the day and raise what its scores alone call for. Raises what `write_day` raises."""
    entry = entry_of(
        patient=patient,
        local_date=local_date,
        values=values,
        by=by,
        client_uuid=client_uuid,
        now=now,
        made=made,
    )
    # What can be refused has been refused: an error from here on ends the whole transaction, so it needs no savepoint.
    # Only an id that was used before is found out later. `write_once` undoes what it began; told outside the block.
    with transaction.atomic(savepoint=False):
        day = _written(entry)
        if isinstance(day, JournalDay):
            _raise_what_scores_call_for(day, local_date, by)
            return day
    raise day


def _written(entry: Entry) -> JournalDay | SentBefore:
    try:
        return entry.write_once()
    except SentBefore as before:
        return before


def _raise_what_scores_call_for(day: JournalDay, local_date: date, by: User) -> None:
    patient = day.patient
    for flag in flags_of_scores(day):
        if not patient.alerts.filter(flag=flag.code, closed_at=None).exists():
            raise_alert(patient=patient, flag_code=flag.code, level=flag.level, local_date=local_date, by=by)


def not_today(
    *, patient: Patient, local_date: date, by: User, client_uuid: uuid.UUID, made: Made = AS_IT_COMES
) -> JournalDay:
    """Keep "not today" as the answer of the day. What was logged before stays."""
    return write_day(
        patient=patient,
        local_date=local_date,
        values={"not_today": True},
        by=by,
        client_uuid=client_uuid,
        made=made,
    )


@transaction.atomic
def answer_safety(*, patient: Patient, codes: list[str], local_date: date, by: User) -> Triage:
    """Raise one alert for each ticked flag. Raises ValueError for a code that is in no row of the table."""
    found = triage(codes)
    for flag in found.flags:
        raise_alert(patient=patient, flag_code=flag.code, level=flag.level, local_date=local_date, by=by)
    return found


def flags_of_scores(day: JournalDay) -> tuple[RaisedFlag, ...]:
    """Two very hard days in a row, or a flare of more than a week, of which this day is a part.

    Reads the days around it only when this day is itself hard or a flare day. Pain is the day's average.
    """
    if not (day.flare or (day.pain_avg or 0) >= HARD):
        return ()
    first, last = day.local_date - AROUND, day.local_date + AROUND
    near = day.patient.journal_days.filter(local_date__range=(first, last)).values_list(
        "local_date", "pain_avg", "flare"
    )
    rows = {on: (pain, flare) for on, pain, flare in near}
    beside = [day.local_date + timedelta(days=n) for n in (-1, 0, 1)]
    codes = measured_flags(
        pain_scores=[(on.toordinal(), rows[on][0]) for on in beside if on in rows],
        flare_days=_run({on for on, (_, flare) in rows.items() if flare}, day.local_date),
    )
    return triage(codes).flags


def _run(dates: set[date], on: date) -> int:
    """How many of these dates follow one another without a gap around `on`; 0 when it is not among them."""
    if on not in dates:
        return 0
    first = last = on
    while first - ONE_DAY in dates:
        first -= ONE_DAY
    while last + ONE_DAY in dates:
        last += ONE_DAY
    return (last - first).days + 1
