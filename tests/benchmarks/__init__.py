"""Set up here, before any model is imported: the tests' settings on a database in memory, or on one that was made for the
benchmark. A process that was told its settings has them already.
"""

import os
import sys

import django

if "pytest" not in sys.modules and "DJANGO_SETTINGS_MODULE" not in os.environ:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ["DATABASE_URL"] = os.environ.get("BENCHMARK_DATABASE_URL", "sqlite://:memory:")
    django.setup()
