from django.apps import AppConfig

from activities.triggers import TRIGGERS
from outputs import triggers


class ActivitiesConfig(AppConfig):
    name = "activities"
    verbose_name = "Activities and forecasts"

    def ready(self):
        triggers.register(*TRIGGERS)
