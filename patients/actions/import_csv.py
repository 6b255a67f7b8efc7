"""Bring patients and their journals in from CSV files: all or nothing, and a second run changes nothing."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from patients.actions import import_cells as cells
from patients.actions.enrol import Details, Enrolment, enrol, record_number_in_use
from patients.actions.import_cells import MINUTES_OF_A_DAY, Wrong
from patients.actions.import_table import CannotRead, Columns, Problem, Row, read_table
from patients.events import JOURNAL_IMPORTED, PATIENT_IMPORTED
from patients.models import JournalActivity, JournalDay, JournalRevision, Patient
from patients.models.journal import RATINGS
from rehab.accounts.models import Clinic, User
from rehab.audit.record import record

PATIENTS = Columns(
    needed=("record_number", "given_name", "family_name", "birth_date"),
    optional=(
        *("email", "phone", "language", "time_zone", "diagnosis", "lesion", "certainty", "body_regions"),
        *("conditions", "contact_name", "contact_relation", "contact_phone", "goal", "goal_meaning"),
    ),
)
JOURNAL = Columns(
    needed=("record_number", "date"),
    optional=("activities", "practice_minutes", *RATINGS, "flare", "note"),
)


@dataclass
class Report:
    """What an import did, or would do. With problems it did nothing."""

    patients_added: int = 0
    patients_here: int = 0
    days_added: int = 0
    days_here: int = 0
    differing: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def changes_nothing(self) -> bool:
        return not (self.patients_added or self.days_added)


@dataclass(frozen=True)
class Day:
    """One journal row, ready to be written."""

    row: int
    number: str
    local_date: date
    values: dict[str, Any]
    activities: list[tuple[str, int]] | None


class _Undo(Exception):
    """Takes everything back: a dry run, or a file with problems."""


def import_clinic(
    *, clinic: Clinic, by: User, patients: Path | None, journal: Path | None = None, dry_run: bool = False
) -> Report:
    """Import both files in one transaction. With any problem, and in a dry run, nothing is written.

    A record number that is here already is left as it is, and so is a journal day. New patients get `by` as
    the lead of their care team; journal rows are for patients whose care team `by` is on. Raises Refused.
    """
    report = Report()
    try:
        with transaction.atomic():
            _Import(clinic, by, report).run(patients, journal)
            if report.problems or dry_run:
                raise _Undo
    except _Undo:
        pass
    return report


class _Import:
    """One import on its way."""

    def __init__(self, clinic: Clinic, by: User, report: Report) -> None:
        self.clinic, self.by, self.report = clinic, by, report
        self.today = timezone.localdate()

    def run(self, patients: Path | None, journal: Path | None) -> None:
        if patients is not None:
            self._each(patients, PATIENTS, self._add_patient, ("record_number",))
        if journal is not None:
            days: list[Day] = []
            self._each(journal, JOURNAL, lambda row: days.append(self._day(row)), JOURNAL.needed)
            self._add_days(journal, days)

    def _each(self, path: Path, columns: Columns, take: Callable[[Row], None], key: tuple[str, ...]) -> None:
        """Give each row to `take`; what is wrong goes into the report, and the next row follows."""
        try:
            rows = read_table(path, columns)
        except CannotRead as error:
            self.report.problems.append(error.problem)
            return
        seen: dict[tuple[str, ...], int] = {}
        for row in rows:
            this = tuple(row.cells[name].casefold() for name in key)
            if this in seen:
                self._wrong(
                    path, row.number, key[-1], f"The same as in row {seen[this]}.", "Keep one of the two."
                )
                continue
            seen[this] = row.number
            try:
                take(row)
            except _WrongCell as error:
                self._wrong(path, row.number, error.column, error.what, error.mend)

    def _wrong(self, path: Path, row: int, column: str, what: str, mend: str) -> None:
        self.report.problems.append(Problem(path.name, row, column, what, mend))

    # --- patients --------------------------------------------------------------------------------
    def _add_patient(self, row: Row) -> None:
        enrolment = self._enrolment(_Cells(row))
        number = enrolment.details.record_number
        if record_number_in_use(clinic=self.clinic, record_number=number):
            self.report.patients_here += 1
            self._compare(number, enrolment.details)
            return
        patient = enrol(clinic=self.clinic, enrolment=enrolment, by=self.by)
        record(PATIENT_IMPORTED, by=self.by, patient_id=patient.pk, clinic_id=self.clinic.pk, about=patient)
        self.report.patients_added += 1

    def _compare(self, number: str, details: Details) -> None:
        """Say which cells differ from a record that is here; the record stays as it is."""
        here = (
            Patient.objects.visible_to(self.by)
            .filter(clinic=self.clinic, record_number__iexact=number)
            .first()
        )
        if here is None:
            return
        differing = [name for name, value in vars(details).items() if getattr(here, name) != value]
        if differing:
            self.report.differing.append(f"{number}: {', '.join(differing)}")

    def _enrolment(self, row: "_Cells") -> Enrolment:
        details = Details(
            record_number=row.read("record_number", cells.words, most=40, needed=True),
            given_name=row.read("given_name", cells.words, most=80, needed=True),
            family_name=row.read("family_name", cells.words, most=80, needed=True),
            birth_date=row.read("birth_date", cells.day, latest=self.today),
            email=row.read("email", cells.address),
            phone=row.read("phone", cells.words, most=40),
            language=row.read("language", cells.language, otherwise=self.clinic.locale),
            time_zone=row.read("time_zone", cells.zone, otherwise=self.clinic.time_zone),
            diagnosis=row.read("diagnosis", cells.words, most=200),
            lesion=row.read("lesion", cells.words, most=200),
            certainty=row.read("certainty", cells.certainty),
            body_regions=row.read("body_regions", cells.regions),
        )
        kinds: list[str] = row.read("conditions", cells.conditions)
        return Enrolment(
            details=details,
            conditions=tuple((kind, "") for kind in kinds),
            contact=self._contact(row),
            goal=self._goal(row),
        )

    @staticmethod
    def _contact(row: "_Cells") -> tuple[str, str, str] | None:
        name = row.read("contact_name", cells.words, most=150)
        relation = row.read("contact_relation", cells.words, most=60)
        phone = row.read("contact_phone", cells.words, most=40)
        if not any([name, relation, phone]):
            return None
        if not (name and phone):
            missing = "contact_phone" if name else "contact_name"
            raise _WrongCell(
                missing, Wrong("A contact needs a name and a phone.", "Fill in both or neither.")
            )
        return name, relation, phone

    @staticmethod
    def _goal(row: "_Cells") -> tuple[str, str] | None:
        words = row.read("goal", cells.words, most=200)
        meaning = row.read("goal_meaning", cells.words, most=200)
        return (words, meaning) if words else None

    # --- journal --------------------------------------------------------------------------------
    def _day(self, line: Row) -> Day:
        row = _Cells(line)
        values = {name: row.read(name, cells.whole, top=10) for name in RATINGS}
        values["practice_minutes"] = row.read("practice_minutes", cells.whole, top=MINUTES_OF_A_DAY)
        values["flare"] = row.read("flare", cells.yes_or_no)
        values["note"] = row.read("note", cells.words, most=2000)
        done: list[tuple[str, int]] | None = row.read("activities", cells.activities)
        if done is None and all(value in (None, "") for value in values.values()):
            raise _WrongCell(
                "", Wrong("This row says nothing.", "Remove it: a missing day is a gap, not a zero.")
            )
        return Day(
            line.number,
            row.read("record_number", cells.words, most=40, needed=True),
            row.read("date", cells.day, latest=self.today),
            values,
            done,
        )

    def _add_days(self, path: Path, days: list[Day]) -> None:
        mine = Patient.objects.visible_to(self.by).filter(clinic=self.clinic)
        patients = {p.record_number.casefold(): p for p in mine}
        here = set(JournalDay.objects.filter(patient__in=mine).values_list("patient_id", "local_date"))
        new: list[tuple[Patient, Day]] = []
        for day in days:
            patient = patients.get(day.number.casefold())
            if patient is None:
                mend = "Add the patient first, or join their care team."
                self._wrong(path, day.row, "record_number", f"No patient of yours has {day.number}.", mend)
            elif (patient.pk, day.local_date) in here:
                self.report.days_here += 1
            else:
                new.append((patient, day))
        self._write(new)

    def _write(self, new: list[tuple[Patient, Day]]) -> None:
        """Days that were written elsewhere: each is its first revision, marked as added later."""
        now = timezone.now()
        rows = [_journal_day(patient, day, now) for patient, day in new]
        JournalDay.objects.bulk_create(rows, batch_size=1000)
        JournalActivity.objects.bulk_create(
            [
                JournalActivity(day=row, name=name, minutes=minutes)
                for row, (_patient, day) in zip(rows, new, strict=True)
                for name, minutes in day.activities or []
            ],
            batch_size=1000,
        )
        JournalRevision.objects.bulk_create(
            [_revision(row, day, self.by, now) for row, (_patient, day) in zip(rows, new, strict=True)],
            batch_size=1000,
        )
        for patient in {patient for patient, _day in new}:
            record(JOURNAL_IMPORTED, by=self.by, patient_id=patient.pk, clinic_id=self.clinic.pk)
        self.report.days_added += len(rows)


class _WrongCell(Exception):
    """A wrong cell and the column it stands in."""

    def __init__(self, column: str, wrong: Wrong) -> None:
        super().__init__(wrong.what)
        self.column, self.what, self.mend = column, wrong.what, wrong.mend


class _Cells:
    """The cells of one row, read one by one; a column that is not in the file is an empty cell."""

    def __init__(self, row: Row) -> None:
        self._cells = row.cells

    def read(self, column: str, reader: Callable[..., Any], **limits: Any) -> Any:
        try:
            return reader(self._cells.get(column, ""), **limits)
        except Wrong as wrong:
            raise _WrongCell(column, wrong) from wrong


def _journal_day(patient: Patient, day: Day, now: Any) -> JournalDay:
    minutes = None if day.activities is None else sum(m for _name, m in day.activities)
    values = {**day.values, "activity_minutes": minutes}
    return JournalDay(patient=patient, local_date=day.local_date, entered_at=now, late=True, **values)


def _revision(row: JournalDay, day: Day, by: User, now: Any) -> JournalRevision:
    """The row of the file as the journal keeps an entry; cells without an answer are not in it."""
    values: dict[str, Any] = {k: v for k, v in day.values.items() if v not in (None, "")}
    if day.activities is not None:
        values["activities"] = [{"name": n, "minutes": m, "effort": None} for n, m in day.activities]
    return JournalRevision(
        patient_id=row.patient_id,
        day=row,
        number=1,
        values=values,
        entered_at=now,
        edited_at=now,
        entered_by=by.pk,
        client_uuid=uuid.uuid4(),
        late=True,
    )
