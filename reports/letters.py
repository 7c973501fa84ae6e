"""What a mail about an edition says, in the language of its reader. Writes nothing and sends nothing."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.dates import full_date
from outputs.text import normalise
from reports.addresses import is_address
from reports.corrections import printing
from reports.digests import Digest, digest, rows
from reports.documents import Row, Span, TableKind
from reports.models import Edition
from reports.renderers.words import WORDS

NAMED_PLACES = 12
NAMED_EVENTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """An edition, read once for all its mails."""

    edition: Edition
    told: Digest
    planned: tuple[Row, ...]

    @property
    def contact(self):
        return self.told.sheet.contact if self.told.sheet else None

    @property
    def reply_to(self) -> str:
        """Whom the document names to ask."""
        return self.contact.email if self.contact and is_address(self.contact.email) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The subject is one line, whatever was typed in the titles that it is made of."""

    subject: str
    body: str


def news_of(edition: Edition) -> News:
    document = edition.tree
    planned = rows(document, frozenset({TableKind.FORECASTS}))
    return News(edition=edition, told=digest(document), planned=planned)


def letter(news: News, *, language: str, today: date, note: str = "", **told: str | bool) -> Letter:
    """`told` is what depends on the receiver: `stop` and `switch` are addresses that end such mail, `attached` where
    the PDF comes with it, `opens` where the receiver may open the pages.
    """
    with translation.override(language):
        context = {**of_edition(news, language, today), "note": note, "opens": True, **told}
        body = render_to_string("reports/mail/published.txt", context)
        # Stripped, it is text again: what was rendered counts as markup, and a page that shows it would not escape it.
        return Letter(subject=normalise(subject_of(news), multiline=False), body=f"{body.strip()}\n")


def subject_of(news: News) -> str:
    edition, told = news.edition, news.told
    if edition.number == 1:
        return f"{told.project_title}: {told.title}"
    corrected = _("corrected, edition %(number)d") % {"number": edition.number}
    return f"{told.project_title}: {told.title} ({corrected})"


def of_edition(news: News, language: str, today: date) -> dict:
    edition, slug = news.edition, news.edition.series.project.slug
    ahead = [row for row in news.planned if is_ahead(row, today)]
    return {
        "edition": edition,
        "told": news.told,
        "contact": news.contact,
        "day": full_date(edition.date, language=language),
        "figures": figures(news.told, language),
        "events": [event(row, language) for row in ahead[:NAMED_EVENTS]],
        "more_events": max(0, len(ahead) - NAMED_EVENTS),
        "page": absolute("edition", slug, edition.code),
        "pdf": absolute("edition-download", slug, edition.code, "pdf"),
    }


def is_ahead(row: Row, today: date) -> bool:
    ends = [one.stretch.end for one in row.occurrences]
    return None in ends or max(ends) >= today


def event(row: Row, language: str) -> str:
    """`24-25 Nov 09, Strasbourg: Seminar (funders welcome)`"""
    when = ", ".join(filter(None, (printing.dates(row, language), printing.places(row, language))))
    welcome = f" {WORDS[language]['funders_welcome']}" if row.funders_welcome else ""
    return f"{when}: {row.title}{welcome}"


def figures(told: Digest, language: str) -> str:
    """`1 September 2009 – 31 October 2009: 12 carried out, in Geneva, Paris. …: 6 planned.`"""
    done = ngettext("%(count)d activity carried out", "%(count)d activities carried out", told.carried_out)
    planned = ngettext("%(count)d activity planned", "%(count)d activities planned", told.planned)
    told_done = {"days": days(told.period, language), "told": done % {"count": told.carried_out} + named(told.places)}
    told_next = {"days": days(told.window, language), "told": planned % {"count": told.planned}}
    return " ".join(_("%(days)s: %(told)s.") % one for one in (told_done, told_next))


def days(span: Span, language: str) -> str:
    return f"{full_date(span.start, language=language)} – {full_date(span.end, language=language)}"


def named(places: Iterable[str]) -> str:
    told = list(places)
    more = len(told) - NAMED_PLACES
    names = ", ".join(told[:NAMED_PLACES])
    if not told:
        return ""
    if more > 0:
        names = _("%(names)s and %(more)d more places") % {"names": names, "more": more}
    return f" ({names})"


def key(edition: Edition, address: str) -> str:
    """The same for all languages of an edition, and for two accounts with one address."""
    return hashlib.sha256(f"{edition.report_id}/{edition.number}/{address.lower()}".encode()).hexdigest()


def absolute(name: str, *arguments: object) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=arguments)}"
