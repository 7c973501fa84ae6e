import time
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from reports.composition import compose
from reports.demonstration import ROLES, add_people, load_demonstration
from reports.models import Report
from reports.renderers import RENDERERS
from reports.renderers.pdf import PDFEngineMissing


class Command(BaseCommand):
    help = "Loads the demonstration, makes a user for each role and renders the PDF. What is there is kept."

    def add_arguments(self, parser):
        parser.add_argument("--directory", type=Path, default=settings.BASE_DIR / "build", help="where the PDF is put")

    def handle(self, *, directory, **options):
        project = load_demonstration()
        self.stdout.write(f"{project} is loaded.")
        passwords = add_people(project)
        for role in ROLES:
            told = f"password {passwords[role]}" if role in passwords else "keeps the password"
            self.stdout.write(f"  user {role}: {told}")
        self.render(Report.objects.of(project).newest_first().first(), directory)

    def render(self, report, directory):
        start = time.perf_counter()
        document = compose(report, language=report.series.written_in)
        try:
            content = RENDERERS["pdf"].render(document)
        except PDFEngineMissing as problem:
            self.stderr.write(str(problem))
            return
        directory.mkdir(parents=True, exist_ok=True)
        file = directory / RENDERERS["pdf"].file_name(document)
        file.write_bytes(content)
        self.stdout.write(f"PDF: {file} ({time.perf_counter() - start:.2f} seconds)")
