"""Where the reports of a series are, and what follows the last: pure functions of rows fetched with what they ask."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date

from django.utils.translation import gettext as _

from reports.composition import title_of
from reports.desk.lists import pdf_of
from reports.desk.now.days import seen_from
from reports.desk.now.steps import NextStep, Rights, first_report, next_report, step_of
from reports.desk.standing import moment, person, state_line
from reports.following import Days, following
from reports.models import Comment, Report, Round, Series

State = Round.State
DAYS = [field.name for field in fields(Days)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportNow:
    """A report on its way: `said` is who took the last step and when, `words` with which it was returned."""

    report: Report
    title: str
    pdf: str
    state: str
    when: str
    said: str
    words: tuple[Comment, ...]
    step: NextStep | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotBegun:
    """A period that has no report yet; without `title` it is the first of the series."""

    title: str
    when: str
    step: NextStep | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    report: Report
    title: str
    pdf: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesNow:
    series: Series
    on_their_way: tuple[ReportNow, ...]
    not_begun: NotBegun | None
    published: Published | None

    @property
    def steps(self) -> tuple[NextStep, ...]:
        steps = [one.step for one in (*self.on_their_way, self.not_begun) if one]
        return tuple(step for step in steps if step)

    @property
    def since(self) -> date | None:
        """The first day that is still to be told; None where nothing says it."""
        if self.on_their_way:
            return min(one.report.period_start for one in self.on_their_way)
        return self.series.newest[0].period_end if self.series.newest else None


def series_now(series: Series, rights: Rights, *, today: date) -> SeriesNow:
    """Of a series with its `newest` reports, these with their rounds."""
    going = sorted((one for one in series.newest if one.state != State.PUBLISHED), key=lambda one: one.period_end)
    done = next((one for one in series.newest if one.state == State.PUBLISHED), None)
    return SeriesNow(
        series=series,
        on_their_way=tuple(report_now(one, rights, today) for one in going),
        not_begun=not_begun(series, rights, today) if not going else None,
        published=published(done) if done else None,
    )


def report_now(report: Report, rights: Rights, today: date) -> ReportNow:
    current = report.current_round
    steps = list(current.steps.all()) if current else []
    returned = report.state == State.RETURNED
    return ReportNow(
        report=report,
        title=title_of(report),
        pdf=pdf_of(report),
        state=state_line(report),
        when=seen_from(today, start=report.period_start, end=report.period_end),
        said=said_of(steps),
        words=tuple(current.comments.all()) if returned else (),
        step=step_of(report, rights, today=today),
    )


def said_of(steps: Sequence) -> str:
    if not steps:
        return ""
    told = {"step": str(steps[-1]), "by": person(steps[-1]), "at": moment(steps[-1].at)}
    return _("%(step)s by %(by)s on %(at)s") % told


def not_begun(series: Series, rights: Rights, today: date) -> NotBegun | None:
    """None where the next period is still ahead."""
    last = series.newest[0] if series.newest else None
    if last is None:
        step = first_report(series) if rights.may_write else None
        return NotBegun(title="", when="", step=step)
    days = following(Days(**{name: getattr(last, name) for name in DAYS}))
    if today < days.period_start:
        return None
    return NotBegun(
        title=title_of(Report(series=series, **asdict(days))),
        when=seen_from(today, start=days.period_start, end=days.period_end),
        step=next_report(series) if rights.may_write else None,
    )


def published(report: Report) -> Published:
    newest = next(iter(report.editions.all()), None)
    withdrawn = newest is not None and newest.is_withdrawn
    return Published(report=report, title=title_of(report), pdf="" if withdrawn else pdf_of(report))
