from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from outputs.models import Project
from reports.projectfile import export


class Command(BaseCommand):
    help = "Writes a project with its entries and reports as TOML; `-` is the standard output."

    def add_arguments(self, parser):
        parser.add_argument("slug")
        parser.add_argument("file")

    def handle(self, *, slug, file, **options):
        project = Project.objects.filter(slug=slug).first()
        if project is None:
            raise CommandError(f"There is no project “{slug}”.")
        text = export(project)
        if file == "-":
            self.stdout.write(text, ending="")
            return
        try:
            Path(file).write_text(text, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error}") from error
