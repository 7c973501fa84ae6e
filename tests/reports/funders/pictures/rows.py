"""Rows as editions tell them, by hand: a test names only what it is about."""

from itertools import count

from activities.dates import parse
from outputs.scopes import NONE
from reports.funders.pictures.told import Told

numbers = count(1)


def row(when="5 Oct 09", *, title="Seminar", edition="1", scope=NONE, planned=False, places=(), uuid=""):
    """`when` as people type it."""
    return Told(
        edition=edition,
        uuid=uuid or str(next(numbers)),
        title=title,
        language="en",
        is_planned=planned,
        date=when,
        stretches=parse(when).stretches,
        places=tuple(places),
        scope=scope,
    )
