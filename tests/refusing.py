"""A table that takes no more rows, in the database itself: full, forbidden, or the row does not fit."""

from django.db import connection

POSTGRESQL = """
CREATE OR REPLACE FUNCTION test_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
RAISE EXCEPTION 'refused by the test' USING ERRCODE = '{code}'; END $$;
CREATE TRIGGER test_refuse BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION test_refuse();
"""
SQLITE = """
CREATE TRIGGER test_refuse BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'refused by the test'); END
"""
DROP = {"postgresql": "DROP TRIGGER test_refuse ON {table}", "sqlite": "DROP TRIGGER test_refuse"}


def refuse_inserts(table: str, code: str = "P0001") -> None:
    """From now on every insert fails. `code` is PostgreSQL's error code; SQLite has one way to refuse."""
    make = POSTGRESQL if connection.vendor == "postgresql" else SQLITE
    with connection.cursor() as cursor:
        cursor.execute(make.format(table=table, code=code))


def accept_inserts(table: str) -> None:
    """Take the refusal away again, where no rollback does it."""
    with connection.cursor() as cursor:
        cursor.execute(DROP[connection.vendor].format(table=table))
