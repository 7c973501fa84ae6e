"""Set up here, before any model is imported: the tests' settings on a database in memory."""

import os
import sys

import django

if "pytest" not in sys.modules:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ["DATABASE_URL"] = "sqlite://:memory:"
    django.setup()
