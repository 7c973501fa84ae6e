from django.core.management.base import BaseCommand, CommandError

from reports.demonstration.synthetic import REPORTS, populate


class Command(BaseCommand):
    help = "Makes synthetic projects for benchmarks and demonstrations, the same for the same seed."

    def add_arguments(self, parser):
        parser.add_argument("--projects", type=int, required=True)
        parser.add_argument("--activities", type=int, required=True, help="entries of each project")
        parser.add_argument(
            "--editions", type=int, default=0, help=f"published reports of each project, up to {REPORTS}"
        )
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *, projects, activities, editions, seed, **options):
        if not 0 <= editions <= REPORTS:
            raise CommandError(f"--editions is from 0 to {REPORTS}: a project has {REPORTS} reports.")
        populate(projects=projects, activities=activities, editions=editions, seed=seed)
        self.stdout.write(f"{projects} projects with {activities} entries and {editions} editions each.")
