"""Triggers by which the database itself raises a patient's log version, for PostgreSQL and SQLite.

They are made again after every migration, never by one: SQLite drops a table's triggers when a migration remakes it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db.backends.base.base import BaseDatabaseWrapper

VERBS: Final = ("insert", "update", "delete")
PREFIX: Final = "log_"


@dataclass(frozen=True)
class Source:
    """A table whose changes raise the version: the column with the patient, and the columns that count.

    `columns` empty: every change counts; else only updates that name one of them, and every insert and delete.
    """

    table: str
    patient: str = "patient_id"
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Log:
    """Where the versions are: one row for each row of `owners`."""

    table: str
    owners: str


def set_triggers(connection: BaseDatabaseWrapper, log: Log, sources: Iterable[Source]) -> None:
    """Make exactly the triggers that these sources need. Names come from models, never from input."""
    wanted = dict(_of_owners(connection.vendor, log))
    for source in sources:
        wanted |= _of_source(connection.vendor, log, source)
    with connection.cursor() as cursor:
        for name, table in _present(connection.vendor, cursor):
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {name}{on}")
        if connection.vendor == "postgresql":
            for function in _functions(log):
                cursor.execute(function)
        for statement in wanted.values():
            cursor.execute(statement)


def _present(vendor: str, cursor: Any) -> list[tuple[str, str]]:
    """Our triggers that are there now, with their tables."""
    cursor.execute(
        f"SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE '{PREFIX}%%'"
        if vendor == "postgresql"
        else f"SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '{PREFIX}%'"
    )
    return list(cursor.fetchall())


def _of_owners(vendor: str, log: Log) -> dict[str, str]:
    """A version begins with the record, and the record's own changes raise it."""
    made, changed = f"{PREFIX}{log.owners}_made", f"{PREFIX}{log.owners}_update"
    if vendor == "postgresql":
        return {
            made: f"CREATE TRIGGER {made} AFTER INSERT ON {log.owners} "
            "REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION steady_log_begins()",
            changed: f"CREATE TRIGGER {changed} AFTER UPDATE ON {log.owners} "
            "FOR EACH ROW EXECUTE FUNCTION steady_log_of_owner_rises()",
        }
    return {
        made: f"CREATE TRIGGER {made} AFTER INSERT ON {log.owners} "
        f"BEGIN INSERT OR IGNORE INTO {log.table} (patient_id, version) VALUES (NEW.id, 0); END",
        changed: f"CREATE TRIGGER {changed} AFTER UPDATE ON {log.owners} BEGIN {_rise(log, 'NEW.id')}; END",
    }


def _of_source(vendor: str, log: Log, source: Source) -> dict[str, str]:
    return {
        f"{PREFIX}{source.table}_{verb}": _postgresql(source, verb)
        if vendor == "postgresql"
        else _sqlite(log, source, verb)
        for verb in VERBS
    }


def _postgresql(source: Source, verb: str) -> str:
    """One UPDATE for each statement, however many rows it touched; with `columns` one for each row."""
    name = f"{PREFIX}{source.table}_{verb}"
    if source.columns:
        return (
            f"CREATE TRIGGER {name} AFTER {_when(source, verb)} ON {source.table} "
            "FOR EACH ROW EXECUTE FUNCTION steady_log_of_row_rises()"
        )
    side = "OLD" if verb == "delete" else "NEW"
    return (
        f"CREATE TRIGGER {name} AFTER {verb.upper()} ON {source.table} "
        f"REFERENCING {side} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION steady_log_rises()"
    )


def _sqlite(log: Log, source: Source, verb: str) -> str:
    side = "OLD" if verb == "delete" else "NEW"
    return (
        f"CREATE TRIGGER {PREFIX}{source.table}_{verb} AFTER {_when(source, verb)} ON {source.table} "
        f"BEGIN {_rise(log, f'{side}.{source.patient}')}; END"
    )


def _when(source: Source, verb: str) -> str:
    if verb == "update" and source.columns:
        return f"UPDATE OF {', '.join(source.columns)}"
    return verb.upper()


def _rise(log: Log, patient: str) -> str:
    return f"UPDATE {log.table} SET version = version + 1 WHERE patient_id = {patient}"


def _functions(log: Log) -> list[str]:
    """The record is locked first: whoever locks it before writing waits here instead of in a circle."""
    head = "CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} RETURN NULL; END $$"
    lock = f"PERFORM 1 FROM {log.owners} WHERE id {{which}} ORDER BY id FOR NO KEY UPDATE;"
    rise = f"UPDATE {log.table} SET version = version + 1 WHERE patient_id {{which}};"
    of_rows = "IN (SELECT patient_id FROM changed)"
    of_row = "= CASE WHEN TG_OP = 'DELETE' THEN OLD.patient_id ELSE NEW.patient_id END"
    bodies = {
        "steady_log_begins": f"INSERT INTO {log.table} (patient_id, version) SELECT id, 0 FROM made "
        "ON CONFLICT DO NOTHING;",
        "steady_log_of_owner_rises": rise.format(which="= NEW.id"),
        "steady_log_rises": (lock + " " + rise).format(which=of_rows),
        "steady_log_of_row_rises": (lock + " " + rise).format(which=of_row),
    }
    return [head.format(name=name, body=body) for name, body in bodies.items()]
