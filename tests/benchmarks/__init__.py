"""Set up here, before any model is imported: the tests' settings on a database in memory, or on one that was made for the
benchmark. The server that is measured has settings of its own.
"""

import os
import sys

import django

if "pytest" not in sys.modules and os.environ.get("DJANGO_SETTINGS_MODULE") != "tests.benchmarks.served":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ["DATABASE_URL"] = os.environ.get("BENCHMARK_DATABASE_URL", "sqlite://:memory:")
    django.setup()
