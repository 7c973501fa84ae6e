"""The columns of a table of entries, found by their names in English or French, in any order. Imports no Django."""

from collections.abc import Sequence
from dataclasses import dataclass

from activities.imports import refusals
from activities.imports.refusals import FileRefused
from outputs.text import fold

HEAD = 10  # rows in which the names of the columns are looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """`also` are other names under which it is found; `width` is that of a workbook's column."""

    name: str
    en: str
    fr: str
    also: tuple[str, ...] = ()
    width: int = 14

    def heading(self, language: str) -> str:
        return self.fr if language == "fr" else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A table under its columns: `rows` hold the number of each in the file, and its cells by the name of the column.

    `unknown` are the headings of columns that mean nothing here.
    """

    columns: tuple[str, ...]
    unknown: tuple[str, ...]
    rows: list[tuple[int, dict[str, str]]]


COLUMNS = (
    Column(name="kind", en="Kind", fr="Nature", also=("type",)),
    Column(name="when", en="When", fr="Quand", also=("date", "dates", "quand ?"), width=22),
    Column(name="place", en="Place", fr="Lieu", also=("where", "venue", "lieux", "endroit"), width=22),
    Column(name="title", en="Title", fr="Titre", also=("activity", "activite", "forecast", "intitule"), width=50),
    Column(name="text", en="Text", fr="Texte", also=("description", "details"), width=70),
    Column(
        name="outputs", en="Outputs", fr="Résultats", also=("output", "out-put", "out- put", "resultat", "produits")
    ),
    Column(name="language", en="Language", fr="Langue"),
    Column(name="printed_as", en="Printed as", fr="Imprimé comme", also=("imprime",)),
    Column(name="date_to_be_confirmed", en="Dates to be confirmed", fr="Dates à confirmer"),
    Column(name="place_to_be_confirmed", en="Place to be confirmed", fr="Lieu à confirmer"),
    Column(name="outcome", en="Outcome", fr="Suite"),
    Column(name="reason", en="Public reason", fr="Raison publique", also=("reason", "raison"), width=30),
    Column(name="internal_note", en="Internal note", fr="Note interne", width=30),
    Column(name="funders_welcome", en="Funders welcome", fr="Bailleurs bienvenus"),
    Column(name="edtf", en="EDTF", fr="EDTF", width=22),
    Column(name="precision", en="Precision", fr="Précision"),
    Column(name="key", en="Key", fr="Clé", also=("uuid",), width=38),
    Column(name="version", en="Version", fr="Version", width=9),
)
BY_NAME = {column.name: column for column in COLUMNS}
PROBLEM = Column(
    name="problem", en="Problem", fr="Problème", width=50
)  # what we wrote ourselves into rows to be mended
BY_HEADING = {
    fold(heading): column
    for column in (*COLUMNS, PROBLEM)
    for heading in (column.name.replace("_", " "), column.en, column.fr, *column.also)
}
FOR_A_PERSON = ("kind", "when", "place", "title", "text", "outputs", "language")  # what a template offers


def column_of(heading: str) -> Column | None:
    return BY_HEADING.get(fold(heading).strip(" .:*?"))


def read(table: Sequence[tuple[int, list[str]]], *, most: int) -> Reading:
    """The rows below the first that names columns. Raises FileRefused."""
    head = next((place for place, (_, row) in enumerate(table[:HEAD]) if names_columns(row)), None)
    if head is None:
        raise FileRefused(refusals.NO_HEADINGS)
    headings = table[head][1]
    found = [column_of(heading) for heading in headings]
    refuse_twice(headings, found)
    rows = [(number, under(found, row)) for number, row in table[head + 1 :]]
    rows = [(number, cells) for number, cells in rows if any(map(str.strip, cells.values()))]
    if not rows:
        raise FileRefused(refusals.NO_ROWS)
    if len(rows) > most:
        raise FileRefused(refusals.TOO_MANY_ROWS, rows=most)
    unknown = tuple(text.strip() for text, column in zip(headings, found, strict=True) if text.strip() and not column)
    columns = tuple(column.name for column in found if column and column is not PROBLEM)
    return Reading(columns=columns, unknown=unknown, rows=rows)


def names_columns(row: Sequence[str]) -> bool:
    names = {column.name for cell in row if (column := column_of(cell))}
    return "title" in names and ("when" in names or "edtf" in names or "key" in names)


def refuse_twice(headings: Sequence[str], found: Sequence[Column | None]) -> None:
    for place, column in enumerate(found):
        if column and column in found[:place]:
            raise FileRefused(refusals.TWICE, heading=headings[place].strip()[:60])


def under(columns: Sequence[Column | None], row: Sequence[str]) -> dict[str, str]:
    cells = [*row, *[""] * len(columns)]  # a row may end before its last column
    pairs = zip(columns, cells, strict=False)
    return {column.name: cell for column, cell in pairs if column and column is not PROBLEM}
