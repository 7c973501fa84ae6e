"""The contexts of reading pages: printed strings and figures, so that templates only print."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from outputs.screen import short_language
from reports.documents import Contact, DataSheet
from reports.funders import editions
from reports.funders.cards import Card
from reports.funders.glances import Glance, latest_glance
from reports.funders.printing import printed_day, printed_span
from reports.funders.questions import Questions
from reports.funders.readers import Reader
from reports.funders.shelves import Shelf
from reports.funders.tables import ActivityTable
from reports.models import Edition
from reports.renderers import RENDERERS, presentation
from reports.renderers.words import WORDS

EVENTS = 5  # that a project's page names


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """The latest edition of a project as its page tells it; dates are printed in the language of the screen."""

    edition: Edition
    glance: Glance
    lang: str
    date: str
    period: str
    window: str
    runs: bool | None


def portfolio(page, listed: list[Card]) -> dict:
    return {
        "title": _("Projects"),
        "description": _("What these projects did and what they plan, as they told it."),
        "page": page,
        "cards": listed,
    }


def project(shelf: Shelf, *, reader: Reader, today: date) -> dict:
    """A project without an edition has its title, and what will be here. Of the reader it says only whether they are
    nobody: they may not subscribe.
    """
    if shelf.latest is None:
        return {"title": shelf.project.title, "shelf": shelf, "update": None}
    told = latest_glance(shelf)
    ahead, announced = told.ahead(today), told.announced
    return {
        "title": told.digest.project_title,
        "description": f"{told.digest.title}. {told.digest.in_short}".strip(),
        "shelf": shelf,
        "series_query": series_query(shelf),
        "update": update(shelf.latest, told, today),
        "formats": RENDERERS.values(),
        "reader": reader,
        "events": (ahead or announced)[:EVENTS],
        "more_events": max(0, len(ahead or announced) - EVENTS),
        "is_past": bool(announced) and not ahead,
        "in_short": told.digest.in_short.splitlines(),
        **printed_sheet(told.digest.sheet, told.digest.language),
    }


def series_query(shelf: Shelf) -> str:
    """What an address of this project says of the series, where there is a choice."""
    return f"?series={shelf.series.pk}" if len(shelf.choice) > 1 else ""


def inner(shelf: Shelf, title: str) -> dict:
    """What the pages under a project have in common."""
    told = latest_glance(shelf)
    project_title = told.digest.project_title if told else shelf.project.title
    return {
        "title": f"{title} · {project_title}",
        "heading": title,
        "project_title": project_title,
        "shelf": shelf,
        "series_query": series_query(shelf),
    }


def activities(shelf: Shelf, asked: Questions, table: ActivityTable) -> dict:
    """A question that means nothing is answered with the reason and without a row."""
    table.print_page(shelf)
    total = table.page.paginator.count
    return {
        **inner(shelf, _("Activities")),
        "form": asked.form,
        "asked": any(asked.form.data.get(name) for name in asked.filters),
        "problems": asked.form.errors,
        "status": 400 if asked.form.errors else 200,
        "table": table,
        "total": total,
        "count": ngettext("%(count)d activity", "%(count)d activities", total) % {"count": total},
    }


def told_editions(shelf: Shelf, found: list[Edition]) -> dict:
    return {**inner(shelf, _("Editions")), "reports": editions.by_report(found, language=short_language())}


def changes(shelf: Shelf, before: Edition, after: Edition) -> dict:
    corrects = _("Edition %(number)d of %(date)s beside edition %(earlier)d of %(day)s") % {
        "number": after.number,
        "date": printed_day(after.date),
        "earlier": before.number,
        "day": printed_day(before.date),
    }
    return {
        **inner(shelf, _("What changed")),
        "corrects": corrects,
        "edition": after,
        "before": before,
        "lines": editions.changes(before, after),
    }


def update(edition: Edition, told: Glance, today: date) -> Update:
    return Update(
        edition=edition,
        glance=told,
        lang=foreign(told.digest.language),
        date=printed_day(edition.date),
        period=printed_span(told.digest.period),
        window=printed_span(told.digest.window),
        runs=told.runs(today),
    )


def foreign(language: str) -> str:
    """Empty where a text is in the language of the screen."""
    return language if language != short_language() else ""


def printed_sheet(sheet: DataSheet | None, language: str) -> dict:
    """The data sheet as the document prints it, and whom it names to ask."""
    if sheet is None:
        return {"sheet": None, "contact": None, "implementation": []}
    return {
        "sheet": presentation.printed_section(sheet, language),
        "contact": reachable(sheet.contact),
        "implementation": sheet.implementation.splitlines(),
        "words": WORDS[language],
    }


def reachable(contact: Contact | None) -> dict | None:
    """None where the sheet names nobody."""
    printed = presentation.printed_contact(contact)
    told = ("unit", "organisation", "telephone", "email")
    return printed if printed and any(printed[name] for name in told) else None
