import sys

from django.core.management.base import BaseCommand
from django.utils import timezone

from reports import bounces

LARGEST = 1_000_000  # bytes that are read of what came back


class Command(BaseCommand):
    help = "Takes a mail that came back from standard input and marks what could not be delivered. For a mail server."

    def handle(self, **options):
        """Quietly where it is no report of ours: whatever else is sent to the address may be anything."""
        mail = bounces.take(sys.stdin.buffer.read(LARGEST), at=timezone.now())
        self.stdout.write(f"{mail.to}: came back." if mail else "Not about a mail of ours.")
