"""Settings of an installation that is measured: the application's own, with one view more."""

from cybercrime_project.settings import *  # noqa: F403

ROOT_URLCONF = "tests.benchmarks.constant"
