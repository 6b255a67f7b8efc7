"""Triggers that make a table append-only, for PostgreSQL and SQLite. Used by migrations."""

from collections.abc import Callable
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

Step = Callable[[Any, BaseDatabaseSchemaEditor], None]


def protect(*tables: str, deletes: bool = True) -> Step:
    """Refuse UPDATE (and DELETE and TRUNCATE unless told otherwise) on `tables`."""

    def forwards(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        for table in tables:
            for statement in statements(table, editor.connection.vendor, deletes=deletes):
                editor.execute(statement, params=None)

    return forwards


def unprotect(*tables: str) -> Step:
    """Take the triggers away again."""

    def backwards(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        for table in tables:
            on = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
            for verb in ("update", "delete", "truncate"):
                editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}{on}")

    return backwards


def statements(table: str, vendor: str, *, deletes: bool = True) -> list[str]:
    """The SQL that protects `table` on this kind of database. `table` comes from our migrations, never from input."""
    verbs = ["update", "delete"] if deletes else ["update"]
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            for verb in verbs
        ]
    function = (
        "CREATE OR REPLACE FUNCTION steady_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    )
    rows = [
        f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION steady_append_only()"
        for verb in verbs
    ]
    if deletes:
        rows.append(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION steady_append_only()"
        )
    return [function, *rows]
