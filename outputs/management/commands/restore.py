from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from outputs.backups import BackupError, restore


class Command(BaseCommand):
    help = (
        "Loads a file that `backup` wrote into the database and verifies it. Stop the application before: all or "
        "nothing is restored. The file is confidential: passwords, as they are stored, sessions and drafts are in it."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="what is in the database gives way to the backup")

    def handle(self, *, file, replace, **options):
        try:
            problems = restore(file, connection=connection, replace=replace)
        except BackupError as error:
            raise CommandError(str(error)) from error
        if problems:
            raise CommandError("\n".join([f"{file} is restored, but not in order:", *problems]))
        self.stdout.write(f"{file} is restored and verified.")
