from django.core.management.base import BaseCommand
from django.utils import timezone

from reports.reminders import remind


class Command(BaseCommand):
    help = "Reminds those who still owe something for a period, once each. For cron, once a day, before send_mail."

    def handle(self, **options):
        if queued := remind(at=timezone.now()):
            self.stdout.write(f"{queued} queued.")
