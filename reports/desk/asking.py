"""What the author is asked before a report is submitted, a group of questions at a time."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.dates import full_date
from activities.models import Entry
from outputs.screen import short_language
from reports import assistant
from reports.assistant import Seam
from reports.models import Report

if TYPE_CHECKING:
    from reports.desk.closing import Closing

LACKS = {
    assistant.OUTPUTS: gettext_lazy("no output"),
    assistant.PLACE: gettext_lazy("no place"),
    assistant.TEXT: gettext_lazy("no text"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An entry in one line; `said` is why it stands here."""

    pk: int
    title: str
    lang: str
    when: str
    place: str
    said: tuple[str, ...]
    address: str

    @classmethod
    def of(cls, entry: Entry, said: Iterable[str], address: str) -> "Line":
        return cls(
            pk=entry.pk,
            title=entry.title,
            lang=entry.written_in,
            when=entry.printed_when(),
            place=", ".join(entry.places()),
            said=tuple(said),
            address=address,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """`actions` is the template of what can be done with each line; empty where its form is all there is."""

    name: str
    heading: str
    sentence: str
    lines: Sequence[Line]
    actions: str = ""


def asks(closing: "Closing", left: Sequence[Entry]) -> tuple[Ask, ...]:
    """`left` are the entries that the report does not hold; groups without lines are left out."""
    groups = (*about_forecasts(closing, left), *about_activities(closing, left), *about_entries(closing))
    return tuple(group for group in (*groups, *about_decisions(closing)) if group.lines)


def about_forecasts(closing: "Closing", left: Sequence[Entry]) -> tuple[Ask, ...]:
    due = assistant.unresolved(left, closing.report)
    undated = assistant.undated((row.entry for row in closing.selection.forecasts), Entry.Kind.FORECAST)
    asked = [entry for entry in undated if not closing.is_decided(entry)]
    return (
        Ask(
            name="unresolved",
            heading=_("Planned, and its dates have passed"),
            sentence=_("What became of it? Until it is said, it stands in the accounting as open."),
            lines=[closing.line(entry) for entry in due],
            actions="reports/desk/ask_outcome.html",
        ),
        Ask(
            name="undated",
            heading=_("Planned, without dates yet"),
            sentence=_("It stands in the report, dates to be confirmed, unless it is kept back or cancelled."),
            lines=[closing.line(entry) for entry in asked],
            actions="reports/desk/ask_undated.html",
        ),
    )


def about_activities(closing: "Closing", left: Sequence[Entry]) -> tuple[Ask, ...]:
    strays = [entry for entry in left if entry.in_no_period and entry.kind == Entry.Kind.ACTIVITY]
    known = {entry.pk for entry in strays}
    ongoing = [entry for entry in assistant.under_way(left, closing.report) if entry.pk not in known]
    undated = assistant.undated(left, Entry.Kind.ACTIVITY)
    return (
        Ask(
            name="under-way",
            heading=_("Under way"),
            sentence=_("It goes on past the period and comes into the report in which it ends, unless it is told now."),
            lines=[closing.line(entry) for entry in ongoing],
            actions="reports/desk/ask_include.html",
        ),
        Ask(
            name="earlier",
            heading=_("Earlier, and in no period of this series"),
            sentence=_("It ended on a day that no report tells of. Included here, it stands with the earlier ones."),
            lines=[closing.line(entry) for entry in strays],
            actions="reports/desk/ask_include.html",
        ),
        Ask(
            name="no-dates",
            heading=_("Activities without dates"),
            sentence=_("Without dates it comes into no report by itself."),
            lines=[closing.line(entry) for entry in undated],
            actions="reports/desk/ask_include.html",
        ),
    )


def about_entries(closing: "Closing") -> tuple[Ask, ...]:
    lacks = [
        closing.line(lack.entry, ", ".join(str(LACKS[what]) for what in lack.what))
        for lack in assistant.lacking(closing.selection)
    ]
    doubtful = [
        closing.line(entry, *closing.remarks[entry.pk]) for entry in closing.entries if entry.pk in closing.remarks
    ]
    return (
        Ask(
            name="lacking",
            heading=_("Something is not said yet"),
            sentence=_("It prints as it is, without what is missing."),
            lines=lacks,
        ),
        Ask(name="doubts", heading=_("Worth a second look"), sentence=_("It may be right as it is."), lines=doubtful),
    )


def about_decisions(closing: "Closing") -> tuple[Ask, ...]:
    """What the author decided: always in sight, and to be taken back."""
    out = [
        closing.line(row.entry, closing.placements[row.entry.pk].reason)
        for row in closing.selection.left_out
        if row.entry.pk in closing.placements
    ]
    return (
        Ask(
            name="left-out",
            heading=_("Left out of this report"),
            sentence=_("It is offered again in the next."),
            lines=out,
            actions="reports/desk/ask_left_out.html",
        ),
        Ask(
            name="withheld",
            heading=_("Withheld from the series"),
            sentence=_("It is in no report of this series and in no count."),
            lines=[closing.line(one.entry, one.reason) for one in closing.withheld],
            actions="reports/desk/ask_withheld.html",
        ),
    )


def seam_sentences(seams: Iterable[Seam], title_of: Callable[[Report], str]) -> list[str]:
    return [seam_sentence(seam, title_of(seam.neighbour)) for seam in seams]


def seam_sentence(seam: Seam, title: str) -> str:
    first, last = (full_date(day, language=short_language()) for day in (seam.span.start, seam.span.end))
    days = first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}
    if seam.is_gap:
        return _("No report of the series tells of %(days)s, between this one and “%(title)s”.") % {
            "days": days,
            "title": title,
        }
    return _("This report and “%(title)s” both tell of %(days)s; what one has told the other does not repeat.") % {
        "days": days,
        "title": title,
    }
