"""What a correction can be about: each difference between what was told and today's rows, in words, by its group."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext_lazy as _

from reports.changes import Change, Group, differences
from reports.composition import from_rows
from reports.corrections import told
from reports.corrections.correcting import output_word
from reports.documents import ReportDocument
from reports.models import Report
from reports.renderers.presentation import printed_change

LABELS = {
    Group.ENTRIES: _("Entries"),
    Group.DATA_SHEET: _("Data sheet"),
    Group.ORDER: _("Order"),
    Group.WORDING: _("Wording"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """`lines` say of one subject what differs, as the document will print it."""

    key: str
    number: int
    subject: str
    lines: tuple[dict, ...]
    is_taken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceGroup:
    label: str
    differences: tuple[Difference, ...]


def changes_since(edition: ReportDocument, report: Report) -> tuple[Change, ...]:
    """A correction has a date of its own, so that another date of issue is no difference."""
    fresh = from_rows(report, language=edition.language)
    return tuple(change for change in differences(edition, fresh) if change.key != "date")


def grouped(
    changes: Sequence[Change], edition: ReportDocument, *, taken: Collection[str]
) -> tuple[DifferenceGroup, ...]:
    """In the order of `LABELS`; within a group in that of the document."""
    order = list(LABELS)
    ordered = sorted(enumerate(changes), key=lambda pair: order.index(pair[1].group))
    return tuple(
        DifferenceGroup(
            label=LABELS[group],
            differences=tuple(difference(number, change, edition, taken) for number, change in members),
        )
        for group, members in groupby(ordered, key=lambda pair: pair[1].group)
    )


def difference(number: int, change: Change, edition: ReportDocument, taken: Collection[str]) -> Difference:
    lines = told([change], language=edition.language, output_word=output_word(edition))
    return Difference(
        key=change.key,
        number=number,
        subject=lines[0].subject,
        lines=tuple(printed_change(line, edition.language) for line in lines),
        is_taken=change.key in taken,
    )
