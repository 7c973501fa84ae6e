from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from reports.projectfile import ProjectFileError, load


class Command(BaseCommand):
    help = "Creates or updates a project with its entries and reports from a TOML file. A bad file changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file, verbosity, **options):
        try:
            project, written = load(file.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{file} cannot be read: {error}") from error
        except ProjectFileError as error:
            raise CommandError(f"Nothing was changed. In {file}:\n{error}") from error
        if verbosity:
            told = f"{written} rows written" if written else "nothing changed"
            self.stdout.write(f"{project}: {told}.")
