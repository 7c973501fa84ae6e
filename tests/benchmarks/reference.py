"""The demonstration in a database of its own in memory, for benchmarks outside the test runner.

`tests.benchmarks` sets Django up before it imports this module.
"""

from django.core.management import call_command

from reports.demonstration import load_demonstration
from reports.models import Report


def reference_report() -> Report:
    call_command("migrate", verbosity=0)
    return Report.objects.get(series__project=load_demonstration())
