"""The demonstration's report is told: published as it was issued, then corrected in two dates that had been printed in
another form than all others. Each step is that of the person whose step it is.
"""

from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from activities.models import Activity, Occurrence
from activities.recording import record
from outputs.models import User
from reports import publishing, rounds
from reports.canonical import fingerprint
from reports.composition import compose
from reports.desk.differing import changes_since
from reports.models import Edition, Report

REASON = "Two dates had been printed without their year."
WITHOUT_THEIR_YEAR = ("16 Oct", "October")


def tell(report: Report, *, at: datetime) -> list[Edition]:
    """Both editions; nothing where the report has gone any part of its way already."""
    if report.rounds.exists():
        return []
    author, manager = (User.objects.get(username=role) for role in ("secretariat", "manager"))
    first = take_through(report, author=author, manager=manager, at=at)
    mend_dates(report)
    report = Report.objects.get(pk=report.pk)
    taken = [change.key for change in changes_since(first.tree, report)]
    rounds.begin_correction(report, by=author, at=at, date=timezone.localdate(at), reason=REASON, taken=taken)
    return [first, take_through(report, author=author, manager=manager, at=at)]


def take_through(report: Report, *, author: User, manager: User, at: datetime) -> Edition:
    read = fingerprint(compose(Report.objects.get(pk=report.pk), language=report.series.written_in))
    rounds.submit(report, by=author, at=at, read=read)
    report = Report.objects.get(pk=report.pk)
    rounds.approve(report, by=manager, at=at, read=read)
    return publishing.publish(Report.objects.get(pk=report.pk), by=manager, at=at)


def mend_dates(report: Report) -> None:
    """The dates are printed like all others, without a wording of their own."""
    slips = Activity.objects.of(report.series.project).filter(occurrences__printed_as__in=WITHOUT_THEIR_YEAR)
    for entry in slips.with_details():
        mended = [Occurrence.of(replace(one.stretch, printed_as=""), one.place) for one in entry.occurrences.all()]
        record(entry, occurrences=mended, outputs=list(entry.outputs.all()))
