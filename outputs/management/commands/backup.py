import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from outputs.backups import BackupError, back_up


class Command(BaseCommand):
    help = (
        "Writes everything into a new file while people work. The file is confidential: passwords, as they are stored, "
        "sessions and drafts are in it. Only its owner can read it; keep it so."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="must not exist; appears when it is complete")

    def handle(self, *, file, **options):
        start = time.perf_counter()
        try:
            back_up(file, connection=connection)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{file}: {file.stat().st_size:,} bytes in {time.perf_counter() - start:.2f} seconds.")
