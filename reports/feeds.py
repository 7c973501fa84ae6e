"""The editions of a series as an Atom feed (RFC 4287). Knows no request."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid5

from django.db.models import Count, F, Q
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.utils.html import escape
from django.utils.translation import gettext as _

from activities.dates import full_date
from reports.digests import DONE
from reports.documents import TableKind
from reports.models import Edition, Series

SERIES = UUID("9b6e3f0e-5d0c-4f4c-8f39-54c2a0a3f0d5")  # the name space of our series
BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Absolute ones: of the feed, of the page about the series, and of each edition's page and PDF."""

    feed: str
    page: str
    edition: Callable[[Edition], str]
    pdf: Callable[[Edition], str]


class SteadyFeed(Atom1Feed):
    """The same editions give the same bytes: no clock stands in for the news that there are not."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=BEFORE_ALL)


def published(series: Series):
    """Newest first, with the figures of each; in one query."""
    first = Q(rows__ordinal=0)
    return (
        Edition.objects.filter(series=series)
        .with_standing()
        .without_bytes()
        .annotate(
            size=F("file__size"),
            carried_out=Count("rows", filter=first & Q(rows__section__in=[kind.value for kind in DONE])),
            planned=Count("rows", filter=first & Q(rows__section=TableKind.FORECASTS.value)),
        )
        .order_by("-sequence")
    )


def atom(series: Series, editions: Iterable[Edition], *, addresses: Addresses) -> bytes:
    """In the language of the series, whoever reads it."""
    with translation.override(series.written_in):
        feed = SteadyFeed(
            title=f"{series.project.title}: {series.name}",
            link=addresses.page,
            description="",
            language=series.written_in,
            author_name=series.project.title,
            feed_url=addresses.feed,
            feed_guid=uuid5(SERIES, f"{series.project.slug}/{series.pk}").urn,
        )
        for edition in editions:
            feed.add_item(**item(edition, addresses))
    return feed.writeString("utf-8").encode()


def item(edition: Edition, addresses: Addresses) -> dict:
    """One that was withdrawn says so, and nothing of what stood in it."""
    told = {
        "unique_id": edition.pk.urn,
        "link": addresses.edition(edition),
        "pubdate": edition.published_at,
        "updateddate": edition.published_at,
    }
    number = _("edition %(number)d") % {"number": edition.number}
    if edition.is_withdrawn:
        day = full_date(edition.date, language=edition.language)
        title = _("Withdrawn: %(edition)s of %(day)s") % {"edition": number, "day": day}
        return {**told, "title": title, "description": "", "categories": ["withdrawn"]}
    pdf = Enclosure(addresses.pdf(edition), str(edition.size), "application/pdf")
    title = f"{edition.title} ({number})"
    if edition.is_superseded:
        superseded = _("Superseded: %(title)s") % {"title": title}
        told = {**told, "title": superseded, "categories": ["superseded"]}
    return {"title": title, **told, "description": escape(figures(edition)), "enclosures": [pdf]}


def figures(edition: Edition) -> str:
    counts = {"done": edition.carried_out, "planned": edition.planned}
    return _("Carried out: %(done)d. Planned: %(planned)d.") % counts
