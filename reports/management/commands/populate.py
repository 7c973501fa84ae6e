from django.core.management.base import BaseCommand

from reports.demonstration.synthetic import populate


class Command(BaseCommand):
    help = "Makes synthetic projects for benchmarks and demonstrations, the same for the same seed."

    def add_arguments(self, parser):
        parser.add_argument("--projects", type=int, required=True)
        parser.add_argument("--activities", type=int, required=True, help="entries of each project")
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *, projects, activities, seed, **options):
        populate(projects=projects, activities=activities, seed=seed)
        self.stdout.write(f"{projects} projects with {activities} entries each.")
