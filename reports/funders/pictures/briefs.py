"""The pictures of a project and what stands beside them: drawings, tables and figures, so that templates only print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from activities.places import SOURCES, outline
from activities.positions import positions
from outputs.screen import short_language
from reports.funders import briefs, entries
from reports.funders.glances import glances, latest_glance
from reports.funders.pictures import announced, outputs, tables, timeline
from reports.funders.pictures import map as maps
from reports.funders.pictures.told import Told, told
from reports.funders.questions import titles_of_outputs
from reports.funders.shelves import Shelf


@dataclass(frozen=True, kw_only=True)
class Pictures:
    """What a shelf tells, as what is drawn and listed of it; each part is made when it is asked for."""

    shelf: Shelf
    positions: maps.Positions

    @cached_property
    def rows(self) -> list[Told]:
        return told(self.shelf)

    @cached_property
    def updates(self) -> tuple[outputs.Update, ...]:
        """In the order of time."""
        return tuple(
            outputs.Update(
                edition=str(one.pk),
                number=one.number,
                title=one.title,
                language=one.language,
                start=one.period_start,
                end=one.period_end,
            )
            for one in reversed(self.shelf.editions)
        )

    @cached_property
    def lines(self) -> tuple[outputs.Line, ...]:
        return outputs.lines(self.rows, self.updates, titles_of_outputs(self.shelf))

    @cached_property
    def accounts(self) -> tuple[announced.Account, ...]:
        """Of the updates that account for the one before, in the order of time."""
        told = glances(self.shelf.editions)
        pairs = zip(self.updates, (told[one.sha256].since for one in reversed(self.shelf.editions)), strict=True)
        return tuple(
            announced.Account(
                update=update, announced=since.announced, carried_out=since.carried_out, not_due=since.not_due
            )
            for update, since in pairs
            if since
        )

    @cached_property
    def places(self) -> tuple[maps.Place, ...]:
        return maps.places(self.rows, self.positions)

    def table(self, picture: str) -> tables.Table:
        match picture:
            case "timeline":
                return tables.timeline_table(self.rows)
            case "outputs":
                return tables.outputs_table(self.lines, self.updates)
            case "announced":
                return tables.announced_table(self.accounts)
        without = sum((maps.one(row) for row in self.rows if not row.places), outputs.Count())
        return tables.map_table(self.places, without)


PICTURES = ("timeline", "outputs", "announced", "map")


def pictures_of(shelf: Shelf) -> Pictures:
    """Two queries: which places are told, and where the secretariat says that they are."""
    return Pictures(shelf=shelf, positions=positions(shelf.project, entries.places(shelf)))


def brief(shown: Pictures, *, may_write: bool) -> dict:
    """A project without an edition has no picture."""
    heads = briefs.inner(shown.shelf, _("Pictures"))
    if shown.shelf.latest is None:
        return heads
    language = short_language()
    return {
        **heads,
        "total": len(shown.rows),
        "planned": sum(row.is_planned for row in shown.rows),
        "timeline": timeline.timeline(shown.rows, span=duration(shown.shelf), language=language),
        "chart": outputs.chart(shown.lines, shown.updates, tables.names_of_kinds(), language=language),
        "announced": announced.chart(shown.accounts, language=language),
        "for_all": sum(line.sum.total for line in shown.lines if line.kind == outputs.EVERYTHING),
        **map_brief(shown, may_write=may_write),
        "tables": {picture: shown.table(picture) for picture in PICTURES},
    }


def duration(shelf: Shelf) -> tuple[date, date]:
    """Of the project, as its newest data sheet tells it; else from the first period to the last window."""
    glance = latest_glance(shelf)
    if glance and glance.digest.sheet:
        span = glance.digest.sheet.duration.span
        return span.start, span.end
    return min(one.period_start for one in shelf.editions), max(one.window_end for one in shelf.editions)


def map_brief(shown: Pictures, *, may_write: bool) -> dict:
    return {
        "map": maps.world_map(shown.places, outline()),
        "figures": maps.figures(shown.rows, shown.positions),
        "not_found": not_found(shown.places, shown.shelf if may_write else None),
        "sources": {"geonames": SOURCES["GeoNames"], "natural_earth": SOURCES["Natural Earth"]},
    }


def not_found(places: Sequence[maps.Place], shelf: Shelf | None) -> list[dict]:
    """With the form in which each is set, for those who may set it."""
    missing = [place for place in places if place.standing == maps.NOT_FOUND]
    form = reverse("admin:activities_placeposition_add")
    return [
        {
            "place": place,
            "address": f"{form}?{urlencode({'project': shelf.project.pk, 'place': place.name})}" if shelf else "",
        }
        for place in missing
    ]
