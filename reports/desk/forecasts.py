"""The forecasts of a project as its page lists them: those without an outcome first, then what became of the others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from activities.models import Activity, Forecast
from outputs.models import Project
from reports.desk.rows import as_printed, beside
from reports.renderers.presentation import PARTS, PrintedRow
from reports.renderers.words import WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastRow(PrintedRow):
    """`carried_out` are the activities, each with the address of its form."""

    pk: int
    outcome: str
    outcome_label: str
    reason: str
    internal_note: str
    address: str
    funders_welcome: bool
    carried_out: tuple[tuple[str, str], ...] = ()
    margin: str = "reports/desk/row_outcomes.html"


def open_sections(project: Project, *, today: date, may_write: bool) -> list[dict]:
    """What waits for an outcome, what is still to come, what has no dates yet; a part without rows is left out."""
    forecasts = list(Forecast.objects.of(project).unresolved().select_related("project").with_details().by_date())
    parts = {
        _("Waiting to hear what became of it"): [one for one in forecasts if one.last_day and one.last_day < today],
        _("Under way and to come"): [
            one for one in forecasts if one.first_day and not (one.last_day and one.last_day < today)
        ],
        _("Dates not yet known"): [one for one in forecasts if one.first_day is None],
    }
    return [section(project, heading, rows, may_write) for heading, rows in parts.items() if rows]


def settled(project: Project):
    """Those with an outcome, the newest first."""
    newest = F("last_day").desc(nulls_last=True)
    found = Forecast.objects.of(project).exclude(outcome="").select_related("project").with_details()
    return found.prefetch_related("fulfilments__activity").order_by(newest, "title", "pk")


def section(project: Project, heading: str, forecasts: Iterable[Forecast], may_write: bool) -> dict:
    """As the document's own template for tables of entries prints it."""
    return {
        "template": f"{PARTS}/entries.html",
        "heading": heading,
        "output_word": project.output_word or WORDS[project.language]["output"],
        "name": "forecasts",
        "rows": [forecast_row(one) if may_write or one.outcome else as_printed(one) for one in forecasts],
    }


def forecast_row(forecast: Forecast) -> ForecastRow:
    return beside(
        as_printed(forecast),
        ForecastRow,
        pk=forecast.pk,
        outcome=forecast.outcome,
        outcome_label=forecast.get_outcome_display(),
        reason=forecast.reason,
        internal_note=forecast.internal_note,
        address=reverse("admin:activities_forecast_change", args=[forecast.pk]),
        funders_welcome=forecast.funders_welcome,
        carried_out=links(one.activity for one in forecast.fulfilments.all()) if forecast.outcome else (),
    )


def links(activities: Iterable[Activity]) -> tuple[tuple[str, str], ...]:
    return tuple((one.title, reverse("admin:activities_activity_change", args=[one.pk])) for one in activities)
