"""Queries that are asked with every request: the ORM writes their SQL once, which costs ten times what asking does."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

Value = int | str | date | tuple[int, ...]
FIRST_NUMBER = 2_000_000_000  # of the stand-ins: what nothing that is written into a query by itself is equal to


class Statement:
    """`build` makes the query set, of `values_list`, from named values. Tuples of another length are another statement.

    The rows are those that the query set itself would give.
    """

    def __init__(self, build: Callable[..., QuerySet]) -> None:
        self.build = build
        self.written: dict[tuple, Written | None] = {}

    def rows(self, **values: Value) -> list[tuple]:
        shape = tuple((name, len(value) if isinstance(value, tuple) else None) for name, value in values.items())
        if shape not in self.written:
            self.written[shape] = self.write(values)
        written = self.written[shape]
        if written is None:
            return []
        told = dict(zip(keys(values), map(adapted, leaves(values)), strict=True))
        with connection.cursor() as cursor:
            cursor.execute(written.sql, [told[one] if isinstance(one, Key) else one for one in written.parameters])
            return written.converted(cursor.fetchall())

    def write(self, values: dict[str, Value]) -> "Written | None":
        """None where the values can fit nothing, as in an empty list."""
        stand_ins, known = {}, {}
        for name, value in values.items():
            many = value if isinstance(value, tuple) else (value,)
            made = tuple(stand_in(one, len(known) + number) for number, one in enumerate(many))
            known |= {adapted(one): Key((name, number)) for number, one in enumerate(made)}
            stand_ins[name] = made if isinstance(value, tuple) else made[0]
        try:
            compiler = self.build(**stand_ins).query.get_compiler(connection=connection)
            sql, parameters = compiler.as_sql()
        except EmptyResultSet:
            return None
        named = [known.get(one, one) if isinstance(one, int | str | date) else one for one in parameters]
        return Written(sql=sql, parameters=named, compiler=compiler)


class Written:
    """`parameters` are values that the query has by itself, and the keys of those that are told each time."""

    def __init__(self, *, sql: str, parameters: list[Any], compiler: Any) -> None:
        self.sql, self.parameters = sql, parameters
        self.compiler = compiler
        self.converters = compiler.get_converters([column for column, _sql, _alias in compiler.select])

    def converted(self, rows: list[tuple]) -> list[tuple]:
        """As fields want them: a UUID from the text that SQLite keeps, JSON as what it says."""
        if not self.converters:
            return rows
        return [tuple(row) for row in self.compiler.apply_converters(rows, self.converters)]


class Key(tuple):
    """The name of a value and its place in it."""


def keys(values: dict[str, Value]) -> Iterator[Key]:
    for name, value in values.items():
        yield from (Key((name, number)) for number in range(len(value) if isinstance(value, tuple) else 1))


def leaves(values: dict[str, Value]) -> Iterator[int | str | date]:
    for value in values.values():
        yield from value if isinstance(value, tuple) else (value,)


def stand_in(value: int | str | date, number: int) -> int | str | date:
    match value:
        case date():
            return date.fromordinal(1 + number)
        case int():
            return FIRST_NUMBER + number
    return f"stand-in-{number}"


def adapted(value: int | str | date) -> Any:
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value
