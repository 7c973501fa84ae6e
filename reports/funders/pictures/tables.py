"""What each picture shows, as rows: those beside it are those of its file, in the language of the screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from activities.dates import first_day, last_day, to_edtf
from reports.documents import Span
from reports.funders.pictures import map as maps
from reports.funders.pictures import outputs
from reports.funders.pictures.announced import Account
from reports.funders.pictures.told import Told
from reports.funders.printing import printed_span


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Texts and numbers; the first `shown` columns stand in the page, all of them in the file."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]
    shown: int

    @property
    def shown_heads(self) -> tuple[str, ...]:
        return self.heads[: self.shown]

    @property
    def shown_rows(self) -> list[tuple[str | int, ...]]:
        return [row[: self.shown] for row in self.rows]


def status(is_planned: bool) -> str:
    return _("planned") if is_planned else _("carried out")


def timeline_table(rows: Sequence[Told]) -> Table:
    """A line for each row of the documents, undated ones last."""
    heads = (_("Date"), _("Activity"), _("Status"), _("First day"), _("Last day"), "EDTF")
    return Table(heads=heads, rows=tuple(timeline_line(row) for row in rows), shown=3)


def timeline_line(row: Told) -> tuple[str, ...]:
    """The date as the document prints it, as real days, and as EDTF: a month stays a month."""
    days = (first_day(row.stretches), last_day(row.stretches))
    edtf = "; ".join(to_edtf(stretch) for stretch in row.stretches)
    return (row.date, row.title, status(row.is_planned), *(day.isoformat() if day else "" for day in days), edtf)


def outputs_table(lines: Sequence[outputs.Line], updates: Sequence[outputs.Update]) -> Table:
    """A line for each output and update in which there is something to count, and one for an output without any."""
    heads = (_("Output"), _("Period"), _("Carried out"), _("Planned"), _("Title"), _("Told in"))
    rows = [row for line in lines for row in outputs_lines(line, updates)]
    return Table(heads=heads, rows=tuple(rows), shown=4)


def outputs_lines(line: outputs.Line, updates: Sequence[outputs.Update]) -> list[tuple[str | int, ...]]:
    name = line.code or names_of_kinds()[line.kind]
    told = [
        (name, period(update), count.carried_out, count.planned, line.title, update.title)
        for update, count in zip(updates, line.counts, strict=True)
        if count.total
    ]
    return told or [(name, "–", 0, 0, line.title, "")]


def period(update: outputs.Update) -> str:
    return printed_span(Span(start=update.start, end=update.end))


def announced_table(accounts: Sequence[Account]) -> Table:
    """A line for each update that accounts for the one before."""
    heads = (_("Period"), _("Announced"), _("Carried out"), _("Not due yet"), _("Postponed, cancelled or open"))
    rows = [
        (period(one.update), one.announced, one.carried_out, one.not_due, one.otherwise, one.update.title)
        for one in accounts
    ]
    return Table(heads=(*heads, _("Told in")), rows=tuple(rows), shown=5)


def names_of_kinds() -> dict[str, str]:
    return {outputs.EVERYTHING: _("All outputs"), outputs.NOTHING: _("No output named")}


def map_table(places: Sequence[maps.Place], without: outputs.Count) -> Table:
    """A line for each place; `without` counts the rows that name none."""
    heads = (_("Place"), _("Carried out"), _("Planned"), _("Map"), _("As written"), _("Latitude"), _("Longitude"))
    rows = [map_line(place) for place in places]
    if without.total:
        rows.append(("–", without.carried_out, without.planned, standings()[maps.NO_PLACE], "", "", ""))
    return Table(heads=heads, rows=tuple(rows), shown=4)


def map_line(place: maps.Place) -> tuple[str | int, ...]:
    at = place.position
    degrees = (str(at.latitude), str(at.longitude)) if at else ("", "")
    written = "; ".join(place.texts)
    count = place.count
    return (place.name, count.carried_out, count.planned, standings()[place.standing], written, *degrees)


def standings() -> dict[str, str]:
    return {
        maps.ON_MAP: _("on the map"),
        maps.NOT_FOUND: _("not found"),
        maps.NOWHERE: _("online or not on the map"),
        maps.NO_PLACE: _("no place told"),
    }
