"""Rows that wait to be loaded, as their page shows them."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from activities.imports.batches import lines_of
from activities.imports.checking import State
from activities.imports.columns import BY_NAME
from activities.models import Batch
from outputs.screen import short_language
from outputs.text import printable

ON_A_PAGE = 50
LABELS = {
    State.WRONG: gettext_lazy("to be mended"),
    State.NEW: gettext_lazy("new"),
    State.CHANGED: gettext_lazy("changes an entry"),
    State.UNCHANGED: gettext_lazy("unchanged"),
}
LONG = ("text", "title", "internal_note", "when", "place")  # columns whose cells may hold several lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    label: str
    count: int
    query: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """A cell that its author mends on the page."""

    name: str
    label: str
    value: str
    problems: list[str]
    long: bool

    @property
    def described_by(self) -> str:
        return f"{self.name}-problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    tabs: list[Tab]
    page: Page
    good: int
    wrong: int
    unchanged: int


def shown(batch: Batch, *, state: str, number: str) -> Brought:
    lines = lines_of(batch)
    counts = {one: sum(line["state"] == one for line in lines) for one in LABELS}
    wanted = state if state in set(State) else ""
    rows = [row(line) for line in lines if wanted in ("", line["state"])]
    tabs = [Tab(label=_("all"), count=len(lines), query="?", current=not wanted)]
    for one, label in LABELS.items():
        if counts[one]:
            query = f"?{urlencode({'state': one.value})}"
            tabs.append(Tab(label=str(label), count=counts[one], query=query, current=wanted == one))
    return Brought(
        tabs=tabs,
        page=Paginator(rows, ON_A_PAGE).get_page(number),
        good=counts[State.NEW] + counts[State.CHANGED],
        wrong=counts[State.WRONG],
        unchanged=counts[State.UNCHANGED],
    )


def row(line: dict) -> dict:
    language = short_language()
    mendings = [
        Mending(
            name=f"cell-{line['number']}-{column}",
            label=BY_NAME[column].heading(language),
            value=value,
            problems=line["problems"][column],
            long=column in LONG and ("\n" in value or column in ("text", "title")),
        )
        for column, value in line["to_mend"].items()
        if column in BY_NAME
    ]
    return {
        **line,
        "label": LABELS[State(line["state"])],
        "mendings": mendings,
        "whole": line["problems"].get("", []),
        "changes": differences(line["changes"]),
    }


def differences(changes: list) -> list[tuple[str, str, str]]:
    """With the names of the columns as the reader has them."""
    language = short_language()
    return [(BY_NAME[name].heading(language), before, after) for name, before, after in changes]


def mended(posted) -> dict[tuple[int, str], str]:
    """The cells that a form sent, by number of the row and name of the column."""
    found = {}
    for name, value in posted.items():
        kind, _dash, rest = name.partition("-")
        number, _dash, column = rest.partition("-")
        if kind == "cell" and number.isascii() and number.isdecimal() and len(number) < 8 and column in BY_NAME:
            found[int(number), column] = printable(value)
    return found


def said(done: dict, left: int) -> str:
    """What became of the rows, in a sentence each."""
    parts = [
        (done.get(State.NEW, 0), ngettext("%(count)d entry made.", "%(count)d entries made.", done.get(State.NEW, 0))),
        (
            done.get(State.CHANGED, 0),
            ngettext("%(count)d entry changed.", "%(count)d entries changed.", done.get(State.CHANGED, 0)),
        ),
        (
            done.get(State.UNCHANGED, 0),
            ngettext(
                "%(count)d was as it should be already.",
                "%(count)d were as they should be already.",
                done.get(State.UNCHANGED, 0),
            ),
        ),
        (left, ngettext("%(count)d row stays here.", "%(count)d rows stay here.", left)),
    ]
    return " ".join(sentence % {"count": count} for count, sentence in parts if count)
