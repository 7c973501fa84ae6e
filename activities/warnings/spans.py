"""Dates that do not go with the project: before or after it, or of an output that was closed."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from activities.dates import full_date
from activities.models import Entry
from outputs.models import Project
from outputs.screen import short_language


def days(entry: Entry) -> list[date]:
    """The first and last days of its occurrences, as far as they are known."""
    return [day for one in entry.occurrences.all() for day in (one.start, one.end) if day]


def said(day: date) -> str:
    return full_date(day, language=short_language())


def outside_the_project(entry: Entry, project: Project) -> Iterator[str]:
    known = days(entry)
    if known and min(known) < project.start:
        yield _("It begins before the project does, on %(day)s.") % {"day": said(project.start)}
    if known and max(known) > project.end:
        yield _("It ends after the project does, on %(day)s.") % {"day": said(project.end)}


def closed_outputs(entry: Entry) -> Iterator[str]:
    known = days(entry)
    for output in entry.outputs.all():
        if known and output.closed_on and output.closed_on < min(known):
            told = {"code": output.code, "day": said(output.closed_on)}
            yield _("Output %(code)s was closed on %(day)s, before it began.") % told
