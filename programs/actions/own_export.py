"""A patient's own entries as one archive: CSV for a spreadsheet, JSON for everything else."""

import json
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import chain
from typing import IO, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.models import Patient
from patients.permissions import NotNow
from programs import events
from programs.insights.own_export import STAYS, THEIRS, read_me, rows_of, tables_of
from rehab.accounts.models import User
from rehab.audit.models import AuditEvent
from rehab.audit.record import record
from rehab.lib.refusals import Refused
from rehab.publishing.exchange.table import write

AN_HOUR: Final = timedelta(hours=1)
MOST_AN_HOUR: Final = 3  # engineering default
IN_MEMORY: Final = 2_000_000  # bytes; a longer archive is kept on disk until it is sent


def export_own(*, patient: Patient, by: User) -> IO[bytes]:
    """Everything of theirs as a zip, ready to be read from its start. Raises Refused; NotNow after three in an hour.

    Written table by table, so that years of entries need no more room than a few hundred rows.
    """
    if patient.user_id != by.pk:
        raise Refused(_("Only the patient can take their own entries along."))
    since = timezone.now() - AN_HOUR
    made = AuditEvent.objects.filter(patient_id=patient.pk, event=events.OWN_EXPORTED.key, at__gt=since)
    if made.count() >= MOST_AN_HOUR:
        raise NotNow(
            _("You have taken your entries along three times in the last hour. Please wait a little.")
        )
    # Open until it is sent: the response closes it.
    file: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", read_me())
        for name, columns, rows in tables_of(patient, by):
            archive.writestr(f"{name}.csv", write(columns, ([_cell(one) for one in row] for row in rows)))
        with archive.open("data.json", "w", force_zip64=True) as data:
            for piece in _json(patient, by):
                data.write(piece.encode())
    file.seek(0)
    about: dict[str, Any] = {"patient_id": patient.pk, "clinic_id": patient.clinic_id, "role": "patient"}
    record(events.OWN_EXPORTED, by=by, **about)
    return file


def _cell(value: Any) -> str:
    """A value as a table shows it; unknown is empty, which is not zero."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _json(patient: Patient, by: User) -> Iterator[str]:
    """One JSON object, piece by piece: every table by its name, and what is left out with its reason."""
    head = {"made_at": timezone.now(), "left_out": {why: list(names) for why, names in STAYS.items()}}
    yield _dump(head)[:-1] + ', "tables": {'
    for place, label in enumerate(THEIRS):
        yield f"{', ' if place else ''}{json.dumps(label)}: ["
        yield from _rows(rows_of(label, patient, by))
        yield "]"
    yield "}}"


def _rows(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    first = next(rows, None)
    if first is not None:
        yield _dump(first)
        yield from chain.from_iterable((",\n", _dump(row)) for row in rows)


def _dump(value: Any) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)
