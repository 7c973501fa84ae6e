import time
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from reports import downloads
from reports.composition import compose
from reports.models import Edition, Report
from reports.renderers import RENDERERS
from reports.renderers.pdf import PDFEngineMissing


class Command(BaseCommand):
    help = "Renders the report of a project whose period ends on a day, from the rows as they are."

    def add_arguments(self, parser):
        parser.add_argument("slug")
        parser.add_argument("period_end", type=day)
        parser.add_argument("--format", choices=list(RENDERERS), required=True)
        parser.add_argument("--output", required=True, help="a file; `-` is the standard output")
        parser.add_argument("--series", default="", help="the series, where the project has several")
        parser.add_argument("--edition", type=int, help="a published edition instead of the rows as they are")

    def handle(self, *, slug, period_end, series, output, edition, **options):
        report = find_report(slug, period_end, series)
        start = time.perf_counter()
        try:
            content = rendered(report, options["format"], edition)
        except PDFEngineMissing as error:
            raise CommandError(str(error)) from error
        seconds = time.perf_counter() - start
        if output == "-":
            self.stdout.buffer.write(content)
            return
        try:
            Path(output).write_bytes(content)
        except OSError as error:
            raise CommandError(f"{output} cannot be written: {error}") from error
        self.stdout.write(f"{output}: {len(content):,} bytes in {seconds:.2f} seconds.")


def rendered(report: Report, format: str, edition: int | None) -> bytes:
    if edition is None:
        return downloads.of_document(compose(report, language=report.series.written_in), format).content
    return downloads.of_edition(find_edition(report, edition), format).content


def find_edition(report: Report, number: int) -> Edition:
    """Raises CommandError where there is none to be shown."""
    edition = report.editions.standing().filter(number=number).first()
    if edition is None:
        raise CommandError(f"The report that ends on {report.period_end} has no edition {number} to show.")
    return edition


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” is no day; write it as 2009-10-31.") from error


def find_report(slug: str, period_end: date, series: str) -> Report:
    """Raises CommandError where there is none, or several and the series is not named."""
    reports = Report.objects.select_related("series__project").filter(series__project__slug=slug, period_end=period_end)
    found = list(reports.filter(series__name=series) if series else reports)
    if not found:
        raise CommandError(f"The project “{slug}” has no such report that ends on {period_end}.")
    if len(found) > 1:
        names = ", ".join(report.series.name for report in found)
        raise CommandError(f"Several series have a report that ends on {period_end}; name one with --series: {names}.")
    return found[0]
