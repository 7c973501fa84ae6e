from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from reports import invitations, mailing


class Command(BaseCommand):
    help = "Sends the mail that waits. For cron, every few minutes."

    def handle(self, **options):
        invitations.answer_requests(at=timezone.now())
        delivery = mailing.deliver(clock=timezone.now)
        if delivery.sent:
            self.stdout.write(f"{len(delivery.sent)} sent.")
        if delivery.failed:
            raise CommandError("\n".join(f"{mail.to}: {mail.last_error}" for mail in delivery.failed))
