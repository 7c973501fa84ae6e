"""What in the data of a project looks like a slip: said when they are saved, and nothing else. Pure functions."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from outputs.models import Contribution, Project
from reports.documents import Duration, Span
from reports.renderers.formats import duration_line

MONTHS = re.compile(r"\b(\d+)\s*(?:months?|mois)\b", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
WHOLE = Decimal(100)


def of_the_project(project: Project, contributions: Iterable[Contribution]) -> list[str]:
    return [*another_duration(project), *shares_that_do_not_add_up(list(contributions))]


def another_duration(project: Project) -> Iterator[str]:
    """The months and the years in the wording of its own, where they are not those of the days."""
    stated = project.duration_printed_as
    days = [day for day in (project.start, project.end, project.original_end) if day]
    computed = [line(project, end) for end in days[1:]]
    months, years = set(MONTHS.findall(stated)), {int(year) for year in YEAR.findall(stated)}
    fits = not months or any(months <= set(MONTHS.findall(one)) for one in computed)
    if not fits or not years <= {day.year for day in days}:
        yield _("The duration is printed as “%(stated)s”; by the days it is %(computed)s.") % {
            "stated": stated,
            "computed": computed[0],
        }


def line(project: Project, end: date) -> str:
    span = Duration(span=Span(start=project.start, end=end), original_end=None, printed_as="")
    return duration_line(span, project.language)


def shares_that_do_not_add_up(contributions: list[Contribution]) -> Iterator[str]:
    """More than the whole, or less though each has told its share; a hundredth is the rounding of thirds."""
    shares = [one.share for one in contributions if one.share is not None]
    total = sum(shares, Decimal(0))
    rounding = Decimal("0.01") * len(shares)
    whole = len(shares) == len(contributions)
    if shares and (total > WHOLE + rounding or (whole and total < WHOLE - rounding)):
        yield _("The shares of the contributions add up to %s %%, not to 100 %%.") % f"{total.normalize():f}"
