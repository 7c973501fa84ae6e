"""What was understood of the dates that are typed, and in which report they fall."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from activities.dates import When, spelled_out
from activities.models import Entry, Occurrence
from outputs.screen import short_language
from reports import titles
from reports.documents import Span
from reports.foreseen import Foreseen, foresee, reports_of
from reports.models import Report, Series


def echo(when: When, entry: Entry) -> str:
    """`Mon 5 – Fri 9 October 2009, in the update 15 September – 31 October`, in the language of the screen."""
    occurrences = [Occurrence.of(stretch) for stretch in when.stretches]
    return ", ".join([spelled_out(when, language=short_language()), *where(entry, occurrences)])


def where(entry: Entry, occurrences: Sequence[Occurrence]) -> list[str]:
    """The report, or the reports, of the first series that takes it."""
    found = (foresee(entry, occurrences, reports) for reports in reports_of(entry.project))
    first = next((one for one in found if one), ())
    return list(dict.fromkeys(sentence(one) for one in first)) or [nowhere(entry, occurrences)]


def nowhere(entry: Entry, occurrences: Sequence[Occurrence]) -> str:
    if not occurrences:
        return _("its dates are still to be said")
    if entry.kind == Entry.Kind.ACTIVITY and all(one.start is None for one in occurrences):
        return _("in no report until it has dates")
    return _("in no report yet")


def sentence(foreseen: Foreseen) -> str:
    report, days = foreseen.report, [one.end or one.start for one in foreseen.selected.occurrences]
    near = next((day for day in days if day), report.period_end)
    said = {
        "activities": _("in %(series)s %(period)s"),
        "earlier": _("among the earlier activities of %(series)s %(period)s"),
        "forecasts": _("planned in %(series)s %(period)s"),
    }[foreseen.part]
    told = said % {"series": called(report.series), "period": period_of(report, near)}
    return _("%(report)s (published already)") % {"report": told} if report.is_published else told


def called(series: Series) -> str:
    return _("the update") if series.name == Series.DEFAULT_NAME else f"“{series.name}”"


def period_of(report: Report, near: date) -> str:
    span = Span(start=report.period_start, end=report.period_end)
    return titles.span_label(span, language=short_language(), near=near)
