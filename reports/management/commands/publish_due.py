from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from reports import publishing
from reports.renderers.pdf import PDFEngineMissing


class Command(BaseCommand):
    help = "Publishes what was approved for a time that has come. For cron, every few minutes."

    def handle(self, **options):
        try:
            published, refused = publishing.publish_due(at=timezone.now())
        except PDFEngineMissing as problem:
            raise CommandError(str(problem)) from problem
        for edition in published:
            self.stdout.write(f"{edition.title}: edition {edition.number}, SHA-256 {edition.sha256}.")
        if refused:
            raise CommandError("\n".join(f"{report}: {why}" for report, why in refused))
