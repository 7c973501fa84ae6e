"""A project as the text of a project file; loading it elsewhere gives an equal export."""

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import tomli_w

from activities.dates import UNDATED, printed_stretch, sort_key
from activities.models import Entry, Occurrence, PlacePosition
from outputs.models import Project
from reports.models import Report, Series

PROJECT = [
    "slug",
    "programme",
    "title",
    "language",
    "formal_title",
    "area",
    "currency",
    "budget_ceiling",
    "budget_threshold",
    "budget_printed_as",
    "funding_printed_as",
    "implementation",
    "start",
    "end",
    "original_end",
    "extended_on",
    "duration_printed_as",
    "objective",
    "output_word",
    "two_people",
    "disclaimer",
]
BLOCK_AFTER_TAG = re.compile(r"(?<=>)(?=<(?:p|ul|ol|li|/ul|/ol)>)")
EMPTY = (None, "", [], {})
CONTACT = ("unit", "organisation", "telephone", "fax", "email")


def export(project: Project) -> str:
    contact = {key: getattr(project, f"contact_{key}") for key in CONTACT}
    entries = sorted(project.entries.with_details().prefetch_related("fulfilments__activity"), key=order)
    lines = list(project.series.all()) or [Series(project=project)]  # what loading makes where there is none
    data = {
        "project": told(
            {
                **{key: getattr(project, key) for key in PROJECT},
                "reference": list(project.reference_numbers),
                "contact": told(contact),
                "funding": [contribution(one) for one in project.contributions.select_related("funder")],
                "footnote": [{"mark": one.mark, "text": one.text} for one in project.footnotes.all()],
            }
        ),
        "output": [output(one) for one in project.outputs.all()],
        "series": [series(one) for one in lines],
        "update": [update(one) for one in Report.objects.of(project).order_by("series", "period_end")],
        "activity": [entry(one) for one in entries if one.kind == Entry.Kind.ACTIVITY],
        "forecast": [entry(one) for one in entries if one.kind == Entry.Kind.FORECAST],
        "place": [place(one) for one in project.places.all()],
    }
    return tomli_w.dumps(told(data), multiline_strings=True)


def told(values: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty; zero is not. Amounts as the numbers that TOML knows."""
    return {key: number(value) for key, value in values.items() if value is not False and value not in EMPTY}


def number(value: Any) -> Any:
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else value.normalize()


def contribution(one) -> dict[str, Any]:
    keys = ("note", "amount", "currency", "share", "since")
    return told({"funder": one.funder.name, **{key: getattr(one, key) for key in keys}})


def output(one) -> dict[str, Any]:
    return told(
        {"number": one.code, **{key: getattr(one, key) for key in ("title", "short_title", "statement", "closed_on")}}
    )


def series(one: Series) -> dict[str, Any]:
    keys = (
        "name",
        "language",
        "public",
        "counts_per_output",
        "sections",
        "earlier_heading",
        "disclaimer",
        "distribution_list",
    )
    funders = sorted(one.funders.values_list("name", flat=True)) if one.pk else []
    kept_back = one.withholdings.select_related("entry") if one.pk else []
    withheld = [{"entry": str(row.entry.uuid), "reason": row.reason} for row in kept_back]
    return {
        **told({key: getattr(one, key) for key in keys}),
        "addressed_to_all": one.addressed_to_all,
        **told({"funders": funders, "withheld": withheld}),
    }


def place(one: PlacePosition) -> dict[str, Any]:
    return told({key: getattr(one, key) for key in ("place", "latitude", "longitude", "off_map")})


def update(report: Report) -> dict[str, Any]:
    days = {
        "period_start": report.period_start,
        "period_end": report.period_end,
        "forecast_start": report.window_start,
        "forecast_end": report.window_end,
        "date": report.date,
    }
    keys = ("title", "activities_heading", "forecasts_heading", "in_short")
    texts = told({key: getattr(report, key) for key in keys})
    placements = sorted(
        (placement(one) for one in report.placements.select_related("entry")),
        key=lambda one: (one.get("position", 0), one["entry"]),
    )
    return {"series": report.series.name, **days, **texts, **told({"placement": placements})}


def placement(one) -> dict[str, Any]:
    values = told({"entry": str(one.entry.uuid), "decision": one.decision, "reason": one.reason})
    return values if one.position is None else {**values, "position": one.position}


def order(one: Entry) -> tuple:
    """That of a report, the same on every database."""
    return (*sort_key(one.when or UNDATED, one.title), str(one.uuid))


def entry(one: Entry) -> dict[str, Any]:
    codes = [output.code for output in one.outputs.all()]
    values = {
        "key": str(one.uuid),
        "title": one.title,
        "language": one.language,
        "outputs": "All" if one.all_outputs else codes,
        "outcome": one.outcome,
        "reason": one.reason,
        "internal_note": one.internal_note,
        "funders_welcome": one.funders_welcome,
        "carried_out_by": [str(link.activity.uuid) for link in one.fulfilments.all()],
        "date_to_be_confirmed": one.date_to_be_confirmed,
        "place_to_be_confirmed": one.place_to_be_confirmed,
        "description": BLOCK_AFTER_TAG.sub("\n", one.text),
    }
    return told({**values, **occurrences(one.occurrences.all())})


def occurrences(found: Iterable[Occurrence]) -> dict[str, Any]:
    """The dates of a single occurrence stand in the entry's own table."""
    tables = [occurrence(one) for one in found]
    return tables[0] if len(tables) == 1 else {"occurrence": tables}


def occurrence(one: Occurrence) -> dict[str, Any]:
    when = printed_stretch(replace(one.stretch, printed_as=""))
    return told({"when": when, "printed_as": one.printed_as, "place": one.place})
