from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from outputs.models import User
from reports import publishing
from reports.management.commands.render_report import day, find_report
from reports.renderers.pdf import PDFEngineMissing
from reports.rounds import Refused


class Command(BaseCommand):
    help = (
        "Takes a report through approval and publishes it on the authority of one account, which the audit says. "
        "With --reason a published report is corrected: by all differences in its entries, and none in the data sheet."
    )

    def add_arguments(self, parser):
        parser.add_argument("slug")
        parser.add_argument("period_end", type=day)
        parser.add_argument("--by", required=True, metavar="USERNAME", help="a manager of the project")
        parser.add_argument("--reason", default="", help="of a correction; it is printed")
        parser.add_argument("--series", default="", help="the series, where the project has several")

    def handle(self, *, slug, period_end, series, by, reason, **options):
        user = User.objects.filter(username=by, is_active=True).first()
        if user is None:
            raise CommandError(f"There is no active user “{by}”.")
        report = find_report(slug, period_end, series)
        try:
            edition = publishing.publish_on_authority(report, by=user, at=timezone.now(), reason=reason)
        except (Refused, PDFEngineMissing) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{edition.title}: edition {edition.number}, SHA-256 {edition.sha256}.")
