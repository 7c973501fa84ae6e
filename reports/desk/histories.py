"""What was done with a report and what was said of it, round by round, in three queries however long that took."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from reports.desk.standing import person
from reports.models import Comment, Report, Round, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A round: its steps with who took them, and what was said of the report as a whole."""

    round: Round
    title: str
    steps: tuple[tuple[Step, str], ...]
    comments: tuple[Comment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The newest round comes first. `remarks` are the comments on single rows, by the key of the row."""

    passages: tuple[Passage, ...]
    remarks: dict[str, tuple[Comment, ...]]

    @property
    def latest(self) -> tuple[Step, str] | None:
        """The last step of the newest round."""
        return self.passages[0].steps[-1] if self.passages and self.passages[0].steps else None

    def gone(self, keys) -> tuple[Comment, ...]:
        """Comments on rows that stand in the report no more."""
        return tuple(comment for key, said in self.remarks.items() if key not in keys for comment in said)


def history(report: Report) -> History:
    steps = Prefetch("steps", Step.objects.select_related("by", "on_behalf_of").defer("document"))
    comments = Prefetch("comments", Comment.objects.select_related("by"))
    rounds = report.rounds.select_related("corrects").defer("corrects__document").prefetch_related(steps, comments)
    remarks = defaultdict(list)
    for comment in (comment for one in rounds for comment in one.comments.all() if comment.row):
        remarks[str(comment.row)].append(comment)
    return History(
        passages=tuple(passage(one) for one in reversed(rounds)),
        remarks={key: tuple(said) for key, said in remarks.items()},
    )


def passage(one: Round) -> Passage:
    title = _("Round {}").format(one.number)
    if one.corrects:
        title = _("{}: correction of edition {}").format(title, one.corrects.number)
    return Passage(
        round=one,
        title=title,
        steps=tuple((step, person(step)) for step in one.steps.all()),
        comments=tuple(comment for comment in one.comments.all() if not comment.row),
    )
