"""Plain INSERTs for the few statements that run with every request: half of what Django's save costs.

Values go through the model's own fields, so both databases get what they would get from `save`. No default of
a field is filled in: whoever inserts names every column.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connections, models, router

Row = TypeVar("Row", bound=models.Model)


def insert(model: type[models.Model], rows: Sequence[Mapping[str, Any]], then: str = "") -> None:
    """Insert rows that all name the same columns. `then` is the end of the statement, such as ON CONFLICT …"""
    connection = connections[router.db_for_write(model)]
    statement, values = insert_sql(model, rows, connection, then)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def insert_returning(model: type[Row], row: Mapping[str, Any], then: str) -> Row:
    """Insert a row, or change the one that is there; `then` ends in RETURNING with `all_columns` of the model."""
    connection = connections[router.db_for_write(model)]
    statement, values = insert_sql(model, [row], connection, then)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found = list(cursor.fetchall()[0])
    for n, convert, expression in _converters(model, connection.vendor):
        found[n] = convert(found[n], expression, connection)
    return model.from_db(connection.alias, [f.attname for f in model._meta.concrete_fields], found)


def all_columns(model: type[models.Model]) -> str:
    return ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)


@lru_cache(maxsize=64)
def _converters(model: type[models.Model], vendor: str) -> list[tuple[int, Any, Any]]:
    """How columns of this kind of database become values: SQLite has no dates and no booleans."""
    connection = next(c for c in connections.all() if c.vendor == vendor)
    columns = [
        (n, field.get_col(model._meta.db_table)) for n, field in enumerate(model._meta.concrete_fields)
    ]
    return [
        (n, convert, column)
        for n, column in columns
        for convert in (*connection.ops.get_db_converters(column), *column.get_db_converters(connection))
    ]


def insert_sql(
    model: type[models.Model], rows: Sequence[Mapping[str, Any]], connection: Any, then: str = ""
) -> tuple[str, list[Any]]:
    """The statement and its values. Names of tables and columns come from the model, never from input."""
    fields, statement = _prepared(model, tuple(rows[0]), len(rows))
    return statement + then, [
        field.get_db_prep_save(row[name], connection) for row in rows for name, field in fields
    ]


@lru_cache(maxsize=256)
def _prepared(
    model: type[models.Model], names: tuple[str, ...], rows: int
) -> tuple[list[tuple[str, Any]], str]:
    fields: list[tuple[str, Any]] = [(name, model._meta.get_field(name)) for name in names]
    columns = ", ".join(f'"{field.column}"' for _name, field in fields)
    places = ", ".join([f"({', '.join(['%s'] * len(fields))})"] * rows)
    return fields, f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES {places}'
