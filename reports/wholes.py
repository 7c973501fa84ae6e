"""What of reports has a history, and what reports add to the things of the other apps."""

from activities.models import Entry
from outputs.history import Part, Thing
from outputs.models import Project
from reports.models import Report

REPORT = Thing(
    model=Report,
    project="series.project",
    fields=(
        "series",
        "period_start",
        "period_end",
        "window_start",
        "window_end",
        "date",
        "title",
        "activities_heading",
        "forecasts_heading",
        "in_short",
    ),
    parts=[Part(name="placements", fields=("entry", "decision", "reason", "position"))],
)
SERIES = Part(
    name="series",
    stay=True,
    fields=(
        "name",
        "language",
        "addressed_to_all",
        "public",
        "funders",
        "counts_per_output",
        "sections",
        "earlier_heading",
        "disclaimer",
        "distribution_list",
        "covering_note",
    ),
)
# An entry that comes back stands again where it stood, and is withheld from whom it was withheld.
PLACEMENTS = Part(name="placements", fields=("report", "decision", "reason", "position"), told=False)
WITHHOLDINGS = Part(name="withholdings", fields=("series", "reason"))

WHOLES = (REPORT,)
PARTS = ((Project, (SERIES,)), (Entry, (PLACEMENTS, WITHHOLDINGS)))
