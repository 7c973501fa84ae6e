"""All editions of a series, by report, and what an edition changed in the one before."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from reports.changes import differences
from reports.corrections import told
from reports.corrections.correcting import output_word
from reports.documents import Span
from reports.funders.printing import printed_day, printed_span
from reports.models import Edition, Series
from reports.renderers.presentation import printed_change


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionLine:
    """`standing` is current, superseded or withdrawn, `mark` the same in the language of the screen."""

    edition: Edition
    date: str
    standing: str
    mark: str
    has_changes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldReport:
    """A report by the title of its newest edition that is shown, or by its period where none is."""

    title: str
    language: str
    lines: tuple[EditionLine, ...]


def editions_of(series: Series) -> list[Edition]:
    """Newest report first and newest edition first, withdrawn ones among them."""
    editions = Edition.objects.filter(series=series).with_standing().without_bytes()
    return list(editions.order_by("-period_end", "report", "-number", "sequence"))


def standing(edition: Edition) -> str:
    if edition.is_withdrawn:
        return "withdrawn"
    return "superseded" if edition.is_superseded else "current"


def by_report(editions: Iterable[Edition], *, language: str) -> list[ToldReport]:
    return [told_report(list(group), language) for _key, group in groupby(editions, key=lambda one: one.report_id)]


def told_report(editions: list[Edition], language: str) -> ToldReport:
    lines = tuple(edition_line(one, editions) for one in editions)
    shown = next((one for one in editions if not one.is_withdrawn), None)
    if shown is None:
        period = Span(start=editions[0].period_start, end=editions[0].period_end)
        return ToldReport(
            title=_("Report of %(period)s") % {"period": printed_span(period)}, language=language, lines=lines
        )
    return ToldReport(title=shown.title, language=shown.language, lines=lines)


def edition_line(edition: Edition, editions: list[Edition]) -> EditionLine:
    marks = {"current": _("current"), "superseded": _("superseded"), "withdrawn": _("withdrawn")}
    is_shown = standing(edition)
    return EditionLine(
        edition=edition,
        date=printed_day(edition.date),
        standing=is_shown,
        mark=marks[is_shown],
        has_changes=not edition.is_withdrawn and one_before(edition, editions) is not None,
    )


def one_before(edition: Edition, editions: Iterable[Edition]) -> Edition | None:
    """The newest earlier edition of the report in that language; None where there is none or it was withdrawn."""
    earlier = [
        one
        for one in editions
        if (one.report_id, one.language) == (edition.report_id, edition.language) and one.number < edition.number
    ]
    before = max(earlier, key=lambda one: one.number, default=None)
    return before if before is not None and not before.is_withdrawn else None


def changes(before: Edition, after: Edition) -> list[dict]:
    """Each difference as a correction prints it, in the language of the edition. Reads both documents."""
    old, new = before.tree, after.tree
    lines = told(differences(old, new), language=new.language, output_word=output_word(new))
    return [printed_change(line, new.language) for line in lines]
