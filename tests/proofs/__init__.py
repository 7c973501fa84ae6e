"""Set up here, before any model is imported, for what runs in a process of its own: the tests' settings on the database
that its environment names.
"""

import os
import sys

import django

if "pytest" not in sys.modules:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
