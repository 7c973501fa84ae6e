"""A period as seen from today, in words."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.dates import full_date
from outputs.screen import short_language


def seen_from(today: date, *, start: date, end: date) -> str:
    """How long it still runs, or since when it is over."""
    if today < start:
        return _("begins on %(day)s") % {"day": said(start)}
    if today == end:
        return _("ends today")
    count = abs((end - today).days)
    told = {"day": said(end), "count": count}
    if today < end:
        return (
            ngettext("runs until %(day)s: %(count)d day left", "runs until %(day)s: %(count)d days left", count) % told
        )
    return ngettext("ended on %(day)s, %(count)d day ago", "ended on %(day)s, %(count)d days ago", count) % told


def said(day: date) -> str:
    return full_date(day, language=short_language())
