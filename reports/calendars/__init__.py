"""What a series plans, as a calendar: what its editions told of each event, put together, and written as iCalendar."""

from reports.calendars.events import Event, Status, events
from reports.calendars.telling import Telling, tellings
from reports.calendars.writing import calendar

__all__ = ["Event", "Status", "Telling", "calendar", "events", "tellings"]
