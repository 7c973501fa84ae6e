"""From an approved report to its edition: wholly, or nothing at all.

The document is composed and rendered before anything is written; the transaction only checks that all still stands as
it was read, and writes. Children come first: the edition's own row seals them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from outputs import access
from outputs.models import User
from reports import extracts
from reports.canonical import canonical_json, fingerprint, read, sha256, verification_code
from reports.changes import Change, Group, differences
from reports.composition import compose, from_rows
from reports.corrections import told
from reports.documents import ChangeLine, EditionMark, ReportDocument, State, TableKind
from reports.models import Edition, EditionFile, EditionRow, Report, Round, Series, Step
from reports.notices import announce
from reports.renderers import RENDERERS
from reports.rounds import STEPS, Refused, approve, begin_correction, claim, submit, take_step
from reports.turns import turn

NAMED = 5  # differences that a refusal names


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where the next edition joins the series."""

    sequence: int = 0
    sha256: str = ""


def publish(report: Report, *, by: User, at: datetime) -> Edition:
    """The edition made of what was approved. Refused, with nothing written, where anything is not as it was approved.

    Raises PDFEngineMissing where PDFs cannot be made.
    """
    with turn(report.series):
        current, draft = approved(report, by)
        head = head_of(report.series)
        mark = EditionMark(number=next_number(report), previous=head.sha256)
        document = replace(draft, state=State.PUBLISHED, edition=mark)
        content = RENDERERS["pdf"].render(document)
        with transaction.atomic():
            claimed = claim(report, "publish", by)
            if claimed.pk != current.pk or head_of(report.series) != head:
                raise Refused(_("Somebody else published in this series just now. Try again."))
            edition = seal(report, document, content, head=head, by=by, at=at, reason=current.reason)
            claimed.state = Round.State.PUBLISHED
            claimed.save()
            take_step(claimed, Step.Verb.PUBLISHED, by=by, at=at, **vouching(edition))
            announce(edition, at=at)
    return edition


def vouching(edition: Edition) -> dict[str, int | str]:
    """What the audit keeps of an edition, beside it: enough to see any other in its place, or none."""
    return {
        "edition": edition.number,
        "sequence": edition.sequence,
        "series": edition.series_id,
        "sha256": edition.sha256,
        "file": edition.file.sha256,
    }


def approved(report: Report, by: User) -> tuple[Round, ReportDocument]:
    """The approved round and today's document, which is the approved one."""
    with transaction.atomic():
        current = claim(report, "publish", by)
        approval = current.steps.get(verb=Step.Verb.APPROVED)
    document = compose(report, language=report.series.written_in)
    if fingerprint(document) != approval.fingerprint:
        changed = told(differences(read(approval.document), document), language=document.language)
        raise Refused(_("It is not what was approved any more: %(named)s.") % {"named": named(changed)})
    return current, document


def named(changed: Sequence[ChangeLine]) -> str:
    subjects = list(dict.fromkeys(line.subject for line in changed))
    more = [_("and %(count)d more") % {"count": len(subjects) - NAMED}] if len(subjects) > NAMED else []
    return "; ".join([*subjects[:NAMED], *more])


def next_number(report: Report) -> int:
    """Versions in other languages share a number."""
    return (report.editions.aggregate(newest=Max("number"))["newest"] or 0) + 1


def head_of(series: Series) -> Head:
    newest = Edition.objects.filter(series=series).order_by("-sequence").values("sequence", "sha256").first()
    return Head(**newest) if newest else Head()


def seal(
    report: Report, document: ReportDocument, content: bytes, *, head: Head, by: User, at: datetime, reason: str
) -> Edition:
    """Writes the edition within the caller's transaction."""
    edition = edition_of(report, document, head=head, by=by, at=at, reason=reason)
    write([(edition, document, content)])
    return edition


def edition_of(report: Report, document: ReportDocument, *, head: Head, by: User, at: datetime, reason: str) -> Edition:
    text = canonical_json(document)
    digest = sha256(text)
    manager = access.manager_stood_in_for(by, report.series.project)
    return Edition(
        report=report,
        series=report.series,
        sequence=head.sequence + 1,
        number=document.edition.number,
        language=document.language,
        document=text,
        sha256=digest,
        previous_sha256=head.sha256,
        code=verification_code(digest),
        title=document.title,
        date=document.date,
        period_start=document.period.start,
        period_end=document.period.end,
        window_start=document.window.start,
        window_end=document.window.end,
        reason=reason,
        published_at=at,
        published_by=by.username,
        on_behalf_of=manager.username if manager else "",
    )


def write(sealed: Sequence[tuple[Edition, ReportDocument, bytes]]) -> None:
    """Files and rows, then the editions' own rows, which close each to all others."""
    EditionFile.objects.bulk_create([EditionFile.of(edition, content) for edition, _document, content in sealed])
    EditionRow.objects.bulk_create(
        EditionRow(edition=edition, **row) for edition, document, _content in sealed for row in extracts.rows(document)
    )
    Edition.objects.bulk_create([edition for edition, _document, _content in sealed])


def publish_due(*, at: datetime) -> tuple[list[Edition], list[tuple[Report, str]]]:
    """Publishes what was approved for a time that has come, as the person who approved it; and what was refused."""
    published, refused = [], []
    due = Round.objects.filter(state=Round.State.APPROVED, publish_at__lte=at).order_by("publish_at", "pk")
    for current in due.select_related("report__series__project"):
        approver = current.steps.get(verb=Step.Verb.APPROVED).by
        try:
            published.append(publish(current.report, by=approver, at=at))
        except Refused as problem:
            refused.append((current.report, str(problem)))
    return published, refused


def publish_on_authority(report: Report, *, by: User, at: datetime, reason: str = "") -> Edition:
    """Takes the report through what is left of its way and publishes it, all on the authority of one reviewer. With a
    reason a published report is corrected: by all differences in its entries and none in the data sheet.
    """
    if report.state == Round.State.PUBLISHED:
        begin_correction_of_entries(report, by=by, at=at, reason=reason)
        report = Report.objects.get(pk=report.pk)
    read_now = fingerprint(compose(report, language=report.series.written_in))
    if report.state in STEPS["submit"].states:
        submit(report, by=by, at=at, read=read_now, right=access.REVIEW)
        report = Report.objects.get(pk=report.pk)
    if report.state in STEPS["approve"].states:
        approve(report, by=by, at=at, read=read_now)
        report = Report.objects.get(pk=report.pk)
    return publish(report, by=by, at=at)


def is_of_the_entries(change: Change) -> bool:
    """The rows, their order and the footnotes to what they say."""
    tables = {f"order:{table}" for table in TableKind}
    return change.group is Group.ENTRIES or change.key in {*tables, "section:footnotes"}


def begin_correction_of_entries(report: Report, *, by: User, at: datetime, reason: str) -> None:
    if not reason:
        raise Refused(_("The report is published. Give a reason to correct it."))
    newest = report.editions.newest_of_report().first()
    today = from_rows(report, language=newest.language)
    taken = [change.key for change in differences(newest.tree, today) if is_of_the_entries(change)]
    if not taken:
        raise Refused(_("The entries are as they were published; there is nothing to correct."))
    day = timezone.localdate(at)
    begin_correction(report, by=by, at=at, date=day, reason=reason, taken=taken, right=access.REVIEW)
