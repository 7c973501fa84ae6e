from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from reports import downloads
from reports.demonstration import FUNDER, ROLES, add_people, load_demonstration
from reports.demonstration.sequel import go_on
from reports.demonstration.telling import tell
from reports.models import Edition, Report
from reports.renderers.pdf import engine_problem
from reports.rounds import Refused


class Command(BaseCommand):
    help = (
        "Loads the demonstration, makes a user for each role, publishes the report and a correction of it, then an "
        "update and an annual report made up from its forecasts, and writes the PDFs. What is there is kept."
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
        self.publish(Report.objects.of(project).order_by("period_end", "pk").first())
        self.write_pdfs(project, directory)

    def publish(self, first):
        try:
            tell(first, at=timezone.now())
            go_on(first, at=timezone.now(), funder=FUNDER)
        except Refused as problem:
            raise CommandError(str(problem)) from problem

    def write_pdfs(self, project, directory):
        """The bytes as they were published; an edition that was withdrawn is not written."""
        directory.mkdir(parents=True, exist_ok=True)
        for edition in Edition.objects.of(project).standing().order_by("series", "sequence"):
            download = downloads.of_edition(edition, "pdf")
            file = directory / download.file_name
            file.write_bytes(download.content)
            self.stdout.write(f"PDF: {file} (edition {edition.number})")
