"""Days and spans in the language of the screen, as documents print them in theirs."""

from datetime import date

from activities.dates import full_date
from outputs.screen import short_language
from reports.documents import Span


def printed_day(day: date) -> str:
    return full_date(day, language=short_language())


def printed_span(span: Span) -> str:
    """`15 September 2009 – 31 October 2009`, or one day."""
    if span.start == span.end:
        return printed_day(span.start)
    return f"{printed_day(span.start)} – {printed_day(span.end)}"
