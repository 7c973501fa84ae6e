"""What was done with a report and what was said of it, round by round, in four queries however long that took."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from reports.desk.mended import Mended, mended
from reports.desk.standing import person
from reports.models import Comment, Mending, Report, Round, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A round: its steps with who took them, what was mended, and what was said of the report as a whole."""

    round: Round
    title: str
    steps: tuple[tuple[Step, str], ...]
    mended: tuple[Mended, ...]
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

    def mended(self) -> dict[str, tuple[Mended, ...]]:
        """By the key of the row, the oldest first."""
        found = defaultdict(tuple)
        for one in (one for passage in reversed(self.passages) for one in passage.mended):
            found[str(one.mending.row)] += (one,)
        return dict(found)

    def mended_and_gone(self, keys) -> tuple[Mended, ...]:
        """What was mended in rows that stand in the report no more."""
        return tuple(one for key, words in self.mended().items() if key not in keys for one in words)

    def gone(self, keys) -> tuple[Comment, ...]:
        """Comments on rows that stand in the report no more."""
        return tuple(comment for key, said in self.remarks.items() if key not in keys for comment in said)


def history(report: Report) -> History:
    steps = Prefetch("steps", Step.objects.select_related("by", "on_behalf_of").defer("document"))
    comments = Prefetch("comments", Comment.objects.select_related("by"))
    mendings = Prefetch("mendings", Mending.objects.select_related("by", "on_behalf_of"))
    rounds = report.rounds.select_related("corrects").defer("corrects__document")
    rounds = rounds.prefetch_related(steps, comments, mendings)
    remarks = defaultdict(list)
    for comment in (comment for one in rounds for comment in one.comments.all() if comment.row):
        remarks[str(comment.row)].append(comment)
    return History(
        passages=tuple(passage(one, report.series.written_in) for one in reversed(rounds)),
        remarks={key: tuple(said) for key, said in remarks.items()},
    )


def passage(one: Round, language: str) -> Passage:
    title = _("Round {}").format(one.number)
    if one.corrects:
        title = _("{}: correction of edition {}").format(title, one.corrects.number)
    return Passage(
        round=one,
        title=title,
        steps=tuple((step, person(step)) for step in one.steps.all()),
        mended=tuple(mended(mending, language) for mending in one.mendings.all()),
        comments=tuple(comment for comment in one.comments.all() if not comment.row),
    )
