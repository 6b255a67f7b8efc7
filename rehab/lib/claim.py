"""Take rows that nobody else holds, change them and read them, all in one statement.

On PostgreSQL rows that somebody holds are stepped over (FOR UPDATE SKIP LOCKED); SQLite has one writer at a time.
"""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db import connections, models, router

from rehab.lib.insert import all_columns
from rehab.lib.prepared import adapted

Row = TypeVar("Row", bound=models.Model)


def claim_returning(rows: models.QuerySet[Row], change: str, values: Sequence[Any]) -> list[Row]:
    """The rows of a queryset with `select_for_update` and a limit, after `change`; in no order.

    The choice is made once and kept: without MATERIALIZED a plan may choose again for each row, and take more than
    the limit. `change` is what follows SET, with a place for each value.
    """
    model = rows.model
    connection = connections[router.db_for_write(model)]
    chosen, given = rows.values("pk").query.sql_with_params()
    table = f'"{model._meta.db_table}"'
    key = f'"{model._meta.pk.column}"'
    statement = (
        f"WITH chosen (id) AS MATERIALIZED ({chosen}) UPDATE {table} SET {change} "
        f"WHERE {key} IN (SELECT id FROM chosen) RETURNING {all_columns(model)}"
    )
    told = [*given, *(adapted(value, connection) for value in values)]
    return list(model._default_manager.raw(statement, told))
