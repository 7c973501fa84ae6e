"""The serialisation format that versions are kept in: JSON of the whole of a thing."""

from typing import Any

from outputs.history.things import text_of


class Serializer:
    internal_use_only = True

    def serialize(self, rows, **options: Any) -> str:
        (row,) = rows
        self.text = text_of(row)
        return self.text

    def getvalue(self) -> str:
        return self.text
