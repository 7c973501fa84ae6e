"""Events as iCalendar (RFC 5545): whole days, no time of day and no time zone. Knows no database and no request."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from icalendar import Calendar
from icalendar import Event as Component

from activities.dates import Precision, Stretch, printed_stretch
from reports.calendars.events import Event, Status
from reports.renderers.words import WORDS

# Behind the entry's own identity and the same on every host: a calendar knows its events again after a move.
DOMAIN = "project-updates"
PRODUCT = "-//Project updates//Calendar of planned activities//EN"
ASK_AGAIN = timedelta(hours=12)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """`until` is the day after the last, as iCalendar counts."""

    start: date
    until: date


def calendar(name: str, events: Sequence[Event], *, address_of: Callable[[str], str]) -> bytes:
    """`address_of` gives the page of an edition by its code."""
    written = Calendar()
    written.add("prodid", PRODUCT)
    written.add("version", "2.0")
    written.add("name", name)
    written.add("x-wr-calname", name)
    written.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    for event in events:
        written.add_component(component(event, address_of(event.by.code)))
    return written.to_ical()


def component(event: Event, address: str) -> Component:
    words, line, days = WORDS[event.by.language], event.line, span(event.line.stretch)
    written = Component()
    written.add("uid", uid(event))
    written.add("sequence", event.revision)
    written.add("dtstamp", event.by.published_at)
    written.add("dtstart", days.start)
    written.add("dtend", days.until)
    unsure = event.status is Status.TENTATIVE
    written.add("summary", f"{line.title} ({words['tbc']})" if unsure else line.title)
    written.add("description", description(event))
    if line.place:
        unsure = line.planned and line.place_to_be_confirmed
        written.add("location", f"{line.place} ({words['tbc']})" if unsure else line.place)
    written.add("status", event.status.value)
    written.add("transp", "TRANSPARENT")  # a day on which something happens is not a day on which one is busy
    written.add("url", address)
    return written


def uid(event: Event) -> str:
    """The first occurrence that was told has the entry's own identity, whatever others join it."""
    suffix = f"-{event.ordinal}" if event.ordinal else ""
    return f"{event.entry}{suffix}@{DOMAIN}"


def span(stretch: Stretch) -> Days:
    """A month is its days from the first to the last; what has no end is the unit that it begins with."""
    last = stretch.end or stretch.first_unit.last
    return Days(start=stretch.start, until=last + DAY)


def description(event: Event) -> str:
    """Where days say less than the document did, its own words; and which document."""
    language, stretch = event.by.language, event.line.stretch
    exact = stretch.precision is Precision.DAY and not stretch.open_ended and not stretch.printed_as
    dates = [] if exact else [printed_stretch(stretch, language=language)]
    edition = WORDS[language]["edition"].format(event.by.number)
    return "\n".join([*dates, f"{event.by.title} ({edition})"])
