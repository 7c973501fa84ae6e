from django.apps import AppConfig

from outputs import triggers
from reports.triggers import TRIGGERS


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "Reports"

    def ready(self):
        triggers.register(*TRIGGERS)
