from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from reports import downloads
from reports.demonstration import ROLES, add_people, load_demonstration
from reports.demonstration.telling import tell
from reports.models import Report
from reports.renderers.pdf import engine_problem
from reports.rounds import Refused


class Command(BaseCommand):
    help = (
        "Loads the demonstration, makes a user for each role, publishes the report and a correction of it, and writes "
        "their PDFs. What is there is kept."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--directory", type=Path, default=settings.BASE_DIR / "build", help="where the PDFs are put"
        )

    def handle(self, *, directory, **options):
        project = load_demonstration()
        self.stdout.write(f"{project} is loaded.")
        passwords = add_people(project)
        for role in ROLES:
            told = f"password {passwords[role]}" if role in passwords else "keeps the password"
            self.stdout.write(f"  user {role}: {told}")
        if problem := engine_problem():
            self.stderr.write(problem)
            return
        report = Report.objects.of(project).newest_first().first()
        try:
            tell(report, at=timezone.now())
        except Refused as problem:
            raise CommandError(str(problem)) from problem
        self.write_pdfs(report, directory)

    def write_pdfs(self, report, directory):
        """The bytes as they were published; an edition that was withdrawn is not written."""
        directory.mkdir(parents=True, exist_ok=True)
        for edition in report.editions.standing().order_by("number"):
            download = downloads.of_edition(edition, "pdf")
            file = directory / download.file_name
            file.write_bytes(download.content)
            self.stdout.write(f"PDF: {file} (edition {edition.number})")
