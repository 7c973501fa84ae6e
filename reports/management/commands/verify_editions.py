from django.core.management.base import BaseCommand, CommandError

from outputs.models import Project
from reports import verification


class Command(BaseCommand):
    help = (
        "Holds every edition, of all projects or of one, against its hash, its chain, its file and the audit. Prints a "
        "line for each thing that differs and then fails; otherwise the last hash of each series, to be kept elsewhere."
    )

    def add_arguments(self, parser):
        parser.add_argument("slug", nargs="?", default="")

    def handle(self, *, slug, **options):
        if slug and not Project.objects.filter(slug=slug).exists():
            raise CommandError(f"There is no project “{slug}”.")
        found = 0
        for finding in verification.verify(slug):
            self.stdout.write(str(finding))
            found += 1
        if found:
            raise CommandError(f"{found} found: what was told has been altered.")
        self.tell_whole(verification.heads(slug))

    def tell_whole(self, heads):
        editions = sum(series.told for series in heads)
        self.stdout.write(f"Whole: {editions} editions of {len(heads)} series.")
        for series in heads:
            self.stdout.write(f"{series.project.slug}, {series.name}: {series.told}, the last is {series.head}")
