"""Years that look mistyped. A slip is off by a year or two; what is further away is history or a plan (the Convention
of 2001), and a year beside the right one is a look back.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from activities import richtext
from activities.dates import month_name
from activities.models import Entry
from activities.warnings.spans import days

YEAR = r"\b((?:19|20)\d\d)\b"
NEAR = 2


def another_year(entry: Entry) -> Iterator[str]:
    """Years in the title of which none fits the dates; in the text, the months of the dates with other years only."""
    known = days(entry)
    if not known:
        return
    first, last = min(known).year, max(known).year
    named = {int(year) for year in re.findall(YEAR, entry.title)} | years_in_text(entry, known)
    doubtful = sorted(year for year in named if first - NEAR <= year <= last + NEAR)
    if doubtful and not any(first <= year <= last for year in named):
        years = ", ".join(map(str, doubtful))
        yield _("It speaks of %(years)s; its dates are in %(year)s.") % {"years": years, "year": first}


def years_in_text(entry: Entry, known: Iterable[date]) -> set[int]:
    text, language = richtext.plain(entry.text).casefold(), entry.written_in
    months = {month_name(day, language=language, year=False).casefold() for day in known}
    return {int(year) for month in months for year in re.findall(rf"\b{re.escape(month)}\s+{YEAR}", text)}
