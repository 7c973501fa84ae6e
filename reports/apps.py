from django.apps import AppConfig
from django.core import checks

from outputs import triggers
from outputs.backups import VERIFIERS
from reports.checks import check_pdf_engine
from reports.triggers import TRIGGERS


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "Reports"

    def ready(self):
        triggers.register(*TRIGGERS)
        checks.register(check_pdf_engine)
        from reports import verification
        from reports.desk import admin  # noqa: F401 (registers the desk, once the models are there)

        VERIFIERS.append(verification.problems)
