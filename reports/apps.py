from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _

from outputs import triggers
from outputs.backups import VERIFIERS
from reports.checks import check_pdf_engine
from reports.triggers import TRIGGERS


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = _("Reports")

    def ready(self):
        triggers.register(*TRIGGERS)
        checks.register(check_pdf_engine)
        from outputs import history
        from reports import verification, wholes
        from reports.desk import admin  # noqa: F401 (registers the desk, once the models are there)

        for whole in wholes.WHOLES:
            history.register(whole)
        for model, parts in wholes.PARTS:
            history.follow(model, *parts)
        VERIFIERS.append(verification.problems)
