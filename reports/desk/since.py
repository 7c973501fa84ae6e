"""What reads otherwise since a report was last read: for those who read it again and decide about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reports.canonical import read
from reports.changes import Change, RowChange, differences
from reports.corrections import told
from reports.corrections.correcting import output_word
from reports.corrections.printing import day
from reports.corrections.voice import Thing, Voice
from reports.desk.standing import moment
from reports.documents import ChangeLine, ReportDocument
from reports.models import Report, Step
from reports.renderers.presentation import printed_change


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """`row` is the key of the row where it still stands in the report; `lines` say what differs, word by word."""

    subject: str
    row: str
    lines: tuple[dict, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """`when` names the reading that the changes are told against."""

    when: str
    changes: tuple[Changed, ...]

    @property
    def by_row(self) -> dict[str, Changed]:
        return {change.row: change for change in self.changes if change.row}


def changed_since(report: Report, document: ReportDocument) -> Since | None:
    """None where nobody has read the report before its current round. Takes one query."""
    earlier = last_read(report)
    if earlier is None:
        return None
    before = read(earlier.document)
    forms = {"round": earlier.round.number, "verb": earlier.get_verb_display(), "when": moment(earlier.at)}
    return Since(
        when=_("round %(round)d, as it was %(verb)s on %(when)s") % forms,
        changes=tuple(changed(change, before, document) for change in differences(before, document)),
    )


def last_read(report: Report) -> Step | None:
    """The newest step of an earlier round that kept the document: its approval where it came so far."""
    steps = Step.objects.filter(round__report=report, round__number__lt=report.current_round.number)
    return steps.exclude(document="").select_related("round").order_by("-round__number", "-pk").first()


def changed(change: Change, before: ReportDocument, after: ReportDocument) -> Changed:
    lines = lines_of(change, before, after)
    stands = isinstance(change, RowChange) and change.after is not None
    return Changed(
        subject=lines[0].subject,
        row=change.row if stands else "",
        lines=tuple(printed_change(line, after.language) for line in lines),
    )


def lines_of(change: Change, before: ReportDocument, after: ReportDocument) -> Sequence[ChangeLine]:
    """A correction has a date of its own, of which it says nothing; between two readings it is a change."""
    if change.key != "date":
        return told([change], language=after.language, output_word=output_word(after))
    voice = Voice(language=after.language)
    days = [day(one.date, after.language) for one in (before, after)]
    return voice.lines(voice.words["date"], Thing(before=days[0], after=days[1]))
