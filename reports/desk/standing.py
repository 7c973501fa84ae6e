"""Where a report stands, in words: for its page and for lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from outputs.models import User
from reports.models import Edition, Mending, Report, Round, Series, Step

State = Round.State
WAY = (State.DRAFT, State.SUBMITTED, State.APPROVED, State.PUBLISHED)


def moment(at: datetime) -> str:
    return date_format(localtime(at), "j F Y, H:i")


def state_line(report: Report) -> str:
    """*Submitted*, *Approved – to be published on …*; what is said of a correction says so."""
    current, label = report.current_round, State(report.state).label.capitalize()
    if current is None or current.state == State.PUBLISHED:
        return label
    if current.publish_at:
        label = _("Approved – to be published on {}").format(moment(current.publish_at))
    return _("Correction: {}").format(label[:1].lower() + label[1:]) if current.corrects_id else label


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stage of the way: behind the report, where it is, or ahead of it."""

    label: str
    is_done: bool
    is_current: bool


def way(report: Report) -> tuple[Stage, ...]:
    """What was returned is at the beginning again, and is called so."""
    state = State(report.state)
    here = 0 if state == State.RETURNED else WAY.index(state)
    labels = [state.label if number == here else stage.label for number, stage in enumerate(WAY)]
    done = len(WAY) if state == State.PUBLISHED else here
    return tuple(
        Stage(label=label.capitalize(), is_done=number < done, is_current=number == here)
        for number, label in enumerate(labels)
    )


def person(step: Step | Mending) -> str:
    """Who took a step or mended something, and for whom."""
    if step.on_behalf_of is None:
        return named(step.by)
    return _("{} for {}").format(named(step.by), named(step.on_behalf_of))


def named(user: User) -> str:
    return user.get_full_name() or user.get_username()


def next_step(report: Report) -> str:
    """What the report waits for."""
    current = report.current_round
    if current is not None and current.publish_at and current.state == State.APPROVED:
        return _("It will be published on {}, or earlier by hand.").format(moment(current.publish_at))
    if current is not None and current.corrects_id is not None and current.state == State.DRAFT:
        return _("The correction is being prepared; what was published stands until the correction is.")
    return {
        State.DRAFT: _("It shows the entries as they are today; only the people of the project see it."),
        State.SUBMITTED: _("A manager reads it next, and returns it with comments or approves it."),
        State.RETURNED: _("Its author mends what the comments ask for, and submits it again."),
        State.APPROVED: _("It can be published now."),
        State.PUBLISHED: "",
    }[State(report.state)]


def corrected_before(report: Report, editions: Sequence[Edition]) -> Edition | None:
    """The correction of the report before this one in its series that came after this one was published: what this one
    accounts for is not what it accounted for. `editions` are this report's.
    """
    before = Report.objects.before(report).order_by("-period_end").first() if editions else None
    if before is None:
        return None
    since = max(edition.published_at for edition in editions)
    later = before.editions.filter(number__gt=1, published_at__gt=since)
    return later.select_related("series__project").without_bytes().newest_of_report().first()


def readers(series: Series) -> str:
    """Who will read what is published in the series."""
    if series.public:
        return _("anyone: the series is public")
    named = list(series.funders.values_list("name", flat=True))
    if series.addressed_to_all:
        named += series.project.funders.values_list("name", flat=True)
    nobody = _("nobody but the people of the project: the series is addressed to no funder")
    return ", ".join(sorted(set(named))) or nobody
