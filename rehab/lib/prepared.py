"""A query that is written as a queryset, compiled once for each connection, and then asked with new values.

Building a statement in Python costs more than the database takes to answer it. For the few reads of every request
(session, person, own record) it is built once. The queryset stays the only place that says what is read.

PostgreSQL in turn takes twice as long to read and plan such a statement as to answer it. From the second time on a
connection asks it by a name under which the server keeps it (PREPARE); how it is carried out stays the server's choice.
"""

import uuid
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any, Generic, TypeVar

from django.conf import settings
from django.db import connections

Row = TypeVar("Row")
_KEPT = "_steady_prepared"
_numbers = count(1)


class Prepared(Generic[Row]):
    """`rows(**values)` makes the queryset; `like` is one example of each value, told apart from all constants.

    A queryset of `values_list` gives tuples, in the order of its names; an annotation is an attribute of its object.

    Values are UUIDs, text, days or moments, and take the place of the example in the compiled statement. A queryset
    whose shape depends on its values cannot be prepared.
    """

    def __init__(self, rows: Callable[..., Any], **like: Any) -> None:
        self.rows, self.like = rows, like

    def __call__(self, **values: Any) -> list[Row]:
        connection = connections["default"]
        kept = connection.__dict__.setdefault(_KEPT, {})
        if self not in kept:
            kept[self] = self._compile(connection)
        return kept[self].ask(values)  # type: ignore[no-any-return]

    def first(self, **values: Any) -> Row | None:
        return next(iter(self(**values)), None)

    def _compile(self, connection: Any) -> "_Compiled":
        compiler = self.rows(**self.like).query.get_compiler(connection=connection)
        statement, given = compiler.as_sql()
        examples = {adapted(value, connection): name for name, value in self.like.items()}
        places = [(examples.get(one) if isinstance(one, _KINDS) else None, one) for one in given]
        missing = set(self.like) - {name for name, _value in places}
        if missing:
            raise ValueError(f"not in the statement: {', '.join(sorted(missing))}")
        self._try_others(connection, statement, places)
        return _Compiled(compiler, statement, places)

    def _try_others(self, connection: Any, statement: str, places: list[tuple[str | None, Any]]) -> None:
        """With other values there is the same statement, and nothing but those values differs in it."""
        others = {name: _another(value) for name, value in self.like.items()}
        again, given = self.rows(**others).query.get_compiler(connection=connection).as_sql()
        expected = [value if name is None else adapted(others[name], connection) for name, value in places]
        if again != statement or list(given) != expected:
            raise ValueError("the statement depends on a value, or holds one that is worked out from it")


class _Compiled:
    """The statement with its places, and how its rows become objects."""

    def __init__(self, compiler: Any, statement: str, places: list[tuple[str | None, Any]]) -> None:
        self.compiler, self.statement, self.places = compiler, statement, places
        self.by_name = _ByName(statement, places) if _keeps_statements(compiler.connection) else None
        info = compiler.klass_info if compiler.query.default_cols else {}
        self.converters = compiler.get_converters([column[0] for column in compiler.select])
        self.whole = _Part(compiler, info) if info else None
        self.annotations = compiler.annotation_col_map or {}

    def ask(self, values: dict[str, Any]) -> list[Any]:
        compiler, connection = self.compiler, self.compiler.connection
        new = {name: adapted(value, connection) for name, value in values.items()}
        with connection.cursor() as cursor:
            call = self.by_name.call(connection, cursor) if self.by_name else ""
            told = [new[name] if name else value for name, value in self.places if name or not call]
            cursor.execute(call or self.statement, told)
            found = cursor.fetchall()
        rows = compiler.apply_converters(found, self.converters) if self.converters else found
        whole = self.whole
        return list(rows) if whole is None else [self._object(whole, row) for row in rows]

    def _object(self, whole: "_Part", row: Any) -> Any:
        made = whole.made(row)
        for name, n in self.annotations.items():
            setattr(made, name, row[n])
        return made


class _ByName:
    """The same statement as PostgreSQL keeps it: under a name, for as long as the connection lasts."""

    def __init__(self, statement: str, places: Sequence[tuple[str | None, Any]]) -> None:
        self.statement, self.places = statement, places
        self.name = f"steady_{next(_numbers)}"
        open_places = sum(name is not None for name, _value in places)
        self.execute = f"EXECUTE {self.name} ({', '.join(['%s'] * open_places)})"
        self.asked_on: Any = None
        self.kept = False

    def call(self, connection: Any, cursor: Any) -> str:
        """How to ask by name; nothing the first time on a connection, of which there may be no second."""
        if self.asked_on is not connection.connection:
            self.asked_on, self.kept = connection.connection, False
            return ""
        if not self.kept:
            with connection.wrap_database_errors:
                cursor.cursor.execute(f"PREPARE {self.name} AS {self._numbered(cursor.cursor)}")
            self.kept = True
        return self.execute

    def _numbered(self, cursor: Any) -> str:
        """The statement with $1, $2 … for its values. What is always the same stays in it."""
        numbers = count(1)
        return self.statement % tuple(
            cursor.mogrify("%s", [value]).decode() if name is None else f"${next(numbers)}{_kind(value)}"
            for name, value in self.places
        )


def _keeps_statements(connection: Any) -> bool:
    """Not behind a pool that gives a connection to somebody else after each transaction."""
    return bool(connection.vendor == "postgresql" and settings.PREPARE_STATEMENTS)


def _kind(value: Any) -> str:
    """What a value is, as the driver says it when it sends one. A text takes its kind from its place."""
    kinds = {uuid.UUID: "::uuid", datetime: "::timestamptz", date: "::date"}
    return kinds.get(type(value), "")


_KINDS = (uuid.UUID, str, date)  # a moment is a date, too


def _another(value: Any) -> Any:
    """A value of the same kind that is no example."""
    if isinstance(value, uuid.UUID):
        return uuid.UUID(int=value.int ^ 1 << 100)
    return value + timedelta(days=3653) if isinstance(value, date) else f"{value} and another"


def adapted(value: Any, connection: Any) -> Any:
    """A value as this database wants it."""
    if isinstance(value, uuid.UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value


class _Part:
    """The columns of one model in each row, and those of the models that `select_related` brings along with it."""

    def __init__(self, compiler: Any, info: dict[str, Any]) -> None:
        self.info, self.alias, self.model = info, compiler.connection.alias, info["model"]
        self.columns = info["select_fields"]
        self.names = [compiler.select[n][0].target.attname for n in self.columns]
        self.key = self.columns[self.names.index(self.model._meta.pk.attname)]
        self.parts = [_Part(compiler, one) for one in info.get("related_klass_infos", ())]

    def made(self, row: Any) -> Any:
        """The object; None where an outer join found nothing."""
        if row[self.key] is None:
            return None
        made = self.model.from_db(self.alias, self.names, [row[n] for n in self.columns])
        for part in self.parts:
            other = part.made(row)
            part.info["local_setter"](made, other)
            if other is not None:
                part.info["remote_setter"](other, made)
        return made
